"""What is asked when a request for an evaluation is entered."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext

from medlegal.portal.form_fields import DayField, TypedForm
from medlegal.practice.cases.likeness_selectors import LikePerson
from medlegal.practice.cases.models import Claimant, Evaluation, Injury, Party
from medlegal.practice.people.models import Physician, User
from medlegal.practice.people.selectors import practices_of

ADDRESS = ("street", "city", "state", "zip_code")
EARLIEST = date(1900, 1, 1)
ISSUES = {f"issue_{issue.value}": issue for issue in Evaluation.Issue}
WHERE_SERVED = (
    "Every party of record is served, by mail unless it agreed otherwise in writing (8 CCR § 36.7)."
)
ANOTHER = "another"


def past_day(on: date | None) -> date | None:
    """The day, if it can have been: not in the future, not before anybody alive was born."""
    if on is not None and not EARLIEST <= on <= timezone.localdate():
        raise forms.ValidationError(
            gettext(
                "This day is still to come or too long ago. Enter a day that has been, such as 03/02/2026."
            )
        )
    return on


class RequestForm(TypedForm):
    requested_on = DayField(label="Requested on")
    issue_4060 = forms.BooleanField(label=Evaluation.Issue.COMPENSABILITY.label, required=False)
    issue_4061 = forms.BooleanField(label=Evaluation.Issue.PERMANENT_DISABILITY.label, required=False)
    issue_4062 = forms.BooleanField(label=Evaluation.Issue.OTHER_MEDICAL.label, required=False)

    class Meta:
        model = Evaluation
        fields = (
            *("physician", "role", "kind", "requested_on", "panel_number", "specialty", "language"),
            *("is_represented", "questions"),
        )
        labels = {
            "role": "Evaluator's role",
            "specialty": "Specialty asked for",
            "language": "Language of the examination",
            "is_represented": "The worker has an attorney",
            "questions": "What the parties ask, in their words",
        }
        widgets = {"questions": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *given: Any, user: User, **named: Any) -> None:
        super().__init__(*given, **named)
        physicians = Physician.objects.filter(practice__in=practices_of(user)).select_related("practice")
        self.fields["physician"].queryset = physicians
        self.fields["physician"].empty_label = "Choose a physician"
        if len(physicians) == 1:
            self.fields["physician"].initial = physicians[0]
        self.fields["kind"].initial = Evaluation.Kind.INITIAL

    def clean_requested_on(self) -> date | None:
        return past_day(self.cleaned_data["requested_on"])

    def asked(self) -> dict[str, Any]:
        """The evaluation's fields, the ticked issues as one of them."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in ISSUES}
        issues = [issue.value for name, issue in ISSUES.items() if self.cleaned_data.get(name)]
        return told | {"issues": issues}


class WorkerForm(TypedForm):
    born_on = DayField(label="Born on")

    class Meta:
        model = Claimant
        fields = ("given_name", "family_name", "born_on", "language", "phone", *ADDRESS)

    def clean_born_on(self) -> date | None:
        return past_day(self.cleaned_data["born_on"])


class RowForm(TypedForm):
    """One of several forms of a kind; it says something once one of its telling fields is filled."""

    telling: tuple[str, ...] = ()

    def has_changed(self) -> bool:
        return any(str(self.data.get(self.add_prefix(name)) or "").strip() for name in self.telling)


class InjuryForm(RowForm):
    telling = ("began_on", "employer", "claim_number", "adj_number", "body_parts")
    began_on = DayField(label="Day of injury, or first day")
    ended_on = DayField(label="Last day, if cumulative", required=False)

    class Meta:
        model = Injury
        fields = ("kind", "began_on", "ended_on", "employer", "claim_number", "adj_number", "body_parts")
        labels = {"body_parts": "Body parts claimed, with commas between"}

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["kind"].initial = Injury.Kind.SPECIFIC

    def clean_began_on(self) -> date | None:
        return past_day(self.cleaned_data["began_on"])

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or self.cleaned_data
        kind, began_on, ended_on = asked.get("kind"), asked.get("began_on"), asked.get("ended_on")
        if kind == Injury.Kind.SPECIFIC and ended_on:
            self.add_error(
                "ended_on", "A specific injury has one day. Leave this empty, or choose cumulative."
            )
        if kind == Injury.Kind.CUMULATIVE and began_on and (ended_on is None or ended_on <= began_on):
            self.add_error("ended_on", "A cumulative injury needs its last day, after the first.")
        return asked


