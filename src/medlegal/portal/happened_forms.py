"""What is entered when something happens on which a clock hangs: a day, who, and where the writing is."""

from collections.abc import Collection
from typing import Any

from django import forms

from medlegal.flows.weigh_appointment import SIDES
from medlegal.portal.appointment_forms import SCAN, with_cause
from medlegal.portal.form_fields import DayField
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.selectors import parties_of
from medlegal.reports.letters.extension_request import CAUSES

PROOF = "Where the writing is, such as “letter of 3/2/2026”. No diagnosis."


def proof_field(label: str = "Where the writing is", *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, max_length=200, required=required, help_text=PROOF)


class HappenedForm(forms.Form):
    """A form about one evaluation; a party is chosen among those who may do this."""

    roles: Collection[str] = tuple(Party.Role.values)

    def __init__(self, *given: Any, evaluation: Evaluation, **named: Any) -> None:
        super().__init__(*given, **named)
        if "party" in self.fields:
            self.fields["party"].queryset = parties_of(evaluation).filter(role__in=list(self.roles))

    def asked(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class AskedTimeForm(HappenedForm):
    on = DayField(label="Form 112 was sent on")
    ground = forms.ChoiceField(
        label="Why more time is needed",
        choices=[
            ("", "Choose"),
            ("tests", "Test results or a consulting physician's report are missing"),
            ("good_cause", "Good cause"),
        ],
    )
    cause = forms.ChoiceField(
        label="If for good cause: which",
        choices=[("", "Not for good cause"), *CAUSES.items()],
        required=False,
    )
    cause_note = forms.CharField(
        label="What shows the cause", max_length=300, required=False, help_text="In a sentence. No diagnosis."
    )
    cause_paper = forms.FileField(label="Or the paper that shows it", required=False, help_text=SCAN)
    proof = proof_field("Which test or consultation")
    knowing = forms.CharField(
        label="Why it is asked for after its last day",
        max_length=200,
        required=False,
        help_text="Only where the last day to ask has passed. Kept with the request.",
    )

    def asked(self) -> dict[str, Any]:
        return with_cause(self.cleaned_data)


class AnsweredTimeForm(HappenedForm):
    on = DayField(label="The Medical Director answered on")
    answer = forms.ChoiceField(
        label="The answer", choices=[("", "Choose"), ("granted", "Granted"), ("denied", "Denied")]
    )
    proof = proof_field()

    def asked(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        return {"is_granted": told.pop("answer") == "granted", **told}


class AgreedTimeForm(HappenedForm):
    on = DayField(label="The parties agreed on")
    proof = proof_field(required=True)


class ObjectionForm(HappenedForm):
    party = forms.ModelChoiceField(Party.objects.none(), label="Who objects", empty_label="Choose")
    on = DayField(label="Day of the objection")
    proof = proof_field()


class LateWaiverForm(HappenedForm):
    roles = tuple(SIDES)
    party = forms.ModelChoiceField(
        Party.objects.none(), label="Who takes the late report", empty_label="Choose"
    )
    on = DayField(label="Signed on")
    form = forms.ChoiceField(
        label="On which paper",
        choices=[("", "Choose"), ("113", "Form 113"), ("116", "Form 116"), ("letter", "A letter")],
    )


class CorrectionForm(HappenedForm):
    roles = (Party.Role.WORKER, Party.Role.CLAIMS_ADMINISTRATOR)
    party = forms.ModelChoiceField(Party.objects.none(), label="Who asks", empty_label="Choose")
    on = DayField(label="Form 37 was served on this office on")
    served_by = forms.ChoiceField(label="How it was served", choices=[("", "Choose"), *Party.Means.choices])


class DayForm(HappenedForm):
    on = DayField(label="On")


class ReviewForm(HappenedForm):
    on = DayField(label="Reviewed on")
    outcome = forms.ChoiceField(
        label="What the review found",
        choices=[
            ("", "Choose"),
            ("corrected", "Facts are corrected in a supplemental report"),
            ("stands", "The report stands as it is"),
        ],
    )

    def asked(self) -> dict[str, Any]:
        return {"on": self.cleaned_data["on"], "is_corrected": self.cleaned_data["outcome"] == "corrected"}


class DepositionForm(HappenedForm):
    party = forms.ModelChoiceField(Party.objects.none(), label="Who noticed it", empty_label="Choose")
    noticed_on = DayField(label="Day of the notice")
    scheduled_on = DayField(label="Day of the deposition")
    place = forms.ChoiceField(
        label="Where it is taken",
        choices=[
            ("", "Choose"),
            ("examination_place", "Where the worker was examined"),
            ("within_distance", "Within the distance the law allows from there"),
            ("virtual", "By video"),
            ("elsewhere", "Elsewhere"),
        ],
    )
    agreed = forms.CharField(
        label="Who ordered or agreed to another day or place",
        max_length=200,
        required=False,
        help_text="Only where the law's day or place is not kept, such as “order of 3/2/2026”.",
    )


class ProvedForm(HappenedForm):
    on = DayField(label="On")
    proof = proof_field()


class ConfirmedForm(HappenedForm):
    on = DayField(label="Postmark or fax date of the writing")
    proof = proof_field()


class HeldForm(HappenedForm):
    on = DayField(label="Held on")
    minutes = forms.IntegerField(
        label="Minutes, with preparation and travel",
        min_value=1,
        max_value=6000,
        help_text="The fee counts them in quarter hours.",
    )


class SaidForm(HappenedForm):
    party = forms.ModelChoiceField(Party.objects.none(), label="Who called", empty_label="Choose")
    on = DayField(label="Day of the call")
