"""Other people who are hard to tell from the patient of a packet: of one name, of one family, of one birth."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import casting
from casting import Patient, Person

WAYS = {  # what a paper must tell for somebody to know that it is another's
    "other": "name",
    "family": "name",
    "twin": "name",
    "first_alike": "name",
    "namesake": "born",
    "number": "record",
}


def guest(c: random.Random, known: Patient, how: str) -> Patient:
    """Another patient; `how` says what the two have in common."""
    other, own = _wholly_other(c, known), known.person
    if how == "family":
        return replace(other, person=Person(other.person.first, own.last, other.person.is_man, "R"))
    if how == "twin":
        twin = Person(_first(c, own), own.last, own.is_man, "R")
        return replace(other, person=twin, born=known.born)
    if how == "first_alike":
        return replace(other, person=Person(own.first, other.person.last, own.is_man, "T"))
    if how == "namesake":  # a father, a son, a stranger
        years = c.choice([-31, -27, -24, 19, 23])
        born = date(known.born.year + years, c.randint(1, 12), c.randint(1, 28))
        return replace(other, person=own, born=born)
    if how == "number":
        return replace(known, record=other.record)
    return other


def _wholly_other(c: random.Random, known: Patient) -> Patient:
    other = casting.patient(c)
    while other.person.last == known.person.last or other.person.first == known.person.first:
        other = casting.patient(c)
    return other


def _first(c: random.Random, own: Person) -> str:
    names = [one for one in casting.CAST["men" if own.is_man else "women"] if one != own.first]
    return c.choice(names)