class PartyForm(RowForm):
    telling = ("known", "name", "firm", "street", "city", "zip_code", "email", "phone", "fax")
    known = forms.ChoiceField(
        label="Known here", required=False, help_text="Fills in the address as it was last entered."
    )
    e_service_agreed_on = DayField(
        label="Agreed in writing to e-mail service on",
        required=False,
        help_text="Without a written agreement the party is served by mail.",
    )

    class Meta:
        model = Party
        fields = (
            *("role", "name", "firm", *ADDRESS, "phone", "fax", "email", "preferred_means"),
            "e_service_agreed_on",
        )
        labels = {"preferred_means": "Wants to be served by"}
        error_messages = {
            name: {"required": f"{WHERE_SERVED} Enter it, or empty this party."}
            for name in ("street", "city", "zip_code")
        }

    field_order = ("role", "known")

    def __init__(self, *given: Any, known: Sequence[Party] = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["preferred_means"].required = False
        role = None if self.is_bound else self.initial.get("role")
        fits = [party for party in known if role in (None, party.role)]
        self.fields["known"].choices = [("", "Somebody new"), *((str(one.pk), label_of(one)) for one in fits)]
        self.fields["known"].widget.attrs["data-known"] = self.add_prefix("")
        if self.is_bound:
            self.data = filled_in(self.data, self.add_prefix, fits)
        if not fits:
            del self.fields["known"]

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or self.cleaned_data
        asked.pop("known", None)
        return asked

    def clean_preferred_means(self) -> str:
        return self.cleaned_data["preferred_means"] or Party.Means.MAIL

    @property
    def heading(self) -> str:
        role = self["role"].value()
        return Party.Role(role).label if role in Party.Role.values else "Another party"


KNOWN = ("role", "name", "firm", *ADDRESS, "phone", "fax", "email")


def label_of(party: Party) -> str:
    who = f"{party.name}, {party.firm}" if party.firm else party.name
    return f"{who} ({party.city}; {party.get_role_display().lower()})"


def as_known(parties: Sequence[Party]) -> dict[str, dict[str, str]]:
    """What the page fills in once somebody known is chosen. An agreement to e-mail service is of its case."""
    return {str(party.pk): {name: getattr(party, name) for name in KNOWN} for party in parties}


def with_address(told: Mapping[str, Any], known: Sequence[Party]) -> dict[str, Any]:
    """A party that a letter names, with the address kept here for somebody of that role and name."""
    if told.get("street") or not told.get("name"):
        return dict(told)
    same = [party for party in known if party.role == told.get("role") and is_named(party, told)]
    kept = as_known(same[:1])
    return {
        **told,
        **{name: value for one in kept.values() for name, value in one.items() if not told.get(name)},
    }


def is_named(party: Party, told: Mapping[str, Any]) -> bool:
    return party.name.casefold() == str(told["name"]).casefold()


def filled_in(
    sent: Mapping[str, Any], named: Callable[[str], str], known: Sequence[Party]
) -> Mapping[str, Any]:
    """What was sent, its empty fields filled from the known party that was chosen."""
    chosen = as_known(known).get(str(sent.get(named("known")) or ""))
    if chosen is None:
        return sent
    is_elsewhere = not str(sent.get(named("street")) or "").strip()
    blank = {
        named(name): value
        for name, value in chosen.items()
        if not str(sent.get(named(name)) or "").strip() or (name == "state" and is_elsewhere)
    }
    return {**{key: sent.get(key) for key in sent}, **blank}


class GivenForms(forms.BaseFormSet):
    """Several forms of one kind; those left empty say nothing."""

    def given(self) -> list[dict[str, Any]]:
        return [form.cleaned_data for form in self.forms if form.has_changed()]

    def _construct_form(self, i: int, **named: Any) -> forms.Form:
        if i >= self.min_num:
            named.update(empty_permitted=True, use_required_attribute=False)
        return super()._construct_form(i, **named)


InjuryForms = forms.formset_factory(InjuryForm, formset=GivenForms, extra=2, min_num=1, validate_min=True)
PartyForms = forms.formset_factory(PartyForm, formset=GivenForms, extra=2)


class PersonForm(forms.Form):
    """Whether the worker is somebody who is here already."""

    person = forms.ChoiceField(label="Who is it?", widget=forms.RadioSelect, required=False)
    another_because = forms.CharField(
        label="Why it is another person",
        max_length=300,
        required=False,
        help_text="Only if you choose another person. It is kept with your name.",
    )

    def __init__(self, *given: Any, found: Sequence[LikePerson] = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.found = found
        known = [
            (str(one.claimant.pk), f"Use {one.claimant}, born {one.claimant.born_on:%m/%d/%Y}")
            for one in found
        ]
        self.fields["person"].choices = [*known, (ANOTHER, "Another person")]

    @property
    def chosen(self) -> int | None:
        """The number of the person who is used; None for another or nobody chosen."""
        told = str(self.data.get("person") or "")
        return int(told) if told.isdecimal() else None

    @property
    def reason(self) -> str:
        is_another = self.data.get("person") == ANOTHER
        return str(self.data.get("another_because") or "").strip()[:300] if is_another else ""


def tell_places(form: forms.Form, read: Mapping[str, str], prefix: str) -> None:
    """Under each field that was read in a letter, the page and the words."""
    for name, field in form.fields.items():
        where = read.get(f"{prefix}.{name}")
        if where:
            field.help_text = escape(where)


def worker_as_party(worker: dict[str, Any]) -> dict[str, Any]:
    """The worker is of record too, and is served like the others."""
    name = f"{worker['given_name']} {worker['family_name']}"
    return {"role": Party.Role.WORKER, "name": name, **{key: worker[key] for key in (*ADDRESS, "phone")}}
