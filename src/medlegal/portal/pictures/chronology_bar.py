"""The documents of a record over the years, a line for each kind."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from medlegal.portal.pictures.drawing import LINE, WIDE, Picture, Shape, Span, label, upright

MOST_KINDS, ROW, TOP = 8, 30.0, 16.0


@dataclass(frozen=True, slots=True)
class Dated:
    kind: str  # in words
    on: date | None


def chronology_bar(documents: Sequence[Dated], *, written: str) -> Picture | None:
    """A stroke for each document on its day; the kinds with the most documents first. None where nothing is dated."""
    days = [one.on for one in documents if one.on]
    if not days:
        return None
    span = Span(min(days), max(days) + timedelta(days=1), left=4.0, right=WIDE - 4.0)
    lines = by_kind(documents)
    height = TOP + ROW * len(lines)
    shapes = years(span, height)
    for number, (kind, rows) in enumerate(lines):
        shapes += one_line(kind, rows, TOP + ROW * number, span)
    undated = len(documents) - len(days)
    says = f"{len(days)} documents from {span.first:{written}} to {max(days):{written}}."
    return Picture(
        name="chronology",
        title="Documents over time",
        says=says + (f" {undated} more have no date." if undated else ""),
        height=height,
        shapes=tuple(shapes),
        columns=("Kind", "Documents", "First", "Last"),
        rows=tuple(told(kind, rows, written) for kind, rows in lines),
    )


def by_kind(documents: Sequence[Dated]) -> list[tuple[str, list[date]]]:
    """Each kind with its days in order; beyond the first kinds the rest stand together."""
    found: dict[str, list[date]] = defaultdict(list)
    for one in documents:
        if one.on:
            found[one.kind].append(one.on)
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    kept, rest = ranked[:MOST_KINDS], [day for _, days in ranked[MOST_KINDS:] for day in days]
    lines = [*kept, *([("Other kinds", rest)] if rest else [])]
    return [(kind, sorted(days)) for kind, days in lines]


def years(span: Span, height: float) -> list[Shape]:
    """A faint line at each new year, named where there is room."""
    found: list[Shape] = []
    named_at = -99.0
    for year in range(span.first.year + 1, span.last.year + 1):
        x = span.x(date(year, 1, 1))
        found.append(upright(x, TOP - 2, height))
        if x - named_at > 32 and x < WIDE - 26:
            found.append(label(str(year), x, 10, width=30))
            named_at = x
    return found


def one_line(kind: str, days: list[date], top: float, span: Span) -> list[Shape]:
    strokes = [
        upright(x, top + LINE + 1, top + LINE + 11, look="solid") for x in sorted(set(map(span.x, days)))
    ]
    return [label(f"{kind} ({len(days)})", 0, top + LINE - 4), *strokes]


def told(kind: str, days: list[date], written: str) -> tuple[str, ...]:
    return (kind, str(len(days)), f"{days[0]:{written}}", f"{days[-1]:{written}}")
