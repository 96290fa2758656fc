"""What happens to paper before and while it is scanned: stamps, holes, fax lines, handwriting, shadows, folds."""

from __future__ import annotations

import random

import cv2
import numpy as np

Picture = np.ndarray
_SCRIPTS = (cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, cv2.FONT_HERSHEY_SCRIPT_COMPLEX)


def add_fax_line(gray: Picture, text: str) -> None:
    scale = gray.shape[1] / 1700
    cv2.putText(
        gray,
        text,
        (int(90 * scale), int(34 * scale)),
        cv2.FONT_HERSHEY_SIMPLEX,
        0.72 * scale,
        0,
        2,
        cv2.LINE_AA,
    )


def add_print(gray: Picture, said: str) -> None:
    cv2.putText(gray, said, (480, 1080), cv2.FONT_HERSHEY_COMPLEX, 1.2, 0, 2)


def add_stamp(
    gray: Picture, lines: list[str], c: random.Random, heights: tuple[float, ...] = (0.02, 0.86, 0.9)
) -> None:
    """A rubber stamp, a little askew, where there is room or not; `heights` are shares of the page's."""
    scale = gray.shape[1] / 1700
    patch = np.full((int(150 * scale), int(430 * scale)), 255, np.uint8)
    cv2.rectangle(patch, (4, 4), (patch.shape[1] - 5, patch.shape[0] - 5), 70, max(1, int(4 * scale)))
    for n, line in enumerate(lines):
        at = (int(22 * scale), int((58 + 56 * n) * scale))
        cv2.putText(
            patch, line, at, cv2.FONT_HERSHEY_DUPLEX, 1.35 * scale, 70, max(1, int(3 * scale)), cv2.LINE_AA
        )
    turn = cv2.getRotationMatrix2D((patch.shape[1] / 2, patch.shape[0] / 2), c.uniform(-9, 9), 1)
    patch = cv2.warpAffine(patch, turn, patch.shape[::-1], borderValue=255)
    y = int(c.choice(heights) * gray.shape[0])
    x = int(c.uniform(0.45, 0.72) * gray.shape[1])
    part = gray[y : y + patch.shape[0], x : x + patch.shape[1]]
    np.minimum(part, patch[: part.shape[0], : part.shape[1]], out=part)


def cropped(gray: Picture, c: random.Random) -> Picture:
    """The page laid askew to the glass: a strip of one or two edges is lost, and the rest is enlarged a little."""
    high, wide = gray.shape
    left, right = int(c.uniform(0, 0.05) * wide), int(c.uniform(0, 0.05) * wide)
    top, bottom = int(c.uniform(0, 0.04) * high), int(c.uniform(0, 0.04) * high)
    part = gray[top : high - bottom, left : wide - right]
    return cv2.resize(part, (wide, high), interpolation=cv2.INTER_AREA)


def add_holes(gray: Picture, c: random.Random) -> None:
    scale = gray.shape[1] / 1700
    places = c.choice([(0.2, 0.5, 0.8), (0.44, 0.56)])
    at_top = len(places) == 2
    for place in places:
        x, y = (place * gray.shape[1], 60 * scale) if at_top else (62 * scale, place * gray.shape[0])
        cv2.circle(gray, (int(x), int(y)), int(22 * scale), c.choice([0, 40, 200]), -1, cv2.LINE_AA)


def add_staple(gray: Picture, c: random.Random) -> None:
    scale = gray.shape[1] / 1700
    x, y = int(c.randint(40, 110) * scale), int(c.randint(30, 90) * scale)
    cv2.line(
        gray, (x, y), (x + int(55 * scale), y - int(20 * scale)), 60, max(2, int(5 * scale)), cv2.LINE_AA
    )
    fold = np.array([[0, 0], [x * 2, 0], [0, y * 2]], np.int32)
    shade = gray.copy()
    cv2.fillPoly(shade, [fold], 150)
    cv2.addWeighted(shade, 0.4, gray, 0.6, 0, gray)


