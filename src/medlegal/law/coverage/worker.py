"""Whether someone is an employee, may waive cover, and whether the employer has to insure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from medlegal.law.amounts import Rule
from medlegal.law.book import Version, provision
from medlegal.law.errors import MissingKey
from medlegal.law.step import Confidence, Step, weakest

WorkerKind = Literal[
    "employee",
    "household",
    "family_household",
    "volunteer",
    "officer",
    "professional_owner",
    "cooperative_officer",
    "partner",
    "sole_proprietor",
    "contractor",
]


@dataclass(frozen=True, slots=True)
class ContractorClasses:
    says: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    is_employee: bool
    may_waive: bool
    must_insure: bool
    steps: tuple[Step, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Worker:
    """The facts about one worker; what a class does not ask may be missing."""

    kind: WorkerKind
    hours_in_90_days: Decimal | None = None
    dollars_in_90_days: Decimal | None = None
    ownership_percent: Decimal | None = None
    relative_ownership_percent: Decimal | None = None
    has_health_cover: bool = False
    has_disability_policy: bool = False
    has_waiver: bool = False
    is_free_from_control: bool | None = None
    is_outside_usual_business: bool | None = None
    has_own_trade: bool | None = None
    is_unlicensed: bool = False


COVERAGE = provision("labor_code/3351_coverage", Rule)
CONTRACTORS = provision("business_code/7125_contractors", ContractorClasses)
LICENCES = ("C-39", "C-8", "C-20", "C-22", "D-49", "other")


def covered(
    *,
    on: date,
    kind: WorkerKind,
    employees: int = 0,
    licence: str | None = None,
    is_uninsured: bool = False,
    **facts: object,
) -> Covered:
    """Whether this worker is an employee or may waive, and whether the employer must insure, with reasons.

    `employees` counts the employer's other employees; `licence` is a contractor's class.
    Law: Lab. Code §§ 3351, 3352, 3700; Bus. & Prof. Code § 7125.
    """
    rules = COVERAGE.on(on)
    worker = Worker(kind, **facts)  # type: ignore[arg-type]
    is_employee, may_waive, steps = CLASSES[kind](worker, rules)
    must, must_steps = _must_insure(on, employees + is_employee, licence, rules)
    steps = [*steps, *must_steps]
    if must and is_uninsured:
        steps += _penalties(rules)
    return Covered(is_employee, may_waive, must, tuple(steps), weakest(steps))


Judged = tuple[bool, bool, list[Step]]  # is an employee, may waive, why


def _says(rules: Version[Rule], *lines: str) -> list[Step]:
    return [rules.step(line, rules[line].says) for line in lines]


def _employee(worker: Worker, rules: Version[Rule]) -> Judged:
    return True, False, _says(rules, "employee")


def _family_household(worker: Worker, rules: Version[Rule]) -> Judged:
    return False, False, _says(rules, "family_household")


def _household(worker: Worker, rules: Version[Rule]) -> Judged:
    if worker.hours_in_90_days is None or worker.dollars_in_90_days is None:
        raise MissingKey("hours_in_90_days and dollars_in_90_days: a household worker's, before the injury.")
    enough_hours = worker.hours_in_90_days >= rules["household_hours"].value
    enough_pay = worker.dollars_in_90_days >= rules["household_dollars"].value
    return enough_hours and enough_pay, False, _says(rules, "household_hours", "household_dollars")


def _volunteer(worker: Worker, rules: Version[Rule]) -> Judged:
    return False, False, _says(rules, "volunteer")


def _officer(worker: Worker, rules: Version[Rule]) -> Judged:
    if worker.ownership_percent is None:
        raise MissingKey("ownership_percent: the share of stock an officer or director owns.")
    lines = [
        "officer_percent",
        *(line for line in ("relative_own_percent", "relative_percent") if line in rules),
    ]
    may = worker.ownership_percent >= rules["officer_percent"].value or _family_may(worker, rules)
    return _waiving(worker, rules, may, *lines)


def _family_may(worker: Worker, rules: Version[Rule]) -> bool:
    """Whether a small owner may waive through a relative's share and health cover."""
    if (
        "relative_percent" not in rules
        or worker.relative_ownership_percent is None
        or worker.ownership_percent is None
    ):
        return False
    owns = worker.ownership_percent >= rules["relative_own_percent"].value
    return (
        owns
        and worker.has_health_cover
        and worker.relative_ownership_percent >= rules["relative_percent"].value
    )


def _professional_owner(worker: Worker, rules: Version[Rule]) -> Judged:
    return _later_class(worker, rules, worker.has_health_cover, "professional_owner")


def _cooperative_officer(worker: Worker, rules: Version[Rule]) -> Judged:
    may = worker.has_health_cover and worker.has_disability_policy
    return _later_class(worker, rules, may, "cooperative_officer")


def _partner(worker: Worker, rules: Version[Rule]) -> Judged:
    return _waiving(worker, rules, True, "partner")


def _later_class(worker: Worker, rules: Version[Rule], may_waive: bool, line: str) -> Judged:
    """A class that a later version added; before it nobody in it could waive."""
    return _waiving(worker, rules, may_waive, line) if line in rules else _waiving(worker, rules, False)


def _waiving(worker: Worker, rules: Version[Rule], may_waive: bool, *lines: str) -> Judged:
    steps = _says(rules, *lines, "waiver", "waiver_accepted")
    return not (may_waive and worker.has_waiver), may_waive, steps


def _sole_proprietor(worker: Worker, rules: Version[Rule]) -> Judged:
    return False, False, _says(rules, "sole_proprietor")


def _contractor(worker: Worker, rules: Version[Rule]) -> Judged:
    if worker.is_unlicensed:
        return True, False, _says(rules, "contractor", "unlicensed")
    test = (worker.is_free_from_control, worker.is_outside_usual_business, worker.has_own_trade)
    if None in test:
        raise MissingKey(
            "is_free_from_control, is_outside_usual_business and has_own_trade: all three, yes or no."
        )
    return not all(test), False, _says(rules, "contractor")


CLASSES = {
    "employee": _employee,
    "household": _household,
    "family_household": _family_household,
    "volunteer": _volunteer,
    "officer": _officer,
    "professional_owner": _professional_owner,
    "cooperative_officer": _cooperative_officer,
    "partner": _partner,
    "sole_proprietor": _sole_proprietor,
    "contractor": _contractor,
}


def _must_insure(
    on: date, employees: int, licence: str | None, rules: Version[Rule]
) -> tuple[bool, list[Step]]:
    rule = rules["must_insure"]
    must = employees >= rule.value
    steps = [rules.step("must_insure", f"{rule.says} Employees counted: {employees}.")]
    if licence is not None:
        classes = CONTRACTORS.on(on)
        must = must or licence in classes["classes"].classes
        steps.append(classes.step("classes", classes["classes"].says))
    return must, steps


def _penalties(rules: Version[Rule]) -> list[Step]:
    lines = ("stop_order_dollars", "uninsured_most_dollars")
    return [
        *(rules.step(one, f"{rules[one].says} ${rules[one].value:,}.") for one in lines),
        *_says(rules, "knowing"),
    ]
