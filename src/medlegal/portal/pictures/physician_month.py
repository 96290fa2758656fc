"""A physician's month: examinations, days away and reports due, day by day."""

import calendar
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from medlegal.portal.pictures.drawing import Picture, Shape, label

DAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
WIDTH, TALL, TOP, LEFT = 51.0, 40.0, 16.0, 1.5
KEY = (("solid", "an examination"), ("open", "a report due"), ("hatched", "away"), ("today", "today"))


def physician_month(
    month: date,
    *,
    examinations: Sequence[date],
    reports: Sequence[date],
    away: Collection[date],
    today: date,
    written: str,
) -> Picture:
    """The weeks of the month from Sunday; `reports` are the last days of reports that are owed."""
    weeks = calendar.Calendar(firstweekday=6).monthdatescalendar(month.year, month.month)
    held, due = Counter(examinations), Counter(reports)
    shapes = [label(day, LEFT + WIDTH * n + 4, 11, width=WIDTH) for n, day in enumerate(DAYS)]
    for row, week in enumerate(weeks):
        for column, on in enumerate(week):
            if on.month == month.month:
                cell = (LEFT + WIDTH * column, TOP + TALL * row)
                shapes += one_day(on, cell, held[on], due[on], is_away=on in away, is_today=on == today)
    told = [day for day in sorted({*held, *due, *away}) if (day.year, day.month) == (month.year, month.month)]
    return Picture(
        name="month",
        title=f"{month:%B %Y}",
        says=", ".join(
            (
                counted(sum(held[day] for day in told), "examination"),
                f"{counted(sum(due[day] for day in told), 'report')} due",
                f"{counted(sum(day in away for day in told), 'day')} away.",
            )
        ),
        height=TOP + TALL * len(weeks) + 2,
        shapes=tuple(shapes),
        columns=("Day", "Examinations", "Reports due", "Away"),
        rows=tuple(
            (f"{day:{written}}", str(held[day]), str(due[day]), "away" if day in away else "") for day in told
        ),
        key=KEY,
    )


def counted(count: int, one: str) -> str:
    return f"{count} {one}{'' if count == 1 else 's'}"


def one_day(
    on: date, cell: tuple[float, float], held: int, due: int, *, is_away: bool, is_today: bool
) -> list[Shape]:
    """The day's frame with its number, a dot for each examination and a ring for each report due."""
    x, y = cell
    frame = Shape("bar", x, y, WIDTH, TALL, "hatched" if is_away else "frame")
    shapes = [frame, label(str(on.day), x + 4, y + 13, width=20)]
    if is_today:
        shapes.append(Shape("bar", x + 1.5, y + 1.5, WIDTH - 3, TALL - 3, "today"))
    return shapes + marks(x, y + 21, held, "solid") + marks(x, y + 33, due, "open")


def marks(x: float, y: float, count: int, look: str) -> list[Shape]:
    """Up to four marks; of more, one mark and the number."""
    if count > 4:
        return [Shape("dot", x + 8, y, look=look), label(f"x {count}", x + 14, y + 4, width=30)]
    return [Shape("dot", x + 8 + 10 * number, y, look=look) for number in range(count)]
