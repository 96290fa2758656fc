"""The physician's bills and what came of them, to the cent; on the page and as rows for a spreadsheet."""

import csv
from collections.abc import Collection

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from medlegal.portal.doors import closed_to_caches
from medlegal.portal.form_fields import DayField
from medlegal.portal.physician.own_door import Own, for_the_physician
from medlegal.portal.pictures.bars import aging
from medlegal.practice.audit.services import record
from medlegal.practice.billing.payer_selectors import Statement, aging_of, statement_of
from medlegal.practice.people.models import Physician

COLUMNS = ("Practice", "Bill", "Evaluation", "Payer", "Billed on", "Billed", "Paid", "Open", "Last answer")


class SpanForm(forms.Form):
    since = DayField(label="Billed from", required=False)
    until = DayField(label="to", required=False)

    def statement(self, physicians: Collection[Physician]) -> Statement:
        """Of the span, where one was told; of everything otherwise."""
        told = self.cleaned_data if self.is_valid() else {}
        return statement_of(physicians, since=told.get("since"), until=told.get("until"))


@for_the_physician
def show(request: HttpRequest, own: Own) -> HttpResponse:
    form = SpanForm(request.GET or None)
    statement = form.statement(own.shown)
    open_by_age = aging_of(statement, today=timezone.localdate())
    context = {
        "place": "own_statement",
        "own": own,
        "by_practice": [
            (one.practice, statement.of_practice(one.practice_id)) for one in own.shown if own.names_practice
        ],
        "form": form,
        "statement": statement,
        "aging": open_by_age,
        "aging_drawn": aging(open_by_age),
    }
    return render(request, "physician/statement.html", context)


@for_the_physician
def as_rows(request: HttpRequest, own: Own) -> HttpResponse:
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    rows = csv.writer(answer)
    rows.writerow(COLUMNS)
    for line in SpanForm(request.GET or None).statement(own.shown).lines:
        bill, payer = line.bill, line.bill.payer
        answered = line.answered_on.isoformat() if line.answered_on else ""
        firm = as_text(payer.firm or payer.name)
        told = (
            as_text(bill.practice.name),
            bill.number,
            bill.evaluation.number,
            firm,
            bill.billed_on.isoformat(),
        )
        rows.writerow([*told, bill.dollars, line.paid, line.open, answered])
    for one in own.shown:
        record("statement.taken", of=one, actor=request.user, physician=one.pk)
    return closed_to_caches(answer, name="statement.csv", shown=False)


def as_text(cell: str) -> str:
    """A name that begins like a formula stays a name in a spreadsheet."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell
