"""The shapes of a picture and its table; everything is measured in units of a page 360 wide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDE = 360.0
LETTER = 5.6  # how wide a letter of a label is on the average
LINE = 14.0  # from one line of labels to the next


@dataclass(frozen=True, slots=True)
class Shape:
    """A bar, a line, a dot or a label. `look` is one of solid, hatched, dotted, open, soft and today.

    A dot is drawn about (x, y); a label stands on the line y.
    """

    kind: str  # bar, line, dot or label
    x: float
    y: float
    width: float = 0.0
    height: float = 0.0
    look: str = "solid"
    text: str = ""
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn, said in words for who does not see it, with the same as a table."""

    name: str  # one to a page
    title: str
    says: str
    height: float
    shapes: tuple[Shape, ...]
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    key: tuple[tuple[str, str], ...] = ()  # look, what it means

    @property
    def looks(self) -> tuple[str, ...]:
        """The looks that need a pattern."""
        return ("hatched", "dotted")


@dataclass(frozen=True, slots=True)
class Span:
    """The days that the width stands for."""

    first: date
    last: date
    left: float = 4.0
    right: float = WIDE - 4.0

    def x(self, day: date) -> float:
        """Where the day stands; one outside stands at the edge."""
        days = max(1, (self.last - self.first).days)
        share = min(1.0, max(0.0, (day - self.first).days / days))
        return round(self.left + share * (self.right - self.left), 1)


def bar(x: float, y: float, width: float, *, height: float = 8.0, look: str = "solid") -> Shape:
    """A bar that begins at x; one that would be too thin to see is drawn a hair wide."""
    return Shape("bar", round(x, 1), round(y, 1), round(max(1.0, width), 1), height, look)


def label(text: str, x: float, y: float, *, width: float = WIDE, anchor: str = "start") -> Shape:
    return Shape("label", round(x, 1), round(y, 1), text=cut(text, width), anchor=anchor)


def dot(x: float, y: float, *, look: str = "solid") -> Shape:
    return Shape("dot", x, round(y, 1), look=look)


def upright(x: float, top: float, bottom: float, *, look: str = "soft") -> Shape:
    return Shape("line", x, top, 0.0, round(bottom - top, 1), look)


def cut(text: str, width: float) -> str:
    """As much of the text as stands in the width; what was cut off is told by an ellipsis."""
    most = max(1, int(width / LETTER))
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def largest(numbers: Sequence[float]) -> float:
    """What the longest bar stands for; never zero, so that it can be divided by."""
    return max([*numbers, 0.0]) or 1.0
