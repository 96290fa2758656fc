"""Two practices are filled, one small and one large; both are asked the same; the times are printed as JSON."""

import importlib
import json
import sys

from medlegal.cli.office_rows import open_rows


def main() -> None:
    open_rows()
    # By name, because these modules can only be read once Django knows its rows.
    fill = importlib.import_module("benchmarks.crowd.fill")
    ask = importlib.import_module("benchmarks.crowd.ask")
    many, requests = int(sys.argv[1]), int(sys.argv[2])
    small, large = fill.a_practice_of(30), fill.a_practice_of(many)
    fill.settle()
    times = ask.times({"30": small, str(many): large}, requests=requests)
    print(json.dumps(told(times, 30, many), indent=1))


def told(times: dict[str, dict[str, dict[str, float]]], few: int, many: int) -> dict[str, object]:
    """Milliseconds of server time, and how the large practice compares with the small."""
    small, large = times[str(few)], times[str(many)]
    ratio = {what: round(large[what]["p50"] / small[what]["p50"], 2) for what in large}
    return {"milliseconds_by_evaluations_in_the_practice": times, "ratio_of_p50": ratio}


if __name__ == "__main__":
    main()
