"""What stands between records and the evaluator: a letter that waits, an objection still possible."""

from datetime import date

from django.db.models import QuerySet

from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import evaluations_standing
from medlegal.practice.intake.models import Demand, Objection, RecordSet
from medlegal.practice.people.models import User


def waits_because(record_set: RecordSet, *, on: date) -> str:
    """Why a non-medical set may not go to the evaluator yet (Lab. Code § 4062.3(b)); empty when it may."""
    if not record_set.is_non_medical:
        return ""
    objection = objection_to(record_set)
    if objection is not None:
        return "" if objection.ordered_on and objection.ordered_on <= on else objected_to(objection)
    until = record_set.objections_until
    if until is None:
        return (
            "Held: these are non-medical records, and nothing shows yet when the other side was served with them."
            " Enter the day and the means of that service; the time to object runs from it."
        )
    if on <= until:
        return f"Held: these are non-medical records, and the other side may object to them through {until:%m/%d/%Y}."
    return ""


def objected_to(objection: Objection) -> str:
    return (
        f"Held: {objection.party.name} objected to these non-medical records on {objection.objected_on:%m/%d/%Y}."
        " They do not go to the evaluator without a judge's order."
    )


def objection_to(record_set: RecordSet) -> Objection | None:
    """The one that stands."""
    return objections_to(record_set).filter(withdrawn_on__isnull=True).first()


def objections_to(record_set: RecordSet) -> QuerySet[Objection]:
    """All that came, those taken back as well, the oldest first."""
    return Objection.objects.filter(record_set=record_set).select_related("party")


def is_awaited_with_others(record_set: RecordSet) -> bool:
    """Whether the time to object that began with this set's service runs for another set to which nobody has objected.

    Sets of which the other side was served on one day share one clock.
    """
    served = RecordSet.objects.filter(
        evaluation=record_set.evaluation,
        is_non_medical=True,
        opponent_served_on=record_set.opponent_served_on,
    ).exclude(pk=record_set.pk)
    objected = Objection.objects.filter(withdrawn_on__isnull=True).values("record_set")
    return served.exclude(pk__in=objected).exists()


def drafted_demand(record_set: RecordSet) -> Demand | None:
    """The letter about this set that waits to be served."""
    return Demand.objects.filter(
        record_set=record_set, serving__isnull=True, withdrawn_on__isnull=True
    ).first()


def served_demands(record_set: RecordSet) -> QuerySet[Demand]:
    return Demand.objects.filter(record_set=record_set, serving__isnull=False).select_related("serving")


def demands_of(evaluation: Evaluation) -> QuerySet[Demand]:
    """Every letter about a declaration that waits or was served, the oldest first."""
    return Demand.objects.filter(evaluation=evaluation, withdrawn_on__isnull=True).select_related(
        "record_set__sender", "serving"
    )


def demands_waiting(user: User) -> QuerySet[Demand]:
    """Drafted letters of the person's standing evaluations that nobody has served yet."""
    return Demand.objects.filter(
        evaluation__in=evaluations_standing(user), serving__isnull=True, withdrawn_on__isnull=True
    ).select_related("evaluation__claimant", "evaluation__practice", "record_set__sender")


def is_written_about(record_set: RecordSet, *, reason: str, declared: int | None, received: int) -> bool:
    """Whether a served letter told the parties of this very reason with these figures."""
    told = served_demands(record_set).filter(reason=reason, declared=declared, received=received)
    return told.exists()
