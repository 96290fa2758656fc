"""`medlegal code` and `medlegal logins`: how to get into the demo."""

import argparse
import sys

from medlegal.cli.office_home import home, is_demo
from medlegal.flows.demo.people import code_now
from medlegal.flows.open_demo import logins


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    code = subparsers.add_parser("code", help="the demo's six-digit code of now")
    code.add_argument("email", help="one of the demo's logins")
    code.set_defaults(run=print_code)
    ways = subparsers.add_parser("logins", help="the demo's people and how they sign in")
    ways.set_defaults(run=print_logins)


def print_code(args: argparse.Namespace) -> int:
    """The digits an authenticator would show now; they change every thirty seconds."""
    _refuse_outside_the_demo()
    known = [login.email for login in logins()]
    if args.email not in known:
        print(f"The demo has no {args.email}. Its people: {', '.join(known)}.", file=sys.stderr)
        return 1
    print(code_now(args.email))
    return 0


def print_logins(args: argparse.Namespace) -> int:
    _refuse_outside_the_demo()
    for login in logins():
        print(login)
    return 0


def _refuse_outside_the_demo() -> None:
    if not is_demo(home()):
        raise SystemExit("Only the demo tells its codes. In a practice each person's own device shows them.")
