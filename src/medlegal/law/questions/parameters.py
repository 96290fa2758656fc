"""What a question takes: a key, its kind and limits, and how a value given for it is read or refused."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Literal

from medlegal.law.errors import MissingKey, UnknownKey, WrongValue

Kind = Literal["date", "integer", "number", "dollars", "text", "choice", "yes_no", "list", "object"]

FIRST_YEAR, LAST_YEAR = 1900, 2200
LONGEST_TEXT = 300  # characters
LONGEST_LIST = 200  # members
MOST_DECIMALS = 12
MOST_DOLLARS = 10**12
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One key of a question. `of` is the one member of a list, or the keys of an object."""

    name: str
    kind: Kind
    says: str
    required: bool = False
    unit: str = ""
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    citation: str = ""
    of: tuple["Parameter", ...] = ()
    flag: str = ""  # the word for it on a command line, where that is not its name
    argument: str = ""  # the function's own name for it, where that is not its name
    takes: "Takes" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "takes", Takes(self.of))

    @property
    def passed_as(self) -> str:
        return self.argument or self.name


class Takes(dict[str, Parameter]):
    """The keys of a question or an object, by name, and those it cannot do without."""

    def __init__(self, parameters: tuple[Parameter, ...]) -> None:
        super().__init__({one.name: one for one in parameters})
        self.required = tuple(one for one in parameters if one.required)


def read_given(given: Mapping[str, object], takes: Takes) -> dict[str, object]:
    """The values given, read, by the names the question's function has for them.

    Raises UnknownKey, MissingKey or WrongValue, with a sentence naming the key and what it takes.
    """
    read = {}
    for key, value in given.items():
        parameter = takes.get(key)
        if parameter is None:
            raise UnknownKey(f"{key!r}: the keys are {', '.join(takes) or 'none'}.")
        if value is not None:
            read[parameter.argument or key] = READERS[parameter.kind](value, parameter)
    for parameter in takes.required:
        if parameter.passed_as not in read:
            raise MissingKey(f"{parameter.name} takes {describe(parameter)}.")
    return read


def describe(parameter: Parameter) -> str:
    """What the key takes, in words: its kind, unit and limits, and what they mean."""
    return f"{_kind_words(parameter)}: {parameter.says}"


def _kind_words(parameter: Parameter) -> str:
    kinds = {
        "date": "a date such as 2026-01-31",
        "integer": "a whole number",
        "number": "a number",
        "dollars": "an amount in dollars with at most two decimals",
        "text": f"a text of at most {LONGEST_TEXT} characters",
        "choice": "one of " + ", ".join(parameter.choices),
        "yes_no": "true or false",
        "list": f"a list of at most {LONGEST_LIST} members",
        "object": "an object with the keys " + ", ".join(part.name for part in parameter.of),
    }
    unit = f" of {parameter.unit}" if parameter.unit and parameter.kind in ("integer", "number") else ""
    member = f", each {_kind_words(parameter.of[0])}" if parameter.kind == "list" else ""
    return f"{kinds[parameter.kind]}{unit}{_limits(parameter)}{member}"


def _limits(parameter: Parameter) -> str:
    if parameter.least is not None and parameter.most is not None:
        return f" from {parameter.least} to {parameter.most}"
    if parameter.least is not None:
        return f", {parameter.least} or more"
    return f", {parameter.most} or less" if parameter.most is not None else ""


def _refused(value: object, parameter: Parameter) -> WrongValue:
    shown = repr(value) if len(repr(value)) <= 80 else repr(value)[:77] + "..."
    return WrongValue(f"{parameter.name} is {shown}, but takes {describe(parameter)}.")


def _read_date(value: object, parameter: Parameter) -> date:
    if type(value) is date:
        return value
    day = _day_of(value) if isinstance(value, str) else None
    if day is None:
        raise _refused(value, parameter)
    return day


@lru_cache(maxsize=65_536)
def _day_of(text: str) -> date | None:
    if not ISO_DATE.fullmatch(text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _read_integer(value: object, parameter: Parameter) -> int:
    if type(value) is int and _within(value, parameter):
        return value
    raise _refused(value, parameter)


def _read_number(value: object, parameter: Parameter) -> Decimal:
    if type(value) is float:
        value = str(value)
    if type(value) in (int, str, Decimal):
        try:
            number = Decimal(value)  # type: ignore[arg-type]
        except InvalidOperation:
            raise _refused(value, parameter) from None
        if number.is_finite() and _decimals(number) <= MOST_DECIMALS and _within(number, parameter):
            return number
    raise _refused(value, parameter)


def _read_dollars(value: object, parameter: Parameter) -> Decimal:
    amount = _read_number(value, parameter)
    if amount < 0 or amount >= MOST_DOLLARS or _decimals(amount) > 2:
        raise _refused(value, parameter)
    return amount


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else MOST_DECIMALS + 1


def _within(number: int | Decimal, parameter: Parameter) -> bool:
    above = parameter.least is None or number >= parameter.least
    return above and (parameter.most is None or number <= parameter.most)


def _read_text(value: object, parameter: Parameter) -> str:
    if isinstance(value, str) and value.strip() and len(value) <= LONGEST_TEXT:
        return value.strip()
    raise _refused(value, parameter)


def _read_choice(value: object, parameter: Parameter) -> str:
    if type(value) is int:  # a group may come as 380 or "380"
        value = str(value)
    if isinstance(value, str) and value in parameter.choices:
        return value
    raise _refused(value, parameter)


def _read_yes_no(value: object, parameter: Parameter) -> bool:
    if isinstance(value, bool):
        return value
    raise _refused(value, parameter)


def _read_list(value: object, parameter: Parameter) -> tuple[object, ...]:
    if not isinstance(value, list | tuple) or len(value) > LONGEST_LIST:
        raise _refused(value, parameter)
    member = parameter.of[0]
    return tuple(READERS[member.kind](one, member) for one in value)


def _read_object(value: object, parameter: Parameter) -> dict[str, object]:
    if not isinstance(value, dict):
        raise _refused(value, parameter)
    return read_given(value, parameter.takes)


READERS: Mapping[Kind, Callable[[object, Parameter], object]] = {
    "date": _read_date,
    "integer": _read_integer,
    "number": _read_number,
    "dollars": _read_dollars,
    "text": _read_text,
    "choice": _read_choice,
    "yes_no": _read_yes_no,
    "list": _read_list,
    "object": _read_object,
}
