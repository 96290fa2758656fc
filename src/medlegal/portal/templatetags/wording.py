"""How dates, sums, duties and form fields read on a page."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, Select, Textarea
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from medlegal.practice.intake.selectors import MARK
from medlegal.records.kinds import SAYS as KIND_WORDS

register = template.Library()

SOON_DAYS = 7
ISO_DAY = re.compile(r"\b(\d{4}-\d\d-\d\d)\b(?: \([A-Z][a-z]+day\))?")
NOTHING_CHOSEN = ">---------<"  # what Django writes into an empty choice

DUTY_WORDS = {
    "appointment": "Offer an appointment",
    "appointment_notice": "Serve the appointment notice",
    "report": "Serve the report",
    "report_extension_request": "Ask for more time, if it is needed",
    "supplemental": "Serve the supplemental report",
    "payment": "The payer pays or answers the bill",
    "bill": "Send the bill",
    "late_report_objection": "From here a party may object that the report is late",
    "party_cancellation": "Last day for a party to cancel without good cause",
    "evaluator_cancellation": "Last day for the evaluator to cancel without good cause",
    "second_review": "Ask for second review of the bill",
    "information_objection": "Last day for an objection to non-medical records",
    "rescheduling": "Give a new date for the examination that was cancelled",
    "retention": "The report may be given up from here on",
    "deposition": "Be available for the deposition",
    "cancellation_confirmation": "The party confirms its cancellation in writing",
    "notice_replacement_request": "Last day to ask for a replacement because of the late notice",
    "factual_correction_request": "Last day to ask for a factual correction",
    "factual_correction_response": "Last day for the worker to answer the request for correction",
    "factual_correction_for_worker": "Review the worker's request for correction",
    "factual_correction_for_administrator": "Review the claims administrator's request for correction",
    "conflict_notice": "Tell the parties of the conflict",
    "conflict_answer": "The parties waive or object to the conflict",
    "annual_fee": "Pay the annual fee",
    "annual_fee_final": "Pay the annual fee after the final notice",
    "appointment_term": "Apply for reappointment before the term ends",
    "reappointment_appeal": "Appeal the denial",
    "report_production": "Give the Medical Unit the reports it asked for",
    "unavailability_notice": "Send Form 109 before the absence",
    "psychiatric_advice": "Tell the worker before leaving how the report may go (Form 120)",
    "license_end": "Renew the license before it ends",
    "office_listing": "The office may be given up from here on",
}

STEP_WORDS = {"near": "due soon", "overdue": "late", "unseen": "nobody has looked"}
STEP_TAGS = {"overdue": "is-late", "unseen": "is-late"}

WHAT_FAILS = {
    "admissibility": "Without it the report may be kept out of evidence.",
    "payment": "Without it payment may be refused.",
    "completeness": "Without it the report is not complete.",
    "weight": "Without it the report may not persuade.",
    "discipline": "Leaving it out may bring discipline.",
}

CONFIDENCE_WORDS = {
    "verified": "read in the official text",
    "secondary": "from an agency notice, court or law firm; not checked against the official text",
    "memory": "not yet checked against any text; confirm it before you rely on it",
}
CONFIDENCE_TAGS = {"verified": "is-fine", "secondary": "is-soon", "memory": "is-late"}
CONFIDENCE_SHORT = {"verified": "verified", "secondary": "second-hand", "memory": "unchecked"}


@register.filter
def days_left(due_on: date, today: date) -> str:
    """How far a day is, in words: "in 3 days", "today", "2 days late"."""
    days = (due_on - today).days
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    return f"in {days} days" if days > 0 else f"{-days} day{'s' if days < -1 else ''} late"


@register.filter
def urgency(due_on: date, today: date) -> str:
    """The class for a due day: late, soon or calm."""
    days = (due_on - today).days
    return "is-late" if days < 0 else "is-soon" if days <= SOON_DAYS else "is-calm"


@register.filter
def duty_words(duty: str) -> str:
    return DUTY_WORDS.get(duty, duty.replace("_", " ").capitalize())


@register.filter
def beside(acts: Iterable[Any], duty: str) -> list[Any]:
    """The acts that are offered beside this duty."""
    return [act for act in acts or () if duty in act.duties]


@register.filter
def beside_none(acts: Iterable[Any], standing: Iterable[Any]) -> list[Any]:
    """The acts that are offered beside none of the deadlines that stand."""
    duties = {deadline.duty for deadline in standing}
    return [act for act in acts or () if duties.isdisjoint(act.duties)]


@register.filter
def step_words(step: str) -> str:
    """How near a deadline came when somebody was told: "day_20" reads "day 20"."""
    return STEP_WORDS.get(step, step.replace("_", " "))


@register.filter
def step_tag(step: str) -> str:
    return STEP_TAGS.get(step, "is-soon")


@register.filter
def confidence_words(mark: str) -> str:
    return CONFIDENCE_WORDS.get(mark, mark)


@register.filter
def confidence_short(mark: str) -> str:
    return CONFIDENCE_SHORT.get(mark, mark)


@register.filter
def confidence_tag(mark: str) -> str:
    return CONFIDENCE_TAGS.get(mark, "")


@register.filter
def with_days(sentence: str) -> str:
    """The sentence with its days as this portal writes days: "2026-11-20 (Friday)" reads "Fri, Nov 20, 2026"."""
    return ISO_DAY.sub(lambda day: date_format(date.fromisoformat(day.group(1)), "DATE_FORMAT"), sentence)


@register.filter
def dollars(amount: Decimal | None) -> str:
    return "" if amount is None else f"${amount:,.2f}"


@register.filter
def as_percent(share: Decimal | None) -> str:
    """A share of 1 as a whole percentage."""
    return "" if share is None else f"{share * 100:.0f}\N{NO-BREAK SPACE}%"


@register.filter
def marked(text: str) -> SafeString:
    """Text in which the found words stand between MARKs, those words marked for the reader."""
    safe = escape(re.sub(r"[ \t]+", " ", text))
    return mark_safe(safe.replace(MARK[0], "<mark>").replace(MARK[1], "</mark>"))  # noqa: S308 - escaped above


@register.filter
def is_tick(field: BoundField) -> bool:
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def is_ticks(field: BoundField) -> bool:
    """Several of a list can be ticked."""
    return isinstance(field.field.widget, CheckboxSelectMultiple)


@register.filter
def is_wide(field: BoundField) -> bool:
    return isinstance(field.field.widget, Textarea)


@register.filter
def dressed(field: BoundField) -> SafeString:
    """The field's own element, with its class, and tied to its help and its errors."""
    widget = field.field.widget
    kind = (
        "form-check-input"
        if is_tick(field)
        else "form-select"
        if isinstance(widget, Select)
        else "form-control"
    )
    attrs = {"class": f"{widget.attrs.get('class', '')} {kind}".strip()}
    described = [f"{field.auto_id}_helptext"] if field.help_text else []
    if field.errors:
        attrs["aria-invalid"] = "true"
        described.append(f"{field.auto_id}_wrong")
    if described:
        attrs["aria-describedby"] = " ".join(described)
    shown = field.as_widget(attrs=attrs)
    return mark_safe(shown.replace(NOTHING_CHOSEN, ">Choose<"))  # noqa: S308 - the widget escaped what is in it


@register.filter
def plain(code: str) -> str:
    """A code of ours as words: "progress_note" reads "Progress note"."""
    return code.replace("_", " ").capitalize()


@register.filter
def document_kind(kind: str) -> str:
    """What the reading took a document for, in the words of the record room."""
    return KIND_WORDS.get(kind) or plain(kind)


@register.filter
def what_fails(fails: str) -> str:
    """What may happen to a report that lacks it."""
    return WHAT_FAILS.get(fails, plain(fails))


@register.filter
def plain_number(number: float) -> str:
    """As a drawing needs it: a point for the fraction, and none where there is no fraction."""
    return f"{number:g}"
