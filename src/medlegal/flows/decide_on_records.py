"""A person decides about pages and documents: kept with who and when, applied at once, and taken back at will."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from medlegal.flows.decide_acts import Bench, Saying, prepared
from medlegal.flows.decide_placing import is_signed, placed_as_decided, write_papers_later
from medlegal.flows.refusal import Refused
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.rights import need_role
from medlegal.practice.intake.decision_services import keep_decision, keep_reversal, note_lost
from medlegal.practice.intake.models import Decision
from medlegal.practice.intake.placing_selectors import (
    decisions_of,
    last_standing,
    last_taken_back,
    placed_reading,
    version_of,
)
from medlegal.practice.intake.placing_services import Changed, keep_placement
from medlegal.practice.people.models import Role, User


class DecidedMeanwhile(Refused):
    """Somebody else decided in the meantime. The page now shows what stands; decide again."""


class NothingToTakeBack(Refused):
    """There is no decision of yours to take back."""


class NothingToTakeUp(Refused):
    """There is no decision of yours that was taken back."""


class AlreadySigned(Refused):
    """The report is signed, and what it says of the records stands."""


class NoEffect(Refused):
    """The page or the document is no longer as it was."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a decision: the rows it changed, and how often anything was decided now."""

    decision: Decision
    changed: Changed
    version: int
    lost: frozenset[int]


@transaction.atomic
def decide(
    evaluation: Evaluation,
    *,
    act: str,
    asked: Mapping[str, Any],
    expects: int | None,
    at: datetime,
    actor: User,
) -> Outcome:
    """`asked` names pages by stamp and documents by key, as the page shows them. Nothing received is changed."""
    begin_deciding(evaluation, expects=expects, actor=actor)
    saying: Saying = prepared(act, asked, Bench(evaluation))
    decision = keep_decision(
        evaluation,
        act=act,
        file=int(saying.first[0]),
        number=saying.first[1],
        said=saying.said,
        at=at,
        actor=actor,
    )
    outcome = placed_anew(evaluation, decision)
    if decision.pk in outcome.lost:
        raise NoEffect("Open the page again and decide anew.")
    return outcome


@transaction.atomic
def undo(
    evaluation: Evaluation,
    *,
    decision_id: int | None = None,
    expects: int | None = None,
    at: datetime,
    actor: User,
) -> Outcome:
    """The decision, or the actor's last one, is taken back: as if it had never been taken."""
    begin_deciding(evaluation, expects=expects, actor=actor)
    decision = chosen(evaluation, decision_id) if decision_id else last_standing(evaluation, by=actor)
    if decision is None or getattr(decision, "stands", None) is False:
        raise NothingToTakeBack
    keep_reversal(decision, stands=False, at=at, actor=actor)
    return placed_anew(evaluation, decision)


@transaction.atomic
def redo(
    evaluation: Evaluation,
    *,
    decision_id: int | None = None,
    expects: int | None = None,
    at: datetime,
    actor: User,
) -> Outcome:
    """The decision, or the one the actor took back last, stands again in its old place."""
    begin_deciding(evaluation, expects=expects, actor=actor)
    decision = chosen(evaluation, decision_id) if decision_id else last_taken_back(evaluation, by=actor)
    if decision is None or getattr(decision, "stands", False) is not False:
        raise NothingToTakeUp
    keep_reversal(decision, stands=True, at=at, actor=actor)
    return placed_anew(evaluation, decision)


def chosen(evaluation: Evaluation, decision_id: int) -> Decision | None:
    return decisions_of(evaluation).filter(pk=decision_id).first()


def begin_deciding(evaluation: Evaluation, *, expects: int | None, actor: User) -> None:
    """One decision at a time in an evaluation, by somebody who may, on what the person really saw."""
    Evaluation.objects.select_for_update(no_key=True).get(pk=evaluation.pk)
    need_to_decide(evaluation, actor)
    if expects is not None and expects != version_of(evaluation):
        raise DecidedMeanwhile


def need_to_decide(evaluation: Evaluation, actor: User) -> None:
    need_role(evaluation, actor, Role.RECORD_EDITOR, Role.PHYSICIAN)
    if is_signed(evaluation):
        raise AlreadySigned("Decide in the records of a supplemental evaluation instead.")


def why_not_decided(evaluation: Evaluation, actor: User) -> str:
    """The sentence that would refuse the person's decisions; empty when they would be taken."""
    try:
        need_to_decide(evaluation, actor)
    except Refused as refused:
        return str(refused)
    return ""


def placed_anew(evaluation: Evaluation, decision: Decision) -> Outcome:
    placed = placed_as_decided(evaluation)
    changed = keep_placement(evaluation, placed.packet)
    reading = placed_reading(evaluation)
    if reading is not None:
        note_lost(reading, decisions=placed.lost)
    version = version_of(evaluation)
    write_papers_later(evaluation, version=version)
    return Outcome(decision, changed, version, placed.lost)
