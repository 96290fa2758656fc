"""How a page's lines of writing lean, and which way up they stand, told by where letters end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_FEWEST = 40  # letters; fewer tell nothing
_MOST = 3000  # letters looked at
_STEEPEST = 6.0  # degrees
_COARSE, _FINE = 0.25, 0.05
_ROW = 3  # pixels that count as one height
_STANDS_OUT = 1.08  # times the evenness of a page that does not lean
_TURNS = (0, 180, 90, 270)


@dataclass(frozen=True, slots=True)
class Lean:
    """How a page lies: `tilt` degrees straighten it, then `turn` degrees clockwise set it upright."""

    tilt: float = 0.0
    turn: int = 0
    sure: float = 1.0  # how much better this way up fits than the next best; under 1.1 it is a guess


def leaning(letters: NDArray[np.int32]) -> Lean:
    """Most letters end on the line they are written on; where ends line up best, there is the foot of the page.

    `letters` has one row (x, y, width, height, …) each.
    """
    if len(letters) < _FEWEST:
        return Lean()
    if len(letters) > _MOST:
        letters = letters[:: len(letters) // _MOST + 1]
    found = [_best_tilt(*ends) for ends in _ends(letters)]
    order = sorted(range(4), key=lambda at: -found[at][1])
    best, next_best = order[0], order[1]
    return Lean(found[best][0], _TURNS[best], round(found[best][1] / max(1e-9, found[next_best][1]), 3))


Ends = NDArray[np.float64]


def _ends(letters: NDArray[np.int32]) -> list[tuple[Ends, Ends]]:
    """Along and across the lines, were the page's foot below, above, to the right, to the left."""
    x, y, width, height = letters[:, :4].T.astype(np.float64)
    middle_x, middle_y = x + width / 2, y + height / 2
    return [
        (middle_x, y + height),
        (middle_x, y),
        (-middle_y, x + width),
        (-middle_y, x),
    ]


def _best_tilt(along: Ends, across: Ends) -> tuple[float, float]:
    """The degrees that set the ends in rows, and how well."""
    flat = _in_rows(along, across, 0.0)
    coarse = max(np.arange(-_STEEPEST, _STEEPEST + 0.01, _COARSE), key=lambda a: _in_rows(along, across, a))
    fine = np.arange(coarse - _COARSE, coarse + _COARSE + 0.01, _FINE)
    best = max(fine, key=lambda a: _in_rows(along, across, a))
    well = _in_rows(along, across, best)
    return (float(best), well) if well > _STANDS_OUT * flat else (0.0, flat)


def _in_rows(along: Ends, across: Ends, degrees: float) -> float:
    """How unevenly the ends fall into rows: letters that share a row with many others count most."""
    turn = np.deg2rad(degrees)
    rows = ((across * np.cos(turn) - along * np.sin(turn)) / _ROW).astype(np.int64)
    counts = np.bincount(rows - rows.min())
    return float(np.square(counts).sum()) / len(rows)
