"""Searches the published physicians: specialty, certification, language, county, distance, kind of evaluator."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from medlegal.practice.publicity.models import PhysicianProfile
from medlegal.practice.publicity.selectors import profiles_shown

EARTH_MILES = 3958.8


class Position(NamedTuple):
    latitude: float
    longitude: float
    county: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; what is left empty does not narrow the search."""

    specialty: str = ""
    language: str = ""
    county: str = ""
    zip_code: str = ""
    miles: int | None = None
    is_qme: bool = False
    is_ame: bool = False
    certification: str = ""
    has_opening: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A physician, and how far the nearest office is from the ZIP code that was asked for."""

    profile: PhysicianProfile
    miles: float | None


@cache
def positions() -> Mapping[str, Position]:
    """Where each ZIP code area of California lies."""
    told = (files("medlegal.practice.publicity") / "california" / "zip_positions.csv").read_text("utf-8")
    return {
        row["zip_code"]: Position(float(row["latitude"]), float(row["longitude"]), row["county"])
        for row in csv.DictReader(told.splitlines())
    }


def position_of(zip_code: str) -> Position | None:
    """Of a ZIP code without an area of its own (post office boxes), the middle of its neighbours' positions."""
    code = zip_code[:5]
    if code in positions():
        return positions()[code]
    near = [place for other, place in positions().items() if other[:3] == code[:3]]
    if len(code) < 5 or not near:
        return None
    middle = (sum(one[0] for one in near) / len(near), sum(one[1] for one in near) / len(near))
    return Position(*middle, near[0].county)


def miles_between(one: Position, other: Position) -> float:
    """Along the great circle, not along roads."""
    lat, lon = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    part = sin(lat / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(lon / 2) ** 2
    return 2 * EARTH_MILES * asin(sqrt(part))


def physicians_matching(wanted: Wanted) -> list[Match]:
    """By distance where a ZIP code was asked for, else by name."""
    here = position_of(wanted.zip_code) if wanted.zip_code else None
    matches = [
        Match(profile, miles_to(profile, here)) for profile in profiles_shown() if fits(profile, wanted)
    ]
    if here is None:
        return matches
    within = [
        one
        for one in matches
        if wanted.miles is None or (one.miles is not None and one.miles <= wanted.miles)
    ]
    return sorted(within, key=lambda one: (one.miles is None, one.miles or 0.0, one.profile.name))


def fits(profile: PhysicianProfile, wanted: Wanted) -> bool:
    return all(
        (
            not wanted.specialty or profile.specialty == wanted.specialty,
            not wanted.language or wanted.language in languages_of(profile),
            not wanted.county or wanted.county in {office.county for office in profile.offices.all()},
            not wanted.is_qme or profile.is_qme,
            not wanted.is_ame or profile.is_ame,
            not wanted.certification or wanted.certification == profile.board_certification,
            not wanted.has_opening or (profile.shows_opening and profile.first_opening_on is not None),
        )
    )


def languages_of(profile: PhysicianProfile) -> list[str]:
    return [one.strip() for one in profile.languages.split(",") if one.strip()]


def miles_to(profile: PhysicianProfile, here: Position | None) -> float | None:
    """To the nearest office; None where no ZIP code was asked for, or where no office's is known."""
    places = [position_of(office.zip_code) for office in profile.offices.all()]
    away = [miles_between(here, place) for place in places if here and place]
    return min(away, default=None)
