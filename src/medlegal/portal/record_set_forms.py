"""What the office enters about one record set: its contents, an objection, a judge's order, a letter served."""

from typing import Any

from django import forms

from medlegal.portal.form_fields import DayField
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.correspondence.models import Recipient


class NonMedicalForm(forms.Form):
    served_on = DayField(
        label="The other side was served on",
        required=False,
        help_text="From the sender's proof of service. The time to object runs from this day.",
    )
    served_by = forms.ChoiceField(label="Served by", choices=Recipient.Means.choices)


class ObjectionForm(forms.Form):
    party = forms.ModelChoiceField(Party.objects.none(), label="Who objected", empty_label="Choose the party")
    on = DayField(label="Objected on")

    def __init__(self, *given: Any, evaluation: Evaluation, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["party"].queryset = parties_of(evaluation)


class OnADayForm(forms.Form):
    on = DayField(label="On")
