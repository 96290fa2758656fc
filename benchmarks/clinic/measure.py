"""Searches, a month of bookings, and a storm of clients on one hour; what came of them is printed as JSON."""

import importlib
import json
import os
import sys

from medlegal.cli.office_rows import open_rows


def main() -> None:
    open_rows()
    # By name, because these modules can only be read once Django knows its rows.
    fill = importlib.import_module("benchmarks.clinic.fill")
    play = importlib.import_module("benchmarks.clinic.play")
    storm = importlib.import_module("benchmarks.clinic.storm")
    physicians, searches, bookings, clients = map(int, sys.argv[1:5])
    clinic = fill.a_clinic(physicians)
    told = {"load_at_the_beginning": os.getloadavg()[0]}
    told["search"] = play.search_times(clinic, searches)
    told["month"] = play.a_month(clinic, bookings)
    told["storm"] = storm.a_storm(clinic, clients)
    told["load_at_the_end"] = os.getloadavg()[0]
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
