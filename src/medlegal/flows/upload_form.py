"""A manager uploads a State form, and says which fact goes into which of its fields."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from medlegal.flows.fill_form import FIXED
from medlegal.flows.gather_form_facts import FACTS
from medlegal.flows.refusal import NotYourRole, Refused, WrongTime
from medlegal.law.forms import FORM_NUMBERS
from medlegal.outside.storage import keep
from medlegal.practice.authoring.letter_selectors import form_in_use
from medlegal.practice.authoring.letter_services import keep_form, map_form, withdraw_form
from medlegal.practice.authoring.models import OfficialForm
from medlegal.practice.people.models import Practice, Role, User
from medlegal.practice.people.selectors import may_act
from medlegal.reports.official_form import NotAForm, fields_of

MOST_BYTES = 20 * 1024 * 1024  # the State's forms are far smaller
LONGEST_WORDS = 200  # letters of fixed words


class NotFillable(Refused):
    """This file is not a form that can be filled."""


class NoSuchFormNumber(Refused):
    """No letter of this program re-creates a State form of that number. Choose one of the list."""


class WrongMapping(Refused):
    """This cannot go into the form."""


def need_manager(practice: Practice, actor: User) -> None:
    if not may_act(actor, practice.pk, Role.MANAGER):
        raise NotYourRole("It is for a manager.")


@transaction.atomic
def upload_form(
    practice: Practice,
    content: bytes,
    *,
    number: str,
    first_on: date,
    last_on: date | None = None,
    revision: str = "",
    at: datetime,
    actor: User,
) -> OfficialForm:
    """The form with its fields; what an earlier form of that number had mapped is taken over by name."""
    need_manager(practice, actor)
    if number not in FORM_NUMBERS:
        raise NoSuchFormNumber
    if last_on is not None and last_on < first_on:
        raise WrongTime("The form's last day is before its first.")
    if len(content) > MOST_BYTES:
        raise NotFillable("It is larger than 20 MB.")
    try:
        fields = [asdict(field) | {"kind": str(field.kind)} for field in fields_of(content)]
    except NotAForm as refused:
        raise NotFillable(str(refused)) from None
    earlier = form_in_use(practice.pk, number, on=first_on)
    names = {field["name"] for field in fields}
    kept = keep([content], suffix=".pdf")
    return keep_form(
        practice,
        number=number,
        fields=fields,
        at=at,
        actor=actor,
        revision=revision.strip(),
        first_on=first_on,
        last_on=last_on,
        file_key=kept.key,
        sha256=kept.sha256,
        mapping={name: fact for name, fact in (earlier.mapping if earlier else {}).items() if name in names},
    )


@transaction.atomic
def keep_mapping(form: OfficialForm, mapping: Mapping[str, str], *, actor: User) -> None:
    """Which fact, or which fixed words, go into which field; a field left out stays empty."""
    need_manager(form.practice, actor)
    kinds = {field["name"]: field["kind"] for field in form.fields}
    for name, wanted in mapping.items():
        if name not in kinds or kinds[name] == "signature":
            raise WrongMapping(f"The form has no field {name} to fill.")
        if not wanted.startswith(FIXED) and wanted not in FACTS:
            raise WrongMapping("No such fact is kept. Choose one of the list.")
        if len(wanted) > LONGEST_WORDS:
            raise WrongMapping(f"Fixed words of more than {LONGEST_WORDS} letters.")
    map_form(form, mapping=mapping, actor=actor)


@transaction.atomic
def take_form_away(form: OfficialForm, *, on: date, actor: User) -> None:
    """No letter uses it from now on; letters that were served with it keep it."""
    need_manager(form.practice, actor)
    withdraw_form(form, on=on, actor=actor)
