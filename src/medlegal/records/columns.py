"""Columns and pages side by side: where a sheet must be parted so that it is read in the order it was written."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from medlegal.records.cleaning import Shapes

Part = tuple[int, int, int, int]  # left, top, right, bottom in pixels

_CELL = 4  # pixels
_FEWEST_ROWS = 7  # of writing on each side; two short lists are no columns
_NARROWEST = 0.016  # gutter, share of the sheet's width
_MIDDLE = (0.15, 0.85)  # where a gutter may stand, share of the width of what is parted
_LONG_ROW = 16  # heights of a letter: a row of prose is longer, a cell of a table shorter
_FAR = 0.78  # a row of prose reaches so far across its column
_FILLED = 0.55  # with letters, not with the gaps between cells
_SIDE_BY_SIDE = (0.44, 0.56)  # where the gutter between two pages on one sheet stands
_WHOLE = 0.85  # of the written height
_LONG_ROW_OF_PAGES = 6
_WIDE_GUTTER = 0.025
_AS_FULL = 0.5  # small pages hold about as many rows as each other; the halves of a form do not
_FLAT = 4  # times as wide as high: a rule, no letter
_LIKE_IT = (
    0.5  # of the width of the strip in the middle: as broad a strip elsewhere makes a table of the sheet
)
_LYING = 1.15  # times as wide as high: a sheet that lies holds two pages side by side
_OVERLAP = (
    4  # pixels by which parts reach over the cut between them, for letters that hang into the next line
)
_DEEPEST = 3
_MOST_STRIPS = 5
_SHORTEST = 140  # pixels
_FEWEST_LETTERS = 120
_STACKED_GAP = 1.5  # times the usual distance of rows
_PARTED_NEAR = (0.4, 0.6)  # of the height, where the upper page of a column ends


@dataclass(frozen=True, slots=True)
class _Gutter:
    """A white strip between two columns, and the height over which it is white; in cells."""

    left: int
    right: int
    top: int
    bottom: int
    shared: int  # the height over which there is writing on both sides


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of writing within a column."""

    length: float  # in heights of a letter
    reach: float  # share of the column's width, from its first letter to its last
    filled: float  # share of that length that is letters


def parts_of(letters: Shapes, wide: int, high: int) -> list[Part]:
    """The sheet's parts in reading order; one part for a sheet that is read straight across."""
    whole = (0, 0, wide, high)
    letters = _without_rules(letters)
    if len(letters) < _FEWEST_LETTERS:
        return [whole]
    return _parted(letters, whole, _DEEPEST)


def _without_rules(letters: Shapes) -> Shapes:
    """Without pieces of the rules of a form, which reach across as prose does."""
    if not len(letters):
        return letters
    is_rule = (letters[:, 3] < 0.6 * np.median(letters[:, 3])) & (letters[:, 2] > _FLAT * letters[:, 3])
    return letters[~is_rule]


def is_four_up(parts: list[Part]) -> bool:
    """True for four small pages on one sheet: two columns of two."""
    return len(parts) == 4 and len({(left, right) for left, _, right, _ in parts}) == 2


def _parted(letters: Shapes, part: Part, deep: int) -> list[Part]:
    """Above a gutter straight across, then the left column, then the right, then what is below."""
    inside = within(letters, part)
    gutter = _gutter(inside, part) if deep and len(inside) >= _FEWEST_LETTERS else None
    if gutter is None:
        return [part]
    left, top, right, bottom = part
    middle = left + _CELL * (gutter.left + gutter.right) // 2
    upper, lower = top + _CELL * gutter.top, min(bottom, top + _CELL * gutter.bottom)
    upper = top if not len(within(inside, (left, top, right, upper))) else upper
    lower = bottom if not len(within(inside, (left, lower, right, bottom))) else lower
    begins, ends = _clear(inside, upper), _clear(inside, lower)
    columns = [(left, begins[1], middle, ends[0]), (middle, begins[1], right, ends[0])]
    if (upper, lower) == (top, bottom):
        columns = [(left, top, middle, bottom), (middle, top, right, bottom)]
        columns = _stacked(inside, columns)
    pieces = [one for column in columns for one in _parted(letters, column, deep - 1)]
    head = [(left, top, right, begins[0])] if upper > top else []
    foot = [(left, ends[1], right, bottom)] if lower < bottom else []
    return head + pieces + foot


def _clear(letters: Shapes, cut: int) -> tuple[int, int]:
    """Where the part above a cut ends and the part below begins, so that no letter is cut through."""
    middles = letters[:, 1] + letters[:, 3] // 2
    above, below = letters[middles < cut], letters[middles >= cut]
    ends = int((above[:, 1] + above[:, 3]).max()) + _OVERLAP if len(above) else cut
    begins = int(below[:, 1].min()) - _OVERLAP if len(below) else cut
    return max(cut, ends), max(0, min(cut, begins))


