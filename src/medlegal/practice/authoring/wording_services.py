"""Keeps a practice's own words for its letters."""

from datetime import date

from medlegal.practice.audit.services import record
from medlegal.practice.authoring.models import LetterWording
from medlegal.practice.people.models import Practice, User


def keep_wording(
    practice: Practice, *, kind: str, language: str, opening: str, closing: str, on: date, actor: User
) -> LetterWording:
    """The words in one kind of letter, in place of those before; both may be empty."""
    said = {"opening": opening, "closing": closing, "written_by": actor, "written_on": on}
    wording, _ = LetterWording.objects.update_or_create(
        practice=practice, kind=kind, language=language, defaults=said
    )
    record("letter.wording_kept", of=wording, actor=actor, kind=kind, language=language)
    return wording
