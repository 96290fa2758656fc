"""What stands between a QME and reappointment: each counter, its limit and what remains; and the annual fee."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from medlegal.law.book import provision
from medlegal.law.dates import RequestDate
from medlegal.law.days.counting import months_after
from medlegal.law.errors import MissingKey
from medlegal.law.panels.rules import Limit
from medlegal.law.step import Confidence, Step, weakest

Dollars = Annotated[Decimal, "dollars"]


@dataclass(frozen=True, slots=True)
class CounterRule:
    says: str
    limit: int
    rule: str  # fewer than the limit, at_most or at_least


@dataclass(frozen=True, slots=True)
class Counter:
    counter: str
    has: int
    limit: int
    remains: int  # before the limit is reached; of hours, those still wanting
    is_met: bool


@dataclass(frozen=True, slots=True)
class Reappointment:
    counters: tuple[Counter, ...]
    is_clear: bool
    steps: tuple[Step, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class ReportCourse:
    least: int  # hours
    is_met: bool
    steps: tuple[Step, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class AnnualFee:
    dollars: Dollars
    steps: tuple[Step, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class EducationSpan:
    from_day: date
    steps: tuple[Step, ...]
    confidence: Confidence


COUNTERS = provision("ccr_title_8/51_reappointment", CounterRule)
FEES = provision("ccr_title_8/16_annual_fee", Limit)
COURSE = provision("ccr_title_8/11_5_report_course", Limit)
EDUCATION = provision("ccr_title_8/55_education", Limit)
COUNTER_NAMES = tuple(COUNTERS.on(date.max))


def reappointment(*, applied_on: RequestDate, **counts: int) -> Reappointment:
    """Each counter given, held against the limit in force when the application is received.

    Law: 8 CCR §§ 26, 50-55.1.
    """
    rules = COUNTERS.on(applied_on)
    given = {name: has for name, has in counts.items() if name in rules}
    if not given:
        raise MissingKey(f"Give at least one counter: {', '.join(rules)}.")
    counters = tuple(_counter(name, has, rules[name]) for name, has in given.items())
    steps = tuple(rules.step(name, f"{rules[name].says} Here {has}.") for name, has in given.items())
    return Reappointment(counters, all(one.is_met for one in counters), steps, weakest(steps))


def education_counts_from(*, applied_on: RequestDate) -> EducationSpan:
    """The first day on which an hour of continuing education counts for an application of that day.

    Law: 8 CCR §§ 55, 55.1.
    """
    rules = EDUCATION.on(applied_on)
    first = months_after(applied_on, -rules["span"].value)
    step = rules.step("span", f"{rules['span'].says} {rules['span'].value}: from {first}.")
    return EducationSpan(first, (step,), weakest((step,)))


def report_course(*, hours: int, on: RequestDate) -> ReportCourse:
    """Whether so many hours of the report-writing course are enough for an appointment asked for `on`.

    Law: 8 CCR § 11.5; Lab. Code § 139.2(b)(1).
    """
    rules = COURSE.on(on)
    least = rules["report_course"].value
    step = rules.step("report_course", f"{rules['report_course'].says} {least}; here {hours}.")
    return ReportCourse(least, hours >= least, (step,), step.confidence)


def _counter(name: str, has: int, rule: CounterRule) -> Counter:
    if rule.rule == "at_least":
        return Counter(name, has, rule.limit, max(0, rule.limit - has), has >= rule.limit)
    most = rule.limit - 1 if rule.rule == "fewer" else rule.limit
    return Counter(name, has, rule.limit, max(0, most - has), has <= most)


def annual_fee(*, evaluations: int, additional_offices: int = 0, on: date) -> AnnualFee:
    """The fee of a year, by the evaluations of the twelve months before, and its additional offices.

    Law: 8 CCR §§ 16, 17, 26(a).
    """
    rules = FEES.on(on)
    if evaluations <= rules["first_tier"].value:
        line = "up_to_10"
    else:
        line = "up_to_24" if evaluations <= rules["second_tier"].value else "more"
    offices = rules["office"].value * additional_offices
    steps = (
        rules.step(line, f"{rules[line].says} ${rules[line].value}."),
        rules.step("office", f"{rules['office'].says} {additional_offices} times ${rules['office'].value}."),
    )
    return AnnualFee(Decimal(rules[line].value + offices), steps, weakest(steps))
