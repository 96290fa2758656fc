"""What a report has to contain, for its kind and issues, and what a gap costs."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from medlegal.law.book import provision
from medlegal.law.dates import ExaminationDate, InjuryDate
from medlegal.law.step import Confidence, Step, weakest
from medlegal.law.wording import declaration

ReportType = Literal["comprehensive", "follow_up", "supplemental"]
ISSUES = (
    "injury",
    "psychiatric_injury",
    "temporary_disability",
    "permanent_disability",
    "future_treatment",
    "death",
)
CIRCUMSTANCES = ("remote", "interpreter", "harm_risk")


@dataclass(frozen=True, slots=True)
class ElementRule:
    says: str
    fails: str  # what a gap costs: admissibility, payment, completeness, weight or discipline
    types: tuple[str, ...] = ()  # of report; all when none is named
    represented: str = ""  # yes or no, where it matters
    specialty: str = ""
    issue: str = ""
    circumstance: str = ""
    injured_from: date = date.min
    declaration: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    element: str
    says: str
    fails: str
    citation: str
    declaration: str | None  # the name of its wording
    declaration_since: date | None  # the version of it


@dataclass(frozen=True, slots=True)
class Elements:
    elements: tuple[Element, ...]
    steps: tuple[Step, ...]
    confidence: Confidence


ELEMENTS = provision("ccr_title_8/10682_report_elements", ElementRule)


def report_elements(
    *,
    kind: ReportType,
    is_represented: bool,
    injured_on: InjuryDate,
    examined_on: ExaminationDate | None = None,
    specialty: str = "other",
    issues: tuple[str, ...] = (),
    circumstances: tuple[str, ...] = (),
) -> Elements:
    """The elements and declarations required, each with what its absence costs.

    Law: 8 CCR §§ 10682, 35.5, 36; Lab. Code §§ 4628, 4663, 5703.
    """
    on = examined_on or ELEMENTS.versions[-1].since
    rules = ELEMENTS.on(on)
    asked = {"represented": "yes" if is_represented else "no", "specialty": specialty}
    kept = [
        name
        for name, rule in rules.items()
        if (not rule.types or kind in rule.types)
        and all(not getattr(rule, key) or getattr(rule, key) == value for key, value in asked.items())
        and (not rule.issue or rule.issue in issues)
        and (not rule.circumstance or rule.circumstance in circumstances)
        and injured_on >= rule.injured_from
    ]
    elements = tuple(_element(name, rules[name], rules.citation(name), examined_on) for name in kept)
    steps = tuple(rules.step(name, rules[name].says) for name in kept)
    return Elements(elements, steps, weakest(steps))


def element_step(line: str, *, on: date) -> Step:
    """What one line asks of a report on that day, with its citation and how sure it is.

    A day before the lines are known is answered by the first version of them.
    """
    rules = ELEMENTS.on(max(on, ELEMENTS.versions[0].since))
    return rules.step(line, rules[line].says)


def _element(name: str, rule: ElementRule, citation: str, signed_on: date | None) -> Element:
    if not rule.declaration:
        return Element(name, rule.says, rule.fails, citation, None, None)
    since = declaration(rule.declaration, on=signed_on or date.max).since
    return Element(name, rule.says, rule.fails, citation, rule.declaration, since)
