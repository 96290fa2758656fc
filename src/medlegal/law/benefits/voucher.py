"""The job displacement voucher: whether it is owed, how much, and until when."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from medlegal.law.amounts import Rule
from medlegal.law.book import Version, provision
from medlegal.law.dates import InjuryDate
from medlegal.law.days.counting import counted, months_after
from medlegal.law.errors import Contradiction, MissingKey
from medlegal.law.step import Confidence, Step, weakest

Dollars = Annotated[Decimal, "dollars"]


@dataclass(frozen=True, slots=True)
class Bracket:
    says: str
    below: int  # percent of the rating
    dollars: Decimal
    offer_days: int  # after the end of temporary disability, to offer work instead


VOUCHER = provision("labor_code/4658_7_voucher", Rule)
BY_RATING = provision("labor_code/4658_5_voucher_by_rating", Bracket)
FROM = VOUCHER.versions[0].since  # injuries from then on have one voucher for any rating


@dataclass(frozen=True, slots=True)
class Voucher:
    is_owed: bool | None  # none while the time to offer work runs or no date was given
    dollars: Dollars
    offer_due_on: date | None
    sent_due_on: date | None
    expires_on: date | None
    steps: tuple[Step, ...]
    confidence: Confidence


def voucher(
    *,
    injured_on: InjuryDate,
    percent: int | None = None,
    report_received_on: date | None = None,
    offered_on: date | None = None,
    furnished_on: date | None = None,
) -> Voucher:
    """The voucher of an injury of that day; `report_received_on` starts the time to offer work.

    Law: Lab. Code §§ 4658.5-4658.7.
    """
    if injured_on < FROM:
        return _by_rating(injured_on, percent)
    rules = VOUCHER.on(injured_on)
    amount = rules["any"]
    steps = [
        rules.step("any", f"{amount.says} ${amount.value:,.2f}."),
        rules.step("offer", rules["offer"].says),
    ]
    steps += [
        rules.step(one, f"{rules[one].says} ${rules[one].value:,.2f}.")
        for one in ("counsellor", "computer", "other")
    ]
    steps += [rules.step("no_settlement", rules["no_settlement"].says)]
    steps += [rules.step("supplement", f"{rules['supplement'].says} ${rules['supplement'].value:,.2f}.")]
    if report_received_on is None:
        return Voucher(None, amount.value, None, None, None, tuple(steps), weakest(steps))
    return _dated(injured_on, report_received_on, offered_on, furnished_on, rules, steps)


def _dated(
    injured_on: date,
    received_on: date,
    offered_on: date | None,
    furnished_on: date | None,
    rules: Version[Rule],
    steps: list[Step],
) -> Voucher:
    if received_on < injured_on:
        raise Contradiction(f"report_received_on {received_on} is before the injury on {injured_on}.")
    offer_due = counted(received_on, rules["offer"].whole, "calendar", for_us=False).on
    sent_due = counted(received_on, rules["offer"].whole + rules["sent"].whole, "calendar", for_us=False).on
    steps.append(
        rules.step("sent", f"{rules['sent'].says} Offer of work until {offer_due}, voucher until {sent_due}.")
    )
    if offered_on is not None and offered_on <= offer_due:
        return Voucher(False, rules["any"].value, offer_due, None, None, tuple(steps), weakest(steps))
    expires = None
    if furnished_on is not None:
        expires = max(
            months_after(furnished_on, rules["expires_years"].whole),
            months_after(injured_on, rules["expires_injury"].whole),
        )
        steps.append(rules.step("expires_years", f"{rules['expires_years'].says} That is {expires}."))
    is_owed = True if offered_on or furnished_on else None
    return Voucher(is_owed, rules["any"].value, offer_due, sent_due, expires, tuple(steps), weakest(steps))


def _by_rating(injured_on: InjuryDate, percent: int | None) -> Voucher:
    brackets = BY_RATING.on(injured_on)
    if percent is None:
        raise MissingKey(f"percent: before {FROM} the voucher goes by the rating, 1 to 99.")
    line = next((line for line, bracket in brackets.items() if percent < bracket.below), None)
    if line is None or percent < 1:
        raise Contradiction(f"percent {percent}: a voucher is for a rating of 1 to 99.")
    bracket = brackets[line]
    offer = (
        f"Not owed if work is offered within {bracket.offer_days} days of the end of temporary disability."
    )
    steps = (brackets.step(line, f"{bracket.says} ${bracket.dollars:,.2f}. {offer}"),)
    return Voucher(None, bracket.dollars, None, None, None, steps, weakest(steps))
