"""What is entered of a party's agreement to be served by e-mail."""

from typing import Any

from django import forms

from medlegal.portal.appointment_forms import SCAN
from medlegal.portal.form_fields import DayField
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.selectors import parties_of


class AgreementForm(forms.Form):
    party = forms.ModelChoiceField(Party.objects.none(), label="Who agreed", empty_label="Choose")
    email = forms.EmailField(label="E-mail address for service, as the paper says")
    signed_on = DayField(label="Signed on")
    document = forms.FileField(label="The signed paper", help_text=SCAN)

    def __init__(self, *given: Any, evaluation: Evaluation, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["party"].queryset = parties_of(evaluation)

    def asked(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        return told | {"content": told.pop("document").chunks()}


class AgreementEndForm(forms.Form):
    on = DayField(label="Taken back on")
