"""`medlegal calendar reckon`: every physician's free hours, reckoned anew from what is kept."""

import argparse
from typing import TypeAlias

from django.utils import timezone

from medlegal.flows.keep_free_hours import keep_all_free_hours

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_to(subparsers: Subparsers) -> None:
    calendar = subparsers.add_parser("calendar", help="physicians' free hours")
    words = calendar.add_subparsers(required=True, metavar="WORD")
    says = "Reckon every physician's free hours anew, as after rows that came past the program."
    words.add_parser("reckon", help=says, description=says).set_defaults(run=reckon)


def reckon(args: argparse.Namespace) -> int:
    print(f"Reckoned for {keep_all_free_hours(today=timezone.localdate())} physicians.")
    return 0
