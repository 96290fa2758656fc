"""A State form that the practice uploaded is filled from the case, in place of our own layout of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from medlegal.flows.gather_form_facts import gather_form_facts
from medlegal.flows.gather_situation import Situation
from medlegal.law.forms import form_name
from medlegal.outside.storage import kept_bytes
from medlegal.practice.authoring.letter_selectors import form_in_use
from medlegal.practice.authoring.models import OfficialForm
from medlegal.reports.official_form import CannotFill, NotAForm, filled

FIXED = "="  # before words that go into the field as they stand


@dataclass(frozen=True, slots=True)
class Filled:
    """The filled form, or why our own layout is used instead; neither where no form is uploaded."""

    pdf: bytes = b""
    form: OfficialForm | None = None
    note: str = ""


def fill_form(situation: Situation, number: str, told: Mapping[str, str]) -> Filled:
    """The uploaded form of that number on that day, filled with the facts of the case."""
    if not number:
        return Filled()
    return fill_from(
        situation.evaluation.practice_id, number, gather_form_facts(situation, told), on=situation.on
    )


def fill_from(practice_id: int, number: str, facts: Mapping[str, str], *, on: date) -> Filled:
    """The practice's form of that number on that day, filled with `facts` by its mapping."""
    form = form_in_use(practice_id, number, on=on)
    if form is None:
        return Filled()
    if not form.mapping:
        return Filled(note=f"The uploaded {form_name(number)} has no field mapped; our own layout is used.")
    try:
        return Filled(pdf=filled(kept_bytes(form.file_key), values_for(form.mapping, facts)), form=form)
    except (CannotFill, NotAForm, OSError) as refused:
        why = str(refused) if isinstance(refused, ValueError) else "The uploaded file cannot be read."
        return Filled(note=f"The uploaded {form_name(number)} was not used: {why} Our own layout is used.")


def values_for(mapping: Mapping[str, str], facts: Mapping[str, str]) -> dict[str, str]:
    """What goes into each mapped field: the fact of its key, or fixed words. An unknown key gives nothing."""
    return {
        field: wanted.removeprefix(FIXED) if wanted.startswith(FIXED) else facts.get(wanted, "")
        for field, wanted in mapping.items()
    }
