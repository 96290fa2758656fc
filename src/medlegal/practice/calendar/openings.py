"""Free hours out of kept hours: the arithmetic of the calendar, without a database."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

GRID = timedelta(minutes=15)  # an examination begins on a quarter of an hour

Span = tuple[datetime, datetime]  # from, up to but not including


@dataclass(frozen=True, slots=True, order=True)
class Opening:
    """An hour in which a physician is free at an office."""

    starts_at: datetime
    physician_id: int
    office_id: int
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class DayHours:
    """The hours of one physician at one office on one day."""

    physician_id: int
    office_id: int
    span: Span


def span_of(on: date, begins: time, ends: time, zone: ZoneInfo) -> Span:
    """The hours by the clock of the place as moments: a day on which the clocks change is an hour longer or shorter."""
    first, last = (datetime.combine(on, hour, zone).astimezone(UTC) for hour in (begins, ends))
    return first, max(first, last)


def free_spans(hours: Span, busy: Iterable[Span]) -> Iterator[Span]:
    """What is left of `hours` once the `busy` spans, sorted by their beginnings, are taken out."""
    at, end = hours
    for begins, ends in busy:
        if begins >= end:
            break
        if begins > at:
            yield at, begins
        at = max(at, ends)
    if at < end:
        yield at, end


def openings_in(day: DayHours, busy: Sequence[Span], *, minutes: int) -> Iterator[Opening]:
    """Openings of `minutes`, one after another, in what is free of the day's hours."""
    length = timedelta(minutes=minutes)
    for begins, ends in free_spans(day.span, busy):
        at = on_grid(begins)
        while at + length <= ends:
            yield Opening(at, day.physician_id, day.office_id, at + length)
            at = on_grid(at + length)


def on_grid(moment: datetime) -> datetime:
    """The next quarter of an hour, the moment itself if it is one."""
    past = timedelta(minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond) % GRID
    return moment + (GRID - past) if past else moment
