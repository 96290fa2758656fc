"""Draws California with its counties as SVG, from the outlines that the program brings."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise, product
from math import cos, radians
from typing import Any, NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from medlegal.practice.publicity.directory import Position

WEST, NORTH = -124.5, 42.05  # degrees at the picture's left and upper edges
PER_DEGREE = 100
MIDDLE = radians(37.2)  # California's middle, where a degree of longitude has its true length
DOT = 11
AROUND_MILES = 40  # from the office to each edge of the map of its surroundings
MILES_PER_DEGREE = 69.0  # of latitude
SCALE_MILES = 10
MARGIN, BELOW = 6, 14  # units: of the scale from the corner, of a county's name from the dot
HALF_SIGN = 1.2  # units: half of the width of a usual letter in a county's name
SAMPLES = 12  # points along each side of the square that are asked in which county they lie
LEAST_SAMPLES = 9  # of them in a county that is worth its name


SAMPLED = tuple(product(range(SAMPLES), repeat=2))


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


def map_around(spot: Spot, *, says: str) -> SafeString:
    """The counties around a place, with its name beside the dot and a bar of ten miles; no street is drawn."""
    x, y = point_of(spot.position)
    reach = round(AROUND_MILES / MILES_PER_DEGREE * PER_DEGREE)
    square = Square(x - reach, y - reach, 2 * reach)
    names = format_html_join("", '<text class="county" x="{}" y="{}">{}</text>', names_in(square))
    dot = format_html(
        '<circle cx="{0}" cy="{1}" r="2.6"/><text class="spot" x="{0}" y="{2}">{3}</text>',
        x,
        y,
        y - 5,
        spot.name,
    )
    return format_html(
        '<svg class="around" viewBox="{} {} {} {}" role="img" aria-label="{}">'
        '<path class="shaded" d="{}"/><path class="borders" d="{}"/>{}{}{}</svg>',
        *(square.left, square.top, square.side, square.side, says),
        *(county_path(spot.position.county), borders(), names, dot, scale_in(square)),
    )


class Square(NamedTuple):
    """A part of the map, in its own units."""

    left: int
    top: int
    side: int


def scale_in(square: Square) -> SafeString:
    """A bar of ten miles in the lower left corner."""
    left, foot = square.left + MARGIN, square.top + square.side - MARGIN
    bar = round(SCALE_MILES / MILES_PER_DEGREE * PER_DEGREE, 1)
    return format_html(
        '<path class="scale" d="M{0},{1}h{2}"/><text class="scale-says" x="{0}" y="{3}">{4} mi</text>',
        *(left, foot, bar, foot - 3, SCALE_MILES),
    )


@cache
def names_in(square: Square) -> list[tuple[int, int, str]]:
    """The counties that fill a good part of the square, each with the middle of that part below the dot."""
    step = square.side / SAMPLES
    rows = [(square.left + (i + 0.5) * step, square.top + (j + 0.5) * step) for i, j in SAMPLED]
    inside = {name: [point for point in rows if is_in(name, *point)] for name in counties()}
    middles = ((middle(points), name) for name, points in inside.items() if len(points) >= LEAST_SAMPLES)
    dot_at = square.top + square.side / 2
    return [
        (within(x, square, name), y + BELOW if abs(y - dot_at) < BELOW else y, name)
        for (x, y), name in middles
    ]


def within(x: int, square: Square, name: str) -> int:
    """The middle of the name so that all of it stands in the square."""
    half = round(len(name) * HALF_SIGN)
    return min(max(x, square.left + half), square.left + square.side - half)


def middle(points: list[tuple[float, float]]) -> tuple[int, int]:
    return round(sum(x for x, _ in points) / len(points)), round(sum(y for _, y in points) / len(points))


def is_in(county: str, x: float, y: float) -> bool:
    """Whether a ray to the east crosses the county's borders an odd number of times."""
    rings = (ring_of(numbers) for numbers in outlines()["counties"][county])
    sides = ((a, b) for ring in rings for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))
    crossed = (
        (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0] > x for a, b in sides if (a[1] > y) != (b[1] > y)
    )
    return sum(crossed) % 2 == 1
