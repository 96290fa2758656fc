"""`medlegal audit verify`: is the chain of events whole, in every practice?"""

import argparse
import sys
from typing import TypeAlias

from django.conf import settings
from django.utils import timezone

from medlegal.flows.verify_audit import NO_PRACTICE, UnreadableHeads, verify_audit
from medlegal.practice.audit.selectors import ChainState

WHOLE, BROKEN, UNREADABLE = 0, 1, 2
HEADS = "audit_heads.jsonl"

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_to(subparsers: Subparsers) -> None:
    audit = subparsers.add_parser("audit", help="check the chain of events")
    words = audit.add_subparsers(required=True, metavar="WORD")
    says = "Recompute every chain; exit 0 when all are whole, 1 when one is broken."
    check = words.add_parser("verify", help=says, description=says)
    which = "only this practice's chain, by its number; 0 for acts outside any practice"
    check.add_argument("--practice", type=int, metavar="N", help=which)
    check.set_defaults(run=verify)


def verify(args: argparse.Namespace) -> int:
    """One line a chain; the first broken row of a broken one is named."""
    try:
        states = verify_audit(settings.HOME / HEADS, at=timezone.now(), only=args.practice)
    except UnreadableHeads as trouble:
        print(trouble, file=sys.stderr)
        return UNREADABLE
    for state in states:
        print(told(state))
    broken = sum(state.problem is not None for state in states)
    print(f"{broken} of {len(states)} chains broken." if broken else f"{len(states)} chains whole.")
    return BROKEN if broken else WHOLE


def told(state: ChainState) -> str:
    name = "outside practices" if state.chain == NO_PRACTICE else f"practice {state.chain}"
    length = f"{state.length:,} links"
    if state.problem is not None:
        return f"{name}: BROKEN after {length}: {state.problem}."
    return f"{name}: whole, {length}, head {state.head or 'none yet'}"
