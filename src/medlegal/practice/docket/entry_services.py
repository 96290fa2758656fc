"""Keeps what happened and what a clock hangs on."""

from datetime import date

from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.docket.models import DocketEntry
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
