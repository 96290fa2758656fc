"""When and where the worker is to be examined, and how the examination was."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from medlegal.portal.form_fields import DayField, HourField, TypedForm
from medlegal.portal.new_evaluation_forms import GivenForms
from medlegal.practice.cases.models import Assistant
from medlegal.practice.people.models import Office, Physician
from medlegal.practice.people.selectors import offices_of


class AtAnOffice(forms.Form):
    office = forms.ModelChoiceField(
        Office.objects.none(), help_text="The offices listed for this physician with the Medical Unit."
    )

    def __init__(self, *given: Any, physician: Physician, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["office"].queryset = offices_of(physician)


class AppointmentForm(AtAnOffice):
    day = DayField()
    hour = HourField(label="Begins at")
    minutes = forms.IntegerField(label="Minutes kept free", min_value=15, max_value=600, initial=60)

    def asked(self) -> dict[str, Any]:
        begins = timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"]))
        ends = begins + timedelta(minutes=self.cleaned_data["minutes"])
        return {"office": self.cleaned_data["office"], "starts_at": begins, "ends_at": ends}


class CancelForm(forms.Form):
    on = DayField(label="Cancelled on")
    reason = forms.CharField(
        label="Who cancelled, and why",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Kept with the appointment. Name the party or the office; no diagnosis.",
    )


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
