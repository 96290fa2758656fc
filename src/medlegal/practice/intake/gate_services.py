"""Keeps what holds records back from the evaluator, and the letters drafted about them."""

from datetime import date

from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import Party
from medlegal.practice.correspondence.models import Serving
from medlegal.practice.intake.gate_selectors import drafted_demand
from medlegal.practice.intake.models import Demand, Objection, RecordSet
from medlegal.practice.people.models import User


def mark_non_medical(
    record_set: RecordSet,
    *,
    served_on: date | None,
    served_by: str,
    objections_until: date | None,
    actor: User,
) -> None:
    record_set.is_non_medical = True
    record_set.opponent_served_on, record_set.opponent_served_by = served_on, served_by
    record_set.objections_until = objections_until
    keep_contents(record_set, actor=actor)


def mark_medical(record_set: RecordSet, *, actor: User) -> None:
    record_set.is_non_medical = False
    record_set.opponent_served_on = record_set.objections_until = None
    record_set.opponent_served_by = ""
    keep_contents(record_set, actor=actor)


def keep_contents(record_set: RecordSet, *, actor: User) -> None:
    record_set.save(
        update_fields=["is_non_medical", "opponent_served_on", "opponent_served_by", "objections_until"]
    )
    until = record_set.objections_until
    record(
        "records.contents",
        of=record_set,
        actor=actor,
        non_medical=record_set.is_non_medical,
        until=until.isoformat() if until else "",
    )


def keep_objection(record_set: RecordSet, *, party: Party, on: date, actor: User) -> Objection:
    objection = Objection.objects.create(
        practice_id=record_set.practice_id,
        evaluation_id=record_set.evaluation_id,
        record_set=record_set,
        party=party,
        objected_on=on,
    )
    record("records.objected", of=objection, actor=actor, record_set=record_set.pk, on=on.isoformat())
    return objection


def keep_order(objection: Objection, *, on: date, actor: User) -> None:
    objection.ordered_on = on
    objection.save(update_fields=["ordered_on"])
    record(
        "records.ordered", of=objection, actor=actor, record_set=objection.record_set_id, on=on.isoformat()
    )


def keep_withdrawal(objection: Objection, *, on: date, why: str, actor: User) -> None:
    objection.withdrawn_on, objection.withdrawal = on, why
    objection.save(update_fields=["withdrawn_on", "withdrawal"])
    record(
        "records.objection_withdrawn",
        of=objection,
        actor=actor,
        record_set=objection.record_set_id,
        on=on.isoformat(),
        why=why,
    )


def draft_demand(
    record_set: RecordSet, *, reason: str, declared: int | None, received: int, on: date, actor: User | None
) -> Demand:
    """The letter in place of any other draft about this set; the same reason and figures leave it as it is."""
    standing = drafted_demand(record_set)
    if standing and (standing.reason, standing.declared, standing.received) == (reason, declared, received):
        return standing
    if standing:
        withdraw_demand(standing, on=on, actor=actor)
    demand = Demand.objects.create(
        practice_id=record_set.practice_id,
        evaluation_id=record_set.evaluation_id,
        record_set=record_set,
        reason=reason,
        declared=declared,
        received=received,
        drafted_on=on,
    )
    record("demand.drafted", of=demand, actor=actor, record_set=record_set.pk, reason=reason)
    return demand


def withdraw_demand(demand: Demand, *, on: date, actor: User | None) -> None:
    demand.withdrawn_on = on
    demand.save(update_fields=["withdrawn_on"])
    record("demand.withdrawn", of=demand, actor=actor, record_set=demand.record_set_id)


def mark_demand_served(demand: Demand, *, serving: Serving) -> None:
    demand.serving = serving
    demand.save(update_fields=["serving"])
