"""One page of a received file: what it carries, and how it looks."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
import pikepdf
import pypdfium2 as pdfium
from PIL import Image, ImageFile, ImageOps
from pypdfium2 import raw

from medlegal.records.cleaning import READING_DPI, Gray
from medlegal.records.damage import draws_text, is_damaged
from medlegal.records.fingerprint import bytes_fingerprint, page_fingerprint, picture_fingerprint
from medlegal.records.hidden import dots_of
from medlegal.records.layer import form_lines, frame_of, shown_lines
from medlegal.records.lines import Box, Line
from medlegal.records.opening import BROKEN_PICTURE, CannotRead, Kind, kind_of, parts_of, pdf_at
from medlegal.records.stamped import stamped_lines

LONGEST_SIDE_PIXELS = 3400  # 11 × 17 inches at 200 dpi
SHORTEST_LONG_SIDE_PIXELS = 1100
LARGEST_PAGE_POINTS = 14_400  # 200 inches, the format's own limit
_USUAL_LONG_SIDE_INCHES, _SHORTEST_LONG_SIDE_INCHES, _LONGEST_SIDE_INCHES = 11, 4, 25
_LOOK_DPI = 36
_WHOLE_PAGE = 0.9
_PICTURES = frozenset((raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM))


@dataclass(frozen=True, slots=True)
class Carried:
    """What a page carries before anyone looks at its picture."""

    fingerprint: str
    lines: tuple[Line, ...]  # of its text layer and form
    picture_share: float  # of the page's area that is covered by pictures
    is_damaged: bool = False  # something that belongs on it could not be unpacked
    hidden_words: int = 0  # that it carries and does not show; they are not among its lines


class Source(Protocol):
    """An open file, page by page; numbers count from 1."""

    def carried(self, number: int) -> Carried: ...
    def gray(self, number: int) -> tuple[Gray, float]:
        """The page as it is shown, in gray, and its dots per inch."""
        ...

    def shown(self, number: int, width: int) -> Image.Image: ...
    def look(self, number: int) -> str: ...
    def glance(self, number: int) -> Gray:
        """The page as it is shown, small: enough to see where there is ink."""
        ...

    def close(self) -> None: ...


def source(path: Path) -> Source:
    kind = kind_of(path)
    return PdfSource(path) if kind == "pdf" else PictureSource(path, kind)


def picture(path: Path, page: int, *, width: int) -> bytes:
    """One page as it is shown, `width` pixels wide: PNG for black and white, else JPEG."""
    opened = source(path)
    try:
        shown = opened.shown(page, width)
    finally:
        opened.close()
    out = io.BytesIO()
    if shown.mode in ("1", "L", "P"):
        _sixteen_greys(shown).save(out, "PNG", bits=4)
    else:
        shown.save(out, "JPEG", quality=82, progressive=True)
    return out.getvalue()


class PdfSource:
    """A PDF: PDFium draws and finds the text, pikepdf tells what a page is made of."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open = pdf_at(path)
        self._pdf = self._open.__enter__()
        self._pdf.init_forms()
        self._now: pdfium.PdfPage | None = None
        self._at = 0  # the number of the page that is open
        self._latest: tuple[tuple[int, float], Gray] = ((0, 0.0), np.zeros((0, 0), np.uint8))
        self._seen: dict[tuple[int, int], bytes] = {}
        try:
            self._parts: pikepdf.Pdf | None = parts_of(path)
            self._pages: Sequence[pikepdf.Page] = list(self._parts.pages)
        except (pikepdf.PdfError, RuntimeError, ValueError, TypeError):
            self._parts, self._pages = None, ()

    def close(self) -> None:
        self._leave_page()
        if self._parts is not None:
            self._parts.close()
        self._open.__exit__(None, None, None)

    def carried(self, number: int) -> Carried:
        page = self._page(number)
        try:
            form = self._form(number, page)
            lines, hidden = shown_lines(page, form, partial(self._at_dpi, number))
            share = _picture_share(page)
        except pdfium.PdfiumError as error:
            raise CannotRead(f"Page {number} is damaged. Ask the sender for a fresh copy of it.") from error
        broken = self._is_broken(number, has_text=bool(lines))
        return Carried(self._mark(number, form, lines), tuple(lines), share, broken, hidden)

    def gray(self, number: int) -> tuple[Gray, float]:
        page = self._page(number)
        alone = None if raw.FPDFPage_GetAnnotCount(page.raw) > 0 else _only_picture(page)
        return alone if alone is not None else _drawn(page, _reading_scale(page))

    def look(self, number: int) -> str:
        return picture_fingerprint(self._at_dpi(number, _LOOK_DPI))

    def glance(self, number: int) -> Gray:
        return self._at_dpi(number, _LOOK_DPI)

    def _at_dpi(self, number: int, dpi: float, box: Box | None = None) -> Gray:
        """The page as shown, or a part; the latest picture of a whole is kept, since it is often asked for twice."""
        page = self._page(number)
        scale = dpi / 72 * min(1.0, 1600 / max(page.get_size()))
        if box is not None:
            return _part_drawn(page, scale, box)
        if self._latest[0] != (number, dpi):
            self._latest = (number, dpi), _drawn(page, scale)[0]
        return self._latest[1]

    def shown(self, number: int, width: int) -> Image.Image:
        page = self._page(number)
        scale = min(width / max(page.get_width(), 1), 6000 / max(page.get_size()))
        drawn: Image.Image = page.render(scale=max(scale, 0.01)).to_pil()
        return drawn.convert("L") if _is_gray(drawn) else drawn.convert("RGB")

    def _page(self, number: int) -> pdfium.PdfPage:
        """The page, which stays open until another is asked for."""
        if self._at != number:
            self._leave_page()
            self._now = self._opened_page(number)
            self._at = number
        return self._now

    def _opened_page(self, number: int) -> pdfium.PdfPage:
        try:
            page = self._pdf[number - 1]
        except (pdfium.PdfiumError, IndexError) as error:
            raise CannotRead(f"Page {number} is damaged. Ask the sender for a fresh copy of it.") from error
        if not 1 <= min(page.get_size()) <= max(page.get_size()) <= LARGEST_PAGE_POINTS:
            raise CannotRead(f"Page {number} has an impossible size. Ask the sender for a fresh copy of it.")
        return page

    def _leave_page(self) -> None:
        if self._now is not None:
            self._now.close()
        self._now, self._at = None, 0

    def _is_broken(self, number: int, *, has_text: bool) -> bool:
        if number > len(self._pages):
            return False
        page = self._pages[number - 1]
        return is_damaged(page) or (not has_text and draws_text(page) and not self._has_letters(number))

    def _has_letters(self, number: int) -> bool:
        """True for a page that sets spaces alone as well: programs write such blank pages."""
        page = self._page(number)
        textpage = page.get_textpage()
        try:
            return int(textpage.count_chars()) > 0
        finally:
            textpage.close()

    def _form(self, number: int, page: pdfium.PdfPage) -> list[Line]:
        if number > len(self._pages):
            return []
        parts, shown = self._pages[number - 1], frame_of(page)
        return [*form_lines(parts, shown), *stamped_lines(self._path, number, parts, shown)]

    def _mark(self, number: int, form: list[Line], lines: list[Line]) -> str:
        typed = "\n".join(word.text for line in form for word in line).encode()
        try:
            made_of = page_fingerprint(self._pages[number - 1], self._seen)
            return bytes_fingerprint(made_of.encode(), typed)
        except (pikepdf.PdfError, IndexError, RuntimeError, ValueError, TypeError, AttributeError):
            seen = "\n".join(word.text for line in lines for word in line).encode()
            return bytes_fingerprint(self.look(number).encode(), seen)


