"""What a visitor narrows the directory of physicians by."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medlegal.practice.publicity.directory import Wanted, languages_of, position_of
from medlegal.practice.publicity.selectors import profiles_shown

MILES = (10, 25, 50, 100, 200)
KINDS = (
    ("", gettext_lazy("Any")),
    ("qme", gettext_lazy("Panel evaluations (QME)")),
    ("ame", gettext_lazy("Agreed evaluations (AME)")),
)


class DirectoryForm(forms.Form):
    """Only what some published physician has can be chosen."""

    specialty = forms.ChoiceField(label=gettext_lazy("Specialty"), required=False)
    certified = forms.ChoiceField(label=gettext_lazy("Board certification"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of evaluation"), choices=KINDS, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language spoken"), required=False)
    county = forms.ChoiceField(label=gettext_lazy("County of the office"), required=False)
    zip_code = forms.CharField(label=gettext_lazy("Near ZIP code"), required=False, max_length=5)
    miles = forms.TypedChoiceField(label=gettext_lazy("Within"), coerce=int, empty_value=None, required=False)
    opening = forms.BooleanField(label=gettext_lazy("Shows a first opening"), required=False)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, auto_id="find_%s", **named)
        profiles = list(profiles_shown())
        spoken = {language for one in profiles for language in languages_of(one)}
        counties = {office.county for one in profiles for office in one.offices.all()}
        self.choose("specialty", {one.specialty for one in profiles})
        self.choose("certified", {one.board_certification for one in profiles} - {""})
        self.choose("language", spoken)
        self.choose("county", counties)
        away = [(str(miles), _("%(miles)d miles") % {"miles": miles}) for miles in MILES]
        self.fields["miles"].choices = [("", _("Any distance")), *away]  # type: ignore[attr-defined]
        self.fields["zip_code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "postal-code"}

    def choose(self, name: str, among: set[str]) -> None:
        options = sorted(((one, _(one)) for one in among), key=lambda option: option[1])
        self.fields[name].choices = [("", _("Any")), *options]  # type: ignore[attr-defined]

    def clean_zip_code(self) -> str:
        code = str(self.cleaned_data["zip_code"]).strip()
        if code and (not code.isdecimal() or len(code) != 5 or position_of(code) is None):
            raise forms.ValidationError(_("This is no ZIP code of California. Write five digits."))
        return code

    def wanted(self) -> Wanted | None:
        """What is looked for; everything, before anything was chosen; None where the form is wrong."""
        if not self.is_bound:
            return Wanted()
        if not self.is_valid():
            return None
        told = self.cleaned_data
        return Wanted(
            specialty=told["specialty"],
            language=told["language"],
            county=told["county"],
            zip_code=told["zip_code"],
            miles=told["miles"],
            is_qme=told["kind"] == "qme",
            is_ame=told["kind"] == "ame",
            certification=told["certified"],
            has_opening=told["opening"],
        )
