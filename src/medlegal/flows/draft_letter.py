"""A letter is drafted from the case; a person reads it, then it is served on all parties or withdrawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from medlegal.flows.fill_form import Filled, fill_form
from medlegal.flows.gather_situation import Situation
from medlegal.flows.letter_kind import Ask, LetterKind
from medlegal.flows.letter_kinds import KINDS
from medlegal.flows.letter_standing import State
from medlegal.flows.refusal import LacksFact, Refused
from medlegal.flows.weigh_letters import standing_of
from medlegal.practice.authoring.letter_selectors import letters_unserved, wording_of
from medlegal.practice.authoring.letter_services import keep_letter, withdraw_letter
from medlegal.practice.authoring.models import Letter
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.rights import need_evaluator, need_role
from medlegal.practice.people.models import Role, User
from medlegal.reports.blocks import Paper
from medlegal.reports.letters.own_words import with_own_words
from medlegal.reports.letters.stationery import office_draft
from medlegal.reports.refusals import CannotWrite
from medlegal.reports.render_docx import to_docx
from medlegal.reports.render_pdf import to_pdf

WRITERS = (Role.SCHEDULER, Role.RECORD_EDITOR, Role.PHYSICIAN)
LONGEST_ANSWER = 2000  # letters typed for one blank


class NoSuchLetter(Refused):
    """No letter of this kind is written here. Choose one of the list."""


class NotPossibleNow(Refused):
    """This letter cannot be drafted now."""


class AnswerMissing(Refused):
    """Something that only a person knows is missing."""


class NotADraft(Refused):
    """This letter was served or withdrawn. Draft another if one is needed."""


class SignedAlready(Refused):
    """One of this kind is signed and waits. Withdraw it first if another is to take its place."""


@dataclass(frozen=True, slots=True)
class Written:
    """A letter as it reads today: our own layout, and the State form where one is filled."""

    paper: Paper
    filled: Filled

    def pdf(self) -> bytes:
        return self.filled.pdf or to_pdf(self.paper)

    def docx(self) -> bytes:
        return to_docx(self.paper)


@transaction.atomic
def draft_letter(
    evaluation: Evaluation,
    *,
    kind: str,
    told: Mapping[str, str] | None = None,
    language: str = "en",
    on: date,
    actor: User | None,
) -> Letter:
    """The draft, in place of any other draft of that kind and language.

    `told` holds what the kind asks a person for. Refused where the letter is not possible now, or lacks a fact.
    """
    need_role(evaluation, actor, *WRITERS)
    known = kind_named(kind)
    if known.is_evaluators and actor is not None:
        need_evaluator(evaluation, actor)
    situation = Situation(evaluation, on)
    standing = standing_of(known, situation)
    if standing.state is State.NOT_NOW:
        raise NotPossibleNow(standing.because)
    answers = answers_to(known.asks, told or {})
    if language not in known.languages:
        raise NoSuchLetter("It is not written in that language.")
    paper_of(known, situation, answers, language)
    if any(one.signed_on for one in drafts_like(evaluation, kind)):
        raise SignedAlready
    for earlier in drafts_like(evaluation, kind, language):
        withdraw_letter(earlier, on=on, actor=actor)
    return keep_letter(evaluation, kind=kind, language=language, told=answers, on=on, actor=actor)


def draft_if_possible(evaluation: Evaluation, *, kind: str, on: date, actor: User | None) -> Letter | None:
    """The draft that follows from an act; none where the letter lacks a fact, which the letters' page then names."""
    try:
        with transaction.atomic():
            return draft_letter(evaluation, kind=kind, on=on, actor=actor)
    except (NotPossibleNow, LacksFact):
        return None


def drafts_like(evaluation: Evaluation, kind: str, language: str = "") -> list[Letter]:
    """Those of the kind that wait; only in that language, if one is named."""
    standing = letters_unserved(evaluation, kind)
    standing = standing.order_by("id")
    return list(standing.filter(language=language) if language else standing)


def kind_named(kind: str) -> LetterKind:
    if kind not in KINDS:
        raise NoSuchLetter
    return KINDS[kind]


def answers_to(asks: Sequence[Ask], told: Mapping[str, str]) -> dict[str, str]:
    """What was typed for these questions and nothing else. Refused where one that is needed is missing."""
    answers = {ask.name: str(told.get(ask.name) or "").strip() for ask in asks}
    missing = [ask.label for ask in asks if ask.is_required and not answers[ask.name]]
    if missing:
        raise AnswerMissing(f"Enter: {'; '.join(missing)}.")
    for ask in asks:
        offered = {value for value, _ in ask.choices}
        if ask.answer == "choice" and answers[ask.name] and answers[ask.name] not in offered:
            raise AnswerMissing(f"{ask.label}: choose one of the list.")
        if len(answers[ask.name]) > LONGEST_ANSWER:
            raise AnswerMissing(f"{ask.label}: at most {LONGEST_ANSWER:,} letters.")
    return answers


def paper_of(kind: LetterKind, situation: Situation, told: Mapping[str, str], language: str) -> Paper:
    """The paper; a fact that it lacks is named in the refusal."""
    try:
        return kind.paper(situation, told, language)
    except CannotWrite as refused:
        raise LacksFact(str(refused)) from None


def written_letter(letter: Letter, *, on: date) -> Written:
    """The letter as it would be served on that day."""
    kind, situation = kind_named(letter.kind), Situation(letter.evaluation, on)
    paper = worded(paper_of(kind, situation, letter.told, letter.language), letter)
    return Written(paper, fill_form(situation, kind.form, letter.told))


def worded(paper: Paper, letter: Letter) -> Paper:
    """With the practice's own words, which it may give to letters that re-create no form of the State."""
    own = wording_of(letter.practice_id, letter.kind, letter.language)
    return with_own_words(paper, opening=own.opening, closing=own.closing) if own else paper


def preview(letter: Letter, *, on: date) -> Written:
    """The letter marked as a draft, with its rules and how sure they are on a last page for the office."""
    written = written_letter(letter, on=on)
    kind, situation = kind_named(letter.kind), Situation(letter.evaluation, on)
    notes = (written.filled.note,) if written.filled.note else ()
    return Written(office_draft(written.paper, kind.steps(situation), notes), written.filled)


@transaction.atomic
def withdraw_draft(letter: Letter, *, on: date, actor: User) -> None:
    need_role(letter.evaluation, actor, *WRITERS)
    if letter.serving_id or letter.withdrawn_on:
        raise NotADraft
    if kind_named(letter.kind).is_evaluators:
        need_evaluator(letter.evaluation, actor)
    withdraw_letter(letter, on=on, actor=actor)
