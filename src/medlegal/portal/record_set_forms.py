"""What the office enters about one record set: contents, an objection and its end, an order, a letter served."""

from typing import Any

from django import forms

from medlegal.flows.await_objections import NotTheOtherSide, opponents
from medlegal.portal.form_fields import DayField
from medlegal.practice.cases.models import Party
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.correspondence.models import Recipient
from medlegal.practice.intake.models import Objection, RecordSet


class NonMedicalForm(forms.Form):
    served_on = DayField(
        label="The other side was served on",
        required=False,
        help_text="From the sender's proof of service. The time to object runs from this day.",
    )
    served_by = forms.ChoiceField(label="Served by", choices=Recipient.Means.choices)


class ObjectionForm(forms.Form):
    party = forms.ModelChoiceField(
        Party.objects.none(),
        label="Who objected",
        empty_label="Choose the party",
        error_messages={"invalid_choice": str(NotTheOtherSide.__doc__)},
    )
    on = DayField(label="Objected on")

    def __init__(self, *given: Any, record_set: RecordSet, **named: Any) -> None:
        super().__init__(*given, **named)
        may_object = [party.pk for party in opponents(record_set)]
        self.fields["party"].queryset = parties_of(record_set.evaluation).filter(pk__in=may_object)


class WithdrawalForm(forms.Form):
    why = forms.ChoiceField(label="Why it does not stand", choices=Objection.Withdrawal.choices)
    on = DayField(label="Taken back on")


class OnADayForm(forms.Form):
    on = DayField(label="On")
