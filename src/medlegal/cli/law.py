"""The law at the terminal: questions in words or as JSON, and the state of the book."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from medlegal.law.questions.asking import Answered, answer_text, ask
from medlegal.law.questions.catalogue import QUESTIONS
from medlegal.law.questions.parameters import Parameter
from medlegal.law.questions.question import Question
from medlegal.law.review import Entry, changes_since, cited, in_force_on, to_review

ANSWERED, REFUSED, UNREADABLE = 0, 1, 2
CALIFORNIA = ZoneInfo("America/Los_Angeles")  # whose day today is
LONGEST_NUMBER = 30  # digits
DISCLAIMER = "This is not legal advice; read the provisions cited."

Subparsers = Any  # argparse keeps the type of what add_subparsers gives to itself


def add_to(subparsers: Subparsers) -> None:
    """The words after `medlegal law`; each sets `run`, which gives the exit code."""
    law = subparsers.add_parser("law", help="ask the law: deadlines, fees, ratings, benefits")
    words = law.add_subparsers(dest="law_word", required=True, metavar="WORD")
    _add(words, "list", "every question, what it answers and what it takes", run_list, json=True)
    _add(words, "ask", "questions as JSON from standard input", run_ask, json=True)
    _add(words, "show", "a provision in all its versions", run_show, argument="citation")
    _add(words, "on", "what was in force on a day", run_on, argument="date")
    _add(words, "changes", "what took effect since a day", run_changes, flag="--since")
    _add(words, "review", "what is not verified, and what would settle it", run_review)
    for question in QUESTIONS.values():
        _add_question(words, question)


def _add(
    words: Subparsers,
    name: str,
    says: str,
    run: Callable[[argparse.Namespace], int],
    *,
    argument: str = "",
    flag: str = "",
    json: bool = False,
) -> None:
    word = words.add_parser(name, help=says, description=says)
    if argument:
        word.add_argument(argument, nargs="+")
    if flag:
        word.add_argument(flag, required=True, metavar="DATE")
    if json:
        word.add_argument("--json", action="store_true", dest="as_json")
    word.set_defaults(run=run)


def _add_question(words: Subparsers, question: Question) -> None:
    aliases = [question.name.replace("_", "-")] if "_" in question.name else []
    word = words.add_parser(question.name, aliases=aliases, help=question.says, description=question.says)
    word.add_argument("--json", action="store_true", dest="as_json")
    for parameter in question.parameters:
        _add_parameter(word, parameter, stands_bare=parameter.name in question.words)
    word.set_defaults(run=lambda args: run_question(question, args))


def _add_parameter(word: argparse.ArgumentParser, parameter: Parameter, *, stands_bare: bool) -> None:
    says = parameter.says.replace("%", "%%")
    if stands_bare:
        nargs = "*" if parameter.kind == "list" else "?"
        word.add_argument(f"given_{parameter.name}", metavar=parameter.name.upper(), nargs=nargs, help=says)
        return
    flag = "--" + (parameter.flag or parameter.name).replace("_", "-")
    how: dict[str, Any] = {"metavar": parameter.kind.upper()}
    if parameter.kind == "yes_no":
        how = {"action": argparse.BooleanOptionalAction, "default": None}
    elif parameter.kind == "list":
        how |= {"action": "append"}
    word.add_argument(flag, dest=f"given_{parameter.name}", help=says, **how)


def run_question(question: Question, args: argparse.Namespace) -> int:
    given = {
        parameter.name: _said(value, parameter)
        for parameter in question.parameters
        if (value := getattr(args, f"given_{parameter.name}")) not in (None, [])
    }
    answer = ask(question.name, given)
    if args.as_json:
        print(json.dumps(answer.plain()))
    elif isinstance(answer, Answered):
        print("\n".join(_told(answer)))
    else:
        print(answer.says, file=sys.stderr)
    return ANSWERED if isinstance(answer, Answered) else REFUSED


def _said(value: Any, parameter: Parameter) -> Any:
    """A word of the command line as the value it stands for; what cannot be read stays as it is."""
    if parameter.kind == "list":
        return [_said(one, parameter.of[0]) for one in value]
    if parameter.kind == "object" and isinstance(value, str):
        kinds = {part.name: part for part in parameter.of}
        pairs = [pair.partition("=") for pair in value.split(",")]
        return {key: _said(text, kinds[key]) if key in kinds else text for key, _, text in pairs}
    if parameter.kind == "integer" and value.lstrip("-").isdigit():
        return int(value)
    if parameter.kind == "yes_no" and value in ("yes", "no"):
        return value == "yes"
    return value


def _told(answer: Answered) -> Iterator[str]:
    yield from _fields(answer.answer, "")
    yield ""
    for number, step in enumerate(answer.steps, start=1):
        yield f"{number}. {step.says}"
        yield f"   [{step.citation}; {step.confidence}]"
    yield ""
    yield f"Confidence: {answer.confidence}. {DISCLAIMER}"


def _fields(answer: dict[str, Any], margin: str) -> Iterator[str]:
    for name, value in answer.items():
        if isinstance(value, dict):
            yield f"{margin}{name}:"
            yield from _fields(value, margin + "  ")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{margin}{name}:"
            yield from (
                f"{margin}  " + ", ".join(f"{key} {_plain(part)}" for key, part in one.items())
                for one in value
            )
        else:
            yield f"{margin}{name}: {_plain(value)}"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(_plain, value)) or "none" if isinstance(value, list) else str(value)


def run_list(args: argparse.Namespace) -> int:
    if args.as_json:
        print(json.dumps([question_plain(question) for question in QUESTIONS.values()]))
    else:
        for question in QUESTIONS.values():
            print(f"{question.name}\n    {question.says} [{question.citation}]")
            for one in question.parameters:
                print(f"      {one.name}{'' if one.required else '?'}  {one.says}")
    return ANSWERED


def question_plain(question: Question) -> dict[str, Any]:
    return {
        "name": question.name,
        "says": question.says,
        "citation": question.citation,
        "parameters": [parameter_plain(one, question.citation) for one in question.parameters],
    }


def parameter_plain(parameter: Parameter, citation: str) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "type": parameter.kind,
        "says": parameter.says,
        "unit": parameter.unit or None,
        "choices": list(parameter.choices) or None,
        "required": parameter.required,
        "least": parameter.least,
        "most": parameter.most,
        "of": [parameter_plain(part, citation) for part in parameter.of] or None,
        "citation": parameter.citation or citation,
    }


def run_ask(args: argparse.Namespace) -> int:
    try:
        asked = json.loads(
            sys.stdin.buffer.read(), parse_float=_number, parse_int=_whole, parse_constant=_no_constant
        )
    except (ValueError, RecursionError) as error:
        print(
            f"Standard input is no JSON that can be read: {error}. Give one question or a list of them.",
            file=sys.stderr,
        )
        return UNREADABLE
    if not isinstance(asked, dict | list):
        print('Give one object {"question": …, "given": {…}} or a list of them.', file=sys.stderr)
        return UNREADABLE
    answers = [answer_text(item) for item in (asked if isinstance(asked, list) else [asked])]
    sys.stdout.write("[" + ", ".join([text for text, _ in answers]) + "]\n")
    return ANSWERED if all(is_answered for _, is_answered in answers) else REFUSED


def _number(text: str) -> Decimal | str:
    """The number exactly; one beyond any use stays text, which the question then refuses by its key."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _whole(text: str) -> int | str:
    return int(text) if len(text) <= LONGEST_NUMBER else text


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")


