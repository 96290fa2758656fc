"""Gifts that a physician accepted, each source weighed against the law's limit."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.keep_gift import accept_gift, strike_gift_out, weighed_by_source
from medlegal.portal.doors import done
from medlegal.portal.form_fields import DayField, TypedForm
from medlegal.portal.standing import is_own, opened
from medlegal.practice.people.models import Gift, Physician

PAGE = "portal/standing/gifts.html"


class GiftForm(TypedForm):  # type: ignore[type-arg]
    received_on = DayField(label="Received on")

    class Meta:
        model = Gift
        fields = ("source", "received_on", "dollars", "what")
        labels = {"source": "From whom", "dollars": "Worth, in dollars", "what": "What it was"}


@login_required
def show(request: HttpRequest, physician_id: int) -> HttpResponse:
    physician = opened(request, physician_id)
    form = GiftForm(request.POST or None)
    today = timezone.localdate()
    answer = form.is_bound and done(
        form, lambda: accept_gift(physician, **form.cleaned_data, today=today, actor=request.user)
    )
    if answer:
        says = (
            "It is kept."
            if answer.is_allowed
            else f"It is kept. {answer.steps[0].says} It is over the limit."
        )
        (messages.success if answer.is_allowed else messages.error)(request, says)
        return redirect("gifts", physician.pk)
    page = gifts_page(request, physician, form=form)
    return render(request, PAGE, page, status=422 if form.is_bound else 200)


@login_required
def struck(request: HttpRequest, physician_id: int, gift_id: int) -> HttpResponse:
    """The gift was entered by mistake."""
    physician = opened(request, physician_id)
    gift = get_object_or_404(Gift, pk=gift_id, physician=physician)
    if request.method != "POST":
        return redirect("gifts", physician.pk)
    form = forms.Form(request.POST)
    if done(form, lambda: strike_gift_out(gift, on=timezone.localdate(), actor=request.user) or True):
        messages.success(request, "The gift is struck out; its row is kept.")
        return redirect("gifts", physician.pk)
    return render(request, PAGE, gifts_page(request, physician, wrong=form), status=422)


def gifts_page(request: HttpRequest, physician: Physician, **sent: object) -> dict[str, object]:
    return {
        "place": "standing",
        "physician": physician,
        "gifts": physician.gifts.all(),
        "sources": weighed_by_source(physician),
        "may_keep": is_own(request.user, physician),
        "form": GiftForm(),
        **sent,
    }
