"""How many of a report's days are used, with the days on which people are told, and more time that was given."""

from collections.abc import Sequence
from datetime import date, timedelta

from medlegal.portal.pictures.drawing import WIDE, Picture, Shape, bar, label, upright

TOP, TALL = 26.0, 16.0


def report_clock(
    *,
    began_on: date,
    first_due_on: date,
    due_on: date,
    steps: Sequence[int],
    today: date,
    written: str,
    is_late: bool,
) -> Picture:
    """`due_on` lies after `first_due_on` where more time was given; `steps` are days of the clock (10, 20, 25)."""
    given, whole = (first_due_on - began_on).days, (due_on - began_on).days
    used = max(0, (today - began_on).days)
    most = max(whole, used, 1)

    def x(day: float) -> float:
        return round(2 + (WIDE - 4) * min(day, most) / most, 1)

    shapes = [bar(x(0), TOP, x(whole) - x(0), height=TALL, look="open")]
    if due_on > first_due_on:
        shapes.append(bar(x(given), TOP, x(whole) - x(given), height=TALL, look="dotted"))
    shapes.append(bar(x(0), TOP + 3, x(min(used, whole)) - x(0), height=TALL - 6))
    if used > whole:
        shapes.append(bar(x(whole), TOP + 3, x(used) - x(whole), height=TALL - 6, look="hatched"))
    marks = [step for step in steps if 0 < step < whole]
    shapes += [shape for step in marks for shape in step_mark(step, x(step))]
    shapes += ends(whole, used, is_late=is_late)
    left = whole - used
    told = f"{used} of {whole} days are used; " + (f"{left} are left." if left >= 0 else f"{-left} too many.")
    return Picture(
        name="clock",
        title="The report's clock",
        says=told,
        height=TOP + TALL + 32,
        shapes=tuple(shapes),
        columns=("Day", "What"),
        rows=(
            (f"{began_on:{written}}", "the clock began"),
            *(
                (f"{began_on + timedelta(days=step):{written}}", f"day {step}: people are told")
                for step in marks
            ),
            *([(f"{first_due_on:{written}}", "last day at first")] if due_on > first_due_on else []),
            (f"{due_on:{written}}", "last day"),
        ),
        key=(
            ("solid", "used"),
            ("open", "left"),
            *((("dotted", "more time given"),) if due_on > first_due_on else ()),
            *((("hatched", "too late"),) if used > whole else ()),
        ),
    )


def step_mark(step: int, x: float) -> list[Shape]:
    return [
        upright(x, TOP - 4, TOP + TALL + 4),
        label(str(step), x, TOP + TALL + 16, width=24, anchor="middle"),
    ]


def ends(whole: int, used: int, *, is_late: bool) -> list[Shape]:
    says = f"{used} days used" + (", too late" if is_late else "")
    return [
        label(says, 0, TOP - 10, width=WIDE * 0.6),
        label(f"day {whole}", WIDE, TOP - 10, width=90, anchor="end"),
    ]
