"""Plays the year and prints what came of it as JSON; ends with 1 if anybody was left untold or the audit broke."""

import importlib
import json
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from medlegal.cli.office_rows import open_rows


def main() -> int:
    open_rows()
    # By name, because these modules can only be read once Django knows its rows.
    play = importlib.import_module("benchmarks.year.play")
    evaluations, seed = map(int, sys.argv[1:3])
    began = perf_counter()
    year = play.a_year(evaluations, seed=seed)
    seconds = perf_counter() - began
    with tempfile.TemporaryDirectory() as folder:
        told = play.outcome(year, heads=Path(folder) / "heads.jsonl")
    spent = os.times()
    told |= {
        "wall_seconds": round(seconds, 1),
        "cpu_seconds_of_this_process": round(spent.user + spent.system, 1),
    }
    print(json.dumps(told, indent=1))
    return 0 if told["is_sound"] else 1


if __name__ == "__main__":
    sys.exit(main())
