"""What a person adds to a letter, asked as its kind asks it."""

from typing import Any

from django import forms

from medlegal.flows.letter_kind import Ask, LetterKind
from medlegal.portal.form_fields import DayField

LANGUAGES = {"en": "English", "es": "Spanish"}


class LetterForm(forms.Form):
    """The questions of one kind of letter, and its language where there is a choice."""

    def __init__(self, *given: Any, kind: LetterKind, **named: Any) -> None:
        super().__init__(*given, auto_id=f"{kind.key}_%s", **named)
        for ask in kind.asks:
            self.fields[ask.name] = field_for(ask)
        if len(kind.languages) > 1:
            choices = [(key, LANGUAGES[key]) for key in kind.languages]
            self.fields["language"] = forms.ChoiceField(label="Language", choices=choices)

    def asked(self) -> dict[str, Any]:
        """As the flow takes it: days as text, the language apart."""
        told = {name: as_text(value) for name, value in self.cleaned_data.items()}
        return {"language": told.pop("language", "en"), "told": told}


def field_for(ask: Ask) -> forms.Field:
    shared = {"label": ask.label, "required": ask.is_required, "help_text": ask.hint}
    match ask.answer:
        case "day":
            return DayField(**shared)
        case "choice":
            is_blank_offered = any(value == "" for value, _ in ask.choices)
            first = () if is_blank_offered else (("", "Choose one"),)
            return forms.ChoiceField(choices=(*first, *ask.choices), **shared)
        case "line":
            return forms.CharField(max_length=160, **shared)
        case _:
            return forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), **shared)


def as_text(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value or "")


def signed_copy(kind: LetterKind) -> forms.FileField:
    who = "injured worker" if kind.signer == "worker" else "evaluator"
    return forms.FileField(
        label="The signed copy (PDF)",
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf"}),
        help_text=f"The {who} signs this paper. Print it, have it signed, scan it.",
    )


class SignLetterForm(forms.Form):
    """The signed copy of a paper that goes with the report, and what the signer wrote on it."""

    on = DayField(label="Signed on")

    def __init__(self, *given: Any, kind: LetterKind, **named: Any) -> None:
        super().__init__(*given, **named)
        for ask in kind.signed_asks:
            self.fields[ask.name] = field_for(ask)
        self.fields["signed"] = signed_copy(kind)

    def asked(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        return {"on": told.pop("on"), "signed": told.pop("signed").read(), "told": told}


class ServeLetterForm(forms.Form):
    """The day, and the signed copy of a letter that the evaluator signs."""

    on = DayField(label="Served on")

    def __init__(self, *given: Any, kind: LetterKind, is_kept: bool = False, **named: Any) -> None:
        super().__init__(*given, **named)
        if kind.is_signed and not is_kept:
            self.fields["signed"] = signed_copy(kind)

    def asked(self) -> dict[str, Any]:
        signed = self.cleaned_data.get("signed")
        return {"on": self.cleaned_data["on"], "signed": signed.read() if signed else b""}
