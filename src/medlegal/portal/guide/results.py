"""How an answer of the law is told as an estimate: rows of a label and a value, in the page's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext

from medlegal.portal.guide.wording import days, money, weeks

Answer = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    value: str
    is_main: bool = False


def on_day(text: str) -> str:
    return date_format(date.fromisoformat(text))


def temporary_told(answer: Answer) -> list[Row]:
    rows = [Row(gettext("For one week"), money(answer["weekly_rate"]), is_main=True)]
    if "dollars" in answer:
        rows += [
            Row(gettext("Days off work that count"), days(answer["days_disabled"])),
            Row(gettext("Days that are paid"), days(answer["days_paid"])),
            Row(gettext("In all for these days"), money(answer["dollars"])),
        ]
    if "weeks_limit" in answer:
        rows.append(Row(gettext("Paid at most for"), weeks(answer["weeks_limit"])))
    if "last_day" in answer:
        rows.append(Row(gettext("Not paid after"), on_day(answer["last_day"])))
    return rows


def permanent_told(answer: Answer) -> list[Row]:
    rows = [Row(gettext("For one week"), money(answer["weekly_rate"]))]
    if answer["is_for_life"]:
        return [*rows, Row(gettext("Paid for"), gettext("life"), is_main=True)]
    rows += [
        Row(gettext("Paid for"), weeks(answer["weeks"])),
        Row(gettext("In all"), money(answer["dollars"]), is_main=True),
    ]
    if "life_pension_weekly" in answer:
        rows.append(Row(gettext("After that, a week for life"), money(answer["life_pension_weekly"])))
    return rows


def death_told(answer: Answer) -> list[Row]:
    rows = [
        Row(gettext("For the family, in all"), money(answer["dollars"]), is_main=True),
        Row(gettext("For the burial, at most"), money(answer["burial"])),
    ]
    if "weekly_minimum" in answer:
        rows.append(Row(gettext("A week, at least"), money(answer["weekly_minimum"])))
    return rows


def mileage_told(answer: Answer) -> list[Row]:
    return [
        Row(gettext("For the trip"), money(answer["dollars"]), is_main=True),
        Row(gettext("Tolls and parking"), gettext("are paid on top. Keep the slips.")),
    ]


def voucher_told(answer: Answer) -> list[Row]:
    rows = [Row(gettext("The voucher"), money(answer["dollars"]), is_main=True)]
    if "offer_due_on" in answer:
        rows.append(Row(gettext("Your boss may offer you work until"), on_day(answer["offer_due_on"])))
    if "sent_due_on" in answer:
        rows.append(Row(gettext("If not, it must be sent by"), on_day(answer["sent_due_on"])))
    return rows


def days_told(answer: Answer) -> list[Row]:
    """Each duty that has begun, in order of its last day."""
    told = duties()
    return [
        Row(told[one["duty"]], on_day(one["by"]), is_main=one["who"] == "worker")
        for one in answer["duties"]
        if one["duty"] in told
    ]


def duties() -> dict[str, str]:
    return {
        "injury_notice": gettext("You: tell your boss in writing"),
        "application": gettext("You: file with the appeals board, if you must"),
        "claim_form": gettext("Your boss: give you the claim form"),
        "employers_first_report": gettext("Your boss: send the first report"),
        "claim_form_return": gettext("Your boss: give you a dated copy of the claim form"),
        "treatment_authorization": gettext("Your boss: approve care while they decide"),
        "claim_decision": gettext("The adjuster: say yes or no"),
        "claim_decision_presumed": gettext("The adjuster: say yes or no"),
    }
