"""Rounding as the schedules do it: half up, never to even, and never in binary fractions."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor

CENT = Decimal("0.01")


def cents(amount: Decimal) -> Decimal:
    """Dollars, half a cent rounded up."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def exact_cents(amount: Fraction) -> Decimal:
    """Dollars from an exact fraction, half a cent rounded up."""
    return Decimal(floor(amount * 100 + Fraction(1, 2))) / 100


def half_up(amount: Fraction) -> int:
    """A whole number, a half rounded up."""
    return floor(amount + Fraction(1, 2))
