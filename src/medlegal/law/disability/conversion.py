"""An impairment of a part as an impairment of the limb and of the whole person, and GAF as impairment."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from medlegal.law.book import provision
from medlegal.law.disability.schedule import GAF, gaf_impairment, variant_letter
from medlegal.law.disability.schedule import VARIANTS as VARIANT_TABLE
from medlegal.law.errors import NotCovered, UnknownCode
from medlegal.law.rounding import half_up
from medlegal.law.step import Confidence, Step, weakest


@dataclass(frozen=True, slots=True)
class Conversion:
    to: str
    numerator: int
    denominator: int
    says: str


@dataclass(frozen=True, slots=True)
class Referred:
    says: str
    numbers: tuple[str, ...]  # whole numbers, or the beginnings of a series


@dataclass(frozen=True, slots=True)
class Converted:
    whole_person: int  # percent, as are all
    hand: int | None
    upper_extremity: int | None
    foot: int | None
    lower_extremity: int | None
    steps: tuple[Step, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class WholePerson:
    whole_person: int
    steps: tuple[Step, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Variant:
    variant: str
    steps: tuple[Step, ...]
    confidence: Confidence


CONVERSIONS = provision("pdrs_2005/conversions", Conversion)
REFERRED = provision("pdrs_2005/referred_variants", Referred)
PARTS = tuple(CONVERSIONS.on(date.max))


def convert_impairment(*, part: str, percent: int) -> Converted:
    """`percent` of `part` at each level up to the whole person, rounded half up at each.

    Law: PDRS 2005 pp. 1-10 to 1-12.
    """
    factors = CONVERSIONS.on(date.max)
    reached, steps = {part: percent}, []
    at, value = part, percent
    while at in factors:
        factor = factors[at]
        value = half_up(Fraction(value * factor.numerator, factor.denominator))
        steps.append(factors.step(at, f"{factor.says} {reached[at]} gives {value}."))
        at = factor.to
        reached[at] = value
    return Converted(
        whole_person=reached["whole_person"],
        hand=reached.get("hand"),
        upper_extremity=reached.get("upper_extremity"),
        foot=reached.get("foot"),
        lower_extremity=reached.get("lower_extremity"),
        steps=tuple(steps),
        confidence=weakest(steps),
    )


def gaf(*, gaf: int) -> WholePerson:
    """The whole person impairment of a GAF score.

    Law: PDRS 2005 p. 1-16.
    """
    whole = gaf_impairment()[gaf]
    step = GAF.step(f"GAF {gaf} is {whole} percent of the whole person.")
    return WholePerson(whole, (step,), step.confidence)


def variant(*, number: str, group: str, cross_variant: str | None = None) -> Variant:
    """The occupational variant of an impairment number for a group.

    A number that refers to others, or ends in 99, needs `cross_variant`: the number whose letter holds.
    Law: PDRS 2005 sec. 4.
    """
    taken = variant_number(number, cross_variant)
    letter = variant_letter(taken, group)
    if not letter:
        raise NotCovered(f"{taken} itself refers to another number; give that one as cross_variant.")
    as_of = "" if taken == number else f", as {taken}"
    step = VARIANT_TABLE.step(f"{number}{as_of}, group {group}: variant {letter}.")
    return Variant(letter, (step,), step.confidence)


def variant_number(number: str, cross_variant: str | None) -> str:
    """The number whose letter `number` takes. Raises NotCovered, asking, where the schedule leaves a choice."""
    referred = REFERRED.on(date.max)
    if number in referred:
        choices = referred[number].numbers
        if cross_variant is None or not cross_variant.startswith(choices):
            shown = ", ".join(one + "XX.XX" if one.endswith(".") else one for one in choices)
            raise NotCovered(
                f"{number}: {referred[number].says} Give as cross_variant the number that fits: {shown}."
            )
        return cross_variant
    if number.endswith(".99"):
        if cross_variant is None:
            raise NotCovered(
                f"{number} is an unlisted condition. Give as cross_variant the nearest listed number."
            )
        return cross_variant
    if cross_variant is not None:
        raise UnknownCode(
            f"{number} has its own variant; cross_variant is only for a number that refers to another."
        )
    return number
