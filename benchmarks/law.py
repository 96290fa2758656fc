"""How fast the law answers, how long it takes to import, and how it compares with a public rating calculator.

    python benchmarks/law.py
    python benchmarks/law.py --against FOLDER

FOLDER is a copy of hsulihuang/AMA_calculator (Python; commit a4cf148 when last run), fetched for the purpose and
not kept here. It needs pandas, which medlegal does not.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from medlegal.law.disability.schedule import GROUPS, ranks
from medlegal.law.questions.asking import answer_text, ask

ROUNDS, QUESTIONS, CASES = 5, 10_000, 2_000
DAYS = [f"2026-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 29)]
IMPORT = "import time; t = time.perf_counter(); import medlegal.law.questions.asking; print(time.perf_counter() - t)"


def questions(name: str) -> list[dict[str, Any]]:
    """Ten thousand invented questions, the same in every run."""
    chance = Random(name)
    return [{"question": name, "given": GIVEN[name](chance)} for _ in range(QUESTIONS)]


def given_due(chance: Random) -> dict[str, Any]:
    duty = chance.choice(["report", "appointment_notice", "payment", "second_review", "supplemental"])
    return {"duty": duty, "began_on": chance.choice(DAYS)}


def given_fee(chance: Random) -> dict[str, Any]:
    modifiers = chance.choice([["95"], ["94"], ["93", "94"], ["95", "96"]])
    code = chance.choice(["ML201", "ML202"])
    return {
        "code": code,
        "modifiers": modifiers,
        "pages": chance.randrange(3000),
        "examined_on": chance.choice(DAYS),
    }


def given_rating(chance: Random) -> dict[str, Any]:
    numbers = ["15.03.01.00", "16.02.01.00", "17.05.10.03", "14.01.00.00"]
    impairments = [{"number": one, "wpi": chance.randrange(60)} for one in chance.sample(numbers, 2)]
    age, group = chance.randrange(18, 70), chance.choice(GROUPS)
    return {"injured_on": chance.choice(DAYS), "age": age, "group": group, "impairments": impairments}


GIVEN = {"due": given_due, "fee": given_fee, "rating": given_rating}


def per_second(name: str) -> float:
    """Questions a second through reading the JSON, answering and writing it; the best of some rounds."""
    text = json.dumps(questions(name))
    best = 0.0
    for _ in range(ROUNDS):
        started = time.process_time()
        "".join([answer_text(item)[0] for item in json.loads(text, parse_float=Decimal)])
        best = max(best, QUESTIONS / (time.process_time() - started))
    return best


def import_milliseconds() -> float:
    runs = [float(subprocess.check_output([sys.executable, "-c", IMPORT])) for _ in range(ROUNDS)]
    return min(runs) * 1000


def cases() -> list[dict[str, Any]]:
    """Single impairments before 2013, which is all the public calculator rates."""
    chance = Random("cases")
    numbers = sorted(number for number, rank in ranks().items() if rank.isdigit())
    return [
        {
            "injured_on": "2010-06-01",
            "age": chance.randrange(16, 80),
            "group": chance.choice(GROUPS),
            "impairments": [{"number": chance.choice(numbers), "wpi": chance.randrange(1, 101)}],
        }
        for _ in range(CASES)
    ]


def theirs(folder: Path) -> Any:
    """The public calculator's function, its tables loaded as its own program loads them."""
    import pandas  # noqa: PLC0415 - only for the comparison

    spec = importlib.util.spec_from_file_location("f_california", folder / "f_california.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    tables = [
        pandas.read_csv(folder / "tables" / f"table{n}.csv", dtype=str, encoding="utf-8-sig")
        for n in (22, 23, 41, 51, 61, 62)
    ]
    return lambda wpi, number, group, age: module.f_california(wpi, number, group, age, *tables)


def compare(folder: Path) -> None:
    """Both on the same cases: speed, and every disagreement by impairment number."""
    calculate, asked = theirs(folder), cases()
    started = time.process_time()
    ours = [ask("rating", one) for one in asked]
    ours_seconds = time.process_time() - started
    started = time.process_time()
    others = [
        calculate(one["impairments"][0]["wpi"], one["impairments"][0]["number"], one["group"], one["age"])
        for one in asked
    ]
    their_seconds = time.process_time() - started
    print(f"rating, {CASES} cases: ours {CASES / ours_seconds:,.0f}/s, theirs {CASES / their_seconds:,.0f}/s")
    differing = [
        (one["impairments"][0], getattr(mine, "answer", None) and mine.answer["percent"], other)
        for one, mine, other in zip(asked, ours, others, strict=True)
        if str(getattr(mine, "answer", {}).get("percent")) != str(other.get("age_adjustment"))
    ]
    print(f"disagreements: {len(differing)}")
    for impairment, mine, other in differing[:20]:
        print(f"  {impairment}: ours {mine}, theirs {other.get('age_adjustment') or other.get('error')}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--against", type=Path, metavar="FOLDER")
    args = parser.parse_args()
    print(f"import of the whole law: {import_milliseconds():.0f} ms")
    for name in GIVEN:
        print(f"{name}: {per_second(name):,.0f} questions/s on one core")
    if args.against:
        compare(args.against)


if __name__ == "__main__":
    main()
