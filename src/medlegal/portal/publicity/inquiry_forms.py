"""What somebody of the company does with an inquiry."""

from typing import Any

from django import forms

from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import company_people
from medlegal.practice.publicity.models import JoiningInquiry

WROTE_AS = {
    "physician": "a physician",
    "attorney": "an attorney or a law office",
    "administrator": "a claims administrator or an insurer",
    "copy_service": "a copy service",
    "worker": "an injured worker or somebody in the family",
    "other": "somebody else",
}


class GiveForm(forms.Form):
    to = forms.ModelChoiceField(
        label="In whose hands", queryset=User.objects.none(), required=False, empty_label="Nobody yet"
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, auto_id="give_%s", **named)
        people = company_people().values_list("user_id", flat=True)
        self.fields["to"].queryset = User.objects.filter(pk__in=people)  # type: ignore[attr-defined]


class NoteForm(forms.Form):
    text = forms.CharField(label="What was done", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, auto_id="note_%s", **named)


class EndForm(NoteForm):
    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.auto_id = "end_%s"
        self.fields["text"].label = "How it was answered"


class StageForm(forms.Form):
    stage = forms.ChoiceField(label="How far it has come", choices=JoiningInquiry.Stage.choices)
    text = forms.CharField(label="Note", max_length=1900, required=False)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, auto_id="stage_%s", **named)
