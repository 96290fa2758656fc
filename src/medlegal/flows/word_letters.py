"""A practice words its letters: its own first and last paragraphs, around what law and case dictate."""

from datetime import date

from django.db import transaction

from medlegal.flows.draft_letter import NoSuchLetter, kind_named
from medlegal.flows.refusal import NotYourRole, Refused
from medlegal.practice.authoring.models import LetterWording
from medlegal.practice.authoring.wording_services import keep_wording
from medlegal.practice.people.models import Practice, Role, User
from medlegal.practice.people.selectors import may_act

LONGEST = 1500  # letters of one of the two parts


class LockedLetter(Refused):
    """This letter re-creates a form of the State. Its content is the State's, and no practice rewords it."""


class TooLong(Refused):
    """The practice's own words take more room than the letter. Write at most 1,500 letters in each part."""


@transaction.atomic
def word_letter(
    practice: Practice,
    *,
    kind: str,
    language: str,
    opening: str,
    closing: str,
    on: date,
    actor: User,
) -> LetterWording:
    """The practice's words in that kind of letter from now on, in drafts that wait as well.

    It is for a manager. Refused for a letter that re-creates a form of the State.
    """
    if not may_act(actor, practice.pk, Role.MANAGER):
        raise NotYourRole("It is for a manager.")
    known = kind_named(kind)
    if known.form:
        raise LockedLetter
    if language not in known.languages:
        raise NoSuchLetter("It is not written in that language.")
    said = {"opening": opening.strip(), "closing": closing.strip()}
    if max(map(len, said.values())) > LONGEST:
        raise TooLong
    return keep_wording(practice, kind=kind, language=language, **said, on=on, actor=actor)
