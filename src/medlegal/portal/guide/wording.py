"""Numbers of the law as a reader says them: days, dollars, percent, in the page's language."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext, ngettext

Shown = Callable[[Mapping[str, Any]], str]  # a rule as `single_rule` answers it, in words

MONTHS_IN_YEAR = 12


def money(amount: object) -> str:
    """Dollars with a comma at the thousands; cents only where there are some."""
    exact = Decimal(str(amount))
    return f"${exact:,.0f}" if exact == exact.to_integral_value() else f"${exact:,.2f}"


def plain(amount: object) -> str:
    exact = Decimal(str(amount)).normalize()
    return f"{exact:,f}"


def days(count: int) -> str:
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": f"{count:,}"}


def working_days(count: int) -> str:
    return ngettext("%(count)s working day", "%(count)s working days", count) % {"count": count}


def weeks(count: object) -> str:
    exact = Decimal(str(count))
    return ngettext("%(count)s week", "%(count)s weeks", 1 if exact == 1 else 2) % {"count": plain(exact)}


def months(count: int) -> str:
    """Months, or years where they come out even."""
    if count % MONTHS_IN_YEAR:
        return ngettext("%(count)s month", "%(count)s months", count) % {"count": count}
    years = count // MONTHS_IN_YEAR
    return ngettext("%(count)s year", "%(count)s years", years) % {"count": years}


def minutes(count: int) -> str:
    return ngettext("%(count)s minute", "%(count)s minutes", count) % {"count": count}


def a_number(rule: Mapping[str, Any]) -> str:
    return plain(rule["number"])


def a_sum(rule: Mapping[str, Any]) -> str:
    return money(rule["number"])


def a_percentage(rule: Mapping[str, Any]) -> str:
    return f"{plain(rule['number'])}%"


def some_days(rule: Mapping[str, Any]) -> str:
    return days(int(rule["number"]))


def some_working_days(rule: Mapping[str, Any]) -> str:
    return working_days(int(rule["number"]))


def some_weeks(rule: Mapping[str, Any]) -> str:
    return weeks(rule["number"])


def some_months(rule: Mapping[str, Any]) -> str:
    return months(int(rule["number"]))


def some_minutes(rule: Mapping[str, Any]) -> str:
    return minutes(int(rule["number"]))


def some_time(rule: Mapping[str, Any]) -> str:
    """A period in the unit in which the law counts it."""
    count = int(rule["number"])
    if rule["unit"] == "months":
        return months(count)
    return days(count) if rule["unit"] == "calendar" else working_days(count)


def a_text(rule: Mapping[str, Any]) -> str:
    return str(rule["text"])


def surety(confidence: str) -> str:
    """How surely a sentence was read, in plain words; nothing where the law's own text was."""
    return {
        "secondary": gettext("We read this in another source, not in the law itself."),
        "memory": gettext("We have not checked this yet. Ask before you count on it."),
    }.get(confidence, "")
