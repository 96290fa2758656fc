"""What is asked when a letter is sent in, when a request is declined, and when a party asks for an evaluation."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from medlegal.portal.form_fields import DayField, TypedForm
from medlegal.portal.new_evaluation_forms import past_day
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.people.models import Physician, Practice, User
from medlegal.practice.people.selectors import practices_of

FURTHER = [
    (Evaluation.Kind.FOLLOW_UP, _("Re-evaluation: the worker is examined again")),
    (Evaluation.Kind.SUPPLEMENTAL, _("Supplemental report, without an examination")),
    (Evaluation.Kind.DEPOSITION, _("Deposition of the evaluator")),
]


class LetterForm(forms.Form):
    practice = forms.ModelChoiceField(Practice.objects.none(), label="For which practice", empty_label=None)
    letter = forms.FileField(
        label="The letter as it came",
        help_text="PDF or scan, TIFF, JPEG, PNG, HEIC, Word (.docx), text, or an e-mail saved as .eml. Kept as it is.",
        error_messages={"required": "Choose the file of the letter."},
    )
    came_on = DayField(label="Came on")

    def __init__(self, *given: Any, user: User, **named: Any) -> None:
        super().__init__(*given, initial={"came_on": timezone.localdate()}, **named)
        self.fields["practice"].queryset = practices_of(user)

    def clean_came_on(self) -> date | None:
        return past_day(self.cleaned_data["came_on"])


class DeclineForm(forms.Form):
    reason = forms.CharField(
        label="Why it is declined",
        max_length=300,
        error_messages={"required": "Say why; the reason is kept and the person who asked reads it."},
    )


class FurtherForm(forms.Form):
    """A party asks for more of an evaluation."""

    kind = forms.ChoiceField(label=_("What you ask for"), choices=FURTHER)
    questions = forms.CharField(
        label=_("What you ask the evaluator"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "All parties of record can read it: nobody writes to the evaluator alone (Lab. Code § 4062.3)."
        ),
    )


class AnewForm(TypedForm):
    """A person who may come in here asks for a new evaluation."""

    worker_given_name = forms.CharField(label=_("The worker's given name"), max_length=60)
    worker_family_name = forms.CharField(label=_("The worker's family name"), max_length=60)
    worker_born_on = DayField(label=_("The worker's day of birth"))
    injured_on = DayField(label=_("Day of injury"))
    employer = forms.CharField(label=_("Employer"), max_length=120)
    claim_number = forms.CharField(label=_("Claim number"), max_length=40)
    body_parts = forms.CharField(label=_("Body parts claimed, with commas between"), max_length=300)

    class Meta:
        model = Evaluation
        fields = ("physician", "role", "panel_number", "language", "is_represented", "questions")
        labels = {
            "physician": _("Physician"),
            "role": _("Evaluator's role"),
            "panel_number": _("Panel number"),
            "language": _("Language of the examination"),
            "is_represented": _("The worker has an attorney"),
            "questions": _("What you ask, in your words"),
        }
        widgets = {"questions": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["physician"].queryset = Physician.objects.all()  # those of the offices with a seat
        self.fields["physician"].empty_label = _("Choose a physician")
        self.fields["role"].choices = [(value, gettext(label)) for value, label in Evaluation.Role.choices]

    def clean_worker_born_on(self) -> date | None:
        return past_day(self.cleaned_data["worker_born_on"])

    def clean_injured_on(self) -> date | None:
        return past_day(self.cleaned_data["injured_on"])

    def asked(self) -> dict[str, Any]:
        """As a draft keeps it."""
        told = self.cleaned_data
        form = {
            name: told[name] for name in ("role", "panel_number", "language", "is_represented", "questions")
        }
        return {
            "form": form | {"physician": told["physician"].pk, "kind": Evaluation.Kind.INITIAL.value},
            "worker": {name: told[f"worker_{name}"] for name in ("given_name", "family_name")}
            | {"born_on": told["worker_born_on"].isoformat(), "language": told["language"]},
            "injuries": [
                {"kind": "specific", "began_on": told["injured_on"].isoformat()}
                | {name: told[name] for name in ("employer", "claim_number", "body_parts")}
            ],
            "parties": [],
        }
