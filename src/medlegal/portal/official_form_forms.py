"""Uploading a State form, and choosing what goes into its fields."""

from collections.abc import Sequence
from typing import Any

from django import forms

from medlegal.flows.fill_form import FIXED
from medlegal.flows.gather_form_facts import FACTS
from medlegal.law.forms import FORM_NUMBERS, form_name
from medlegal.portal.form_fields import DayField
from medlegal.practice.authoring.models import OfficialForm
from medlegal.practice.people.models import Practice

NOTHING, WORDS = "", FIXED
CHOICES = ((NOTHING, "Leave it empty"), (WORDS, "These words"), *FACTS.items())


class UploadForm(forms.Form):
    practice = forms.ModelChoiceField(Practice.objects.none(), empty_label=None)
    number = forms.ChoiceField(label="Form", choices=[(one, form_name(one)) for one in FORM_NUMBERS])
    revision = forms.CharField(
        label="Revision",
        max_length=40,
        required=False,
        help_text="As printed on the form, for example in its foot.",
    )
    first_on = DayField(label="Used from")
    last_on = DayField(label="Used until", required=False)
    file = forms.FileField(
        label="The fillable PDF",
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf"}),
        help_text="From the State's own page; up to 20 MB.",
    )

    def __init__(self, *given: Any, practices: Sequence[Practice], **named: Any) -> None:
        super().__init__(*given, **named)
        keys = [practice.pk for practice in practices]
        self.fields["practice"].queryset = Practice.objects.filter(pk__in=keys)


class MappingForm(forms.Form):
    """For every field of one form: nothing, a fact, or fixed words."""

    def __init__(self, *given: Any, form: OfficialForm, **named: Any) -> None:
        super().__init__(*given, auto_id="field_%s", **named)
        self.kept = [field for field in form.fields if field["kind"] != "signature"]
        for number, field in enumerate(self.kept):
            wanted = form.mapping.get(field["name"], NOTHING)
            label = f"{field['name']}: what goes in"
            is_fixed = wanted.startswith(FIXED)
            self.fields[f"fact_{number}"] = forms.ChoiceField(
                label=label, choices=CHOICES, required=False, initial=WORDS if is_fixed else wanted
            )
            self.fields[f"words_{number}"] = forms.CharField(
                label=f"{field['name']}: words",
                max_length=190,
                required=False,
                initial=wanted.removeprefix(FIXED) if is_fixed else "",
            )

    def rows(self) -> list[dict[str, Any]]:
        """Each field of the form beside the two that map it."""
        return [
            {"field": field, "fact": self[f"fact_{number}"], "words": self[f"words_{number}"]}
            for number, field in enumerate(self.kept)
        ]

    def mapping(self) -> dict[str, str]:
        chosen = {}
        for number, field in enumerate(self.kept):
            wanted = self.cleaned_data[f"fact_{number}"]
            words = self.cleaned_data[f"words_{number}"].strip()
            if wanted == WORDS:
                wanted = f"{FIXED}{words}" if words else NOTHING
            if wanted:
                chosen[field["name"]] = wanted
        return chosen