def run_show(args: argparse.Namespace) -> int:
    found = cited(" ".join(args.citation))
    if not found:
        print(
            f"Nothing here is cited as {' '.join(args.citation)}; `medlegal law review` and `list` show what is.",
            file=sys.stderr,
        )
        return REFUSED
    for entry in found:
        _print_entry(entry, whole=True)
    return ANSWERED


def run_on(args: argparse.Namespace) -> int:
    return _print_entries(args.date[0], in_force_on)


def run_changes(args: argparse.Namespace) -> int:
    return _print_entries(args.since, changes_since)


def _print_entries(day: str, which: Callable[[date], tuple[Entry, ...]]) -> int:
    try:
        on = date.fromisoformat(day)
    except ValueError:
        print(f"{day} is no date; write it as 2026-01-31.", file=sys.stderr)
        return UNREADABLE
    for entry in which(on):
        _print_entry(entry, whole=False)
    return ANSWERED


def _print_entry(entry: Entry, *, whole: bool) -> None:
    reading = entry.reading
    span = f"from {entry.since}" + (f" until {entry.until}" if entry.until else "")
    print(f"{reading.citation}  {reading.title}  {span}  [{reading.confidence}]")
    if not whole:
        return
    print(f"    official text: {reading.source}\n    read {reading.read_on}: {reading.read_at}")
    print(
        "\n".join(f"    {text}" for text in (entry.note, reading.doubt and f"open: {reading.doubt}") if text)
    )
    for name, citation, confidence, content in entry.lines:
        print(f"    {name}  [{citation}; {confidence}]\n        {content}")


def run_review(args: argparse.Namespace) -> int:
    found = to_review(datetime.now(CALIFORNIA).date())
    for one in found:
        print(
            f"{one.confidence:<9} {one.citation}  {one.title}\n    why: {one.why}\n    settle: {one.settle}"
        )
    print(
        f"{len(found)} provisions and tables to review. To confirm one, read its official text and record that."
    )
    return ANSWERED
