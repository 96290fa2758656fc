"""`medlegal found`: a first practice and the people who work there, from a file."""

import argparse
import sys
import tomllib
from pathlib import Path
from typing import TypeAlias

from django.db import ProgrammingError

from medlegal.flows.found_office import found_office
from medlegal.practice.people.refusal import Refused

DONE, NOT_DONE = 0, 1
EXAMPLE = """The file, in TOML (dates without quotes; roles: scheduler, record_editor, biller, manager):

[[practice]]
name = "…"            npi = "…"    tin = "…"    phone = "…"
street = "…"          city = "…"   zip_code = "…"
[practice.physician]
name = "…"            email = "…"  specialty = "…"   license_number = "…"   npi = "…"
# who evaluates in two of the practices has the same email in both
evaluates = "neuromusculoskeletal"   # cardiovascular, pulmonary, psychiatric, other
[[practice.office]]
street = "…"          city = "…"   zip_code = "…"    county = "…"   listed_on = 2026-01-02
[[person]]
name = "…"            email = "…"  role = "manager"  practices = [0]
[[company]]                                  # who works for the company that manages the practices, if one does
name = "…"            email = "…"
(each key on a line of its own)"""

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_to(subparsers: Subparsers) -> None:
    found = subparsers.add_parser(
        "found",
        help="a first practice and its people, from a file",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    found.add_argument("file", type=Path, help="what the practice is and who works there, in TOML")
    found.set_defaults(run=founded)


def founded(args: argparse.Namespace) -> int:
    """Everybody's first password goes to standard output once; it is kept nowhere."""
    try:
        told = tomllib.loads(args.file.read_text("utf-8"))
        invited = found_office(told)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        print(f"{args.file} cannot be read: {error}. Mend the file and say it again.", file=sys.stderr)
        return NOT_DONE
    except ProgrammingError:
        print("The database has no tables yet. Say `medlegal setup` first, then this again.", file=sys.stderr)
        return NOT_DONE
    except Refused as refused:
        print(f"{refused} Nothing was founded. `medlegal found --help` shows a whole file.", file=sys.stderr)
        return NOT_DONE
    print(
        "Founded. First passwords, shown this once; each person then sets a second factor:", file=sys.stderr
    )
    for one in invited:
        print(f"{one.email}  {one.password}  {one.name}")
    return DONE
