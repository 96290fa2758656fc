"""When and where the worker is to be examined, and how the examination was."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from medlegal.flows.state_cause import Cause
from medlegal.portal.form_fields import DayField, HourField, TypedForm
from medlegal.portal.new_evaluation_forms import GivenForms
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.cases.models import Assistant
from medlegal.practice.people.models import Office, Physician
from medlegal.practice.people.selectors import offices_of

SCAN = "A PDF, JPEG, PNG or TIFF file."


def with_cause(told: dict[str, Any]) -> dict[str, Any]:
    """What was typed, with the good cause as a flow takes it; none where none was chosen."""
    rest = {name: value for name, value in told.items() if not name.startswith("cause")}
    if not told.get("cause"):
        return rest | {"cause": None}
    paper = told.get("cause_paper")
    content, name = (paper.chunks(), paper.name) if paper else ((), "")
    return rest | {"cause": Cause(told["cause"], told.get("cause_note", ""), content, name)}


class AtAnOffice(forms.Form):
    office = forms.ModelChoiceField(
        Office.objects.none(), help_text="The offices listed for this physician with the Medical Unit."
    )

    def __init__(self, *given: Any, physician: Physician, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["office"].queryset = offices_of(physician)


class AppointmentForm(AtAnOffice):
    opening = forms.CharField(required=False, widget=forms.HiddenInput)  # office and beginning, as offered
    day = DayField(required=False)
    hour = HourField(label="Begins at", required=False)
    minutes = forms.IntegerField(label="Minutes kept free", min_value=15, max_value=600, initial=60)
    interpreter_language = forms.CharField(
        label="Interpreter for", max_length=40, required=False, help_text="Leave empty if none is needed."
    )
    is_remote = forms.BooleanField(
        label="By video",
        required=False,
        help_text="Only with the signed agreement of both sides and the evaluator's attestation.",
    )
    knowing = forms.CharField(
        label="Why it is booked all the same",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Only where the law speaks against the day. Kept with the appointment.",
    )

    def __init__(self, *given: Any, physician: Physician, **named: Any) -> None:
        super().__init__(*given, physician=physician, **named)
        self.fields["office"].required = False

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or self.cleaned_data
        if asked.get("opening"):
            self.take_opening(asked)
        for name in ("office", "day", "hour"):
            if not asked.get(name) and name not in self.errors:
                self.add_error(name, "Choose one of the free hours, or give office, day and hour.")
        return asked

    def take_opening(self, asked: dict[str, Any]) -> None:
        """The hour that was chosen from the list, in place of what is typed."""
        office, _, begins = asked["opening"].partition(" ")
        try:
            starts_at = timezone.localtime(datetime.fromisoformat(begins))
            asked["office"] = self.fields["office"].queryset.get(pk=int(office))
        except (ValueError, Office.DoesNotExist):
            self.add_error(None, "This hour is no longer offered. Choose another from the list.")
            return
        asked["day"], asked["hour"] = starts_at.date(), starts_at.time()

    def asked(self) -> dict[str, Any]:
        told = self.cleaned_data
        begins = timezone.make_aware(datetime.combine(told["day"], told["hour"]))
        return {
            "office": told["office"],
            "starts_at": begins,
            "ends_at": begins + timedelta(minutes=told["minutes"]),
            "interpreter_language": told["interpreter_language"],
            "knowing": told["knowing"],
        }


class NotBeforeForm(forms.Form):
    not_before = DayField(label="Not before", required=False)


class CancelForm(forms.Form):
    on = DayField(label="Cancelled on")
    by = forms.ChoiceField(label="Cancelled by", choices=[("", "Choose"), *Appointment.CancelledBy.choices])
    reason = forms.CharField(
        label="Why",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Kept with the appointment. No diagnosis.",
    )
    cause = forms.ChoiceField(
        label="Good cause, if there was one",
        choices=[
            ("", "None"),
            ("medical_emergency", "Medical emergency of the evaluator or the evaluator's family"),
            ("death_in_family", "Death in the evaluator's family"),
            ("disaster", "Natural disaster or catastrophe of the community"),
            ("stated", "A party's own, as it states it"),
        ],
        required=False,
    )
    cause_note = forms.CharField(
        label="What shows it", max_length=300, required=False, help_text="In a sentence. No diagnosis."
    )
    cause_paper = forms.FileField(label="Or the paper that shows it", required=False, help_text=SCAN)
    knowing = forms.CharField(
        label="Why it is put off once more",
        max_length=300,
        required=False,
        help_text="Only where the evaluator alone has put it off twice already. Kept with the appointment.",
    )

    def asked(self) -> dict[str, Any]:
        return with_cause(self.cleaned_data)


class EndedForm(forms.Form):
    on = DayField(label="On")
    ended = forms.ChoiceField(label="What happened", choices=[("", "Choose"), *Appointment.Ended.choices])
    arrived_at = HourField(label="The worker came at", required=False)
    seen_at = HourField(label="Could have been seen at", required=False)
    note = forms.CharField(label="Note", max_length=200, required=False)

    def asked(self) -> dict[str, Any]:
        told = self.cleaned_data
        hours = {
            name: timezone.make_aware(datetime.combine(told["on"], told[name])) if told[name] else None
            for name in ("arrived_at", "seen_at")
        }
        return told | hours


class ExaminationForm(AtAnOffice):
    on = DayField(label="Examined on")
    face_to_face_minutes = forms.IntegerField(label="Minutes face to face", min_value=0, max_value=1440)
    identity_seen = forms.CharField(
        label="How the worker's identity was seen",
        max_length=120,
        help_text="The kind of document, such as a California driver's license. Not its number.",
    )
    persons_present = forms.CharField(
        label="Other persons present",
        max_length=300,
        required=False,
        help_text="With commas between; empty for nobody.",
    )
    interpreter_name = forms.CharField(max_length=120, required=False, label="Interpreter")
    interpreter_language = forms.CharField(max_length=40, required=False, label="Language interpreted")
    interpreter_certificate = forms.CharField(
        max_length=60, required=False, label="Interpreter's certificate"
    )
    interpreter_reason = forms.CharField(
        max_length=300,
        required=False,
        label="How interpreting lengthened the examination",
        help_text="Modifier -93 is billed only if this is written down.",
    )

    field_order = ("on", "office")


class AssistantForm(TypedForm):
    class Meta:
        model = Assistant
        fields = ("name", "qualification", "service")
        labels = {"service": "What the person did"}


AssistantForms = forms.formset_factory(AssistantForm, formset=GivenForms, extra=2)


class NoticeForm(forms.Form):
    on = DayField(label="Served on")