class PictureSource:
    """A TIFF, JPEG or PNG: every frame is a page."""

    def __init__(self, path: Path, kind: Kind) -> None:
        self.kind = kind
        self._path = path
        self._partly_read = set[int]()
        try:
            self._file = Image.open(path)
        except BROKEN_PICTURE as error:
            raise CannotRead("It is a damaged picture. Ask its sender for a fresh copy.") from error

    def close(self) -> None:
        self._file.close()

    def carried(self, number: int) -> Carried:
        gray, _ = self.gray(number)
        mark = bytes_fingerprint(repr(gray.shape).encode(), gray.tobytes())
        return Carried(mark, (), 1.0, number in self._partly_read)

    def gray(self, number: int) -> tuple[Gray, float]:
        frame = self.frame(number)
        across, down = _dots_per_inch(frame)
        gray = np.asarray(frame.convert("L"), np.uint8)
        if not 0.8 < across / down < 1.25:  # a fax in standard mode: its dots are not square
            size = gray.shape[1], max(1, round(gray.shape[0] * across / down))
            gray = np.asarray(cv2.resize(gray, size, interpolation=cv2.INTER_LINEAR), np.uint8)
        return gray, across

    def glance(self, number: int) -> Gray:
        return self.gray(number)[0]

    def look(self, number: int) -> str:
        gray, _ = self.gray(number)
        return bytes_fingerprint(repr(gray.shape).encode(), gray.tobytes())

    def shown(self, number: int, width: int) -> Image.Image:
        frame = self.frame(number)
        across, down = _dots_per_inch(frame)
        height = max(1, round(frame.height * width / frame.width * across / down))
        return frame.convert("L" if frame.mode in ("1", "L") else "RGB").resize(
            (width, height), Image.Resampling.BOX
        )

    def frame(self, number: int) -> Image.Image:
        """The picture upright in eight bits, and gray where it breaks off. Raises CannotRead."""
        try:
            self._file.seek(number - 1)
            return upright(self._file)
        except BROKEN_PICTURE:
            return self._what_is_left(number)

    def _what_is_left(self, number: int) -> Image.Image:
        """A picture that breaks off, with gray where it does."""
        try:
            ImageFile.LOAD_TRUNCATED_IMAGES = True
            self._file.close()
            self._file = Image.open(self._path)
            self._file.seek(number - 1)
            left = upright(self._file)
        except BROKEN_PICTURE as error:
            raise CannotRead(f"Page {number} is damaged. Ask the sender for a fresh copy of it.") from error
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
        self._partly_read.add(number)
        return left


