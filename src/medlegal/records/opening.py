"""What a received file is, by its content, and how it is opened; or why it cannot be."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pi_heif
import pikepdf
import pypdfium2 as pdfium
from PIL import Image

from medlegal.records.strangers import office, office_name, stranger

Kind = Literal["pdf", "tiff", "jpeg", "png", "gif", "bmp", "webp", "heic", "zip", "mail"]

CONTAINERS: frozenset[Kind] = frozenset({"zip", "mail"})
LARGEST_FILE_BYTES = 2_000_000_000
LARGEST_PICTURE_PIXELS = 250_000_000
Image.MAX_IMAGE_PIXELS = LARGEST_PICTURE_PIXELS
pi_heif.register_heif_opener()

BROKEN_PICTURE = (  # what the library raises for one; OSError covers that it does not know the kind
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    RuntimeError,
    AttributeError,
    ArithmeticError,
    Image.DecompressionBombError,
)
_START_BYTES = 4096
_STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"II+\x00", "tiff"),
    (b"MM\x00+", "tiff"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08PK\x03\x04", "zip"),
)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc", b"hevx"})
_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?", re.M)
_HEADERS_OF_MAIL = frozenset(
    b"from to cc subject date sender received return-path message-id mime-version delivered-to reply-to"
    b" content-type x-originating-ip authentication-results arc-seal dkim-signature thread-topic".split()
)
_ENOUGH_HEADERS = 3


class CannotRead(Exception):
    """This file cannot be read. Ask its sender for a fresh copy as PDF, TIFF, JPEG or PNG."""


class Locked(CannotRead):
    """It is protected by a password. Give the password, or ask its sender for it or for a copy without one."""

    STILL = (
        "It is protected by a password, and none that was given opens it. Look at how it is spelled, in capitals"
        " and small letters, or ask its sender for a copy without one."
    )

    @classmethod
    def told(cls, passwords: Sequence[str]) -> str:
        """What a person is told of it after `passwords` were tried."""
        return cls.STILL if passwords else cls.__doc__ or ""


def kind_of(path: Path) -> Kind:
    """The kind of file by its first bytes, whatever its name says."""
    start = _first_bytes(path)
    kind = _marked_kind(start)
    if kind == "zip" and (name := office_name(start, _names_in(path))):
        raise CannotRead(office(name))
    if kind:
        return kind
    if b"%PDF-" in start:
        return "pdf"
    if _is_mail(start):
        return "mail"
    raise CannotRead(stranger(start))


@contextmanager
def pdf_at(path: Path) -> Iterator[pdfium.PdfDocument]:
    try:
        pdf = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise _pdf_trouble(str(error)) from error
    try:
        yield pdf
    finally:
        pdf.close()


def parts_of(path: Path, *, password: str = "") -> pikepdf.Pdf:
    """The PDF by its structure. A name that is no UTF-8 is opened here, since the library takes none."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return pikepdf.open(io.BytesIO(path.read_bytes()), password=password)
    return pikepdf.open(path, password=password)


def _names_in(path: Path) -> list[str]:
    """The names in a ZIP by its own list; none when the list is damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return []


def _first_bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(_START_BYTES)
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


def _marked_kind(start: bytes) -> Kind | None:
    for mark, kind in _STARTS:
        if start.startswith(mark):
            return kind
    if start[4:8] == b"ftyp" and _HEIC_BRANDS & {start[8:12], *(start[at : at + 4] for at in (16, 20, 24))}:
        return "heic"
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return "webp"
    is_bitmap = start.startswith(b"BM") and start[6:10] == b"\0\0\0\0" and start[15:18] == b"\0\0\0"
    return "bmp" if is_bitmap else None


def _is_mail(start: bytes) -> bool:
    """True for a text that begins with headers, enough of which only a mail has."""
    begins = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    begins = begins.partition(b"\n")[2] if begins.startswith((b"From ", b">From ")) else begins
    head = re.split(rb"\r?\n\r?\n", begins, maxsplit=1)[0]
    names = {name.lower() for name in _HEADER.findall(head)}
    return bool(_HEADER.match(begins)) and len(names & _HEADERS_OF_MAIL) >= _ENOUGH_HEADERS


def _pdf_trouble(says: str) -> CannotRead:
    if "assword" in says:
        return Locked(Locked.__doc__)
    if "ecurity" in says:
        return CannotRead(
            "It is protected in a way that cannot be opened. Ask its sender for a copy without protection."
        )
    return CannotRead("It is damaged and cannot be opened. Ask its sender for a fresh copy.")
