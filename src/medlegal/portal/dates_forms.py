"""What is entered about dates offered, written agreements, places and waiting."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from medlegal.portal.appointment_forms import SCAN, AtAnOffice
from medlegal.portal.form_fields import DayField, HourField
from medlegal.practice.calendar.models import Offer, Writing
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.people.models import Office
from medlegal.practice.people.selectors import offices_of

PROOF = "Where the writing is, such as “letter of 3/2/2026”."


class OfEvaluation(forms.Form):
    """A form whose parties and offices are those of one evaluation."""

    def __init__(self, *given: Any, evaluation: Evaluation, **named: Any) -> None:
        super().__init__(*given, **named)
        if "party" in self.fields:
            self.fields["party"].queryset = parties_of(evaluation)
        if "office" in self.fields:
            self.fields["office"].queryset = offices_of(evaluation.physician)

    def asked(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        if "document" in told:
            document = told.pop("document")
            told["content"] = document.chunks() if document else ()
        return told


class OfferForm(OfEvaluation):
    party = forms.ModelChoiceField(Party.objects.none(), label="Offered to", empty_label="Choose")
    office = forms.ModelChoiceField(Office.objects.none(), empty_label="Choose the office")
    day = DayField(label="Day offered")
    hour = HourField(label="Hour offered")
    on = DayField(label="Offered on")

    def asked(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        starts_at = timezone.make_aware(datetime.combine(told.pop("day"), told.pop("hour")))
        return {"starts_at": starts_at, "to": told.pop("party"), **told}


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(choices=[("", "Choose"), *Offer.Answer.choices[1:]])
    on = DayField(label="Answered on")
    note = forms.CharField(label="Note", max_length=200, required=False)


class WaiverForm(OfEvaluation):
    party = forms.ModelChoiceField(Party.objects.none(), label="Who waived", empty_label="Choose")
    on = DayField(label="Waived on")
    proof = forms.CharField(label="Where the writing is", max_length=200, help_text=PROOF)
    document = forms.FileField(label="The written waiver", required=False, help_text=SCAN)


class WritingForm(OfEvaluation):
    what = forms.ChoiceField(label="What was signed", choices=[("", "Choose"), *Writing.What.choices])
    party = forms.ModelChoiceField(
        Party.objects.none(), label="Who signed", required=False, empty_label="The evaluator"
    )
    office = forms.ModelChoiceField(
        Office.objects.none(), label="The office agreed", required=False, empty_label="None"
    )
    dispute = forms.ChoiceField(
        label="The dispute is about",
        choices=[("", "Only for an examination by video"), *Writing.Dispute.choices],
        required=False,
    )
    signed_on = DayField(label="Signed on")
    proof = forms.CharField(label="Where the writing is", max_length=200, help_text=PROOF)
    document = forms.FileField(label="The signed paper", required=False, help_text=SCAN)


class PanelOfficeForm(OfEvaluation):
    office = forms.ModelChoiceField(
        Office.objects.none(), label="Office on the panel form", empty_label="Choose the office"
    )


class WaitForm(forms.Form):
    not_after = DayField(label="Not after", required=False)
    note = forms.CharField(
        label="Note", max_length=200, required=False, help_text="For the schedulers. No diagnosis."
    )


class ArrivalForm(forms.Form):
    on = DayField(label="On")
    arrived_at = HourField(label="The worker came at")
    seen_at = HourField(label="Could be seen at", required=False)

    def asked(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {
            name: timezone.make_aware(datetime.combine(told["on"], told[name])) if told[name] else None
            for name in ("arrived_at", "seen_at")
        }


class InterpreterForm(forms.Form):
    language = forms.CharField(
        label="Language", max_length=40, required=False, help_text="Leave empty if none is needed."
    )
    name = forms.CharField(label="Interpreter", max_length=120, required=False)
    certificate = forms.CharField(label="Certificate", max_length=60, required=False)
    confirmed_on = DayField(label="Booking confirmed on", required=False)


class OfficeForm(forms.Form):
    street = forms.CharField(label="Street and suite", max_length=120)
    city = forms.CharField(max_length=60)
    state = forms.CharField(max_length=2, initial="CA")
    zip_code = forms.CharField(label="ZIP code", max_length=10)
    county = forms.CharField(max_length=40)
    phone = forms.CharField(label="Telephone", max_length=20, required=False)
    listed_on = DayField(label="Listed by the Medical Unit on")


class OfficeEndForm(AtAnOffice):
    on = DayField(label="No longer listed from")
    cause = forms.ChoiceField(
        label="Good cause, where it is given up before its time",
        choices=[
            ("", "None"),
            ("disaster", "A disaster"),
            ("lease_end", "The end of a lease of twelve months or more"),
            ("other", "Another, for the Medical Director to weigh"),
        ],
        required=False,
    )
    cause_note = forms.CharField(label="What shows it", max_length=300, required=False)
    cause_paper = forms.FileField(label="Or the paper that shows it", required=False, help_text=SCAN)


class RoomForm(AtAnOffice):
    name = forms.CharField(label="Room", max_length=60)


class SearchForm(forms.Form):
    """Choices only: what is typed would stand in the address."""

    specialty = forms.ChoiceField(required=False)
    city = forms.ChoiceField(label="Place", required=False)
    language = forms.ChoiceField(required=False)
    requested_on = DayField(label="Asked for on")
    first_on = DayField(label="Not before", required=False)
    is_waived = forms.BooleanField(label="The shorter time was waived in writing", required=False)

    def __init__(self, *given: Any, choices: dict[str, list[str]], **named: Any) -> None:
        super().__init__(*given, **named)
        for name, known in choices.items():
            self.fields[name].choices = [("", "Any"), *((one, one) for one in known)]
