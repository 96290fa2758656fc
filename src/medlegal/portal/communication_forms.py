"""What is said of something that came in, and what is decided about it."""

from typing import Any

from django import forms

from medlegal.portal.form_fields import DayField, SeveralFilesField
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.correspondence.models import Communication

DECISIONS = [
    ("released", "Release it to the evaluator"),
    ("kept_out", "Keep it out for good"),
    ("returned", "Return it to the sender"),
]


class CameForm(forms.Form):
    party = forms.ModelChoiceField(
        Party.objects.none(), label="From which party", required=False, empty_label="None"
    )
    sender = forms.CharField(label="Who wrote or called", max_length=160)
    received_on = DayField(label="Came on")
    means = forms.ChoiceField(label="Came by", choices=Communication.Means.choices)
    about = forms.ChoiceField(label="About", choices=Communication.About.choices)
    told = forms.CharField(
        label="What was said",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        required=False,
        help_text="For a call or a visit: it stands in the letter to all parties.",
    )
    reached_all = forms.BooleanField(label="Every party of record got the same", required=False)
    how_known = forms.CharField(
        label="How that is known",
        max_length=200,
        required=False,
        help_text="Copies named in it, or its proof.",
    )
    are_records = forms.BooleanField(label="The files are records for the evaluation", required=False)
    files = SeveralFilesField(label="Files", required=False)

    def __init__(self, *given: Any, evaluation: Evaluation, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["party"].queryset = parties_of(evaluation)

    def clean_files(self) -> list[Any]:
        return [one for one in self.cleaned_data["files"] if one]


class TellForm(forms.Form):
    on = DayField(label="Served on")


class DecideForm(forms.Form):
    decision = forms.ChoiceField(label="Decision", choices=DECISIONS)
    reason = forms.CharField(label="Reason", max_length=300)
    on = DayField(label="On")
