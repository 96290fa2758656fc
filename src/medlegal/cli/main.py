"""The medlegal command: which module speaks for which word."""

import argparse
import importlib
import os
import sys
from dataclasses import dataclass
from types import ModuleType


@dataclass(frozen=True, slots=True)
class Word:
    module: str
    says: str
    needs_rows: bool = False  # the database and Django are opened before the module is read


OFFICE = "medlegal.cli.office"
WORDS = {
    "demo": Word(OFFICE, "open an invented practice in the browser, with everything it needs"),
    "logins": Word("medlegal.cli.office_code", "the demo's people and how they sign in", needs_rows=True),
    "code": Word("medlegal.cli.office_code", "the demo's six-digit code of now: code EMAIL", needs_rows=True),
    "stop": Word(OFFICE, "stop what runs on this data folder"),
    "status": Word(OFFICE, "what runs, and where the data is"),
    "law": Word("medlegal.cli.law", "ask the law: list, ask, due, fee"),
    "records": Word("medlegal.cli.records", "read files of records: read PATH… --out DIR"),
    "audit": Word("medlegal.cli.audit", "is the chain of events whole: verify", needs_rows=True),
    "calendar": Word(
        "medlegal.cli.calendar_hours", "free hours: reckon them anew from what is kept", needs_rows=True
    ),
    "token": Word("medlegal.cli.tokens", "keys for programs: give, list, revoke", needs_rows=True),
    "setup": Word("medlegal.cli.office_setup", "bring database and static files up to date", needs_rows=True),
    "found": Word("medlegal.cli.founding", "a first practice and its people, from a file", needs_rows=True),
    "translations": Word("medlegal.cli.catalogues", "make the catalogues of other languages anew"),
    "web": Word(OFFICE, "serve the pages and the API"),
    "worker": Word(OFFICE, "carry out what was queued"),
    "manage": Word(OFFICE, "any command of Django's, as the database's owner"),
    "shell": Word(OFFICE, "a Python prompt among the rows"),
    "test": Word(OFFICE, "every test, or only those named: test law"),
    "check": Word(OFFICE, "format, lint, types, floors, house, tests"),
    "bench": Word(OFFICE, "measure; without a name, what can be measured"),
}


def main(argv: list[str] | None = None) -> int:
    """The exit code of the word that was said."""
    words = sys.argv[1:] if argv is None else argv
    if not words or words[0] in ("help", "-h", "--help"):
        print(help_screen())
        return 0
    if words[0] not in WORDS:
        print(
            f"medlegal does not know the word {words[0]!r}. Its words: {', '.join(WORDS)}.", file=sys.stderr
        )
        return 2
    parser = argparse.ArgumentParser(prog="medlegal")
    speaker(WORDS[words[0]]).add_to(parser.add_subparsers(required=True))
    args = parser.parse_args(words)
    try:
        return int(args.run(args))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read along, such as `head`, has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def speaker(word: Word) -> ModuleType:
    """The module that speaks for this word, read only now.

    By name, because `law` and `records` must answer at once, without Django and without a database.
    """
    if word.needs_rows:
        importlib.import_module("medlegal.cli.office_rows").open_rows()
    os.environ.setdefault(
        "OPENBLAS_NUM_THREADS", "1"
    )  # its threads spin while they wait, and nothing here asks them
    return importlib.import_module(word.module)


def help_screen() -> str:
    lines = [f"  {name:<14}{word.says}" for name, word in WORDS.items()]
    return "\n".join(
        [
            "medlegal WORD …     (medlegal WORD --help says more)",
            "",
            *lines,
            "",
            "Data lies in MEDLEGAL_HOME, by default the user's data folder. DATABASE_URL names another server.",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
