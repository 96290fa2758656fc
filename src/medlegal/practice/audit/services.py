"""Writes what was done. Nothing else writes here, and nothing is ever changed."""

from typing import Protocol

from django.db import connection

from medlegal.practice.audit.models import Event


class Acting(Protocol):
    """Whoever acts."""

    pk: int


class Placed(Protocol):
    """Anything that stands in a practice: the practice itself, an evaluation, or a row of one."""

    @property
    def practice_id(self) -> int: ...


Fact = str | int | bool | None | list[int] | list[str]


def record(action: str, *, of: Placed, actor: Acting | None, **facts: Fact) -> Event:
    """An event in the transaction of the change: both stand, or neither.

    `of` is the evaluation, a row of one, or a row of the practice. `facts` are ids, dates, codes and sums:
    never a name, a diagnosis or a page's text. Raises RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("An event is recorded only inside the transaction of what it tells.")
    return Event.objects.create(
        practice_id=of.practice_id,
        evaluation_id=getattr(of, "evaluation_id", None),
        actor_id=actor.pk if actor else None,
        action=action,
        facts=facts,
    )
