"""A party's signed agreement to be served by e-mail: kept, shown, and taken back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.agree_service import agree_service, take_agreement_back
from medlegal.portal.agreement_forms import AgreementEndForm, AgreementForm
from medlegal.portal.doors import done, kept_file, only_sent, open_to_office
from medlegal.portal.parties import PAGE, parties_page
from medlegal.practice.correspondence.selectors import agreements_of


@login_required
@only_sent("parties")
def agreed(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """A party's signed agreement to be served by e-mail."""
    evaluation = open_to_office(request, evaluation_id)
    form = AgreementForm(request.POST, request.FILES, evaluation=evaluation, auto_id="agreement_%s")
    today = timezone.localdate()
    if done(form, lambda: agree_service(**form.asked(), today=today, actor=request.user)):
        messages.success(request, "The agreement is kept; the party is served by e-mail from its day on.")
        return redirect("parties", evaluation.pk)
    page = parties_page(request, evaluation, agreement_form=form)
    return render(request, PAGE, page, status=422)


@login_required
@only_sent("parties")
def agreement_ended(request: HttpRequest, evaluation_id: int, agreement_id: int) -> HttpResponse:
    """The party took it back."""
    evaluation = open_to_office(request, evaluation_id)
    agreement = get_object_or_404(agreements_of(evaluation), pk=agreement_id)
    form = AgreementEndForm(request.POST, auto_id=f"end_{agreement.pk}_%s")
    if done(form, lambda: take_agreement_back(agreement, **form.cleaned_data, actor=request.user) or True):
        messages.success(request, "The agreement is ended; the party is served by mail again.")
        return redirect("parties", evaluation.pk)
    page = parties_page(request, evaluation, wrong=form)
    return render(request, PAGE, page, status=422)


@login_required
def agreement(request: HttpRequest, evaluation_id: int, agreement_id: int) -> HttpResponse:
    """The signed paper as it was scanned."""
    evaluation = open_to_office(request, evaluation_id)
    kept = get_object_or_404(agreements_of(evaluation), pk=agreement_id)
    name = f"{evaluation.number} agreement {kept.pk}{kept.document_key[-4:]}"
    return kept_file(request, evaluation, kept.document_key, name=name, kind="application/octet-stream")
