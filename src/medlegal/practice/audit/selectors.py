"""What happened, in order; and whether the chain that tells it is whole."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from medlegal.practice.audit.models import Event

OF_A_CHAIN = """
SELECT e.id, l.position, l.digest,
       concat_ws('|', e.id, coalesce(e.practice_id, 0), coalesce(e.evaluation_id, 0), coalesce(e.actor_id, 0),
                 e.action, (extract(epoch FROM e.at) * 1000000)::bigint, e.facts::text)
FROM audit_event e FULL JOIN audit_link l ON l.event_id = e.id
WHERE coalesce(l.chain, e.practice_id, 0) = %s
ORDER BY l.position NULLS LAST, e.id
"""


@dataclass(frozen=True, slots=True)
class ChainState:
    """One practice's chain: how long it is, its last digest, and the first thing wrong with it, if any."""

    chain: int
    length: int
    head: str
    problem: str | None = None


def history_of(evaluation_id: int) -> QuerySet[Event]:
    """What was done and read in one evaluation, the newest first; the database's own row counts left out."""
    return (
        Event.objects.filter(evaluation_id=evaluation_id).exclude(action__startswith="row.").order_by("-id")
    )


def chain_state(chain: int) -> ChainState:
    """The chain of one practice (0: acts outside any), recomputed from its events.

    The digest is computed here and not asked of the database, so that a changed function there does not help.
    """
    length, head = 0, ""
    with connection.cursor() as cursor:
        cursor.execute(OF_A_CHAIN, [chain])
        for event, position, digest, told in rows_of(cursor):
            problem = broken_at(event, position, digest, told, length=length, head=head)
            if problem:
                return ChainState(chain, length, head, problem)
            length, head = position, digest
    return ChainState(chain, length, head)


def rows_of(cursor: object) -> Iterator[tuple[int | None, int | None, str | None, str]]:
    while rows := cursor.fetchmany(2000):  # type: ignore[attr-defined]
        yield from rows


def broken_at(
    event: int | None, position: int | None, digest: str | None, told: str, *, length: int, head: str
) -> str | None:
    """What is wrong with this row after a whole chain of `length` that ends in `head`; None if it fits."""
    if position is None:
        return f"event {event} has no link: its link was removed, or the event was put in afterwards"
    if position != length + 1:
        return f"link {length + 1} is missing: the next one kept is {position}"
    if event is None:
        return f"the event of link {position} was removed"
    if hashlib.sha256("|".join([head, told]).encode()).hexdigest() != digest:
        return f"event {event} (link {position}) was changed after it was written"
    return None
