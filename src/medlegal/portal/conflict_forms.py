"""What is asked about a possible conflict, and what a physician tells of relations, interests and patients."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from medlegal.law.panels.conflicts import RELATION_NAMES, RELATIONS
from medlegal.portal.form_fields import DayField, TypedForm
from medlegal.portal.new_evaluation_forms import past_day
from medlegal.practice.cases.models import ConflictFinding, Evaluation, Party
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.people.models import Interest, Treated

NOT_CHOSEN = {"none", "other_person"}  # answers of the law, not relations that a person names
YES_NO = (("", "The evaluator has not said"), ("yes", "Withdraws"), ("no", "Does not withdraw"))


def relation_choices() -> list[tuple[str, str]]:
    """Each relation in the rule's words."""
    lines = RELATIONS.on(date.max)
    return [(name, lines[name].says) for name in RELATION_NAMES if name not in NOT_CHOSEN]


class DecideForm(forms.Form):
    stands = forms.ChoiceField(
        label="Is it so?", choices=(("yes", "Yes, it is so"), ("no", "No, it is not so"))
    )
    relation = forms.ChoiceField(label="Which relation", choices=relation_choices)
    reason = forms.CharField(
        label="What it is, or why it is not so",
        max_length=300,
        error_messages={
            "required": "Say it in a sentence; it is kept with your name and stands in the notice."
        },
    )
    withdraws = forms.ChoiceField(
        label="The evaluator's own decision",
        choices=YES_NO,
        required=False,
        help_text="Only the evaluator fills this in.",
    )

    def asked(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {
            "stands": told["stands"] == "yes",
            "relation": told["relation"],
            "reason": told["reason"],
            "withdraws": {"yes": True, "no": False}.get(told["withdraws"]),
        }


class ReceivedForm(forms.Form):
    on = DayField(label="The parties received the notice on")

    def clean_on(self) -> date | None:
        return past_day(self.cleaned_data["on"])


class AnswerForm(forms.Form):
    party = forms.ModelChoiceField(Party.objects.none(), label="Party", empty_label="Choose a party")
    waives = forms.ChoiceField(label="It", choices=(("yes", "waives the conflict"), ("no", "objects")))
    on = DayField(label="In writing on")

    def __init__(self, *given: Any, evaluation: Evaluation, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["party"].queryset = parties_of(evaluation)

    def clean_on(self) -> date | None:
        return past_day(self.cleaned_data["on"])

    def asked(self) -> dict[str, Any]:
        return {**self.cleaned_data, "waives": self.cleaned_data["waives"] == "yes"}


class InterestForm(TypedForm):
    relation = forms.ChoiceField(label="Which relation", choices=relation_choices)
    told_on = DayField(label="Told on", initial=timezone.localdate)

    class Meta:
        model = Interest
        fields = ("with_name", "relation", "note", "told_on")
        labels = {"with_name": "With whom: a person, a firm, an insurer or an employer"}


class TreatedForm(TypedForm):
    born_on = DayField(label="Born on", required=False)
    told_on = DayField(label="Told on", initial=timezone.localdate)

    class Meta:
        model = Treated
        fields = ("given_name", "family_name", "born_on", "note", "told_on")


def open_form(finding: ConflictFinding) -> DecideForm:
    """For a finding that nobody has decided."""
    return DecideForm(initial={"relation": finding.relation}, auto_id=f"finding-{finding.pk}-%s")
