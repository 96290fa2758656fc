"""Evaluations as lists for a page."""

from django.db.models import Q, QuerySet

from medlegal.practice.cases.models import Assistant, Evaluation, Examination, Injury, Party
from medlegal.practice.people.models import User

END_OF_NAMES = "\U0010ffff"


def evaluations_recent(user: User) -> QuerySet[Evaluation]:
    """All the person may see, the newest request first."""
    return Evaluation.objects.visible_to(user).select_related("claimant", "physician", "practice")


def find_evaluations(user: User, text: str) -> QuerySet[Evaluation]:
    """Those whose number, claim number or claimant's name ("Family, Given") begins with `text`.

    The name is looked up as a range, since row-level security keeps pattern indexes from being used.
    """
    words = " ".join(text.split())
    if not words:
        return evaluations_recent(user)
    folded = words.casefold()
    by_name = Q(claimant__name_sorted__gte=folded, claimant__name_sorted__lt=folded + END_OF_NAMES)
    by_claim = Q(injuries__claim_number__istartswith=words)
    return evaluations_recent(user).filter(by_name | by_claim | Q(number__istartswith=words)).distinct()


def injuries_of(evaluation: Evaluation) -> QuerySet[Injury]:
    return evaluation.injuries.order_by("began_on")


def parties_of(evaluation: Evaluation) -> QuerySet[Party]:
    return Party.objects.filter(evaluation=evaluation)


def payer_of(evaluation: Evaluation) -> Party | None:
    return parties_of(evaluation).filter(role=Party.Role.CLAIMS_ADMINISTRATOR).first()


def examination_of(evaluation: Evaluation) -> Examination | None:
    return Examination.objects.filter(evaluation=evaluation).select_related("office").first()


def assistants_of(evaluation: Evaluation) -> QuerySet[Assistant]:
    return Assistant.objects.filter(evaluation=evaluation).order_by("id")
