"""Letters of an evaluation, and the State forms of a practice."""

from datetime import date

from django.db.models import Q, QuerySet

from medlegal.practice.authoring.models import Letter, LetterWording, OfficialForm
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import evaluations_standing
from medlegal.practice.correspondence.models import Serving
from medlegal.practice.people.models import Membership, Role, User


def letters_of(evaluation: Evaluation) -> QuerySet[Letter]:
    """Drafts and served letters, the latest first; withdrawn ones are left out."""
    return (
        Letter.objects.filter(evaluation=evaluation, withdrawn_on__isnull=True)
        .select_related("serving", "drafted_by", "form")
        .order_by("-id")
    )


def letters_waiting(user: User) -> QuerySet[Letter]:
    """Drafts of the person's standing evaluations that nobody has served yet."""
    return Letter.objects.filter(
        evaluation__in=evaluations_standing(user), serving__isnull=True, withdrawn_on__isnull=True
    ).select_related("evaluation__claimant", "evaluation__practice")


def locked_letter(letter: Letter) -> Letter:
    """The row as it stands now; whoever serves it at the same moment waits for this transaction."""
    return Letter.objects.select_for_update().get(pk=letter.pk)


def last_letter(evaluation: Evaluation, kind: str) -> Letter | None:
    """The latest of the kind that was served."""
    return letters_of(evaluation).filter(kind=kind, serving__isnull=False).first()


def letters_unserved(evaluation: Evaluation, kind: str) -> QuerySet[Letter]:
    """Those of the kind that wait, signed or not, the latest first."""
    return letters_of(evaluation).filter(kind=kind, serving__isnull=True)


def letters_served_in(serving: Serving) -> QuerySet[Letter]:
    """The papers that went with it."""
    return Letter.objects.filter(serving=serving).order_by("id")


def last_signed(evaluation: Evaluation, kind: str) -> Letter | None:
    """The latest of the kind whose signed copy is kept, served or not."""
    return letters_of(evaluation).filter(kind=kind, signed_on__isnull=False).first()


def draft_waiting(evaluation: Evaluation, kind: str) -> Letter | None:
    """The latest draft of the kind that nobody has served."""
    return letters_of(evaluation).filter(kind=kind, serving__isnull=True).first()


def wordings_of(practice_id: int) -> QuerySet[LetterWording]:
    """The practice's own words, of every kind of letter for which it wrote any."""
    return LetterWording.objects.filter(practice=practice_id).select_related("written_by")


def wording_of(practice_id: int, kind: str, language: str) -> LetterWording | None:
    return wordings_of(practice_id).filter(kind=kind, language=language).first()


def forms_known_to(user: User) -> QuerySet[OfficialForm]:
    """The uploaded forms of every practice where the person works."""
    works = Membership.objects.filter(user=user, ended_on__isnull=True)
    return OfficialForm.objects.filter(
        practice__in=works.values("practice"), withdrawn_on__isnull=True
    ).select_related("practice", "uploaded_by")


def forms_managed_by(user: User) -> QuerySet[OfficialForm]:
    """Those of the practices where the person is a manager."""
    managed = Membership.objects.filter(user=user, role=Role.MANAGER, ended_on__isnull=True)
    return forms_known_to(user).filter(practice__in=managed.values("practice"))


def form_in_use(practice_id: int, number: str, *, on: date) -> OfficialForm | None:
    """The uploaded form of that number on that day; of several the one that began last."""
    return (
        OfficialForm.objects.filter(
            Q(last_on__isnull=True) | Q(last_on__gte=on),
            practice_id=practice_id,
            form_number=number,
            first_on__lte=on,
            withdrawn_on__isnull=True,
        )
        .order_by("-first_on", "-id")
        .first()
    )
