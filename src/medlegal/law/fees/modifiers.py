"""What the modifiers of the medical-legal fee schedule add to a fee, and where each may stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations

from medlegal.law.book import Version, provision
from medlegal.law.errors import Contradiction, NotCovered, UnknownCode
from medlegal.law.step import Step


@dataclass(frozen=True, slots=True)
class Modifier:
    says: str
    increment: Decimal  # added to 1; 0 only names who evaluated
    codes: tuple[str, ...]  # where it may stand
    unsettled_codes: tuple[str, ...] = ()  # where what was read does not say
    excludes: tuple[str, ...] = ()
    refused: str = ""  # why it is no modifier of this schedule


MODIFIERS = provision("ccr_title_8/9795_modifiers", Modifier)


def multiplier_of(code: str, modifiers: tuple[str, ...], *, on: date) -> tuple[Decimal, tuple[Step, ...]]:
    """One plus the increments of all modifiers: they add on the base and never compound.

    Raises UnknownCode for a modifier that is none, NotCovered where it may not stand on `code`,
    Contradiction for two that exclude each other.

    Law: 8 CCR § 9795(d).
    """
    known = MODIFIERS.on(on)
    for modifier in modifiers:
        _check(modifier, code, known)
    for first, second in combinations(modifiers, 2):
        if first == second or second in known[first].excludes or first in known[second].excludes:
            raise Contradiction(f"Modifiers {first} and {second} do not stand on one line.")
    return 1 + sum((known[one].increment for one in modifiers), Decimal()), tuple(_steps(modifiers, known))


def _check(modifier: str, code: str, known: Version[Modifier]) -> None:
    if modifier not in known:
        raise UnknownCode(f"Modifier {modifier!r}: give two digits, one of {', '.join(_usable(known))}.")
    rule = known[modifier]
    if rule.refused:
        raise UnknownCode(f"Modifier {modifier}: {rule.refused}")
    if code in rule.unsettled_codes:
        raise NotCovered(
            f"Whether modifier {modifier} raises {code} is not settled in what was read of § 9795(d)."
        )
    if code not in rule.codes:
        raise NotCovered(f"Modifier {modifier} stands only on {', '.join(rule.codes)}, not on {code}.")


def _usable(known: Version[Modifier]) -> list[str]:
    return [name for name, rule in known.items() if not rule.refused]


def _steps(modifiers: tuple[str, ...], known: Version[Modifier]) -> Iterator[Step]:
    for one in modifiers:
        increment = known[one].increment
        effect = f"adds {increment} of the base" if increment else "changes no value"
        yield known.step(one, f"Modifier {one}, {known[one].says}: {effect}.")
