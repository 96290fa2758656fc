"""Packets of the open seeds are made, read and measured, and one table is printed: `python run.py develop|test`."""

from __future__ import annotations

import argparse
import json
import tempfile
import tomllib
from pathlib import Path
from statistics import median
from typing import Any

from packets import write

from medlegal.cli.main import main as medlegal
from medlegal.flows.measure_reading import Measured, measure_reading
from medlegal.records.measuring import Rate

SEEDS = tomllib.loads(Path(__file__).with_name("seeds.toml").read_text(encoding="utf-8"))


def measured(seed: int, folder: Path, *, is_test: bool, is_wide: bool, jobs: int) -> Measured:
    """One seed's packet, made unless it lies there, read with what an earlier run kept, and measured.

    The pages of others are measured a second time, as a case is read that tells whom it is about.
    """
    packet, out = folder / str(seed), folder / f"{seed} read"
    if not (packet / "truth.json").exists():
        extra = 20 if is_wide else 46
        write(seed, packet, extra=extra, may_use_held=is_test, is_wide=is_wide)
    words = ["records", "read", str(packet / "files"), "--out", str(out), "--jobs", str(jobs)]
    medlegal(words)
    alone = measure_reading(packet / "truth.json", out)
    medlegal([*words, "--patient", str(packet / "patient.txt")])
    told = measure_reading(packet / "truth.json", out).measures
    alone.measures.update(
        {f"{name}, told whom": told[name] for name in told if name.startswith("other_patient")}
    )
    return alone


def pooled(values: list[Rate | float]) -> Rate | float:
    """Rates and counts are added up; of medians and means the middle is taken."""
    if all(isinstance(one, Rate) for one in values):
        return Rate(sum(one.part for one in values), sum(one.whole for one in values))
    if all(isinstance(one, int) for one in values):
        return sum(values)
    return round(median(values), 4)


def table(found: dict[int, Measured]) -> str:
    names = list(dict.fromkeys(name for one in found.values() for name in one.measures))
    lines = [row("", [str(seed) for seed in found], "all", "of")]
    for name in names:
        values = [one.measures[name] for one in found.values() if name in one.measures]
        total = pooled(values)
        of = f"{total.part:g}/{total.whole:g}" if isinstance(total, Rate) else ""
        lines.append(row(name, [shown(one.measures.get(name)) for one in found.values()], shown(total), of))
    kinds = sorted({kind for one in found.values() for kind in one.kinds})
    for kind in kinds:
        total = pooled([one.kinds[kind] for one in found.values() if kind in one.kinds])
        cells = [shown(one.kinds.get(kind)) for one in found.values()]
        lines.append(row(f"kind {kind}", cells, shown(total), f"{total.part:g}/{total.whole:g}"))
    return "\n".join(lines)


def row(name: str, cells: list[str], total: str, of: str) -> str:
    return f"| {name:44} | " + " | ".join(f"{cell:>7}" for cell in [*cells, total]) + f" | {of:>9} |"


def shown(value: Any) -> str:
    if value is None:
        return ""
    return f"{value.share:.3f}" if isinstance(value, Rate) else f"{value:g}"


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("seeds", choices=sorted(SEEDS))
    told.add_argument("--jobs", type=int, default=2)
    told.add_argument(
        "--keep", type=Path, help="a folder for the packets and readings, used again by the next run"
    )
    told.add_argument("--mistakes", action="store_true", help="list them; not for the test seeds")
    args = told.parse_args()
    if args.mistakes and args.seeds == "test":
        told.error("who looks at the mistakes of the test seeds makes them develop seeds")
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or Path(scratch)
        found = {
            seed: measured(
                seed, folder, is_test=args.seeds == "test", is_wide=args.seeds != "develop", jobs=args.jobs
            )
            for seed in SEEDS[args.seeds]
        }
    print(table(found))
    for seed, one in found.items() if args.mistakes else ():
        print(json.dumps({str(seed): one.mistakes}, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
