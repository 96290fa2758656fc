"""Keeps what happened and what a clock hangs on."""

from datetime import date

from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.docket.models import DocketEntry, StatedCause
from medlegal.practice.people.models import User


def keep_entry(
    evaluation: Evaluation,
    *,
    kind: str,
    on: date,
    actor: User | None,
    party: Party | None = None,
    proof: str = "",
    answers: DocketEntry | None = None,
    **told: str | int | bool,
) -> DocketEntry:
    """One entry of the docket. `told` holds codes, counts and days as text: never a name or a diagnosis."""
    entry = DocketEntry.objects.create(
        practice_id=evaluation.practice_id,
        evaluation=evaluation,
        kind=kind,
        happened_on=on,
        party=party,
        proof=proof[:300],
        told=told,
        answers=answers,
    )
    facts = {"answers": answers.pk} if answers else {}
    record(f"docket.{kind}", of=entry, actor=actor, entry=entry.pk, on=on.isoformat(), **facts)
    return entry


def keep_cause(practice_id: int, *, on: date, actor: User, **about: object) -> StatedCause:
    """Good cause as stated, with the law's reasons and what shows it."""
    cause = StatedCause.objects.create(practice_id=practice_id, stated_on=on, stated_by=actor, **about)
    record("cause.stated", of=cause, actor=actor, cause=cause.pk, kind=cause.cause, what=cause.of)
    return cause
