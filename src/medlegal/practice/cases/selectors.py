"""Evaluations as lists for a page."""

from django.db.models import Q, QuerySet

from medlegal.practice.cases.models import (
    Assistant,
    Claimant,
    ConflictFinding,
    Evaluation,
    Examination,
    Injury,
    InjuryEvaluated,
    Party,
    PersonCompared,
    Seat,
)
from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import practices_of

AS_TOLD = (
    *("role", "name", "firm", "street", "city", "state", "zip_code", "phone", "fax", "email"),
    *("preferred_means", "e_service_agreed_on"),
)
END_OF_NAMES = "\U0010ffff"


def evaluations_recent(user: User) -> QuerySet[Evaluation]:
    """All the person may see, the newest request first."""
    return Evaluation.objects.visible_to(user).select_related("claimant", "physician", "practice")


def evaluations_standing(user: User) -> QuerySet[Evaluation]:
    """All the person may see that are not closed."""
    return Evaluation.objects.visible_to(user).standing()


def find_evaluations(user: User, text: str) -> QuerySet[Evaluation]:
    """Those whose number, claim number or claimant's name ("Family, Given") begins with `text`.

    The name is looked up as a range, since row-level security keeps pattern indexes from being used; names
    and claims are looked up apart, since a join of both makes the database read them all.
    """
    words = " ".join(text.split())
    if not words:
        return evaluations_recent(user)
    folded = words.casefold()
    named = Claimant.objects.filter(name_sorted__gte=folded, name_sorted__lt=folded + END_OF_NAMES)
    claimed = InjuryEvaluated.objects.filter(injury__claim_number__istartswith=words)
    return evaluations_recent(user).filter(
        Q(claimant__in=named.values("pk"))
        | Q(pk__in=claimed.values("evaluation"))
        | Q(number__istartswith=words)
    )


def injuries_of(evaluation: Evaluation) -> QuerySet[Injury]:
    return evaluation.injuries.order_by("began_on")


def parties_of(evaluation: Evaluation) -> QuerySet[Party]:
    """Those of record now."""
    return Party.objects.filter(evaluation=evaluation, left_on__isnull=True)


def parties_gone(evaluation: Evaluation) -> QuerySet[Party]:
    """Those that were of record and left."""
    return Party.objects.filter(evaluation=evaluation, left_on__isnull=False)


def parties_as_told(evaluation: Evaluation) -> list[dict[str, object]]:
    """The parties of record as a request tells them, for an evaluation that follows this one."""
    return list(parties_of(evaluation).values(*AS_TOLD))


def parties_known(user: User) -> QuerySet[Party]:
    """Everybody but workers who was of record with the person's practices, each once, as last entered."""
    kept = Party.objects.filter(practice__in=practices_of(user)).exclude(role=Party.Role.WORKER)
    return kept.order_by("role", "name", "firm", "-id").distinct("role", "name", "firm")


def seats_of(evaluation: Evaluation) -> QuerySet[Seat]:
    """The parties' persons who may see the evaluation now."""
    return Seat.objects.filter(evaluation=evaluation, ended_on__isnull=True).select_related("user")


def later_than(evaluation: Evaluation) -> QuerySet[Evaluation]:
    """The follow-ups and supplementals asked for after it, as far as the reader may see them."""
    return Evaluation.objects.filter(prior=evaluation).order_by("requested_on", "id")


def payer_of(evaluation: Evaluation) -> Party | None:
    return parties_of(evaluation).filter(role=Party.Role.CLAIMS_ADMINISTRATOR).first()


def examination_of(evaluation: Evaluation) -> Examination | None:
    return Examination.objects.filter(evaluation=evaluation).select_related("office").first()


def assistants_of(evaluation: Evaluation) -> QuerySet[Assistant]:
    return Assistant.objects.filter(evaluation=evaluation).order_by("id")


def findings_of(evaluation: Evaluation) -> QuerySet[ConflictFinding]:
    """What may be a conflict of the evaluator, decided or not, with the parties' answers."""
    found = ConflictFinding.objects.filter(evaluation=evaluation)
    return found.select_related("decided_by", "party").prefetch_related("answers__party")


def findings_open(user: User) -> QuerySet[ConflictFinding]:
    """What may be a conflict and nobody has decided, in evaluations that the person works on; the oldest first."""
    found = ConflictFinding.objects.filter(
        evaluation__in=evaluations_standing(user), decided=ConflictFinding.Decided.OPEN
    )
    return found.select_related("evaluation__claimant").order_by("id")


def comparisons_of(evaluation: Evaluation) -> QuerySet[PersonCompared]:
    """How it was decided who the worker is, where somebody kept looked like the person."""
    return PersonCompared.objects.filter(evaluation=evaluation).select_related("claimant", "decided_by")
