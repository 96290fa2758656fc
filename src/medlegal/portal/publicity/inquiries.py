"""What strangers asked the company: a list, one of them, and what is done about it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.answer_inquiry import (
    advance_joining,
    end_inquiry,
    give_inquiry,
    note_on_inquiry,
    open_inquiry_again,
)
from medlegal.portal.doors import done
from medlegal.portal.publicity.doors import for_the_company
from medlegal.portal.publicity.inquiry_forms import WROTE_AS, EndForm, GiveForm, NoteForm, StageForm
from medlegal.practice.audit.services import record
from medlegal.practice.people.company import COMPANY
from medlegal.practice.people.models import User
from medlegal.practice.publicity.models import Inquiry
from medlegal.practice.publicity.selectors import inquiries

MOST_SHOWN = 100
FORMS: dict[str, type[forms.Form]] = {
    "give": GiveForm,
    "note": NoteForm,
    "close": EndForm,
    "reopen": forms.Form,
    "stage": StageForm,
}


@for_the_company
def listed(request: HttpRequest) -> HttpResponse:
    context = {
        "place": "inquiries",
        "questions": inquiries(kind=Inquiry.Kind.CONTACT)[:MOST_SHOWN],
        "joining": inquiries(kind=Inquiry.Kind.JOINING)[:MOST_SHOWN],
        "closed": inquiries(status=[Inquiry.Status.CLOSED]).order_by("-closed_at")[:MOST_SHOWN],
    }
    return render(request, "publicity/inquiries.html", context)


def inquiry_or_404(inquiry_id: int, reader: User) -> Inquiry:
    """The inquiry; that it was opened is recorded."""
    found: Inquiry = get_object_or_404(
        Inquiry.objects.select_related("assigned_to", "joining"), pk=inquiry_id
    )
    record("inquiry.opened", of=COMPANY, actor=reader, inquiry=found.pk)
    return found


@for_the_company
def one(request: HttpRequest, inquiry_id: int) -> HttpResponse:
    inquiry = inquiry_or_404(inquiry_id, request.user)
    return render(request, "publicity/inquiry.html", page_of(inquiry))


def page_of(inquiry: Inquiry, **sent: forms.Form) -> dict[str, Any]:
    joining = getattr(inquiry, "joining", None)
    blank = {
        "give": GiveForm(initial={"to": inquiry.assigned_to_id}),
        "note": NoteForm(),
        "close": EndForm(),
        "stage": StageForm(initial={"stage": joining.stage if joining else None}),
    }
    return {
        "place": "inquiries",
        "inquiry": inquiry,
        "joining": joining,
        "wrote_as": WROTE_AS.get(inquiry.writes_as, inquiry.writes_as),
        "notes": inquiry.notes.select_related("made_by"),
        "forms": blank | sent,
    }


@for_the_company
def acted(request: HttpRequest, inquiry_id: int, act: str) -> HttpResponse:
    """Somebody did one of FORMS."""
    inquiry = inquiry_or_404(inquiry_id, request.user)
    if act not in FORMS or (act == "stage" and not hasattr(inquiry, "joining")):
        raise Http404("Nothing of that name is done with an inquiry.")
    if request.method != "POST":
        return redirect("inquiry", inquiry.pk)
    form = FORMS[act](request.POST)
    if done(form, doing(act, inquiry, form, request.user)):
        messages.success(request, "Kept.")
        return redirect("inquiry", inquiry.pk)
    page = page_of(inquiry, **{act: form}) | {"wrong": form}
    return render(request, "publicity/inquiry.html", page, status=422)


def doing(act: str, inquiry: Inquiry, form: forms.Form, actor: User) -> Callable[[], bool]:
    def do() -> bool:
        told, at = form.cleaned_data, timezone.now()
        if act == "give":
            give_inquiry(inquiry, to=told["to"], actor=actor)
        elif act == "note":
            note_on_inquiry(inquiry, text=told["text"], at=at, actor=actor)
        elif act == "close":
            end_inquiry(inquiry, text=told["text"], at=at, actor=actor)
        elif act == "reopen":
            open_inquiry_again(inquiry, actor=actor)
        else:
            advance_joining(inquiry, stage=told["stage"], text=told["text"], at=at, actor=actor)
        return True

    return do
