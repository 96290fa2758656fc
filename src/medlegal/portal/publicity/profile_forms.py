"""What a practice lets the public read of its physician."""

from typing import Any

from django import forms

from medlegal.practice.people.models import Office, Physician
from medlegal.practice.people.selectors import offices_of
from medlegal.practice.publicity.models import PhysicianProfile

TEXTS = tuple(f"{part}_{code}" for part in ("about", "training", "background") for code in ("en", "es"))


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    photo = forms.FileField(
        required=False, label="Photo", help_text="JPEG, PNG or WebP. It is cut to 4 by 5 and shown small."
    )
    cv = forms.FileField(
        required=False, label="CV", help_text="A PDF of at most 5 MB, for everybody to read."
    )
    offices = forms.ModelMultipleChoiceField(
        label="Offices shown",
        queryset=Office.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        required=False,
    )

    class Meta:
        model = PhysicianProfile
        fields = ("is_published", "shows_opening", "is_qme", "is_ame", *TEXTS)
        labels = {"is_published": "Everybody may read this profile"}

    field_order = ("is_published", "shows_opening", "is_qme", "is_ame", "offices", "photo", "cv", *TEXTS)

    def __init__(self, *given: Any, physician: Physician, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["offices"].queryset = offices_of(physician)  # type: ignore[attr-defined]
        chosen = (
            self.instance.offices.values_list("office_id", flat=True)
            if self.instance.pk
            else offices_of(physician).values_list("pk", flat=True)
        )
        self.initial.setdefault("offices", list(chosen))

    def told(self) -> dict[str, object]:
        return {key: self.cleaned_data[key] for key in self.Meta.fields}

    def sent(self, name: str) -> bytes | None:
        """The file's content; None where none was sent. More than 10 MB is cut off and so refused."""
        file = self.cleaned_data.get(name)
        return bytes(file.read(10 * 1024 * 1024 + 1)) if file else None
