"""What the physician and the office say about a report."""

from typing import Any, Self

from django import forms

from medlegal.flows.weigh_report_papers import is_rated_by_unit
from medlegal.portal.form_fields import DayField
from medlegal.practice.authoring.models import Question
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.selectors import parties_of


class SectionForm(forms.Form):
    text = forms.CharField(required=False, max_length=200_000, widget=forms.Textarea(attrs={"rows": 5}))


class QuestionForm(forms.Form):
    party = forms.ModelChoiceField(Party.objects.none(), label="Asked by")
    asked_on = DayField(label="Date of the letter")
    text = forms.CharField(
        label="The question, in the party's words", max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *given: Any, evaluation: Evaluation, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["party"].queryset = parties_of(evaluation)


class AnswerForm(forms.Form):
    answer = forms.CharField(label="Your answer", max_length=50_000, widget=forms.Textarea(attrs={"rows": 3}))

    @classmethod
    def of(cls, question: Question) -> Self:
        return cls(prefix=f"question-{question.pk}", initial={"answer": question.answer})


class SignForm(forms.Form):
    on = DayField(label="Signed on")
    county = forms.CharField(max_length=40, help_text="The county where you sign.")
    followed_guidelines = forms.TypedChoiceField(
        label="Did the evaluation and the time spent on it meet the Administrative Director's guidelines?",
        choices=[("", "Choose"), ("yes", "Yes"), ("no", "No; my reason stands below")],
        coerce=lambda said: said == "yes",
    )
    departure_reason = forms.CharField(
        label="If not, why", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    no_questions_asked = forms.BooleanField(
        label="I have read the parties' letters and they ask no question (only if none is listed)",
        required=False,
    )
    helper_name = forms.CharField(
        label="Who else did more than clerical work for it",
        max_length=120,
        required=False,
        help_text="If not named with the examination. The report discloses name, qualification and service.",
    )
    helper_qualification = forms.CharField(
        label="That person's qualification", max_length=200, required=False
    )
    helper_service = forms.CharField(label="What that person did", max_length=200, required=False)
    nobody_helped = forms.BooleanField(
        label="Nobody else did more than clerical work for it (where no examination was held)", required=False
    )
    adopts = forms.BooleanField(
        label="I have read the whole report; its opinions are mine and I sign it under penalty of perjury."
    )

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or self.cleaned_data
        if asked.get("followed_guidelines") is False and not asked.get("departure_reason"):
            self.add_error("departure_reason", "Say why the guidelines were not met; the report states it.")
        return asked

    def asked(self) -> dict[str, Any]:
        told = {key: value for key, value in self.cleaned_data.items() if key != "adopts"}
        helper = {name: told.pop(f"helper_{name}") for name in ("name", "qualification", "service")}
        return told | {"helpers": [helper] if any(helper.values()) else []}


class DisabilityForm(forms.Form):
    finds = forms.TypedChoiceField(
        label="All conditions are permanent and stationary, and there is permanent partial disability",
        choices=[("", "Choose"), ("yes", "Yes"), ("no", "No")],
        coerce=lambda said: said == "yes",
    )


class ServeForm(forms.Form):
    """The day; the rating unit's office where the report goes there; and why, where something lacks."""

    on = DayField(label="Served on")
    unit = forms.CharField(
        label="Office of the Disability Evaluation Unit: its whole address",
        max_length=400,
        required=False,
        help_text="Street, city, state and ZIP code. The report of an unrepresented worker goes there too.",
    )
    knowing = forms.CharField(
        label="Why it goes without what lacks",
        max_length=300,
        required=False,
        help_text="Only if the report has to be served and something that goes with it cannot be had. It is kept.",
    )

    def __init__(self, *given: Any, evaluation: Evaluation, **named: Any) -> None:
        super().__init__(*given, **named)
        if not is_rated_by_unit(evaluation):
            del self.fields["unit"]
