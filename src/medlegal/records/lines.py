"""Words with their boxes, gathered into lines, and put into the order in which a person reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from medlegal.records.reading import packed_boxes

MARGIN = 0.08  # share of the height where fax headers, page numbers and stamps stand

COLUMN_GAP = 0.03  # share of the width
_BLANK = "___"
_UPON_BLANKS = 0.4  # of the height

Box = tuple[float, float, float, float]


class Placed(NamedTuple):
    """One word in its box, in shares of the page; y grows downward."""

    text: str
    box: Box


Line = list[Placed]


def text_and_boxes(lines: Iterable[Line]) -> tuple[str, bytes]:
    """Lines as `Page.text` and `Page.boxes` keep them."""
    filled = [line for line in lines if line]
    boxes = [word.box for line in filled for word in line]
    return "\n".join(map(_set, filled)), packed_boxes(boxes)


def _set(line: Line) -> str:
    """The words of a line; where two columns part, three spaces."""
    parts, end = [line[0].text], line[0].box[2]
    for text, (left, _, right, _) in line[1:]:
        parts.append("   " if left - end > COLUMN_GAP else " ")
        parts.append(text)
        end = right
    return "".join(parts)


def box_of(line: Line) -> Box:
    if len(line) == 1:
        return line[0].box
    left, upper, right, lower = zip(*[box for _, box in line], strict=True)
    return min(left), min(upper), max(right), max(lower)


def in_order(lines: Sequence[Line]) -> list[Line]:
    """Neighbouring lines that stand on one height become one, those of the top margin come first and those of the
    bottom margin last, whenever they were drawn."""
    lines, boxes = _joined_rows(lines)
    top = [i for i, box in enumerate(boxes) if box[3] <= MARGIN]
    foot = [i for i, box in enumerate(boxes) if box[1] >= 1 - MARGIN]
    outside = set(top) | set(foot)
    middle = [i for i in range(len(lines)) if i not in outside]
    order = sorted(top, key=lambda i: boxes[i][1]) + middle + sorted(foot, key=lambda i: boxes[i][1])
    return [lines[i] for i in order]


def _joined_rows(lines: Sequence[Line]) -> tuple[list[Line], list[Box]]:
    """Rows of such lines from left to right, and their boxes."""
    rows, boxes = list[Line](), list[Box]()
    for drawn in lines:
        # what was written upon the blanks of a form may be drawn after all of them
        line, box = sorted(drawn, key=_left) if _has_blanks(drawn) else drawn, box_of(drawn)
        last = boxes[-1] if boxes else box
        if rows and (_share_a_row(last, box) or _fills(line, box, rows[-1], last)):
            rows[-1] = sorted(rows[-1] + line, key=_left)
            boxes[-1] = (
                min(last[0], box[0]),
                min(last[1], box[1]),
                max(last[2], box[2]),
                max(last[3], box[3]),
            )
        else:
            rows.append(line)
            boxes.append(box)
    return rows, boxes


def with_insertions(lines: Sequence[Line], extra: Iterable[Line]) -> list[Line]:
    """The lines with each extra one put where its height and left edge place it (the value typed into a form)."""
    placed = [list(line) for line in lines]
    for line in extra:
        at = _row_at(placed, box_of(line))
        if at is None:
            placed.insert(_below(placed, box_of(line)), list(line))
        else:
            placed[at] = sorted(placed[at] + list(line), key=_left)
    return placed


def _share_a_row(a: Box, b: Box) -> bool:
    return _overlap(a, b) > 0.6 and (b[0] >= a[2] - 0.005 or a[0] >= b[2] - 0.005)


def _left(word: Placed) -> float:
    return word.box[0]


def _has_blanks(line: Line) -> bool:
    return any(_BLANK in text for text, _ in line)


def _fills(line: Line, box: Box, row: Line, of_row: Box) -> bool:
    """True for words that were written upon the blanks of a form's row."""
    if _overlap(of_row, box) <= _UPON_BLANKS:
        return False
    blanks = [word.box for word in row if _BLANK in word.text]
    middles = [(word.box[0] + word.box[2]) / 2 for word in line]
    return bool(blanks) and all(
        any(left <= middle <= right for left, _, right, _ in blanks) for middle in middles
    )


def _row_at(lines: Sequence[Line], box: Box) -> int | None:
    best, found = 0.4, None
    for i, line in enumerate(lines):
        shared = _overlap(box_of(line), box)
        if shared > best:
            best, found = shared, i
    return found


def _below(lines: Sequence[Line], box: Box) -> int:
    return next((i for i, line in enumerate(lines) if box_of(line)[1] > box[1]), len(lines))


def _overlap(a: Box, b: Box) -> float:
    """Shared height as a share of the lower of the two."""
    shared = min(a[3], b[3]) - max(a[1], b[1])
    lower = min(a[3] - a[1], b[3] - b[1])
    return shared / lower if lower > 0 else 0.0
