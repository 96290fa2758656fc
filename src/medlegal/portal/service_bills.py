"""The bills of missed appointments and of testimony: opened from what happened, shown, printed and answered."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.bill_service import bill_missed, bill_testimony
from medlegal.flows.code_evaluation import Coded
from medlegal.flows.code_service import Kind, code_missed, code_testimony
from medlegal.flows.preview_bill import service_paper, service_worksheet
from medlegal.flows.refusal import Refused
from medlegal.law.errors import NoAnswer
from medlegal.portal.bill_forms import CancelledTestimonyForm, MissedBillForm, PayerAnswerForm, TestimonyForm
from medlegal.portal.bills import as_sent, keep
from medlegal.portal.doors import done, only_sent, open_to_office, paper
from medlegal.portal.frame import framed
from medlegal.practice.billing.models import Bill
from medlegal.practice.billing.selectors import bills_of, lines_of
from medlegal.practice.calendar.selectors import appointments_before
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.docket.selectors import entries_of


@login_required
def missed(request: HttpRequest, evaluation_id: int, appointment_id: int) -> HttpResponse:
    """An appointment that was missed, or cancelled late, is billed."""
    evaluation = open_to_office(request, evaluation_id)
    appointment = get_object_or_404(appointments_before(evaluation), pk=appointment_id)
    form = MissedBillForm(request.POST or None, initial={"on": timezone.localdate()})
    bill = form.is_bound and done(
        form, lambda: bill_missed(appointment, **form.cleaned_data, actor=request.user)
    )
    if bill:
        return opened(request, bill)
    pays = what_it_pays(lambda: code_missed(appointment, {}))
    return asked(request, evaluation, "Bill the missed appointment", form, pays)


@login_required
def testimony(request: HttpRequest, evaluation_id: int, entry_id: int) -> HttpResponse:
    """A deposition that was held, or cancelled late, is billed."""
    evaluation = open_to_office(request, evaluation_id)
    kept = entries_of(evaluation, Kind.DEPOSITION_HELD, Kind.DEPOSITION_CANCELLED)
    entry = get_object_or_404(kept, pk=entry_id)
    minutes = entry.told.get("minutes", 0)
    fitting = TestimonyForm if entry.kind == Kind.DEPOSITION_HELD else CancelledTestimonyForm
    form = fitting(request.POST or None, initial={"on": timezone.localdate(), "minutes_testified": minutes})
    bill = form.is_bound and done(form, lambda: bill_testimony(entry, **form.spent(), actor=request.user))
    if bill:
        return opened(request, bill)
    pays = what_it_pays(lambda: code_testimony(entry, {"minutes_testified": minutes}))
    return asked(request, evaluation, "Bill the deposition", form, pays)


def what_it_pays(code: Callable[[], Coded]) -> dict[str, object]:
    """The law's answer by what is kept, or in a sentence why there is none."""
    try:
        return {"coded": code(), "refusal": "", "is_least": True}
    except (Refused, NoAnswer) as refused:
        return {"coded": None, "refusal": str(refused)}


def asked(
    request: HttpRequest, evaluation: Evaluation, heading: str, form: forms.Form, pays: dict[str, object]
) -> HttpResponse:
    page = framed(request, evaluation, "bill", heading=heading, form=form, **pays)
    return render(request, "portal/bills/service.html", page, status=422 if form.is_bound else 200)


def opened(request: HttpRequest, bill: Bill) -> HttpResponse:
    messages.success(request, f"Bill {bill.number} is open. Print it, and send it to the payer.")
    return redirect("one_bill", bill.evaluation_id, bill.pk)


@login_required
def one(request: HttpRequest, evaluation_id: int, bill_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    bill = service_bill(evaluation, bill_id)
    return render(request, "portal/bills/one.html", one_page(request, evaluation, bill))


def one_page(
    request: HttpRequest, evaluation: Evaluation, bill: Bill, form: PayerAnswerForm | None = None
) -> dict[str, object]:
    return framed(request, evaluation, "bill", sheet=service_worksheet(bill), **as_sent(bill, form))


def service_bill(evaluation: Evaluation, bill_id: int) -> Bill:
    return get_object_or_404(bills_of(evaluation).filter(report__isnull=True), pk=bill_id)


@login_required
def one_as_pdf(request: HttpRequest, evaluation_id: int, bill_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    bill = service_bill(evaluation, bill_id)
    name = f"{bill.number} bill.pdf"
    return paper(request, evaluation, service_paper(bill), name=name, kind="application/pdf")


@login_required
@only_sent("bill")
def one_answered(request: HttpRequest, evaluation_id: int, bill_id: int) -> HttpResponse:
    """The payer's explanation of review came."""
    evaluation = open_to_office(request, evaluation_id)
    bill = service_bill(evaluation, bill_id)
    form = PayerAnswerForm(request.POST, lines=lines_of(bill))
    if done(form, lambda: keep(request, bill, form)):
        messages.success(request, "The payer's answer is kept.")
        return redirect("one_bill", evaluation.pk, bill.pk)
    page = one_page(request, evaluation, bill, form)
    return render(request, "portal/bills/one.html", page, status=422)
