"""One impairment from whole person impairment to rating: earning capacity or 1.4, occupation, age."""

from dataclasses import dataclass
from fractions import Fraction

from medlegal.law.book import provision
from medlegal.law.dates import InjuryDate
from medlegal.law.disability.schedule import for_age, for_earning_capacity, for_occupation
from medlegal.law.rounding import half_up
from medlegal.law.step import Step


@dataclass(frozen=True, slots=True)
class Adjustment:
    says: str
    numerator: int  # of the factor; 0 where the rank's table adjusts
    denominator: int


@dataclass(frozen=True, slots=True)
class Adjusted:
    adjusted: int  # percent, as are all
    after_occupation: int
    after_age: int
    bracket: str  # the rank, or 1.4, as a rating string shows it


ADJUSTMENT = provision("labor_code/4660_adjustment", Adjustment)


def adjusted(*, wpi: int, rank: str, letter: str, age: int, injured_on: InjuryDate) -> Adjusted:
    """The rating of `wpi` after each adjustment, by the law of the injury.

    Law: Lab. Code §§ 4660, 4660.1; PDRS 2005 secs. 2, 5, 6.
    """
    rule = ADJUSTMENT.on(injured_on)["adjustment"]
    if rule.numerator:
        first = min(100, half_up(Fraction(wpi * rule.numerator, rule.denominator)))
        bracket = f"{rule.numerator / rule.denominator:g}"
    else:
        first, bracket = for_earning_capacity(wpi, rank), rank
    second = for_occupation(first, letter)
    return Adjusted(first, second, for_age(second, age), bracket)


def adjustment_step(injured_on: InjuryDate) -> Step:
    version = ADJUSTMENT.on(injured_on)
    return version.step("adjustment", version["adjustment"].says)
