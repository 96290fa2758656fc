"""Bars beside each other: money open by the age of the bill, and pages by sender."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from medlegal.portal.pictures.drawing import LINE, WIDE, Picture, Shape, bar, label, largest

LOOKS = ("open", "dotted", "hatched", "solid")


@dataclass(frozen=True, slots=True)
class Pages:
    """One sender's pages; `declared` is none where no declaration came."""

    sender: str
    declared: int | None
    received: int
    read: int
    billable: int


def aging(dollars: Mapping[str, Decimal]) -> Picture | None:
    """A bar for each age, the youngest first; none where nothing is open."""
    if not any(dollars.values()):
        return None
    most = largest([float(one) for one in dollars.values()])  # lengths only: the table has the exact sums
    shapes: list[Shape] = []
    for number, (age, open_) in enumerate(dollars.items()):
        top = 4 + number * 32
        shapes.append(label(age, 0, top + 10, width=WIDE * 0.6))
        shapes.append(label(f"${open_:,.2f}", WIDE, top + 10, width=WIDE * 0.4, anchor="end"))
        if open_ > 0:
            length = (WIDE - 2) * float(open_) / most
            shapes.append(bar(1, top + 15, length, height=9, look="hatched" if number > 1 else "solid"))
    whole = sum(dollars.values(), Decimal("0.00"))
    return Picture(
        name="aging",
        title="Open by age of the bill",
        says=f"${whole:,.2f} is open.",
        height=len(dollars) * 32 + 6,
        shapes=tuple(shapes),
        columns=("Age", "Open"),
        rows=tuple((age, f"${open_:,.2f}") for age, open_ in dollars.items()),
        key=(("solid", "up to 60 days"), ("hatched", "older")),
    )


def pages_by_sender(senders: Sequence[Pages]) -> Picture | None:
    """Four bars for each sender: declared, received, read and billable; none where nothing came."""
    if not senders:
        return None
    names = ("declared", "received", "read", "billable")
    most = largest([float(getattr(one, name) or 0) for one in senders for name in names])
    shapes: list[Shape] = []
    top = 2.0
    for one in senders:
        shapes.append(label(one.sender, 0, top + 10))
        for number, (name, look) in enumerate(zip(names, LOOKS, strict=True)):
            shapes += counted(name, getattr(one, name), top + LINE + number * 13, most, look)
        top += LINE + 4 * 13 + 8
    pages = sum(one.received for one in senders)
    return Picture(
        name="senders",
        title="Pages by sender",
        says=f"{pages:,} pages of {len(senders)} sender{'s' if len(senders) > 1 else ''}.",
        height=top,
        shapes=tuple(shapes),
        columns=("Sender", "Declared", "Received", "Read", "Billable"),
        rows=tuple((one.sender, *(written(getattr(one, name)) for name in names)) for one in senders),
    )


def counted(name: str, pages: int | None, top: float, most: float, look: str) -> list[Shape]:
    """The count's name, its bar and its number."""
    left, room = 62.0, WIDE - 62.0 - 60.0
    length = room * (pages or 0) / most
    named = label(name, 6, top + 9, width=56)
    told = label(written(pages), left + length + 5, top + 9, width=60)
    return [named, told] if not pages else [named, bar(left, top + 2, length, height=8, look=look), told]


def written(pages: int | None) -> str:
    return "none told" if pages is None else f"{pages:,}"
