"""What is left of a rating for this employer: industrial share, prior awards, lifetime limit, barred add-ons."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from medlegal.law.book import provision
from medlegal.law.dates import InjuryDate
from medlegal.law.errors import Contradiction
from medlegal.law.rounding import half_up
from medlegal.law.step import Confidence, Step, weakest


@dataclass(frozen=True, slots=True)
class Rule:
    says: str
    value: int


@dataclass(frozen=True, slots=True)
class AddOn:
    says: str
    is_barred: bool
    has_exceptions: bool


@dataclass(frozen=True, slots=True)
class Percent:
    percent: int
    steps: tuple[Step, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Allowed:
    is_allowed: bool
    steps: tuple[Step, ...]
    confidence: Confidence


RULES = provision("labor_code/4663_apportionment", Rule)
ADD_ONS = provision("labor_code/4660_1_add_ons", AddOn)

REGIONS = (
    "hearing",
    "vision",
    "mental_and_behavioral",
    "spine",
    "upper_extremities",
    "lower_extremities",
    "head_face_heart_lungs_and_other",
)


def apportion(*, percent: int, industrial_percent: Decimal) -> Percent:
    """The industrial share of a rating, in whole percent.

    Law: Lab. Code § 4663.
    """
    rules = RULES.on(date.max)
    share = half_up(Fraction(percent) * Fraction(industrial_percent) / 100)
    steps = (
        rules.step("causation", rules["causation"].says),
        rules.step("rounding", f"{industrial_percent} % of {percent} is {share}. {rules['rounding'].says}"),
    )
    return Percent(share, steps, weakest(steps))


def prior_award(
    *,
    percent: int,
    prior_percent: int,
    region: str | None = None,
    prior_region: str | None = None,
    overlap_percent: int | None = None,
    accumulated_percent: int | None = None,
    is_total_by_law: bool = False,
) -> Percent:
    """What a prior award leaves of a rating, and what the lifetime limit of the region leaves of that.

    All of the prior award is taken to overlap unless `overlap_percent` or two different regions say
    otherwise. `accumulated_percent` is the sum of all earlier awards for the region.

    Law: Lab. Code § 4664(b), (c).
    """
    rules = RULES.on(date.max)
    overlap, why = _overlap(prior_percent, region, prior_region, overlap_percent)
    left = max(0, percent - overlap)
    steps = [
        rules.step("prior_award", rules["prior_award"].says),
        rules.step("overlap", f"{rules['overlap'].says} {why} {percent} less {overlap} is {left}."),
    ]
    if accumulated_percent is not None and not is_total_by_law:
        room = max(0, rules["lifetime"].value - accumulated_percent)
        says = f"{rules['lifetime'].says} {accumulated_percent} awarded before leave room for {room}."
        steps.append(rules.step("lifetime", says))
        left = min(left, room)
    return Percent(left, tuple(steps), weakest(steps))


def _overlap(
    prior: int, region: str | None, prior_region: str | None, overlap: int | None
) -> tuple[int, str]:
    if overlap is not None:
        if overlap > prior:
            raise Contradiction(f"overlap_percent {overlap} is more than prior_percent {prior}.")
        return overlap, f"The overlap was given as {overlap}."
    if region and prior_region and region != prior_region:
        return 0, f"{prior_region} and {region} are different regions."
    return prior, "The whole prior award is taken to overlap."


def add_on_limits(
    *,
    injured_on: InjuryDate,
    consequence: str,
    is_violent_act: bool = False,
    is_catastrophic: bool = False,
    is_direct: bool = False,
) -> Allowed:
    """Whether a consequence of a physical injury may add to the rating.

    Law: Lab. Code § 4660.1(c).
    """
    version = ADD_ONS.on(injured_on)
    rule = version[consequence]
    step = version.step(consequence, rule.says)
    if is_direct:
        says = "It did not arise out of a physical injury but is an injury of its own, which the bar does not reach."
        return Allowed(True, (step, Step(says, version.citation(consequence), "memory")), "memory")
    excepted = rule.has_exceptions and (is_violent_act or is_catastrophic)
    steps = [step]
    if excepted:
        ground = "a violent act" if is_violent_act else "a catastrophic injury"
        steps.append(version.step(consequence, f"The exception holds: {ground}."))
    return Allowed(not rule.is_barred or excepted, tuple(steps), weakest(steps))
