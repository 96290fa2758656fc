"""Which reminders were seen, and the days on which a practice tells its people."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from medlegal.practice.docket.models import ReminderRule
from medlegal.practice.people.models import Practice


class NumbersField(forms.MultipleChoiceField):
    """Row numbers that a page sent back; whether they are the person's own is the flow's to say."""

    def to_python(self, value: object) -> list[int]:
        return [int(one) for one in super().to_python(value) if str(one).isdigit()]

    def validate(self, value: list[int]) -> None:
        if not value:
            raise ValidationError("Nothing was marked.")


class SeenForm(forms.Form):
    only = NumbersField()


class ReminderRuleForm(forms.Form):
    practice = forms.ModelChoiceField(Practice.objects.none(), empty_label=None)
    report_days = forms.CharField(
        label="Days after the examination on which a report that is not served is told of",
        help_text="One to three, such as 10, 20, 25. Each tells more people: the record editor, then the"
        " physician, then the manager.",
        max_length=20,
    )
    warn_days = forms.IntegerField(label="Days before any other deadline", min_value=1, max_value=60)
    raise_after_days = forms.IntegerField(
        label="Days after which what nobody has seen goes to the manager", min_value=1, max_value=60
    )

    def __init__(self, *given: Any, practices: dict[Practice, ReminderRule], **named: Any) -> None:
        first, rule = next(iter(practices.items()))
        initial = {
            "practice": first,
            "report_days": ", ".join(str(day) for day in rule.report_days),
            "warn_days": rule.warn_days,
            "raise_after_days": rule.raise_after_days,
        }
        super().__init__(*given, initial=initial, **named)
        self.fields["practice"].queryset = Practice.objects.filter(pk__in=[one.pk for one in practices])

    def clean_report_days(self) -> list[int]:
        try:
            return [int(day) for day in self.cleaned_data["report_days"].split(",")]
        except ValueError:
            raise ValidationError("Write days as numbers with commas between, such as 10, 20, 25.") from None
