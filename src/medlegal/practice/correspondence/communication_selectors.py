"""What came in, for those who may see it: what one side alone sent is not for the evaluator."""

from django.db.models import QuerySet

from medlegal.practice.cases.models import Evaluation
from medlegal.practice.correspondence.models import Communication, CommunicationFile, Serving
from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import practices_of, roles_of

HIDDEN = Communication.HIDDEN


def is_evaluator(evaluation: Evaluation, reader: User) -> bool:
    return evaluation.physician.user_id == reader.pk


def communications_of(evaluation: Evaluation, reader: User) -> QuerySet[Communication]:
    """Everything for the office; for the evaluator only what every party has. The database keeps to it too."""
    found = Communication.objects.filter(evaluation=evaluation).select_related(
        "party", "serving", "decided_by"
    )
    if not roles_of(reader, evaluation.practice):
        return found.none()
    return found.exclude(state__in=HIDDEN) if is_evaluator(evaluation, reader) else found


def files_of(communication: Communication) -> QuerySet[CommunicationFile]:
    return CommunicationFile.objects.filter(communication=communication)


def quarantined_in(reader: User) -> QuerySet[Communication]:
    """What waits for a letter or a decision in the reader's practices; never one of the reader's own evaluations."""
    return (
        Communication.objects.filter(practice__in=practices_of(reader), state=Communication.State.QUARANTINED)
        .exclude(evaluation__physician__user=reader)
        .select_related("evaluation__claimant", "evaluation__practice", "party", "serving")
        .order_by("received_on", "id")
    )


def letters_about_contact(evaluation: Evaluation) -> list[tuple[Serving, bool]]:
    """The letters that told every party of one-sided contact, and whether the evaluator then got to see it."""
    letters = Serving.objects.filter(evaluation=evaluation, what=Serving.What.ONE_SIDED_CONTACT)
    released = set(
        Communication.objects.filter(evaluation=evaluation, state=Communication.State.RELEASED).values_list(
            "serving_id", flat=True
        )
    )
    return [(letter, letter.pk in released) for letter in letters]


def is_kept_from(serving: Serving, reader: User) -> bool:
    """Whether the served paper encloses what the reader, as the evaluator, may not see.

    The letter hangs on a communication that the database hides from the evaluator; not to find it there
    is to be kept from it.
    """
    if serving.what != Serving.What.ONE_SIDED_CONTACT or not is_evaluator(serving.evaluation, reader):
        return False
    return not Communication.objects.filter(serving=serving, state=Communication.State.RELEASED).exists()
