"""The state of the law: what was read how surely, and who has since read the official text."""

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
from medlegal.practice.people.selectors import law_confirmations, roles_of


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
    if not roles_of(request.user):
        raise PermissionDenied("The state of the law is kept by the office.")
    context = {
        "place": "law",
        "form": form,
        "may_confirm": is_manager(request.user),
        "provisions": provisions(),
        "today": timezone.localdate(),
    }
    return render(request, "portal/law/review.html", context, status=status)


def provisions() -> list[dict[str, object]]:
    """Each provision to review, with its source and its unsure lines; a confirmed line names its reader."""
    read = {one.citation: one for one in law_confirmations()}
    lines: dict[str, list[dict[str, object]]] = {}
    sources: dict[str, str] = {}
    for entry in entries():
        sources[entry.key] = entry.reading.source
        unsure = [line for line in entry.lines if line[2] != "verified"]
        lines.setdefault(entry.key, []).extend(
            {"name": name, "citation": cited, "confidence": mark, "content": content, "read": read.get(cited)}
            for name, cited, mark, content in unsure
        )
    return [
        {"review": one, "source": sources[one.key], "lines": lines[one.key]}
        for one in to_review(timezone.localdate())
    ]


def is_manager(user: User) -> bool:
    return Role.MANAGER in roles_of(user)
