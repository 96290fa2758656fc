"""The state of the law: what was read how surely, and who has since read the official text."""

from collections import Counter
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from medlegal.flows.confirm_law import confirm_law
from medlegal.law.review import entries, to_review
from medlegal.portal.doors import done
from medlegal.practice.people.models import Role, User
from medlegal.practice.people.selectors import law_confirmations, roles_of, works_for_company


class ConfirmForm(forms.Form):
    citation = forms.CharField(max_length=200, widget=forms.HiddenInput)
    read_on = forms.DateField(label="Read on", widget=forms.DateInput(attrs={"type": "date"}))


@login_required
def show(request: HttpRequest) -> HttpResponse:
    return page(request, ConfirmForm(initial={"read_on": timezone.localdate()}))


@login_required
def confirmed(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return redirect("law_review")
    form, today = ConfirmForm(request.POST), timezone.localdate()
    if done(form, lambda: confirm_law(**form.cleaned_data, on=today, actor=request.user)) is None:
        return page(request, form, status=422)
    return redirect("law_review")


def page(request: HttpRequest, form: ConfirmForm, *, status: int = 200) -> HttpResponse:
    """Everything that is not verified, the least sure first, with the lines to compare."""
    if not roles_of(request.user) and not works_for_company(request.user):
        raise PermissionDenied("The state of the law is kept by the office.")
    asked = form.data.get("citation", "") if form.is_bound else ""
    kept = provisions(asked)
    context = {
        "place": "law",
        "form": form,
        "asked": asked,
        "may_confirm": is_manager(request.user),
        "provisions": kept,
        "tally": tally(kept),
        "today": timezone.localdate(),
    }
    return render(request, "portal/law/review.html", context, status=status)


def tally(kept: list[dict[str, Any]]) -> dict[str, int]:
    """How many provisions are how unsure, and how many of their lines somebody here has read."""
    marks = Counter(one["review"].confidence for one in kept)
    lines = {line["citation"]: line["read"] for one in kept for line in one["lines"]}
    return {
        "unchecked": marks["memory"],
        "second_hand": marks["secondary"],
        "citations": len(lines),
        "read_here": sum(1 for read in lines.values() if read),
    }


def provisions(asked: str) -> list[dict[str, Any]]:
    """Each provision to review, with its unsure lines; a confirmed line names its reader.

    One with the line of the citation `asked` stands open.
    """
    read = {one.citation: one for one in law_confirmations()}
    lines: dict[str, list[dict[str, Any]]] = {}
    for entry in entries():
        unsure = [line for line in entry.lines if line[2] != "verified"]
        lines.setdefault(entry.key, []).extend(
            {
                "citation": cited,
                "confidence": mark,
                "content": content,
                "read": read.get(cited),
                "since": entry.since,
                "until": entry.until,
            }
            for _, cited, mark, content in unsure
        )
    return [
        {
            "review": one,
            "lines": lines[one.key],
            "is_open": any(line["citation"] == asked for line in lines[one.key]),
        }
        for one in to_review(timezone.localdate())
    ]


def is_manager(user: User) -> bool:
    return Role.MANAGER in roles_of(user)
