"""What is billed for a missed appointment or testimony, and what a payer answered, line by line."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from medlegal.portal.form_fields import DayField
from medlegal.practice.billing.models import BillLine


class PayerAnswerForm(forms.Form):
    received_on = DayField(label="Answer received on")
    reference = forms.CharField(label="Payer's reference", max_length=60, required=False)

    def __init__(self, *given: Any, lines: Sequence[BillLine], **named: Any) -> None:
        super().__init__(*given, **named)
        self.lines = lines
        for line in lines:
            said = "".join([line.code, *(f"-{modifier}" for modifier in line.modifiers)])
            self.fields[f"paid_{line.pk}"] = forms.DecimalField(
                label=f"Paid on {said} (dollars)", min_value=Decimal(0), max_digits=10, decimal_places=2
            )
            self.fields[f"reason_{line.pk}"] = forms.CharField(
                label=f"Reason given for {said}", max_length=300, required=False
            )

    def paid(self) -> dict[BillLine, tuple[Decimal, str]]:
        asked = self.cleaned_data
        return {line: (asked[f"paid_{line.pk}"], asked[f"reason_{line.pk}"]) for line in self.lines}


def minutes_field(label: str, *, least: int = 0, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=least, max_value=6000, required=bool(least), help_text=help_text
    )


class MissedBillForm(forms.Form):
    on = DayField(label="Day of the bill")
    who_was_told = forms.CharField(
        label="Who was told that it was missed, and when",
        max_length=200,
        required=False,
        help_text="The bill prints it, such as “The claims administrator was told on 4/6/2026”. No diagnosis.",
    )
    record_review_on = DayField(
        label="A record review report was issued on",
        required=False,
        help_text="Only if there is one: the pages beyond those included are then billed as well.",
    )


class CancelledTestimonyForm(forms.Form):
    on = DayField(label="Day of the bill")
    minutes_prepared = minutes_field("Minutes of preparation")
    minutes_travelled = minutes_field("Minutes of travel")

    def spent(self) -> dict[str, Any]:
        """What was asked; no minutes where none were entered."""
        return {name: told if name == "on" else told or 0 for name, told in self.cleaned_data.items()}


class TestimonyForm(CancelledTestimonyForm):
    minutes_testified = minutes_field(
        "Minutes of testimony",
        least=1,
        help_text="Taken over from the entry. If preparation and travel are in them, divide them here.",
    )
    field_order = ("on", "minutes_testified")
