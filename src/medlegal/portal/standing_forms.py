"""What comes to a physician and starts a clock of the physician's own, and the day it was answered."""

from django import forms

from medlegal.portal.form_fields import DayField

EVENTS = (
    ("", "Choose"),
    ("appointed", "Appointment or reappointment by the Medical Unit"),
    ("fee_notice", "Notice of the annual fee"),
    ("final_fee_notice", "Final notice of the annual fee"),
    ("denied", "Denial of reappointment"),
    ("reports_asked", "The Medical Unit asks for reports"),
    ("office_listed", "An office was listed"),
)  # an absence starts its clock from the calendar


class CameForm(forms.Form):
    event = forms.ChoiceField(label="What came", choices=EVENTS)
    on = DayField(label="Day of it")


class MetForm(forms.Form):
    on = DayField(label="Done on")


class HoursForm(forms.Form):
    """What the program cannot count by itself for a reappointment."""

    hours = forms.IntegerField(
        label="Hours of continuing education in the 24 months before",
        min_value=0,
        max_value=999,
        required=False,
    )
    refusals = forms.IntegerField(
        label="Evaluations refused without good cause", min_value=0, max_value=999, required=False
    )
    rejected = forms.IntegerField(
        label="Reports finally rejected at a hearing in two years", min_value=0, max_value=999, required=False
    )
    fee_violations = forms.IntegerField(
        label="Violations of the fee schedule in this term", min_value=0, max_value=999, required=False
    )

    def counts(self) -> dict[str, int]:
        """Only what was told."""
        if not self.is_valid():
            return {}
        return {name: count for name, count in self.cleaned_data.items() if count is not None}
