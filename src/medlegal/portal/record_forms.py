"""What is said with records: which files, who sent them, when, and the sender's declaration."""

from typing import Any

from django import forms

from medlegal.portal.form_fields import DayField, SeveralFilesField
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.intake.models import RecordSet

DECLARED_TOGETHER = ("pages", "signer", "signed_on")


class DeclarationForm(forms.Form):
    pages = forms.IntegerField(label="Pages declared", min_value=0, max_value=1_000_000)
    signer = forms.CharField(label="Signed by", max_length=120)
    signed_on = DayField(label="Signed on")


class UploadForm(forms.Form):
    files = SeveralFilesField(
        label="Files",
        error_messages={
            "required": "Choose at least one PDF, TIFF, JPEG, PNG, HEIC, ZIP or .eml file.",
        },
        allow_empty_file=True,  # kept as it came like every other; the reading says that it is empty
    )
    sender = forms.ModelChoiceField(Party.objects.none(), required=False, empty_label="Not known yet")
    received_on = DayField(label="Received on")
    means = forms.ChoiceField(label="Came by", choices=RecordSet.Means.choices)
    pages = forms.IntegerField(label="Pages declared", min_value=1, max_value=1_000_000, required=False)
    signer = forms.CharField(label="Declaration signed by", max_length=120, required=False)
    signed_on = DayField(label="Signed on", required=False)

    def __init__(self, *given: Any, evaluation: Evaluation, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["sender"].queryset = parties_of(evaluation)

    def clean(self) -> dict[str, Any]:
        """A declaration is entered whole or not at all."""
        asked = super().clean() or self.cleaned_data
        if any(asked.get(name) for name in DECLARED_TOGETHER):
            for name in DECLARED_TOGETHER:
                if not asked.get(name) and name not in self.errors:
                    self.add_error(
                        name, "A declaration needs its pages, its signer and its date. Fill in all three."
                    )
        return asked
