"""The questions about cover, one kind of worker at a time, and what the law's answer means for the reader."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext

from medlegal.portal.guide.estimate import Outcome, outcome
from medlegal.portal.guide.estimate_forms import FORMS_BY_KIND, KindForm, as_asked
from medlegal.portal.guide.results import Row


def asked_further(data: QueryDict, kind: str) -> forms.Form | None:
    """The questions for this kind of worker, filled in if they were answered; none where nothing is left to ask."""
    form = FORMS_BY_KIND.get(kind)
    if form is None:
        return None
    return form(data) if "answered" in data else form()


def settled(data: QueryDict, on: date) -> dict[str, Any]:
    """What the page shows for what was sent: the next questions, or the answer."""
    first = KindForm(data)
    if not first.is_valid():
        return {"form": first}
    kind = first.cleaned_data["kind"]
    further = asked_further(data, kind)
    shown = {"form": first, "further": further}
    if further is None or (further.is_bound and further.is_valid()):
        given = as_asked(further.cleaned_data) if further else {}
        shown["outcome"] = judged(kind, given, on)
    return shown


def judged(kind: str, given: dict[str, Any], on: date) -> Outcome:
    return outcome("covered", {"on": on, "kind": kind, **given}, covered_told)


def covered_told(answer: Mapping[str, Any]) -> list[Row]:
    is_employee = answer["is_employee"]
    says = (
        gettext("It looks as if you are covered.")
        if is_employee
        else gettext("It looks as if you are not covered by law.")
    )
    rows = [Row(gettext("You"), says, is_main=True)]
    if answer["must_insure"]:
        rows.append(Row(gettext("The boss"), gettext("must have insurance.")))
    if answer["may_waive"]:
        rows.append(Row(gettext("You may"), gettext("sign that you do not want cover.")))
    return rows
