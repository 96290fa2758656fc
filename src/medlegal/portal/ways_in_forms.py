"""Who is asked in: a party's person, or the injured worker; and how one finds an office."""

from typing import Any

from django import forms

from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.companion.models import Invitation, Surroundings

LANGUAGES = (("en", "English"), ("es", "Spanish"))


class InvitationForm(forms.Form):
    party = forms.ModelChoiceField(Party.objects.none(), label="For whom the person comes in")
    email = forms.EmailField(
        label="E-mail address", max_length=254, help_text="The link goes there. It says nothing of the case."
    )
    capacity = forms.ChoiceField(label="What the person sees", choices=Invitation.Capacity.choices)

    def __init__(self, *given: Any, evaluation: Evaluation, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["party"].queryset = parties_of(evaluation).exclude(role=Party.Role.WORKER)


class WorkerPassForm(forms.Form):
    language = forms.ChoiceField(label="Language", choices=LANGUAGES)
    text_to = forms.CharField(
        label="Mobile telephone",
        max_length=20,
        required=False,
        help_text="Where the link and new codes may be sent by text message. Ask the worker first.",
    )
    email_to = forms.EmailField(
        label="Worker's e-mail",
        max_length=254,
        required=False,
        help_text="Where the link and new codes may be sent by e-mail. Ask the worker first.",
    )


class DayAnswerForm(forms.Form):
    answer = forms.CharField(
        label="What the worker reads", max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class SurroundingsForm(forms.ModelForm):
    class Meta:
        model = Surroundings
        fields = [
            "directions",
            "directions_es",
            "entrance",
            "entrance_es",
            "parking",
            "parking_es",
            "transit",
            "transit_es",
        ]
        labels = {
            "directions": "The way, in English",
            "directions_es": "The way, in Spanish",
            "entrance": "The door, in English",
            "entrance_es": "The door, in Spanish",
            "parking": "Parking, in English",
            "parking_es": "Parking, in Spanish",
            "transit": "Bus or train, in English",
            "transit_es": "Bus or train, in Spanish",
        }
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in fields}

    def _post_clean(self) -> None:
        """No row is made here; the flow makes it."""
