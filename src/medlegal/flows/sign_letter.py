"""The signed copy of a drafted paper is kept: by the evaluator's hand, or by the worker's."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from medlegal.flows.choose_path import TO_PHYSICIAN, designated
from medlegal.flows.draft_letter import WRITERS, NotADraft, answers_to, kind_named
from medlegal.flows.refusal import Refused, WrongTime
from medlegal.outside.storage import keep
from medlegal.practice.authoring.letter_selectors import locked_letter
from medlegal.practice.authoring.letter_services import keep_signed_copy
from medlegal.practice.authoring.models import Letter
from medlegal.practice.cases.rights import need_role
from medlegal.practice.docket.services import meet_deadline
from medlegal.practice.people.models import User
from medlegal.reports.official_form import pages_in


class NobodySignsIt(Refused):
    """Nobody signs this paper before it is served. Serve it as it is."""


class NotAPdf(Refused):
    """The signed copy is not a PDF that opens. Scan it again as a PDF."""


class SignedBefore(Refused):
    """A signed copy of this paper is kept already. Withdraw it and draft another if it was the wrong one."""


@transaction.atomic
def sign_letter(
    letter: Letter, *, on: date, signed: bytes, told: Mapping[str, str] | None = None, actor: User
) -> None:
    """`signed` (a PDF) is the paper as it was signed `on`; `told` what the signer wrote on it.

    Refused: a paper that nobody signs, that was served or withdrawn, a day before its draft.
    """
    need_role(letter.evaluation, actor, *WRITERS)
    letter = locked_letter(letter)
    kind = kind_named(letter.kind)
    if letter.serving_id or letter.withdrawn_on:
        raise NotADraft
    if not kind.is_signed:
        raise NobodySignsIt
    if letter.signed_on:
        raise SignedBefore
    if on < letter.drafted_on:
        raise WrongTime(f"It was drafted on {letter.drafted_on:%m/%d/%Y}, after the day of the signature.")
    answers = answers_to(kind.signed_asks, told or {})
    if answers.get("choice") == TO_PHYSICIAN:
        designated(answers, capacity="")
    if not pages_in(signed):
        raise NotAPdf
    kept = keep([signed], suffix=".pdf")
    written = letter.told | answers
    keep_signed_copy(letter, on=on, told=written, key=kept.key, sha256=kept.sha256, actor=actor)
    if kind.meets and kind.goes:
        meet_deadline(letter.evaluation, duty=kind.meets, on=on, actor=actor)