def within(letters: Shapes, part: Part) -> Shapes:
    """The letters whose middle stands in that part."""
    x, y = letters[:, 0] + letters[:, 2] // 2, letters[:, 1] + letters[:, 3] // 2
    return letters[(x >= part[0]) & (x < part[2]) & (y >= part[1]) & (y < part[3])]


def _gutter(letters: Shapes, part: Part) -> _Gutter | None:
    """The best strip that parts columns of prose or whole pages; None on a table, a form, a letter."""
    cells = _cells(letters, part)
    written = np.flatnonzero(cells.any(axis=1))
    across = np.flatnonzero(cells.any(axis=0))
    if not len(written):
        return None
    first, last = across[0], across[-1]
    best: tuple[float, _Gutter] | None = None
    strips = _strips(cells, first, last)
    tall = [one for one in strips if one.bottom - one.top >= _WHOLE * (written[-1] - written[0])]
    for gutter in strips:
        rivals = [one for one in tall if one != gutter and _breadth(one) > _LIKE_IT * _breadth(gutter)]
        is_whole = gutter in tall and not rivals
        sides = [_rows(letters, part, gutter, side) for side in (0, 1)]
        if not (_is_prose(sides) or (is_whole and _are_pages(letters, part, gutter, sides))):
            continue
        worth = min(sum(row.length for row in side) for side in sides) * _size(gutter)
        if best is None or worth > best[0]:
            best = worth, gutter
    return best[1] if best else None


def _cells(letters: Shapes, part: Part) -> NDArray[np.bool_]:
    """Where there is ink, in cells of a few pixels."""
    left, top, right, bottom = part
    rows, columns = (bottom - top) // _CELL + 2, (right - left) // _CELL + 2
    x0, y0 = (
        ((letters[:, 0] - left) // _CELL).clip(0, columns - 2),
        ((letters[:, 1] - top) // _CELL).clip(0, rows - 2),
    )
    x1 = ((letters[:, 0] + letters[:, 2] - left) // _CELL + 1).clip(1, columns - 1)
    y1 = ((letters[:, 1] + letters[:, 3] - top) // _CELL + 1).clip(1, rows - 1)
    corners = np.zeros((rows, columns), np.int32)
    for sign, y, x in ((1, y0, x0), (-1, y0, x1), (-1, y1, x0), (1, y1, x1)):
        np.add.at(corners, (y, x), sign)
    return np.asarray(corners.cumsum(axis=0).cumsum(axis=1)[:-1, :-1] > 0, np.bool_)


def _strips(cells: NDArray[np.bool_], first: int, last: int) -> list[_Gutter]:
    """The tallest white strip at each place across, widened as far as it stays white over most of that height."""
    wide = cells.shape[1]
    narrow = max(2, round(_NARROWEST * wide))
    summed = np.concatenate(
        (np.zeros((cells.shape[0], 1), np.int32), cells.cumsum(axis=1, dtype=np.int32)), 1
    )
    found = []
    begin, end = first + _MIDDLE[0] * (last - first), first + _MIDDLE[1] * (last - first)
    for at in range(int(begin), int(end) - narrow, 2):
        is_white = summed[:, at + narrow] == summed[:, at]
        top, bottom = _longest(is_white)
        begins, ends = _shared_height(summed, at, top, bottom)
        if (ends - begins) * _CELL > _SHORTEST:
            left, right = _widened(summed, at, at + narrow, begins, ends)
            found.append(_Gutter(left, right, top, bottom, ends - begins))
    return _unlike(found)


def _unlike(strips: list[_Gutter]) -> list[_Gutter]:
    """The largest strips that do not lie over each other."""
    kept: list[_Gutter] = []
    for strip in sorted(strips, key=lambda one: -_size(one)):
        if all(strip.right <= other.left or other.right <= strip.left for other in kept):
            kept.append(strip)
    return kept[:_MOST_STRIPS]


def _longest(is_white: NDArray[np.bool_]) -> tuple[int, int]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], is_white, [False])).astype(np.int8)))
    starts, ends = edges[::2], edges[1::2]
    if not len(starts):
        return 0, 0
    best = int(np.argmax(ends - starts))
    return int(starts[best]), int(ends[best])


def _breadth(gutter: _Gutter) -> int:
    return gutter.right - gutter.left


def _size(gutter: _Gutter) -> float:
    return float(gutter.shared * (gutter.bottom - gutter.top) * (gutter.right - gutter.left) ** 0.5)


def _shared_height(summed: NDArray[np.int32], at: int, top: int, bottom: int) -> tuple[int, int]:
    """From where to where, between `top` and `bottom`, there is writing left and right of a place."""
    left = np.flatnonzero(summed[top:bottom, at])
    right = np.flatnonzero(summed[top:bottom, -1] - summed[top:bottom, at])
    if not len(left) or not len(right):
        return top, top
    return top + int(max(left[0], right[0])), top + int(min(left[-1], right[-1])) + 1


