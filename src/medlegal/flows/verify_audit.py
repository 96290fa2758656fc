"""Every chain of events is recomputed, and held against what stood at its end when it was verified before."""

import json
import os
from collections import defaultdict
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from medlegal.practice.audit.roll import chains_on_the_roll, digests_at
from medlegal.practice.audit.selectors import ChainState, chain_state
from medlegal.practice.cases.access import enter_practice

NO_PRACTICE = 0  # the chain of acts outside any practice, such as a failed sign-in


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a whole chain as it stood at one verification."""

    chain: int
    length: int
    head: str
    at: str


class UnreadableHeads(Exception):
    """The file of earlier heads cannot be read, so it may have been changed. Put its copy back, or look into why."""


def verify_audit(heads: Path, *, at: datetime, only: int | None = None) -> list[ChainState]:
    """The state of every chain, or of `only` one. A chain that was cut short since an earlier head is broken.

    The end of each whole chain is added to the file `heads`, which should be copied to a place of its own:
    a chain rewritten from its beginning is found by nothing else.
    """
    earlier = kept_heads(heads)
    chains = [only] if only is not None else sorted({*chains_on_the_roll(), *earlier})
    states = [verified(chain, earlier.get(chain, [])) for chain in chains]
    whole = [state for state in states if state.problem is None and state.length]
    keep_heads(heads, [state for state in whole if not stands_last(state, earlier)], at=at)
    return states


def verified(chain: int, earlier: list[Head]) -> ChainState:
    """In a transaction of its own, which sees this chain and no other."""
    with transaction.atomic():
        enter_chain(chain)
        state = chain_state(chain)
        if state.problem is None and earlier:
            now = digests_at(chain, [head.length for head in earlier])
            state = replace(state, problem=first_changed(earlier, now))
        return state


def enter_chain(chain: int) -> None:
    if chain != NO_PRACTICE:
        enter_practice(chain)
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT enter_as(NULL)")


def first_changed(earlier: list[Head], now: dict[int, str]) -> str | None:
    for head in earlier:
        if head.length not in now:
            return f"link {head.length}, which stood at its end on {head.at[:10]}, is gone: the chain was cut"
        if now[head.length] != head.head:
            return f"link {head.length} is not what it was on {head.at[:10]}: the chain was written anew"
    return None


def stands_last(state: ChainState, earlier: dict[int, list[Head]]) -> bool:
    return bool(earlier.get(state.chain)) and earlier[state.chain][-1].head == state.head


def kept_heads(path: Path) -> dict[int, list[Head]]:
    """The heads of earlier verifications by chain, the oldest first."""
    found: dict[int, list[Head]] = defaultdict(list)
    try:
        for line in path.read_text("utf-8").splitlines() if path.exists() else []:
            head = Head(**json.loads(line))
            found[head.chain].append(head)
    except (ValueError, TypeError):
        raise UnreadableHeads(f"{UnreadableHeads.__doc__} ({path})") from None
    return found


def keep_heads(path: Path, states: list[ChainState], *, at: datetime) -> None:
    """One line for each, on the disk before this returns."""
    if not states:
        return
    new = [Head(state.chain, state.length, state.head, at.isoformat()) for state in states]
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a", encoding="utf-8"
    ) as file:
        file.writelines(json.dumps(asdict(head)) + "\n" for head in new)
        file.flush()
        os.fsync(file.fileno())
