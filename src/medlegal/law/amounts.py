"""What benefits share: one rule with its number, and two thirds of earnings within limits."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from medlegal.law.rounding import exact_cents


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a benefit and its number: dollars, percent as a fraction, days, months or weeks, as it says."""

    says: str
    value: Decimal

    @property
    def whole(self) -> int:
        return int(self.value)


def two_thirds(earnings: Decimal) -> Decimal:
    """Two thirds of weekly earnings, to the cent."""
    return exact_cents(Fraction(earnings) * 2 / 3)


def within(amount: Decimal, least: Decimal, most: Decimal) -> Decimal:
    return max(least, min(most, amount))
