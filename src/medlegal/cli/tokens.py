"""`medlegal token`: keys for programs, given, listed and revoked."""

import argparse
import sys
from datetime import datetime
from typing import TypeAlias

from django.utils import timezone

from medlegal.flows.give_token import SCOPES, give_token, revoke_token
from medlegal.practice.people.models import ApiToken
from medlegal.practice.people.refusal import Refused

DONE, NOT_DONE = 0, 1

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_to(subparsers: Subparsers) -> None:
    token = subparsers.add_parser("token", help="keys for programs: give, list, revoke")
    words = token.add_subparsers(required=True, metavar="WORD")
    add_give(words)
    words.add_parser("list", help="every token, and until when it is good").set_defaults(run=listed)
    revoke = words.add_parser("revoke", help="the token opens nothing from now on")
    revoke.add_argument("number", type=int, help="as `token list` shows it")
    revoke.set_defaults(run=revoked)


def add_give(words: Subparsers) -> None:
    scopes = "; ".join(f"{scope}: {says}" for scope, says in SCOPES.items())
    give = words.add_parser("give", help="a key that acts as a person", epilog=f"Scopes. {scopes}.")
    give.add_argument("email", help="the person whose eyes and hands the program has")
    give.add_argument("--name", required=True, help="what the program is, for the list")
    give.add_argument(
        "--scope", action="append", required=True, metavar="SCOPE", help="may be said more than once"
    )
    give.add_argument("--days", type=int, default=90, help="how long it is good (90)")
    give.set_defaults(run=given)


def given(args: argparse.Namespace) -> int:
    """The key alone goes to standard output, so that it can be put where it belongs."""
    try:
        token, key = give_token(
            args.email, name=args.name, scopes=args.scope, days=args.days, at=timezone.now()
        )
    except Refused as refused:
        print(refused, file=sys.stderr)
        return NOT_DONE
    print(
        f"Token {token.pk} is good until {token.expires_at:%Y-%m-%d}. Its key is shown this once:",
        file=sys.stderr,
    )
    print(key)
    return DONE


def listed(args: argparse.Namespace) -> int:
    now = timezone.now()
    for token in ApiToken.objects.select_related("user").order_by("pk"):
        used = f"last used {token.used_at:%Y-%m-%d}" if token.used_at else "never used"
        print(f"{token.pk:>4}  {state_of(token, now):<22}  {token.user.email}  {token.name}  {used}")
        print(f"      {' '.join(token.scopes)}")
    return DONE


def state_of(token: ApiToken, now: datetime) -> str:
    if token.revoked_at:
        return f"revoked {token.revoked_at:%Y-%m-%d}"
    word = "good until" if token.expires_at > now else "ran out"
    return f"{word} {token.expires_at:%Y-%m-%d}"


def revoked(args: argparse.Namespace) -> int:
    try:
        token = revoke_token(args.number, at=timezone.now())
    except Refused as refused:
        print(refused, file=sys.stderr)
        return NOT_DONE
    print(f"Token {token.pk} is revoked.")
    return DONE
