"""What an estimate asks for: plain facts without a name, checked for shape only."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from medlegal.portal.form_fields import DayField

MOST_EARNED, MOST_MILES, MOST_PEOPLE = 100_000, 5_000, 100
CENTS = {"max_digits": 9, "decimal_places": 2}


def sum_field(label: Any, **options: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, min_value=0, max_value=MOST_EARNED, **CENTS, **options)


def not_to_come(on: date) -> None:
    if on > timezone.localdate():
        raise forms.ValidationError(_("This day is still to come. Write the day you were hurt."))


def not_nothing(earned: Decimal) -> None:
    if not earned:
        raise forms.ValidationError(
            _("From no pay nothing can be worked out. Write what you earned in one week.")
        )


def injured_on_field() -> DayField:
    return DayField(label=_("Day of the injury"), validators=[not_to_come])


def pay_field() -> forms.DecimalField:
    return sum_field(_("Your pay a week before taxes, in dollars"), validators=[not_nothing])


class TemporaryForm(forms.Form):
    injured_on = injured_on_field()
    average_weekly_earnings = pay_field()
    first_off = DayField(label=_("First day off work"), required=False)
    last_off = DayField(label=_("Last day off work"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if bool(given.get("first_off")) != bool(given.get("last_off")) and not self.errors:
            raise forms.ValidationError(_("Give both days off work, or none."))
        return given


class PermanentForm(forms.Form):
    injured_on = injured_on_field()
    percent = forms.DecimalField(
        label=_("Your rating, in percent"), min_value=1, max_value=100, max_digits=5, decimal_places=2
    )
    average_weekly_earnings = pay_field()


class DeathForm(forms.Form):
    injured_on = injured_on_field()
    total_dependents = forms.IntegerField(
        label=_("How many people needed all of the worker's support?"), min_value=0, max_value=MOST_PEOPLE
    )
    partial_dependents = forms.IntegerField(
        label=_("How many needed a part of it?"), min_value=0, max_value=MOST_PEOPLE, initial=0
    )
    partial_support = sum_field(
        _("What the worker gave those who needed a part, in one year, in dollars"), required=False
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("partial_dependents") and given.get("partial_support") is None and not self.errors:
            self.add_error("partial_support", _("Say how much the worker gave them in a year."))
        return given


class MileageForm(forms.Form):
    travelled_on = DayField(label=_("Day of the trip"))
    miles = forms.DecimalField(
        label=_("Miles there and back"), min_value=0, max_value=MOST_MILES, max_digits=6, decimal_places=1
    )


class VoucherForm(forms.Form):
    injured_on = injured_on_field()
    percent = forms.IntegerField(
        label=_("Your rating, in percent"),
        help_text=_("Only needed for an older injury."),
        min_value=1,
        max_value=99,
        required=False,
    )
    report_received_on = DayField(
        label=_("Day the adjuster got the report on your work limits"), required=False
    )


class DaysForm(forms.Form):
    injured_on = injured_on_field()
    reported_on = DayField(label=_("Day your boss heard of it"), required=False)
    claim_form_on = DayField(label=_("Day you handed in the claim form"), required=False)


YES_NO = (("", _("I do not know")), ("yes", _("Yes")), ("no", _("No")))
KINDS = (
    ("employee", _("I work for a boss or a company")),
    ("household", _("I help in a home: care, cleaning, children, garden")),
    ("family_household", _("I help in the home of my parent, spouse or child")),
    ("contractor", _("They call me a contractor")),
    ("volunteer", _("I help without pay")),
    ("officer", _("I run the company and own stock in it")),
    ("partner", _("I am a partner, or I manage an LLC")),
    ("professional_owner", _("I own a company of doctors, lawyers or the like, and work in it")),
    ("cooperative_officer", _("I am an officer of a cooperative")),
    ("sole_proprietor", _("I work for myself alone")),
)


class KindForm(forms.Form):
    kind = forms.ChoiceField(label=_("What fits best?"), choices=KINDS, widget=forms.RadioSelect)


def yes_or_no(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=YES_NO[1:], widget=forms.RadioSelect)


def percentage(label: Any, **options: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=0, max_value=100, max_digits=5, decimal_places=2, **options
    )


class HouseholdForm(forms.Form):
    hours_in_90_days = forms.DecimalField(
        label=_("Hours of work in the 90 days before the injury"),
        min_value=0,
        max_value=2160,
        max_digits=6,
        decimal_places=1,
    )
    dollars_in_90_days = sum_field(_("Pay in those 90 days, in dollars"))


class ContractorForm(forms.Form):
    is_free_from_control = yes_or_no(_("Do you decide yourself how to do the work?"))
    is_outside_usual_business = yes_or_no(_("Is it work that the boss's business does not usually do?"))
    has_own_trade = yes_or_no(_("Do you have your own trade, with other customers?"))
    is_unlicensed = yes_or_no(_("Does the work need a license that you do not have?"))


class OfficerForm(forms.Form):
    ownership_percent = percentage(_("What share of the stock do you own, in percent?"))
    relative_ownership_percent = percentage(
        _("What share does a parent, grandparent, sibling, spouse or child own, in percent?"), required=False
    )
    has_health_cover = yes_or_no(_("Do you have health insurance?"))
    has_waiver = yes_or_no(_("Did you sign that you do not want cover, and did the insurance accept it?"))


class ProfessionalForm(forms.Form):
    has_health_cover = yes_or_no(_("Do you have health insurance?"))
    has_waiver = yes_or_no(_("Did you sign that you do not want cover, and did the insurance accept it?"))


class CooperativeForm(ProfessionalForm):
    has_disability_policy = yes_or_no(_("Do you have a disability policy that pays about as much?"))


class PartnerForm(forms.Form):
    has_waiver = yes_or_no(_("Did you sign that you do not want cover, and did the insurance accept it?"))


FORMS_BY_KIND: dict[str, type[forms.Form]] = {
    "household": HouseholdForm,
    "contractor": ContractorForm,
    "officer": OfficerForm,
    "professional_owner": ProfessionalForm,
    "cooperative_officer": CooperativeForm,
    "partner": PartnerForm,
}


def as_asked(given: dict[str, Any]) -> dict[str, Any]:
    """The values given, as the law takes them: yes and no as such, what was left empty left out."""
    answers = {"yes": True, "no": False}
    return {
        key: answers.get(value, value) if isinstance(value, str) else value
        for key, value in given.items()
        if value not in (None, "")
    }
