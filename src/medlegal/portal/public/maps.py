"""Draws California with its counties as SVG, from the outlines that the program brings."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import cos, radians
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from medlegal.practice.publicity.directory import Position

WEST, NORTH = -124.5, 42.05  # degrees at the picture's left and upper edges
PER_DEGREE = 100
MIDDLE = radians(37.2)  # California's middle, where a degree of longitude has its true length
DOT = 11


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map and its name."""

    position: Position
    name: str


@cache
def outlines() -> Mapping[str, Any]:
    told = files("medlegal.practice.publicity") / "california" / "counties.json"
    return dict(json.loads(told.read_text("utf-8")))


def counties() -> list[str]:
    """California's counties by name."""
    return list(outlines()["counties"])


def map_of_california(*, shaded: Collection[str], spots: Collection[Spot], says: str) -> SafeString:
    """The State with these counties shaded and a dot on each spot; `says` is what a screen reader reads."""
    told = outlines()
    shades = format_html_join("", '<path class="shaded" d="{}"/>', ((county_path(name),) for name in shaded))
    dots = format_html_join(
        "", '<circle cx="{}" cy="{}" r="{}"><title>{}</title></circle>', map(dot_of, spots)
    )
    return format_html(
        '<svg class="california" viewBox="0 0 {} {}" role="img" aria-label="{}">'
        '{}<path class="borders" d="{}"/>{}</svg>',
        *(told["width"], told["height"], says, shades, borders(), dots),
    )


def dot_of(spot: Spot) -> tuple[int, int, int, str]:
    return (*point_of(spot.position), DOT, spot.name)


def point_of(position: Position) -> tuple[int, int]:
    across = (position.longitude - WEST) * cos(MIDDLE) * PER_DEGREE
    return round(across), round((NORTH - position.latitude) * PER_DEGREE)


@cache
def borders() -> SafeString:
    """Every border once, however many counties share it."""
    return mark_safe("".join(line_of(arc) for arc in outlines()["arcs"]))  # noqa: S308  numbers only


@cache
def county_path(name: str) -> SafeString:
    rings = outlines()["counties"].get(name, [])
    return mark_safe("".join(f"{line_of(ring_of(ring))}Z" for ring in rings))  # noqa: S308  numbers only


def ring_of(numbers: list[int]) -> list[list[int]]:
    arcs = outlines()["arcs"]
    return [point for number in numbers for point in (arcs[number] if number >= 0 else arcs[~number][::-1])]


def line_of(points: list[list[int]]) -> str:
    """From the first point by steps, which are shorter to write than places."""
    (x, y), steps = points[0], []
    for before, here in pairwise(points):
        step = (here[0] - before[0], here[1] - before[1])
        if step != (0, 0):
            steps.append(f"{step[0]},{step[1]}")
    return f"M{x},{y}l{' '.join(steps)}" if steps else ""
