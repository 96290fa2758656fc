"""What is entered about a physician's hours."""

from typing import Any

from django import forms

from medlegal.portal.form_fields import DayField, HourField
from medlegal.practice.people.models import Office, Physician
from medlegal.practice.people.selectors import offices_of

WEEKDAYS = (
    *((1, "Monday"), (2, "Tuesday"), (3, "Wednesday"), (4, "Thursday"), (5, "Friday")),
    *((6, "Saturday"), (7, "Sunday")),
)


class HoursForm(forms.Form):
    office = forms.ModelChoiceField(Office.objects.none(), empty_label="Choose the office")
    begins = HourField(label="From")
    ends = HourField(label="Until")

    def __init__(self, *given: Any, physician: Physician, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["office"].queryset = offices_of(physician)


class WeeklyHoursForm(HoursForm):
    weekday = forms.TypedChoiceField(label="Every", choices=WEEKDAYS, coerce=int)
    first_on = DayField(label="Beginning on")
    field_order = ("weekday", "office", "begins", "ends", "first_on")


class ExtraHoursForm(HoursForm):
    on = DayField(label="On")
    field_order = ("on", "office", "begins", "ends")


class AbsenceForm(forms.Form):
    starts_on = DayField(label="First day away")
    ends_on = DayField(label="Last day away")
    reason = forms.CharField(
        label="Why", max_length=200, help_text="Vacation, illness, training. No diagnosis."
    )
