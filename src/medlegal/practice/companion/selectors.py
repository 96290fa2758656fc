"""Invitations, the worker's pass, the questionnaire, days asked for, and parcels, as pages ask for them."""

from django.db.models import QuerySet

from medlegal.practice.audit.models import Event
from medlegal.practice.cases.models import Evaluation, Seat
from medlegal.practice.companion.access import enter_by_key
from medlegal.practice.companion.models import (
    Courier,
    DayAsked,
    Invitation,
    Parcel,
    Questionnaire,
    Surroundings,
    WorkerPass,
)
from medlegal.practice.people.models import Office, User
from medlegal.practice.people.selectors import practices_of

OPENED = "service.opened"


def invitation_with(digest: str) -> Invitation | None:
    """The one this key opens. The database shows no other row from here on."""
    enter_by_key(digest)
    return Invitation.objects.filter(key_digest=digest).first()


def pass_with(digest: str) -> WorkerPass | None:
    enter_by_key(digest)
    return WorkerPass.objects.filter(key_digest=digest).first()


def invitation_mailed(reference: str) -> Invitation | None:
    """The one whose e-mail has that reference."""
    digest = reference.rpartition(".")[2]
    invitation = Invitation.objects.filter(key_digest__startswith=digest).first()
    return invitation if invitation and invitation.reference == reference else None


def invitations_of(evaluation: Evaluation) -> QuerySet[Invitation]:
    return Invitation.objects.filter(evaluation=evaluation).select_related("party", "made_by", "accepted_by")


def pass_of(evaluation: Evaluation) -> WorkerPass | None:
    """The one that stands."""
    return WorkerPass.objects.filter(evaluation=evaluation, ended_at__isnull=True).first()


def visits_count(evaluation: Evaluation) -> int:
    return sum(one.visits.count() for one in WorkerPass.objects.filter(evaluation=evaluation))


def questionnaire_of(evaluation: Evaluation) -> Questionnaire | None:
    return Questionnaire.objects.filter(evaluation=evaluation).prefetch_related("answers").first()


def answers_of(questionnaire: Questionnaire | None) -> dict[str, str]:
    """Each answer by its question's key."""
    kept = questionnaire.answers.all() if questionnaire else ()
    return {answer.question: answer.text for answer in kept}


def days_asked_of(evaluation: Evaluation) -> QuerySet[DayAsked]:
    return DayAsked.objects.filter(evaluation=evaluation)


def days_unanswered(user: User) -> QuerySet[DayAsked]:
    """Workers' wishes for another day that nobody of the person's practices has answered, the oldest first."""
    asked = DayAsked.objects.filter(practice__in=practices_of(user), answered_at__isnull=True)
    return asked.select_related("evaluation__claimant").order_by("asked_at")


def surroundings_of(office: Office) -> Surroundings | None:
    return Surroundings.objects.filter(office=office).first()


def couriers_of(evaluation: Evaluation) -> QuerySet[Courier]:
    return Courier.objects.filter(evaluation=evaluation, ended_on__isnull=True).select_related(
        "user", "party"
    )


def places_as_courier(user: User) -> QuerySet[Courier]:
    return Courier.objects.filter(user=user, ended_on__isnull=True)


def parcels_of(user: User, evaluation_id: int) -> QuerySet[Parcel]:
    """What the person uploaded for the evaluation, the newest first."""
    return Parcel.objects.filter(
        sent_by=user, evaluation_id=evaluation_id, withdrawn_at__isnull=True
    ).prefetch_related("files")


def unsigned_by(user: User) -> QuerySet[Parcel]:
    return Parcel.objects.filter(sent_by=user, signed_at__isnull=True, withdrawn_at__isnull=True)


def seat_in(evaluation: Evaluation, user: User) -> Seat | None:
    """The person's seat in the evaluation, if it stands."""
    return (
        Seat.objects.filter(evaluation=evaluation, user=user, ended_on__isnull=True)
        .select_related("party")
        .first()
    )


def openings_by(user: User, evaluation: Evaluation) -> dict[int, Event]:
    """When the person first opened each served paper: the audit's own event, by the number of the serving."""
    events = Event.objects.filter(evaluation_id=evaluation.pk, actor_id=user.pk, action=OPENED).order_by("id")
    first: dict[int, Event] = {}
    for event in events:
        first.setdefault(int(event.facts["serving"]), event)
    return first


def openings_of(evaluation: Evaluation) -> list[Event]:
    """Every opening of a served paper by a party's person, the first first; for the office."""
    return list(Event.objects.filter(evaluation_id=evaluation.pk, action=OPENED).order_by("id"))
