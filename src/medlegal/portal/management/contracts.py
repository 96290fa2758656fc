"""The practices the company manages: contract, people, and the paper."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.keep_company import MOST_BYTES, close_contract, sign_contract
from medlegal.portal.doors import closed_to_caches, done
from medlegal.portal.form_fields import DayField
from medlegal.portal.management.oversight_door import for_oversight, overseen_or_404
from medlegal.portal.publicity.doors import for_the_company
from medlegal.practice.audit.services import record
from medlegal.practice.people.company_selectors import (
    contracts_of,
    in_force,
    overseen_by,
    worked_in,
    works_in,
)
from medlegal.practice.people.contract_words import SERVICES
from medlegal.practice.people.models import Contract, Practice
from medlegal.practice.people.selectors import physicians_of

PAGE = "management/practice.html"


class ContractForm(forms.Form):
    begins_on = DayField(label="First day")
    ends_on = DayField(label="Last day", required=False, help_text="None: until somebody ends it.")
    services = forms.MultipleChoiceField(
        label="What the company does",
        choices=tuple(SERVICES.items()),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        required=False,
    )
    terms = forms.CharField(
        label="Terms", widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, required=False
    )
    document = forms.FileField(label="The signed paper", required=False, help_text="A PDF, at most 20 MB.")

    def told(self) -> dict[str, Any]:
        file = self.cleaned_data["document"]
        return self.cleaned_data | {"document": file.read(MOST_BYTES + 1) if file else None}


class LastDayForm(forms.Form):
    on = DayField(label="Last day")


@for_oversight
def listed(request: HttpRequest) -> HttpResponse:
    current = {one.practice_id: one for one in in_force(timezone.localdate())}
    rows = [(one, current.get(one.pk)) for one in overseen_by(request.user)]
    return render(request, "management/practices.html", {"place": "practices", "rows": rows})


@for_oversight
def one(request: HttpRequest, practice_id: int) -> HttpResponse:
    return render(request, PAGE, practice_page(overseen_or_404(request, practice_id)))


def practice_page(practice: Practice, **sent: object) -> dict[str, object]:
    today = timezone.localdate()
    return {
        "place": "practices",
        "practice": practice,
        "physicians": physicians_of(practice),
        "people": works_in(practice),
        "people_before": worked_in(practice),
        "contracts": [(one, words_of(one)) for one in contracts_of(practice)],
        "form": ContractForm(initial={"begins_on": today}),
        "end_form": LastDayForm(initial={"on": today}),
        **sent,
    }


def words_of(contract: Contract) -> list[str]:
    return [SERVICES.get(word, word) for word in contract.services]


@for_the_company
def signed(request: HttpRequest, practice_id: int) -> HttpResponse:
    practice = overseen_or_404(request, practice_id)
    if request.method != "POST":
        return redirect("practice", practice.pk)
    form = ContractForm(request.POST, request.FILES)
    if done(form, lambda: sign_contract(practice, **form.told(), actor=request.user)):
        messages.success(request, "The contract is kept.")
        return redirect("practice", practice.pk)
    return render(request, PAGE, practice_page(practice, form=form), status=422)


@for_the_company
def ended(request: HttpRequest, contract_id: int) -> HttpResponse:
    contract = get_object_or_404(Contract.objects.select_related("practice"), pk=contract_id)
    if request.method != "POST":
        return redirect("practice", contract.practice_id)
    form = LastDayForm(request.POST)

    def end() -> bool:
        close_contract(contract, on=form.cleaned_data["on"], actor=request.user)
        return True

    if done(form, end):
        messages.success(request, "The last day is kept.")
        return redirect("practice", contract.practice_id)
    page = practice_page(contract.practice, end_form=form, ending=contract.pk)
    return render(request, PAGE, page, status=422)


@for_oversight
def paper_of(request: HttpRequest, contract_id: int) -> HttpResponse:
    """The signed paper, for the company and for the practice's manager."""
    found = Contract.objects.filter(practice__in=overseen_by(request.user))
    contract = get_object_or_404(found, pk=contract_id)
    if not contract.document_key or not default_storage.exists(contract.document_key):
        raise Http404("No paper is kept with this contract.")
    record("contract.opened", of=contract, actor=request.user, contract=contract.pk)
    answer = FileResponse(default_storage.open(contract.document_key), content_type="application/pdf")
    return closed_to_caches(answer, name=f"contract-{contract.pk}.pdf", shown=False)
