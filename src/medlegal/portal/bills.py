"""The bill: what it would be today and why, the bill as sent, and what the payer answered."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from medlegal.flows.answer_bill import answer_bill
from medlegal.flows.bill_service import to_be_billed
from medlegal.flows.preview_bill import bill_paper, bill_worksheet
from medlegal.flows.refusal import Refused
from medlegal.law.errors import NoAnswer
from medlegal.portal.bill_forms import PayerAnswerForm
from medlegal.portal.doors import done, only_sent, open_to_office, paper
from medlegal.portal.frame import framed
from medlegal.practice.billing.models import Answer, Bill
from medlegal.practice.billing.selectors import answers_of, bill_of, bills_of, lines_of, unpaid_of
from medlegal.practice.billing.services import PaidBelowNothing
from medlegal.practice.cases.models import Evaluation


@login_required
def show(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    return render(request, "portal/bills/show.html", bill_page(request, evaluation))


def bill_page(
    request: HttpRequest, evaluation: Evaluation, form: PayerAnswerForm | None = None
) -> dict[str, object]:
    bill = bill_of(evaluation)
    page = framed(request, evaluation, "bill", **worksheet(evaluation), **services(evaluation, bill))
    return page | (as_sent(bill, form) if bill else {})


def services(evaluation: Evaluation, bill: Bill | None) -> dict[str, object]:
    """What else of this evaluation is billed or may be: missed appointments and depositions."""
    missed, testified = to_be_billed(evaluation)
    others = [one for one in bills_of(evaluation) if one != bill]
    pages = sum(one.told.get("pages", 0) for one in others)
    return {"missed": missed, "testified": testified, "others": others, "pages_billed_before": pages}


def worksheet(evaluation: Evaluation) -> dict[str, object]:
    """What the law says the bill is today; or in a sentence why there is none."""
    try:
        return {"sheet": bill_worksheet(evaluation, on=timezone.localdate()), "refusal": ""}
    except (Refused, NoAnswer) as refused:
        return {"sheet": None, "refusal": str(refused)}


def as_sent(bill: Bill, form: PayerAnswerForm | None) -> dict[str, object]:
    lines = lines_of(bill)
    return {
        "bill": bill,
        **addresses_of(bill),
        "lines": lines,
        "unpaid": unpaid_of(bill),
        "answers": answers_of(bill),
        "form": form or PayerAnswerForm(lines=lines, initial={"received_on": timezone.localdate()}),
    }


def addresses_of(bill: Bill) -> dict[str, str]:
    """Where the bill is printed and answered; an evaluation's own bill has the shorter addresses."""
    if bill.report_id is not None:
        own = [bill.evaluation_id]
        return {
            "pdf_address": reverse("bill_pdf", args=own),
            "answer_address": reverse("bill_answered", args=own),
        }
    one = [bill.evaluation_id, bill.pk]
    return {
        "pdf_address": reverse("one_bill_pdf", args=one),
        "answer_address": reverse("one_bill_answered", args=one),
    }


@login_required
@only_sent("bill")
def answered(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """The payer's explanation of review came."""
    evaluation = open_to_office(request, evaluation_id)
    bill = bill_of(evaluation)
    if bill is None:
        raise Http404("There is no bill yet.")
    form = PayerAnswerForm(request.POST, lines=lines_of(bill))
    if done(form, lambda: keep(request, bill, form)):
        messages.success(request, "The payer's answer is kept.")
        return redirect("bill", evaluation.pk)
    return render(request, "portal/bills/show.html", bill_page(request, evaluation, form), status=422)


def keep(request: HttpRequest, bill: Bill, form: PayerAnswerForm) -> Answer | None:
    asked = form.cleaned_data
    try:
        return answer_bill(
            bill,
            received_on=asked["received_on"],
            reference=asked["reference"],
            paid=form.paid(),
            actor=request.user,
        )
    except PaidBelowNothing as refused:
        form.add_error(None, str(refused) or str(PaidBelowNothing.__doc__))
        return None


@login_required
def as_pdf(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    try:
        content = bill_paper(evaluation, on=timezone.localdate())
    except (Refused, NoAnswer) as refused:
        raise Http404(str(refused)) from refused
    return paper(request, evaluation, content, name=f"{evaluation.number} bill.pdf", kind="application/pdf")
