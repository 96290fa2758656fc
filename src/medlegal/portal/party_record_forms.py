"""What is asked of a party of record: who it is, where and how it is served, and when it left."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from medlegal.portal.form_fields import DayField, TypedForm
from medlegal.portal.new_evaluation_forms import past_day
from medlegal.practice.cases.models import Party

TOLD = (
    *("name", "firm", "street", "city", "state", "zip_code", "phone", "fax", "email"),
    *("preferred_means", "e_service_agreed_on"),
)


class KeptPartyForm(TypedForm):
    """What may change of a party that is of record."""

    e_service_agreed_on = DayField(
        label="Agreed in writing to e-mail service on",
        required=False,
        help_text="Without a written agreement the party is served by mail (8 CCR § 36.7).",
    )

    class Meta:
        model = Party
        fields: tuple[str, ...] = TOLD
        labels = {"preferred_means": "Wants to be served by", "zip_code": "ZIP code"}

    def clean_e_service_agreed_on(self) -> date | None:
        return past_day(self.cleaned_data["e_service_agreed_on"])

    def told(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class NewPartyForm(KeptPartyForm):
    class Meta(KeptPartyForm.Meta):
        fields = ("role", *TOLD)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["role"].choices = [("", "Choose"), *Party.Role.choices]


class LeavesForm(forms.Form):
    on = DayField(label="Not of record since", initial=timezone.localdate)
    reason = forms.CharField(
        label="Why",
        max_length=200,
        help_text="Such as “substituted by another attorney, notice of 3/2/2026”. No diagnosis.",
    )
