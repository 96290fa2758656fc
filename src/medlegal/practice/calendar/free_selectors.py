"""Free hours out of what is kept of them, and by reckoning where nothing is kept."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime, time, timedelta
from heapq import merge

from django.db.models import F, QuerySet
from django.utils import timezone

from medlegal.practice.calendar.hours_selectors import Sought, holds_standing, reckoned_openings
from medlegal.practice.calendar.models import FreeKept, FreeSpan
from medlegal.practice.calendar.openings import DayHours, Opening, Span, openings_in
from medlegal.practice.people.models import Office

ROWS = 60  # free spans read together
Row = tuple[int, int, datetime, datetime]  # physician, office, from, until


def first_openings(
    physicians: Collection[int], sought: Sought, *, now: datetime, city: str = ""
) -> list[Opening]:
    """The first openings of any of the physicians, by time; fewer where there are no more before `last_on`."""
    known = set(physicians)
    kept = known & set(
        FreeKept.objects.filter(
            first_on__lte=max(sought.first_on, timezone.localdate(now)), last_on__gte=sought.last_on
        ).values_list("physician_id", flat=True)
    )
    found = kept_openings(kept, sought, now=now, city=city) if kept else []
    if known - kept:
        found = list(merge(found, reckoned_openings(known - kept, sought, now=now, city=city)))
    return list(dict.fromkeys(found))[: sought.most]


def kept_openings(kept: Collection[int], sought: Sought, *, now: datetime, city: str) -> list[Opening]:
    """From free spans in the order of their hours: once enough openings lie before the next span, it is enough."""
    found: set[Opening] = set()
    for rows in read_together(kept, sought, now, city):
        held = holds_in(kept, rows, now)
        for physician, office, begins, ends in rows:
            day = DayHours(physician, office, (begins, ends))
            openings = openings_in(day, held.get(physician, ()), minutes=sought.minutes)
            found.update(one for one in openings if one.starts_at > now)
        if sum(one.starts_at <= rows[-1][2] for one in found) >= sought.most:
            break
    return sorted(found)[: sought.most]


def read_together(kept: Collection[int], sought: Sought, now: datetime, city: str) -> Iterator[list[Row]]:
    """Free spans long enough, by their beginnings, so many at a time; all that begin together come together."""
    spans = spans_sought(kept, sought, now, city).order_by("starts_at")
    after: datetime | None = None
    while True:
        further = spans.filter(starts_at__gt=after) if after else spans
        rows = list(further.values_list("physician_id", "office_id", "starts_at", "ends_at")[:ROWS])
        if not rows:
            return
        after = rows[-1][2]
        if len(rows) == ROWS:
            together = spans.filter(starts_at=after)
            rows = [row for row in rows if row[2] < after] + list(
                together.values_list("physician_id", "office_id", "starts_at", "ends_at")
            )
        yield rows


def spans_sought(kept: Collection[int], sought: Sought, now: datetime, city: str) -> QuerySet[FreeSpan]:
    zone = timezone.get_current_timezone()
    begins = datetime.combine(sought.first_on, time(), zone)
    ends = datetime.combine(sought.last_on + timedelta(days=1), time(), zone)
    length = timedelta(minutes=sought.minutes)
    spans = FreeSpan.objects.filter(
        physician__in=kept, starts_at__gte=begins, starts_at__lt=ends, ends_at__gt=now
    ).filter(ends_at__gte=F("starts_at") + length)
    offices = sought.offices
    if city:
        there = set(Office.objects.filter(city__iexact=city).values_list("pk", flat=True))
        offices = there & set(offices) if offices is not None else there
    return spans if offices is None else spans.filter(office__in=offices)


def holds_in(kept: Collection[int], rows: list[Row], now: datetime) -> dict[int, list[Span]]:
    """Each physician's standing holds over the hours of these rows, by their beginnings."""
    held: dict[int, list[Span]] = defaultdict(list)
    last = max(row[3] for row in rows)
    over = holds_standing(now).filter(physician__in=kept, starts_at__lt=last, ends_at__gt=rows[0][2])
    for physician, begins, ends in over.order_by("starts_at").values_list(
        "physician_id", "starts_at", "ends_at"
    ):
        held[physician].append((begins, ends))
    return held
