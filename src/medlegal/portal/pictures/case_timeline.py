"""One evaluation on a line of days: what happened, which clocks run, and today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from medlegal.portal.pictures.drawing import LINE, WIDE, Picture, Shape, Span, bar, dot, label, upright

TOP, ROW = 34.0, 27.0
DAYS_LINE, TODAY_LINE = 10.0, 24.0  # two lines, so that today never hides the first day
KEY = (("solid", "happened"), ("open", "a clock that runs"), ("hatched", "over its last day"))


@dataclass(frozen=True, slots=True)
class Happened:
    says: str
    on: date


@dataclass(frozen=True, slots=True)
class Clock:
    """A duty that stands: from the day it began to its last day."""

    says: str
    began_on: date
    last_on: date


def case_timeline(
    happened: Sequence[Happened], clocks: Sequence[Clock], *, today: date, written: str
) -> Picture | None:
    """Each on a line of its own in the order of the days; none where there is nothing to draw.

    `written` is how a day reads in the table, as `strftime` takes it.
    """
    if not happened and not clocks:
        return None
    days = [one.on for one in happened] + [day for one in clocks for day in (one.began_on, one.last_on)]
    first, last = min([*days, today]), max([*days, today])
    span = Span(first, last + timedelta(days=1))  # the last day is drawn whole
    rows: list[Happened | Clock] = sorted([*happened, *clocks], key=first_day)
    height = TOP + ROW * len(rows) + 6
    shapes = [
        shape for number, row in enumerate(rows) for shape in drawn(row, TOP + ROW * number, span, today)
    ]
    return Picture(
        name="timeline",
        title="Timeline",
        says=f"Reached so far: {len(happened)}. Clocks that run: {len(clocks)}. Up to {last:{written}}.",
        height=height,
        shapes=(*axis(span, today, height, written), *shapes),
        columns=("What", "Day", "Until"),
        rows=tuple(told(row, written) for row in rows),
        key=KEY,
    )


def first_day(row: Happened | Clock) -> date:
    return row.on if isinstance(row, Happened) else row.began_on


def axis(span: Span, today: date, height: float, written: str) -> list[Shape]:
    """The first and the last day, and today beneath them; today's line goes through everything."""
    x = span.x(today)
    last_day = span.last - timedelta(days=1)
    return [
        label(f"{span.first:{written}}", 0, DAYS_LINE, width=WIDE / 2),
        label(f"{last_day:{written}}", WIDE, DAYS_LINE, width=WIDE / 2, anchor="end"),
        upright(x, TODAY_LINE + 4, height - 4, look="today"),
        label("today", x, TODAY_LINE, width=80, anchor="end" if x > WIDE / 2 else "start"),
    ]


def drawn(row: Happened | Clock, top: float, span: Span, today: date) -> list[Shape]:
    words, middle = label(row.says, 0, top + LINE - 4), top + LINE + 4
    if isinstance(row, Happened):
        return [words, dot(span.x(row.on), middle)]
    begin, end = span.x(row.began_on), span.x(row.last_on)
    runs = bar(begin, middle - 4, end - begin, look="open")
    if row.last_on >= today:
        return [words, runs]
    return [words, runs, bar(end, middle - 4, span.x(today) - end, look="hatched")]


def told(row: Happened | Clock, written: str) -> tuple[str, ...]:
    if isinstance(row, Happened):
        return (row.says, f"{row.on:{written}}", "")
    return (row.says, f"{row.began_on:{written}}", f"{row.last_on:{written}}")