def add_underlines(gray: Picture, c: random.Random) -> None:
    """A reader's pen: lines under words and a tick at the margin."""
    high, wide = gray.shape
    for _ in range(c.randint(1, 4)):
        y, x = int(c.uniform(0.2, 0.85) * high), int(c.uniform(0.1, 0.5) * wide)
        points = [(x + n * wide // 60, y + c.randint(-3, 3)) for n in range(c.randint(6, 20))]
        cv2.polylines(gray, [np.array(points, np.int32)], False, 60, 3, cv2.LINE_AA)
    x, y = int(0.04 * wide), int(c.uniform(0.2, 0.8) * high)
    cv2.polylines(gray, [np.array([(x, y), (x + 14, y + 24), (x + 50, y - 40)], np.int32)], False, 60, 4)


def add_writing(gray: Picture, x: float, y: float, size: float, text: str) -> None:
    """A line as a hurried hand writes it: aslant, letters run together, no two alike. Measures in points."""
    c = random.Random(text)
    dot = gray.shape[1] / 612
    high, wide = int(3.2 * size * dot), int(gray.shape[1] - x * dot)
    line = np.full((high, max(wide, 10)), 255, np.uint8)
    at, font, base = 4.0, c.choice(_SCRIPTS), 2.1 * size * dot
    for word in text.split(" "):
        for letter in word:
            scale = size / 26 * dot * c.uniform(0.75, 1.2)
            place = int(at), int(base + c.uniform(-2.2, 2.2) * dot)
            (step, _), _ = cv2.getTextSize(letter, font, scale, 1)
            ink, thick = c.randint(10, 90), max(1, int(c.uniform(0.5, 0.9) * dot))
            cv2.putText(line, letter, place, font, scale, ink, thick, cv2.LINE_AA)
            at += step * c.uniform(0.55, 0.95)
        at += 5 * dot * c.uniform(0.4, 1.6)
    line = _hurried(line, c, dot)
    top = int(y * dot - base)
    part = gray[max(top, 0) : top + high, int(x * dot) : int(x * dot) + line.shape[1]]
    np.minimum(part, line[max(-top, 0) :][: part.shape[0], : part.shape[1]], out=part)


def _hurried(line: Picture, c: random.Random, dot: float) -> Picture:
    """Slanted, and bent by slow waves along the line and quick ones within the letters."""
    rows, columns = np.indices(line.shape, np.float32)
    slant = c.uniform(0.1, 0.55)
    slow, quick = c.uniform(60, 140) * dot, c.uniform(5, 9) * dot
    bent = rows + 2.0 * dot * np.sin(columns / slow + c.random() * 6)
    bent += c.uniform(0.7, 1.3) * dot * np.sin(columns / quick + c.random() * 6)
    along = columns - slant * (line.shape[0] * 0.66 - rows)
    along += c.uniform(0.8, 1.5) * dot * np.sin(rows / quick + columns / (3 * quick))
    return cv2.remap(
        line, along.astype(np.float32), bent.astype(np.float32), cv2.INTER_LINEAR, borderValue=255
    )


def photographed(gray: Picture, c: random.Random) -> Picture:
    """The page as a telephone sees it lying on a table: perspective, a shadow, a dark border."""
    high, wide = gray.shape
    border = int(0.06 * wide)
    desk = np.full((high + 2 * border, wide + 2 * border), c.randint(60, 110), np.uint8)
    off = [c.uniform(0, 0.035) * wide for _ in range(8)]
    corners = np.array(
        [
            [border + off[0], border + off[1]],
            [border + wide - off[2], border + off[3]],
            [border + wide - off[4], border + high - off[5]],
            [border + off[6], border + high - off[7]],
        ],
        np.float32,
    )
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    view = cv2.getPerspectiveTransform(flat, corners)
    page = cv2.warpPerspective(gray, view, desk.shape[::-1], borderValue=0)
    mask = cv2.warpPerspective(np.full_like(gray, 255), view, desk.shape[::-1], borderValue=0)
    photo = np.where(mask > 0, page, desk).astype(np.float32)
    across = np.linspace(c.uniform(0.7, 1.0), c.uniform(0.7, 1.0), desk.shape[1])[None, :]
    down = np.linspace(c.uniform(0.8, 1.0), c.uniform(0.8, 1.0), desk.shape[0])[:, None]
    return np.clip(photo * across * down, 0, 255).astype(np.uint8)


def cut(gray: Picture, c: random.Random) -> Picture:
    """A page whose last tenth the scanner lost."""
    page = gray.copy()
    page[int(c.uniform(0.86, 0.93) * page.shape[0]) :] = 255
    return page


def emptied(c: random.Random, *, has_holes: bool, specks: int) -> Picture:
    """The back of a page: nothing, or holes and specks."""
    gray = np.full((2200, 1700), 252, np.uint8)
    if has_holes:
        add_holes(gray, c)
    for _ in range(specks):
        cv2.circle(gray, (c.randint(20, 1680), c.randint(20, 2180)), c.randint(1, 3), c.randint(0, 120), -1)
    return gray
