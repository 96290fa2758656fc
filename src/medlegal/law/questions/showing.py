"""Answers as plain values or JSON text: money with two decimals, dates in ISO form, numbers exact, parts as lists."""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from json.encoder import encode_basestring_ascii as quoted
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from medlegal.law.step import Step

KEPT_APART = ("steps", "confidence")
DOLLARS = '"{:.2f}"'
TEXTS_KEPT = 32_768
_TEXTS: dict[
    int, tuple[object, str]
] = {}  # by identity: holding the part keeps its number from being used again


@dataclass(frozen=True, slots=True)
class Shower:
    """How values of one type are shown: as a plain value, and as JSON text."""

    plain: Callable[[Any], Any]
    text: Callable[[Any], str]


def shown(answer: object) -> dict[str, Any]:
    """The fields of an answer by name, without its steps; a field that is None is left out."""
    kind: Any = type(answer)
    return {
        name: show.plain(value)
        for name, _, show in _shape(kind)
        if (value := getattr(answer, name)) is not None
    }


def shown_text(answer: object) -> str:
    """The same as JSON text."""
    kind: Any = type(answer)
    parts = [
        key + show.text(value)
        for name, key, show in _shape(kind)
        if (value := getattr(answer, name)) is not None
    ]
    return "{" + ", ".join(parts) + "}"


def part_text(part: object) -> str:
    """The same for a part of an answer. Rules give the same kept parts again, so their text is kept too."""
    known = _TEXTS.get(id(part))
    if known is not None and known[0] is part:
        return known[1]
    if len(_TEXTS) >= TEXTS_KEPT:
        _TEXTS.clear()
    _TEXTS[id(part)] = part, shown_text(part)
    return _TEXTS[id(part)][1]


@lru_cache(maxsize=32_768)
def step_text(step: Step) -> str:
    """A step as JSON text; most steps of many answers are the same few."""
    says, citation, confidence = quoted(step.says), quoted(step.citation), quoted(step.confidence)
    return f'{{"says": {says}, "citation": {citation}, "confidence": {confidence}}}'


@cache
def _shape(kind: Any) -> tuple[tuple[str, str, Shower], ...]:
    return tuple(
        (part.name, f"{quoted(part.name)}: ", _shower(part.type))
        for part in fields(kind)
        if part.name not in KEPT_APART
    )


def _shower(kind: Any) -> Shower:
    if get_origin(kind) is Annotated:
        return Shower(dollars, DOLLARS.format)
    if isinstance(kind, UnionType) or get_origin(kind) is Union:
        return _shower(next(one for one in get_args(kind) if one is not type(None)))
    if get_origin(kind) is tuple:
        return _list_shower(_shower(get_args(kind)[0]))
    if is_dataclass(kind):
        return Shower(shown, part_text)
    plain: dict[Any, Shower] = {
        date: Shower(date.isoformat, lambda day: f'"{day.isoformat()}"'),
        Decimal: Shower(number, lambda amount: json.dumps(number(amount))),
        str: Shower(as_it_is, quoted),
        int: Shower(as_it_is, str),
    }
    return plain.get(kind, Shower(as_it_is, json.dumps))


def _list_shower(member: Shower) -> Shower:
    return Shower(
        lambda values: [member.plain(one) for one in values],
        lambda values: "[" + ", ".join([member.text(one) for one in values]) + "]",
    )


def dollars(amount: Decimal) -> str:
    return f"{amount:.2f}"


def number(amount: Decimal) -> int | float:
    """The number as JSON has it; the few decimals of a percentage or of weeks survive exactly."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def as_it_is(value: Any) -> Any:
    return value
