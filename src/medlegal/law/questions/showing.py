"""Answers as plain values: money with two decimals, dates in ISO form, numbers exact, parts as lists."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Annotated, Any, get_args, get_origin

Shown = Callable[[Any], Any]

KEPT_APART = ("steps", "confidence")


def shown(answer: object) -> dict[str, Any]:
    """The fields of an answer by name, without its steps; a field that is None is left out."""
    kind: Any = type(answer)
    return {
        name: show(value)
        for name, show in _shape(kind)
        if (value := getattr(answer, name)) is not None
    }


@cache
def _shape(kind: Any) -> tuple[tuple[str, Shown], ...]:
    return tuple((part.name, _shower(part.type)) for part in fields(kind) if part.name not in KEPT_APART)


def _shower(kind: Any) -> Shown:
    if get_origin(kind) is Annotated:
        return dollars
    if isinstance(kind, UnionType):
        return _shower(next(one for one in get_args(kind) if one is not type(None)))
    if get_origin(kind) is tuple:
        return _list_shower(_shower(get_args(kind)[0]))
    if is_dataclass(kind):
        return shown
    plain: dict[Any, Shown] = {date: date.isoformat, Decimal: number}
    return plain.get(kind, as_it_is)


def _list_shower(member: Shown) -> Shown:
    return list if member is as_it_is else lambda values: [member(one) for one in values]


def dollars(amount: Decimal) -> str:
    return f"{amount:.2f}"


def number(amount: Decimal) -> int | float:
    """The number as JSON has it; the few decimals of a percentage or of weeks survive exactly."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def as_it_is(value: Any) -> Any:
    return value
