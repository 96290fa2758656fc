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
    "several": "name",
    "list": "list",
}
_LASTS = (
    "De La Cruz",
    "de la Torre",
    "Del Rio",
    "Van der Berg",
    "St. James",
    "De Los Santos",
    "O'Rourke",
    "Mac Dara",
)
_SECONDS = ("Ibarra", "Quiroz", "Montoya", "Peña", "Núñez", "Galindo")
_ENDINGS = ("Jr.", "III", "Sr.", "II")


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
        years = c.choice([-31, -27, -24, *([19, 23] if known.born.year < 1980 else [])])
        born = date(known.born.year + years, c.randint(1, 12), c.randint(1, 28))
        return replace(other, person=own, born=born)
    if how == "number":
        return replace(known, record=other.record)
    if how == "several":
        return replace(other, person=of_several_words(c, other.person))
    return other


def of_several_words(c: random.Random, person: Person) -> Person:
    """The same first name with a last name that a program easily cuts: particles, two names, an ending."""
    second = c.choice(_SECONDS)
    last = c.choice([c.choice(_LASTS), f"{person.last} {second}", f"{second}-{person.last}"])
    if person.is_man and c.random() < 0.3:
        last = f"{last} {c.choice(_ENDINGS)}"
    first = (
        f"{person.first} {c.choice(['María', 'José', 'Luz', 'Ann'])}" if c.random() < 0.3 else person.first
    )
    return replace(person, first=first, last=last)


def _wholly_other(c: random.Random, known: Patient) -> Patient:
    other = casting.patient(c)
    while other.person.last == known.person.last or other.person.first == _called(known.person):
        other = casting.patient(c)
    return other


def _first(c: random.Random, own: Person) -> str:
    names = [one for one in casting.CAST["men" if own.is_man else "women"] if one != own.first]
    first: str = c.choice(names)
    while first == _called(own):  # Cedric may be short for Cedric Luz: nobody could tell the two apart
        first = c.choice(names)
    return first


def _called(person: Person) -> str:
    return person.first.split()[0]