def _sixteen_greys(shown: Image.Image) -> Image.Image:
    """The picture in sixteen even steps of grey; choosing the steps for each picture costs ten times more."""
    steps = shown.convert("L").point([value // 17 for value in range(256)])
    steps.putpalette([grey for step in range(16) for grey in (step * 17,) * 3])
    return steps


def upright(frame: Image.Image) -> Image.Image:
    """The picture as its own orientation mark wants it shown, in eight bits, on white."""
    dpi = frame.info.get("dpi")
    shown = ImageOps.exif_transpose(frame)
    if shown.mode.startswith("I"):
        shown = shown.convert("I").point(lambda value: value / 256).convert("L")
    if shown.mode in ("RGBA", "LA", "PA") or "transparency" in shown.info:
        layered = shown.convert("RGBA")
        shown = Image.alpha_composite(Image.new("RGBA", layered.size, "white"), layered).convert("RGB")
    shown = shown.copy() if shown is frame else shown
    if dpi:
        shown.info["dpi"] = dpi
    return shown


def _dots_per_inch(frame: Image.Image) -> tuple[float, float]:
    """As the file says, when that makes a page of a likely size; else as if it were 11 inches long."""
    told = frame.info.get("dpi") or (0, 0)
    across, down = float(told[0] or 0), float(told[1] or 0)
    if across > 0 and down > 0:
        inches = sorted((frame.width / across, frame.height / down))
        if 3 <= inches[0] <= 18 and 3 <= inches[1] <= 24:
            return across, down
    guess = max(frame.size) / _USUAL_LONG_SIDE_INCHES
    return guess, guess


def _reading_scale(page: pdfium.PdfPage) -> float:
    longest = float(max(page.get_size()))
    scale = READING_DPI / 72
    return min(max(scale, SHORTEST_LONG_SIDE_PIXELS / longest), LONGEST_SIDE_PIXELS / longest)


def _drawn(page: pdfium.PdfPage, scale: float) -> tuple[Gray, float]:
    return _as_gray(page.render(scale=scale, grayscale=True)), READING_DPI if scale >= 1 else scale * 72


def _part_drawn(page: pdfium.PdfPage, scale: float, box: Box) -> Gray:
    """The dots that lie wholly within the box, as they are in the picture of the whole page."""
    wide, high = (math.ceil(side * scale) for side in page.get_size())
    left, top, right, low = dots_of(box, high, wide)
    if right <= left or low <= top:
        return np.zeros((max(0, low - top), max(0, right - left)), np.uint8)
    cut = (left, high - low, wide - right, top)
    return _as_gray(page.render(scale=scale, grayscale=True, crop=tuple((n - 0.5) / scale for n in cut)))


def _as_gray(bitmap: pdfium.PdfBitmap) -> Gray:
    return np.asarray(bitmap.to_numpy(), np.uint8).reshape(bitmap.height, -1)[:, : bitmap.width].copy()


def _may_show_pictures(page: pdfium.PdfPage) -> bool:
    places = range(raw.FPDFPage_CountObjects(page.raw))
    objects = map(raw.FPDFPage_GetObject, repeat(page.raw), places)
    return not _PICTURES.isdisjoint(map(raw.FPDFPageObj_GetType, objects))


def _picture_share(page: pdfium.PdfPage) -> float:
    if not _may_show_pictures(page):
        return 0.0
    width, height = (float(side) for side in page.get_size())
    covered = 0.0
    for one in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = one.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return min(1.0, covered / max(1.0, width * height))


def _only_picture(page: pdfium.PdfPage) -> tuple[Gray, float] | None:
    """The page's one picture, when it fills an upright page and nothing else is drawn: cheaper than drawing it."""
    objects = []
    for one in page.get_objects(max_depth=1):
        objects.append(one)
        if len(objects) > 1:
            return None
    if not objects or not isinstance(objects[0], pdfium.PdfImage) or page.get_rotation():
        return None
    one = objects[0]
    a, b, c, d, _, _ = one.get_matrix().get()
    left, bottom, right, top = page.get_bbox()
    if (
        b
        or c
        or min(a / (right - left), d / (top - bottom)) < _WHOLE_PAGE
        or max(a / (right - left), d / (top - bottom)) > 1.1
    ):
        return None
    return _decoded(one, page)


def _decoded(one: pdfium.PdfImage, page: pdfium.PdfPage) -> tuple[Gray, float] | None:
    wide, high = one.get_px_size()
    if wide * high > 60_000_000 or min(wide, high) < 300:
        return None
    try:
        bitmap = one.get_bitmap(render=False).to_numpy()
    except pdfium.PdfiumError:
        return None
    if bitmap.ndim == 3 and bitmap.shape[2] >= 3:
        bitmap = cv2.cvtColor(np.ascontiguousarray(bitmap[:, :, :3]), cv2.COLOR_BGR2GRAY)
    gray = np.asarray(bitmap, np.uint8).reshape(high, -1)[:, :wide].copy()
    across, down = wide / page.get_width() * 72, high / page.get_height() * 72
    if not 0.9 < across / down < 1.1:
        return None
    longest = max(wide, high)
    is_likely = _SHORTEST_LONG_SIDE_INCHES <= longest / across <= _LONGEST_SIDE_INCHES
    return gray, across if is_likely else longest / _USUAL_LONG_SIDE_INCHES


def _is_gray(drawn: Image.Image) -> bool:
    small = np.asarray(drawn.convert("RGB").resize((64, 64), Image.Resampling.BOX), np.int16)
    return bool((small.max(axis=2) - small.min(axis=2)).max() < 12)
