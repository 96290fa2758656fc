"""What a received file is, by its content, and how many pages it has; or why it cannot be opened."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pikepdf
import pypdfium2 as pdfium
from PIL import Image, UnidentifiedImageError

Kind = Literal["pdf", "tiff", "jpeg", "png"]

LARGEST_FILE_BYTES = 2_000_000_000
MOST_PAGES = 50_000
LARGEST_PICTURE_PIXELS = 250_000_000
Image.MAX_IMAGE_PIXELS = LARGEST_PICTURE_PIXELS

_STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"II+\x00", "tiff"),
    (b"MM\x00+", "tiff"),
)
_XFA = (
    "It is a dynamic form whose content cannot be shown here."
    " Open it in the program that made it and print it as PDF."
)
_STRANGERS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"PK\x03\x04", "a ZIP or Office file"),
    (0, b"\xd0\xcf\x11\xe0", "an older Office file"),
    (4, b"ftyp", "a HEIC photo or a video"),
    (0, b"GIF8", "a GIF picture"),
    (0, b"BM", "a BMP picture"),
    (0, b"RIFF", "a WebP picture or a sound"),
    (0, b"{\\rtf", "an RTF text"),
    (0, b"MZ", "a program"),
    (0, b"\x7fELF", "a program"),
    (0, b"%!PS", "a PostScript file"),
    (0, b"<", "a web page or XML file"),
)


class CannotRead(Exception):
    """This file cannot be read. Ask its sender for a fresh copy as PDF, TIFF, JPEG or PNG."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that can be read, and what was odd about it."""

    kind: Kind
    pages: int
    remark: str | None = None


def kind_of(path: Path) -> Kind:
    """The kind of file by its first bytes, whatever its name says."""
    start = _first_bytes(path)
    for mark, kind in _STARTS:
        if start.startswith(mark):
            return kind
    if b"%PDF-" in start:
        return "pdf"
    raise CannotRead(
        f"It is {_stranger(start)}, which is not read here. Save or print it as PDF and add it again."
    )


def opened(path: Path, *, mended: Path | None = None) -> Opened:
    """Kind and page count. A PDF that only opens once repaired is written, repaired, to `mended`."""
    kind = kind_of(path)
    pages, remark = _pdf_pages(path, mended) if kind == "pdf" else (_picture_pages(path), None)
    if pages > MOST_PAGES:
        raise CannotRead(
            f"It claims {pages:,} pages, more than {MOST_PAGES:,}."
            " Ask the sender to split it, or check that it is real."
        )
    return Opened(kind, pages, remark)


@contextmanager
def pdf_at(path: Path) -> Iterator[pdfium.PdfDocument]:
    try:
        pdf = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise CannotRead(_pdf_trouble(str(error))) from error
    try:
        yield pdf
    finally:
        pdf.close()


def parts_of(path: Path) -> pikepdf.Pdf:
    """The PDF by its structure. A name that is no UTF-8 is opened here, since the library takes none."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return pikepdf.open(io.BytesIO(path.read_bytes()))
    return pikepdf.open(path)


def _first_bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(1024)
    except OSError as error:
        raise CannotRead(
            f"It cannot be opened ({error.strerror}). Check that it is still there and may be read."
        ) from error
    if size == 0:
        raise CannotRead("It is empty: zero bytes. Ask its sender to send it again.")
    if size > LARGEST_FILE_BYTES:
        raise CannotRead(
            f"It is {size / 1e9:.1f} GB; up to 2 GB can be read. Ask the sender to split it into smaller files."
        )
    return start


def _stranger(start: bytes) -> str:
    for offset, mark, name in _STRANGERS:
        if start[offset : offset + len(mark)] == mark:
            return name
    if not start.strip(b"\x00"):
        return "filled with zero bytes, as after a broken download"
    return "plain text" if start.isascii() else "no PDF, TIFF, JPEG or PNG"


def _pdf_pages(path: Path, mended: Path | None) -> tuple[int, str | None]:
    found, trouble = _pages_by_pdfium(path)
    if trouble and "password" in trouble:
        raise CannotRead(trouble)
    if found and not _is_cut_short(path):
        return found, _XFA if _is_dynamic_form(path) else None
    repaired = _pages_by_repair(path, mended)
    if repaired > found:
        return (
            repaired,
            f"It was damaged and has been repaired; {repaired} pages were found. Compare with the sender's count.",
        )
    _discard(mended)
    if found:
        return found, f"It is damaged; {found} pages could be opened. Compare with the sender's count."
    raise CannotRead(trouble or "It holds no page. Ask its sender for a fresh copy.")


def _is_dynamic_form(path: Path) -> bool:
    """True for a form that only one maker's program draws: its pages here hold a notice to wait."""
    try:
        with parts_of(path) as pdf:
            form = pdf.Root.get("/AcroForm")
            return form is not None and "/XFA" in form and bool(pdf.Root.get("/NeedsRendering", False))
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, AttributeError):
        return False


def _pages_by_pdfium(path: Path) -> tuple[int, str]:
    try:
        with pdf_at(path) as pdf:
            return len(pdf), ""
    except CannotRead as error:
        return 0, str(error)


def _is_cut_short(path: Path) -> bool:
    """True when the end of a PDF is missing; what stands after the end does no harm."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 4096))
        tail = file.read()
    return b"%%EOF" not in tail and b"startxref" not in tail


def _pages_by_repair(path: Path, mended: Path | None) -> int:
    if mended is None:
        return 0
    try:
        with parts_of(path) as pdf:
            pages = len(pdf.pages)
            if pages:
                pdf.save(mended)
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, RuntimeError, TypeError, AttributeError):
        return 0
    return min(pages, _pages_by_pdfium(mended)[0]) if pages else 0


def _discard(mended: Path | None) -> None:
    if mended is not None:
        mended.unlink(missing_ok=True)


def _pdf_trouble(says: str) -> str:
    if "assword" in says:
        return "It is protected by a password. Ask its sender for the password or for a copy without one."
    if "ecurity" in says:
        return "It is protected in a way that cannot be opened. Ask its sender for a copy without protection."
    return "It is damaged and cannot be opened. Ask its sender for a fresh copy."


def _picture_pages(path: Path) -> int:
    try:
        with Image.open(path) as picture:
            return int(getattr(picture, "n_frames", 1))
    except Image.DecompressionBombError as error:
        raise CannotRead(
            "Its picture is larger than any scanned page. Ask its sender to scan it again at 300 dots per inch."
        ) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError, KeyError) as error:
        raise CannotRead(
            "It is a damaged picture and cannot be opened. Ask its sender for a fresh copy."
        ) from error
