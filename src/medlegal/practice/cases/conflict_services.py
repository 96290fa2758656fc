"""Keeps what may be a conflict of the evaluator, what a person decided about it, and the parties' answers."""

from datetime import date

from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import ConflictAnswer, ConflictFinding, Evaluation, Party
from medlegal.practice.people.models import User


def keep_finding(
    evaluation: Evaluation,
    *,
    found_in: str,
    relation: str,
    person: str,
    with_name: str,
    aware_on: date,
    actor: User | None,
    **fields: object,
) -> tuple[ConflictFinding, bool]:
    """The finding and whether it is new; what was found before stands with what was decided about it."""
    finding, is_new = ConflictFinding.objects.get_or_create(
        practice_id=evaluation.practice_id,
        evaluation=evaluation,
        found_in=found_in,
        relation=relation,
        person=person,
        with_name=with_name,
        defaults={"aware_on": aware_on, **fields},
    )
    if is_new:
        record("conflict.found", of=finding, actor=actor, finding=finding.pk, relation=relation)
    return finding, is_new


def note_decided(
    finding: ConflictFinding,
    *,
    decided: str,
    reason: str,
    withdraws: bool | None,
    on: date,
    actor: User,
) -> None:
    finding.decided, finding.reason, finding.withdraws = decided, reason, withdraws
    finding.decided_by, finding.decided_on = actor, on
    finding.save(update_fields=["decided", "reason", "withdraws", "decided_by", "decided_on"])
    record("conflict.decided", of=finding, actor=actor, finding=finding.pk, decided=decided)


def note_notified(finding: ConflictFinding, *, on: date, actor: User) -> None:
    """The parties have the notice."""
    finding.notified_on = on
    finding.save(update_fields=["notified_on"])
    record("conflict.notified", of=finding, actor=actor, finding=finding.pk, on=on.isoformat())


def keep_answer(
    finding: ConflictFinding, *, party: Party, waives: bool, on: date, actor: User
) -> ConflictAnswer:
    answer = ConflictAnswer.objects.create(
        practice_id=finding.practice_id,
        evaluation_id=finding.evaluation_id,
        finding=finding,
        party=party,
        waives=waives,
        answered_on=on,
    )
    record("conflict.answered", of=finding, actor=actor, finding=finding.pk, party=party.pk, waives=waives)
    return answer


def note_weighed(finding: ConflictFinding, **answer: object) -> None:
    """What the law says of the relation as a person names it now."""
    for name, value in answer.items():
        setattr(finding, name, value)
    finding.save(update_fields=list(answer))
