"""Records on the command line: how well a packet was read, and which kinds there are."""

from __future__ import annotations

import argparse
import json
import sys

from medlegal.flows.measure_reading import Measured
from medlegal.flows.measure_reading import measure_reading as measured
from medlegal.records.kinds import SAYS
from medlegal.records.measuring import Rate


def measure_reading(args: argparse.Namespace) -> int:
    """0 when measured, 2 when one of the files is not there or not what it should be."""
    try:
        found = measured(args.truth, args.reading)
    except (OSError, ValueError, KeyError, TypeError) as error:
        says = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else _why(error)
        print(f"This cannot be measured ({says}). Give a truth.json and a reading.json.", file=sys.stderr)
        return 2
    if getattr(args, "json", False):
        print(json.dumps(_told(found), indent=1))
        return 0
    for name, value in found.measures.items():
        print(f"{name:44} {_shown(value)}")
    for kind, value in found.kinds.items():
        if value.share < 1:
            print(f"kind {kind:39} {_shown(value)}")
    for one in found.mistakes if args.mistakes else ():
        print(one)
    return 0


def _why(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def list_kinds(_: argparse.Namespace) -> int:
    for kind, says in SAYS.items():
        print(f"{kind:18} {says}")
    return 0


def _shown(value: Rate | float) -> str:
    return f"{value.share:<8} {value.part:g} of {value.whole:g}" if isinstance(value, Rate) else f"{value}"


def _told(found: Measured) -> dict[str, object]:
    def plain(value: Rate | float) -> object:
        if not isinstance(value, Rate):
            return value
        return {"share": value.share, "part": value.part, "whole": value.whole}

    return {
        "measures": {name: plain(value) for name, value in found.measures.items()},
        "kinds": {name: plain(value) for name, value in found.kinds.items()},
        "mistakes": found.mistakes,
    }
