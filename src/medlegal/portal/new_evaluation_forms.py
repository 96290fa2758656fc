"""What is asked when a request for an evaluation is entered."""

from typing import Any

from django import forms

from medlegal.portal.form_fields import DayField, TypedForm
from medlegal.practice.cases.models import Claimant, Evaluation, Injury, Party
from medlegal.practice.people.models import Physician, User
from medlegal.practice.people.selectors import practices_of

ADDRESS = ("street", "city", "state", "zip_code")


class RequestForm(TypedForm):
    requested_on = DayField(label="Requested on")

    class Meta:
        model = Evaluation
        fields = (
            *("physician", "role", "kind", "requested_on", "panel_number", "language", "is_represented"),
        )
        labels = {
            "role": "Evaluator's role",
            "language": "Language of the examination",
            "is_represented": "The worker has an attorney",
        }

    def __init__(self, *given: Any, user: User, **named: Any) -> None:
        super().__init__(*given, **named)
        physicians = Physician.objects.filter(practice__in=practices_of(user)).select_related("practice")
        self.fields["physician"].queryset = physicians
        self.fields["physician"].empty_label = "Choose a physician"


class WorkerForm(TypedForm):
    born_on = DayField(label="Born on")

    class Meta:
        model = Claimant
        fields = ("given_name", "family_name", "born_on", "language", "phone", *ADDRESS)


class InjuryForm(TypedForm):
    began_on = DayField(label="Day of injury, or first day")
    ended_on = DayField(label="Last day, if cumulative", required=False)

    class Meta:
        model = Injury
        fields = ("kind", "began_on", "ended_on", "employer", "claim_number", "adj_number", "body_parts")
        labels = {"body_parts": "Body parts claimed, with commas between"}

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or self.cleaned_data
        kind, began_on, ended_on = asked.get("kind"), asked.get("began_on"), asked.get("ended_on")
        if kind == Injury.Kind.SPECIFIC and ended_on:
            self.add_error(
                "ended_on", "A specific injury has one day. Leave this empty, or choose cumulative."
            )
        if kind == Injury.Kind.CUMULATIVE and began_on and (ended_on is None or ended_on <= began_on):
            self.add_error("ended_on", "A cumulative injury needs its last day, after the first.")
        return asked


class PartyForm(TypedForm):
    e_service_agreed_on = DayField(
        label="Agreed in writing to e-mail service on",
        required=False,
        help_text="Without a written agreement the party is served by mail.",
    )

    class Meta:
        model = Party
        fields = ("role", "name", "firm", *ADDRESS, "email", "e_service_agreed_on")


class GivenForms(forms.BaseFormSet):
    """Several forms of one kind; those left empty say nothing."""

    def given(self) -> list[dict[str, Any]]:
        return [form.cleaned_data for form in self.forms if form.has_changed()]


InjuryForms = forms.formset_factory(InjuryForm, formset=GivenForms, extra=2, min_num=1, validate_min=True)
PartyForms = forms.formset_factory(PartyForm, formset=GivenForms, extra=2)


def worker_as_party(worker: dict[str, Any]) -> dict[str, Any]:
    """The worker is of record too, and is served like the others."""
    name = f"{worker['given_name']} {worker['family_name']}"
    return {"role": Party.Role.WORKER, "name": name, **{key: worker[key] for key in ADDRESS}}
