"""Who has to do what by when once an injury is reported, and what the worker may claim."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from medlegal.law.amounts import Rule
from medlegal.law.book import provision
from medlegal.law.dates import TriggerDate
from medlegal.law.deadlines.due import due
from medlegal.law.errors import Contradiction
from medlegal.law.step import Confidence, Step, weakest

Dollars = Annotated[Decimal, "dollars"]

CLAIMING = provision("labor_code/5402_treatment", Rule)


@dataclass(frozen=True, slots=True)
class Duty:
    duty: str
    who: str
    by: date


@dataclass(frozen=True, slots=True)
class ClaimSteps:
    duties: tuple[Duty, ...]
    treatment_dollars: Dollars  # the employer's liability for treatment before the decision, at most
    steps: tuple[Step, ...]
    confidence: Confidence


def claim_steps(
    *,
    injured_on: date,
    reported_on: date | None = None,
    claim_form_on: date | None = None,
    disabled_on: date | None = None,
    is_presumed: bool = False,
    is_first_aid: bool = False,
    is_cumulative: bool = False,
) -> ClaimSteps:
    """Each duty that has begun, who has it and its last day, in order of the days.

    `claim_form_on` is the day the claim form was filed, `disabled_on` the day the employer knew of
    injury and disability, `is_presumed` whether a listed presumption applies.

    Law: Lab. Code §§ 5400-5412, 4650, 3600.
    """
    given = [day for day in (injured_on, reported_on, claim_form_on) if day is not None]
    if given != sorted(given):
        raise Contradiction("injured_on, reported_on and claim_form_on follow each other in this order.")
    asked = _begun(injured_on, reported_on, claim_form_on, disabled_on, is_presumed, is_first_aid)
    found = [(who, duty, due(duty=duty, began_on=TriggerDate(day))) for who, duty, day in asked]
    found.sort(key=lambda one: one[2].on)
    rules = CLAIMING.on(claim_form_on or injured_on)
    lines = [
        "no_fault",
        "no_presumption",
        *(["first_aid"] if is_first_aid else []),
        *(["cumulative"] if is_cumulative else []),
    ]
    steps = [step for _, _, answer in found for step in answer.steps]
    steps.append(rules.step("treatment_dollars", f"{_words(rules['treatment_dollars'])}"))
    steps += [rules.step(line, rules[line].says) for line in lines]
    if is_presumed:
        steps.append(rules.step("unreasonable_denial", _words(rules["unreasonable_denial"])))
    duties = tuple(Duty(duty, who, answer.on) for who, duty, answer in found)
    return ClaimSteps(duties, rules["treatment_dollars"].value, tuple(steps), weakest(steps))


def _words(rule: Rule) -> str:
    return f"{rule.says} ${rule.value:,}."


def _begun(
    injured_on: date,
    reported_on: date | None,
    claim_form_on: date | None,
    disabled_on: date | None,
    is_presumed: bool,
    is_first_aid: bool,
) -> list[tuple[str, str, date]]:
    """The duties whose clock has started, each with whose it is and its first day."""
    begun = [("worker", "injury_notice", injured_on), ("worker", "application", injured_on)]
    if reported_on and not is_first_aid:
        begun += [
            ("employer", "claim_form", reported_on),
            ("employer", "employers_first_report", reported_on),
        ]
    if claim_form_on:
        decision = "claim_decision_presumed" if is_presumed else "claim_decision"
        begun += [
            ("employer", "claim_form_return", claim_form_on),
            ("employer", "treatment_authorization", claim_form_on),
            ("claims administrator", decision, claim_form_on),
        ]
    if disabled_on:
        begun.append(("claims administrator", "temporary_disability_first_payment", disabled_on))
    return begun
