"""An estimate: what it asks, the question of the law behind it, and how its answer is told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from medlegal.law.questions.asking import Answered, Refused, ask
from medlegal.portal.guide.estimate_forms import (
    DaysForm,
    DeathForm,
    MileageForm,
    PermanentForm,
    TemporaryForm,
    VoucherForm,
    as_asked,
)
from medlegal.portal.guide.facts import Source, Sources
from medlegal.portal.guide.results import (
    Row,
    days_told,
    death_told,
    mileage_told,
    permanent_told,
    temporary_told,
    voucher_told,
)

Rows = list[Row]


@dataclass(frozen=True, slots=True)
class Estimate:
    key: str
    address: Any
    title: Any
    lead: Any
    form: type[forms.Form]
    question: str
    tells: Callable[[Mapping[str, Any]], Rows]
    chapter: str  # the chapter it belongs to
    given: Callable[[dict[str, Any]], dict[str, Any]] = as_asked

    @property
    def name(self) -> str:
        return f"guide_estimate_{self.key}"


@dataclass(frozen=True, slots=True)
class Outcome:
    rows: Rows
    sources: list[Source]
    refusal: str = ""  # why there is no answer, in place of rows


def estimated(estimate: Estimate, given: dict[str, Any]) -> Outcome:
    return outcome(estimate.question, estimate.given(given), estimate.tells)


def outcome(question: str, given: dict[str, Any], tells: Callable[[Mapping[str, Any]], Rows]) -> Outcome:
    answer = ask(question, given)
    if isinstance(answer, Refused):
        return Outcome([], [], refused(answer))
    return Outcome(tells(answer.answer), sources_of(answer))


def sources_of(answer: Answered) -> list[Source]:
    sources = Sources()
    for step in answer.steps:
        sources.of(step)
    return sources.listed()


def refused(answer: Refused) -> str:
    """Why the law gives no answer, in the guide's own words."""
    return {
        "NotInForce": gettext("We do not have the numbers for that date. Ask an I&A officer."),
        "Contradiction": gettext("These days or numbers do not fit together. Please check them."),
        "WrongValue": gettext(
            "One of the numbers cannot be used. A rating goes in steps of a quarter of a percent."
        ),
        "MissingKey": gettext(
            "One more number is needed for an injury of that date: the rating, in percent."
        ),
    }.get(answer.reason, gettext("The rules we keep do not settle this. Ask an I&A officer."))


def temporary_given(given: dict[str, Any]) -> dict[str, Any]:
    kept = as_asked(given)
    first, last = kept.pop("first_off", None), kept.pop("last_off", None)
    return {**kept, "periods": [{"from": first, "to": last}]} if isinstance(first, date) else kept


ESTIMATES: tuple[Estimate, ...] = (
    Estimate(
        "temporary",
        _("guide/estimate/time-off-work/"),
        _("Pay while you cannot work"),
        _("See what a week off work may pay, and for how long."),
        TemporaryForm,
        "temporary_disability",
        temporary_told,
        "benefits",
        temporary_given,
    ),
    Estimate(
        "permanent",
        _("guide/estimate/lasting-harm/"),
        _("Pay for harm that stays"),
        _("See what a rating may pay."),
        PermanentForm,
        "permanent_disability",
        permanent_told,
        "benefits",
    ),
    Estimate(
        "death",
        _("guide/estimate/death/"),
        _("If a worker died"),
        _("See what the family may get."),
        DeathForm,
        "death_benefit",
        death_told,
        "benefits",
    ),
    Estimate(
        "mileage",
        _("guide/estimate/trips/"),
        _("Pay for a trip"),
        _("See what a trip to a doctor or an exam pays."),
        MileageForm,
        "mileage",
        mileage_told,
        "benefits",
    ),
    Estimate(
        "voucher",
        _("guide/estimate/voucher/"),
        _("Voucher for a new job"),
        _("See how much the voucher is, and when it is due."),
        VoucherForm,
        "voucher",
        voucher_told,
        "benefits",
    ),
    Estimate(
        "days",
        _("guide/estimate/your-days/"),
        _("Your days"),
        _("See who must do what by when in your claim."),
        DaysForm,
        "claim_steps",
        days_told,
        "reporting",
    ),
)
BY_KEY = {estimate.key: estimate for estimate in ESTIMATES}
