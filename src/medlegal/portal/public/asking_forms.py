"""What a stranger may write to the company, and what keeps machines from writing it."""

import re
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medlegal.portal.public.maps import counties

LEAST_SECONDS, MOST_SECONDS = 3, 4 * 60 * 60  # a person needs longer than the first; an open tab may be older
MOST_LINKS = 2
LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
SALT = "medlegal.public.asking"
WRITES_AS = (
    ("physician", gettext_lazy("A physician")),
    ("attorney", gettext_lazy("An attorney or a law office")),
    ("administrator", gettext_lazy("A claims administrator or an insurer")),
    ("copy_service", gettext_lazy("A copy service")),
    ("worker", gettext_lazy("An injured worker or somebody in the family")),
    ("other", gettext_lazy("Somebody else")),
)


def began_now() -> str:
    """A signed moment that the form carries, so that an answer within a blink is known for a machine's."""
    return signing.dumps(1, salt=SALT)


class StrangersForm(forms.Form):
    """A form for whoever comes by: a field that only machines fill, a signed moment, few links."""

    name = forms.CharField(label=gettext_lazy("Your name"), max_length=120)
    email = forms.EmailField(label=gettext_lazy("E-mail address"))
    phone = forms.CharField(label=gettext_lazy("Telephone"), max_length=30, required=False)
    message = forms.CharField(
        label=gettext_lazy("Your message"),
        max_length=4000,
        min_length=10,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=gettext_lazy("Please leave out health information and names of patients."),
    )
    website = forms.CharField(
        label=gettext_lazy("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    began = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, initial={"began": began_now()}, **named)
        for name, told in (("name", "name"), ("email", "email"), ("phone", "tel")):
            self.fields[name].widget.attrs["autocomplete"] = told
        for name, field in self.fields.items():
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"id_{name}_help"

    @property
    def is_by_a_machine(self) -> bool:
        """The field that nobody sees was filled in."""
        return bool(self.data.get("website"))

    def clean_message(self) -> str:
        message = str(self.cleaned_data["message"])
        if len(LINK.findall(message)) > MOST_LINKS:
            raise forms.ValidationError(_("Too many links. Write your question without them."))
        return message

    def clean_began(self) -> str:
        began = str(self.cleaned_data["began"])
        try:
            signing.loads(began, salt=SALT, max_age=MOST_SECONDS)
        except signing.BadSignature as bad:
            raise forms.ValidationError(
                _("This page was open for too long. Send the form once more.")
            ) from bad
        if not is_older_than(began, LEAST_SECONDS):
            raise forms.ValidationError(_("That was quicker than a person writes. Send it once more."))
        return began

    def told(self) -> dict[str, str]:
        fields = {key: str(self.cleaned_data[key]) for key in ("name", "email", "phone", "message")}
        return fields | {"writes_as": str(self.cleaned_data.get("writes_as", "physician"))}

    def once_more(self) -> "StrangersForm":
        """The same form with a new moment in it, so that it can be sent again."""
        self.data = self.data.copy()
        self.data["began"] = began_now()
        return self


class ContactForm(StrangersForm):
    writes_as = forms.ChoiceField(
        label=gettext_lazy("You write as"), choices=(("", gettext_lazy("Choose")), *WRITES_AS)
    )
    field_order = ("writes_as", "name", "email", "phone", "message")


class JoinForm(StrangersForm):
    specialty = forms.CharField(label=gettext_lazy("Your specialty"), max_length=80)
    county = forms.ChoiceField(label=gettext_lazy("County where you want to examine"), required=False)
    is_qme = forms.BooleanField(label=gettext_lazy("I am appointed as a QME already"), required=False)
    field_order = ("name", "specialty", "county", "is_qme", "email", "phone", "message")

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        options = [(one, one) for one in counties()]
        self.fields["county"].choices = [("", _("Not decided")), *options]  # type: ignore[attr-defined]

    def joining(self) -> dict[str, Any]:
        return {key: self.cleaned_data[key] for key in ("specialty", "county", "is_qme")}


def is_older_than(began: str, seconds: int) -> bool:
    try:
        signing.loads(began, salt=SALT, max_age=seconds)
    except signing.SignatureExpired:
        return True
    return False
