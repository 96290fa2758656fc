"""What a party's person is asked for: coming in, sending records, signing for them."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from medlegal.portal.form_fields import DayField, SeveralFilesField
from medlegal.practice.correspondence.models import Recipient

PASSWORD = {"autocomplete": "new-password"}


class AcceptForm(forms.Form):
    """Somebody who has an account already is asked for the code alone."""

    code = forms.CharField(
        label=_("Code"),
        max_length=9,
        help_text=_("Six digits. The office tells you the code by telephone."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
    name = forms.CharField(label=_("Your name"), max_length=120)
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_("At least twelve signs."),
        widget=forms.PasswordInput(attrs=PASSWORD),
    )
    again = forms.CharField(label=_("The password again"), widget=forms.PasswordInput(attrs=PASSWORD))

    def __init__(self, *given: Any, is_known: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        if is_known:
            for field in ("name", "password", "again"):
                del self.fields[field]

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if "again" in told and told.get("password") and told["password"] != told["again"]:
            self.add_error("again", _("This is not the same password. Type it again."))
        return told


def means_of_service() -> list[tuple[str, str]]:
    return [("", "-"), *((value, gettext(label)) for value, label in Recipient.Means.choices)]


class ParcelForm(forms.Form):
    files = SeveralFilesField(
        label=_("Files"),
        help_text=_("PDF, TIFF, JPEG, PNG, HEIC, ZIP or e-mail (.eml)."),
        error_messages={
            "required": _("Choose at least one file."),
            "empty": _("One of the files is empty. Leave it out, or send it again."),
        },
    )
    is_non_medical = forms.TypedChoiceField(
        label=_("What they are"),
        choices=(
            ("", _("Medical records")),
            ("yes", _("Not medical: reports of investigators, films, letters")),
        ),
        coerce=bool,
        required=False,
        empty_value=False,
        help_text=_("The other side may object to what is not medical (Lab. Code § 4062.3(b))."),
    )
    served_on = DayField(label=_("Served on the other side on"), required=False)
    served_by = forms.ChoiceField(label=_("Served by"), choices=means_of_service, required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("served_on") and not told.get("served_by"):
            self.add_error("served_by", _("Say by which means you served the other side."))
        return told


class SignatureForm(forms.Form):
    pages = forms.IntegerField(label=_("Pages you declare"), min_value=1, max_value=1_000_000)
    differs_because = forms.CharField(
        label=_("If this is not the number we counted: why"), max_length=300, required=False
    )
    place = forms.CharField(label=_("Signed at (city and state)"), max_length=80)
    name = forms.CharField(label=_("Your full name, as your signature"), max_length=120)
    has_read = forms.BooleanField(
        label=_("I have read the declaration above and sign it under penalty of perjury."), required=False
    )
    pages_shown = forms.IntegerField(required=False, widget=forms.HiddenInput)
