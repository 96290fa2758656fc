"""What is asked when a party wants more of an evaluation: a follow-up, a supplemental report, testimony."""

from datetime import date
from typing import Any

from django import forms

from medlegal.portal.form_fields import DayField, TypedForm
from medlegal.practice.cases.models import Evaluation

LATER = (
    (Evaluation.Kind.FOLLOW_UP, Evaluation.Kind.FOLLOW_UP.label),
    (Evaluation.Kind.SUPPLEMENTAL, Evaluation.Kind.SUPPLEMENTAL.label),
)
ASKED_BY_A_PARTY = (*LATER, (Evaluation.Kind.DEPOSITION, Evaluation.Kind.DEPOSITION.label))


class LaterEvaluationForm(TypedForm):
    kind = forms.ChoiceField(
        label="What is asked for",
        choices=LATER,
        help_text="A follow-up examines the worker again; a supplemental does not.",
    )
    requested_on = DayField(
        label="Requested on", help_text="The day the request came; the clock begins with it."
    )

    class Meta:
        model = Evaluation
        fields = ("kind", "requested_on", "panel_number", "language", "is_represented", "questions")
        widgets = {"questions": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "language": "Language of the examination",
            "is_represented": "The worker has an attorney",
            "questions": "What is asked, in the party's words",
        }

    def __init__(
        self, *given: Any, prior: Evaluation, today: date, asked: dict[str, Any] | None = None, **named: Any
    ) -> None:
        kept = {name: getattr(prior, name) for name in ("panel_number", "language", "is_represented")}
        super().__init__(*given, initial={**kept, "requested_on": today, **(asked or {})}, **named)
        self.prior = prior
        if asked is not None:  # a deposition that the office hears of is entered by its notice
            self.fields["kind"].choices = ASKED_BY_A_PARTY

    def clean_requested_on(self) -> date:
        asked: date = self.cleaned_data["requested_on"]
        if asked < self.prior.requested_on:
            raise forms.ValidationError(
                f"The evaluation it follows was asked for on {self.prior.requested_on:%m/%d/%Y}, after this day."
            )
        return asked
