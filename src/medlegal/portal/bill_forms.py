"""What a payer answered, line by line."""

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
