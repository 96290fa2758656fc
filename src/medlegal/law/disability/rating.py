"""A whole rating: each impairment adjusted, apportioned and written as a string, then all combined."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from medlegal.law.dates import InjuryDate
from medlegal.law.disability.adjusting import adjusted, adjustment_step
from medlegal.law.disability.combining import RULES, combined
from medlegal.law.disability.conversion import variant_number
from medlegal.law.disability.occupations import group_of
from medlegal.law.disability.schedule import PAIN, VARIANTS, descriptions, ranks, variant_letter
from medlegal.law.errors import Contradiction, MissingKey, NotCovered, UnknownCode, WrongValue
from medlegal.law.rounding import half_up
from medlegal.law.step import Confidence, Step, weakest

YOUNGEST, OLDEST = 12, 110
LIMBS = {"16": ("arm", "16.01.01.01"), "17": ("leg", "17.01.02.01")}  # chapter: limb, its amputation's number


@dataclass(frozen=True, slots=True)
class Rated:
    number: str
    wpi: int  # percent, as are all; pain included
    adjusted: int
    variant: str
    after_occupation: int
    after_age: int
    apportioned: int
    string: str


@dataclass(frozen=True, slots=True)
class Rating:
    ratings: tuple[Rated, ...]
    percent: int
    group: str
    age: int
    steps: tuple[Step, ...]
    confidence: Confidence


Found = dict[str, object]  # one impairment: number, wpi, pain_addon, cross_variant, apportioned_percent, side


def rating(
    *,
    injured_on: InjuryDate,
    impairments: tuple[Found, ...],
    born_on: date | None = None,
    age: int | None = None,
    occupation: str | None = None,
    group: str | None = None,
) -> Rating:
    """The rating of all impairments of one injury under the 2005 schedule, in whole percent.

    Each keeps its own string. Refused: an injury before the schedule, a number, title or group that
    is not in it, more pain than it allows, and a number that refers to another without saying which.

    Law: Lab. Code §§ 4660, 4660.1, 4663; PDRS 2005.
    """
    if not impairments:
        raise WrongValue("impairments takes at least one impairment with its number and wpi.")
    years = age_at_injury(injured_on, born_on, age)
    of_group = _group(occupation, group)
    rules = RULES.on(injured_on)
    _check_pain(impairments)
    rated = tuple(_rated(one, of_group, years, injured_on) for one in impairments)
    values, limb_steps = _by_limb(impairments, rated, of_group, years, injured_on)
    percent = min(rules["whole"].value, combined(values))
    steps = (
        adjustment_step(injured_on),
        VARIANTS.step(f"Occupational group {of_group}; age {years} on the day of injury."),
        *(_rated_step(one, injured_on) for one in rated),
        *limb_steps,
        *_combining_steps(values, percent, injured_on),
    )
    return Rating(rated, percent, of_group, years, steps, weakest(steps))


def age_at_injury(injured_on: date, born_on: date | None, age: int | None) -> int:
    """Whole years on the day of injury, from the birth date or as given. Refuses both, neither, and the implausible."""
    if (born_on is None) == (age is None):
        raise MissingKey("Give born_on or age, one of the two.")
    if born_on is None:
        assert age is not None
        return age
    years = (
        injured_on.year - born_on.year - ((injured_on.month, injured_on.day) < (born_on.month, born_on.day))
    )
    if not YOUNGEST <= years <= OLDEST:
        raise WrongValue(
            f"born_on {born_on} makes the worker {years} on {injured_on}; it takes {YOUNGEST} to {OLDEST}."
        )
    return years


def _group(occupation: str | None, group: str | None) -> str:
    if (occupation is None) == (group is None):
        raise MissingKey("Give occupation (a title of the schedule) or group (its number), one of the two.")
    return group if group is not None else group_of(occupation or "")


def _check_pain(impairments: tuple[Found, ...]) -> None:
    rules = RULES.on(date.max)
    total = sum(_whole(one, "pain_addon") for one in impairments)
    if total > rules["pain_limit"].value:
        raise Contradiction(f"{rules['pain_limit'].says} Given: {total}.")
    if any(_whole(one, "pain_addon") and not _whole(one, "wpi") for one in impairments):
        raise Contradiction(rules["pain_needs_impairment"].says)


def _rated(found: Found, group: str, age: int, injured_on: InjuryDate) -> Rated:
    number = str(found["number"])
    cross = str(found["cross_variant"]) if "cross_variant" in found else None
    letter_of = variant_number(number, cross)
    rank = _rank(number, letter_of)
    letter = variant_letter(letter_of, group)
    if not letter:
        raise NotCovered(f"{letter_of} itself refers to another number; give that one as cross_variant.")
    wpi = min(100, _whole(found, "wpi") + _whole(found, "pain_addon"))
    after = adjusted(wpi=wpi, rank=rank, letter=letter, age=age, injured_on=injured_on)
    share = _whole(found, "apportioned_percent", 100)
    final = half_up(Fraction(after.after_age * share, 100))
    plain = (
        f"{number} - {wpi} - [{after.bracket}]{after.adjusted} - {group}{letter} - {after.after_occupation}"
    )
    string = (
        f"{plain} - {after.after_age}%"
        if share == 100
        else f"{share}% ({plain} - {after.after_age}) {final}%"
    )
    return Rated(number, wpi, after.adjusted, letter, after.after_occupation, after.after_age, final, string)


def _rank(number: str, letter_of: str) -> str:
    if number == PAIN:
        raise NotCovered("18.00.00.00 follows the part that hurts: give that number, with pain_addon.")
    listed = letter_of if number.endswith(".99") else number
    if listed not in ranks():
        raise UnknownCode(
            f"{number} is no impairment number of the schedule; ask `impairments` with a word of it."
        )
    return ranks()[listed]


def _whole(found: Found, key: str, default: int = 0) -> int:
    value = found.get(key, default)
    assert isinstance(value, int)
    return value


def _rated_step(rated: Rated, injured_on: date) -> Step:
    rules = RULES.on(injured_on)
    share = "apportionment" if rated.apportioned != rated.after_age else "age"
    described = descriptions().get(rated.number, "unlisted condition")
    return rules.step(share, f"{described}: {rated.string}.")


def _by_limb(
    impairments: tuple[Found, ...], rated: tuple[Rated, ...], group: str, age: int, injured_on: InjuryDate
) -> tuple[tuple[int, ...], tuple[Step, ...]]:
    """The values to combine: those of one limb combined first and kept within its amputation."""
    rules = RULES.on(injured_on)
    limbs: dict[tuple[str, str], list[Rated]] = {}
    others: list[int] = []
    for found, one in zip(impairments, rated, strict=True):
        chapter, side = one.number[:2], found.get("side")
        if chapter in LIMBS and side:
            limbs.setdefault((chapter, str(side)), []).append(one)
        else:
            others.append(one.apportioned)
    steps = [_no_side_step(rated)] if _sides_missing(impairments, rated) else []
    for (chapter, side), held in limbs.items():
        value, why = _limb(chapter, held, group, age, injured_on)
        others.append(value)
        if len(held) > 1 or why:
            says = f"{side} {LIMBS[chapter][0]}: {' C '.join(str(one.apportioned) for one in held)} = {value}.{why}"
            steps.append(rules.step("limb_first", f"{rules['limb_first'].says} {says}"))
    return tuple(others), tuple(steps)


def _limb(chapter: str, held: list[Rated], group: str, age: int, injured_on: InjuryDate) -> tuple[int, str]:
    limb, amputation = LIMBS[chapter]
    limit = RULES.on(injured_on)[f"{limb}_limit"]
    letter = max(one.variant for one in held)
    most = adjusted(
        wpi=limit.value, rank=ranks()[amputation], letter=letter, age=age, injured_on=injured_on
    ).after_age
    together = combined(tuple(one.apportioned for one in held))
    return (most, f" {limit.says} That is {most}.") if together > most else (together, "")


def _sides_missing(impairments: Iterable[Found], rated: tuple[Rated, ...]) -> bool:
    chapters = [
        one.number[:2] for found, one in zip(impairments, rated, strict=True) if not found.get("side")
    ]
    return any(chapters.count(chapter) > 1 for chapter in LIMBS)


def _no_side_step(rated: tuple[Rated, ...]) -> Step:
    rules = RULES.on(date.max)
    says = "The sides were not given (`side`): impairments of arms or legs were combined with all others."
    return rules.step("limb_first", f"{rules['limb_first'].says} {says}")


def _combining_steps(values: tuple[int, ...], percent: int, injured_on: date) -> tuple[Step, ...]:
    if len(values) < 2:
        return ()
    rules = RULES.on(injured_on)
    ordered = " C ".join(map(str, sorted(values, reverse=True)))
    return (rules.step("combining", f"{rules['combining'].says} {ordered} = {percent}."),)
