"""What is told of a QME who joins: who, a step that was done, why it was given up, and the practice to open."""

from typing import Any

from django import forms

from medlegal.portal.form_fields import DayField, TypedForm
from medlegal.practice.community.joining import STEPS
from medlegal.practice.people.models import Office, Physician, Practice, User
from medlegal.practice.people.selectors import company_people
from medlegal.practice.publicity.models import Inquiry


class BeginForm(forms.Form):
    inquiry = forms.ModelChoiceField(
        Inquiry.objects.none(), label="From the inquiry", required=False, empty_label="None: by another way"
    )
    name = forms.CharField(label="Physician", max_length=120)
    specialty = forms.CharField(max_length=80, required=False)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        asked = Inquiry.objects.filter(kind=Inquiry.Kind.JOINING, onboarding__isnull=True)
        self.fields["inquiry"].queryset = asked  # type: ignore[attr-defined]
        self.fields["inquiry"].label_from_instance = lambda one: f"{one.name}, {one.came_at:%m/%d/%Y}"  # type: ignore[attr-defined]


class StepForm(forms.Form):
    step = forms.ChoiceField(choices=[(step.key, step.says) for step in STEPS], widget=forms.HiddenInput)
    on = DayField(label="Done on")
    note = forms.CharField(label="Note", max_length=300, required=False)


class ReasonForm(forms.Form):
    reason = forms.CharField(label="Why", max_length=300)


class TieForm(forms.Form):
    practice = forms.ModelChoiceField(Practice.objects.all(), label="Practice that is here already")

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["practice"].queryset = Practice.objects.all()  # type: ignore[attr-defined]


class PracticeForm(TypedForm):  # type: ignore[type-arg]
    class Meta:
        model = Practice
        fields = ("name", "billing_name", "npi", "tin", "street", "city", "state", "zip_code", "phone")


class EvaluatorForm(TypedForm):  # type: ignore[type-arg]
    email = forms.EmailField(label="E-mail address with which the physician signs in", max_length=254)

    class Meta:
        model = Physician
        fields = (
            "name",
            "credentials",
            "specialty",
            "evaluates",
            "board_certification",
            "license_number",
            "npi",
            "languages",
        )
        labels = {"evaluates": "Kind of evaluation, for its least time"}

    field_order = ("name", "email")


class FirstOfficeForm(TypedForm):  # type: ignore[type-arg]
    class Meta:
        model = Office
        fields = ("street", "city", "state", "zip_code", "county", "phone")


class FirstManagerForm(forms.Form):
    manager = forms.ModelChoiceField(
        User.objects.none(), label="Who manages it at first", help_text="Somebody of the company."
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        people = company_people().values_list("user_id", flat=True)
        self.fields["manager"].queryset = User.objects.filter(pk__in=people)  # type: ignore[attr-defined]