def _widened(summed: NDArray[np.int32], left: int, right: int, top: int, bottom: int) -> tuple[int, int]:
    limit = summed.shape[1] - 1
    while left > 0 and not (summed[top:bottom, left] - summed[top:bottom, left - 1]).any():
        left -= 1
    while right < limit and not (summed[top:bottom, right + 1] - summed[top:bottom, right]).any():
        right += 1
    return left, right


def _rows(letters: Shapes, part: Part, gutter: _Gutter, side: int) -> list[_Row]:
    """The rows of writing on one side of the gutter."""
    left, top, right, _ = part
    middle = left + _CELL * (gutter.left + gutter.right) // 2
    edges = (left, middle) if side == 0 else (middle, right)
    mine = within(letters, (edges[0], top + _CELL * gutter.top, edges[1], top + _CELL * gutter.bottom))
    if len(mine) < _FEWEST_ROWS:
        return []
    column = max(1, int((mine[:, 0] + mine[:, 2]).max() - mine[:, 0].min()))
    usual = float(np.median(mine[:, 3]))
    return [_row(row, column, usual) for row in _lined(mine)]


def _row(letters: Shapes, column: int, usual: float) -> _Row:
    length = max(1, int((letters[:, 0] + letters[:, 2]).max() - letters[:, 0].min()))
    return _Row(length / usual, length / column, min(1.0, float(letters[:, 2].sum()) / length))


def _lined(letters: Shapes) -> list[Shapes]:
    """Letters gathered into rows by their feet."""
    feet = letters[:, 1] + letters[:, 3]
    order = np.argsort(feet, kind="stable")
    usual = float(np.median(letters[:, 3]))
    breaks = np.flatnonzero(np.diff(feet[order]) > 0.35 * usual) + 1
    return [row for row in np.split(letters[order], breaks) if len(row) > 1]


def _is_prose(sides: list[list[_Row]]) -> bool:
    for rows in sides:
        if len(rows) < _FEWEST_ROWS:
            return False
        length, reach, filled = np.median(
            np.array([(row.length, row.reach, row.filled) for row in rows]), axis=0
        )
        if length < _LONG_ROW or reach < _FAR or filled < _FILLED:
            return False
    return True


def _are_pages(letters: Shapes, part: Part, gutter: _Gutter, sides: list[list[_Row]]) -> bool:
    """Pages side by side: a broad strip down the middle of a sheet that lies, or holds two pages above two."""
    left, top, right, bottom = part
    wide = (right - left) / _CELL
    middle = (gutter.left + gutter.right) / 2 / wide
    if not _SIDE_BY_SIDE[0] <= middle <= _SIDE_BY_SIDE[1] or gutter.right - gutter.left < _WIDE_GUTTER * wide:
        return False
    if not all(
        len(rows) >= _FEWEST_ROWS and np.median([row.length for row in rows]) >= _LONG_ROW_OF_PAGES
        for rows in sides
    ):
        return False
    if right - left >= _LYING * (bottom - top):
        return True
    at = left + _CELL * (gutter.left + gutter.right) // 2
    quarters = _stacked(letters, [(left, top, at, bottom), (at, top, right, bottom)])
    rows = [len(_lined(within(letters, quarter))) for quarter in quarters]
    return len(rows) == 4 and min(rows) >= max(_FEWEST_ROWS, _AS_FULL * max(rows))


def _stacked(letters: Shapes, columns: list[Part]) -> list[Part]:
    """Two columns of two pages each where both are parted at the same height, else the columns."""
    gaps = [_broad_gap(within(letters, column), column) for column in columns]
    if any(gap is None for gap in gaps):
        return columns
    (top, lower), (other_top, other_lower) = (gap for gap in gaps if gap is not None)
    if min(lower, other_lower) <= max(top, other_top):
        return columns
    at = (max(top, other_top) + min(lower, other_lower)) // 2
    return [
        one for left, up, right, low in columns for one in ((left, up, right, at), (left, at, right, low))
    ]


def _broad_gap(letters: Shapes, column: Part) -> tuple[int, int] | None:
    """The white band near the middle of a column that is broader than any between its rows, if there is one."""
    rows = _lined(letters)
    edges = [(int(row[:, 1].min()), int((row[:, 1] + row[:, 3]).max())) for row in rows]
    gaps = [(before[1], after[0]) for before, after in pairwise(sorted(edges)) if after[0] > before[1]]
    if len(gaps) < _FEWEST_ROWS:
        return None
    usual = float(np.median([low - top for top, low in gaps]))
    high = column[3] - column[1]
    near = [
        gap for gap in gaps if _PARTED_NEAR[0] < ((gap[0] + gap[1]) / 2 - column[1]) / high < _PARTED_NEAR[1]
    ]
    broadest = max(near, key=lambda gap: gap[1] - gap[0], default=None)
    return broadest if broadest and broadest[1] - broadest[0] > _STACKED_GAP * max(usual, 4) else None
