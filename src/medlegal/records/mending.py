"""How many pages a file has, repaired or unlocked where it must be; or why it cannot be opened."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2.raw as pdfium_c
from PIL import Image

from medlegal.records.attached import take_out_attached
from medlegal.records.opening import (
    BROKEN_PICTURE,
    CONTAINERS,
    CannotRead,
    Kind,
    Locked,
    kind_of,
    parts_of,
    pdf_at,
)
from medlegal.records.regrown import regrown

MOST_PAGES = 50_000
_XFA = (
    "It is a dynamic form whose content cannot be shown here."
    " Open it in the program that made it and print it as PDF."
)
_ATTACHED_LOCKED = (
    "Its pages open and what is attached to it is protected by a password."
    " If it belongs to the records, ask its sender for it without one."
)
_INHERITED, _HIGHEST_TREE = ("/Resources", "/MediaBox", "/CropBox", "/Rotate"), 50
_BROKEN_PDF = (pikepdf.PdfError, ValueError, RuntimeError, TypeError, AttributeError, KeyError, IndexError)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that can be read, and what was odd about it."""

    kind: Kind
    pages: int
    remark: str | None = None
    is_repaired: bool = False


def opened(path: Path, *, mended: Path | None = None, passwords: Sequence[str] = ()) -> Opened:
    """Kind and page count; a container has no page of its own.

    A PDF that only opens once repaired, or with one of the passwords, is written so to `mended`. Raises Locked
    when none of them opens it.
    """
    kind = kind_of(path)
    if kind in CONTAINERS:
        return Opened(kind, 0)
    found = _pdf(path, mended, passwords) if kind == "pdf" else _picture(path, kind)
    if found.pages > MOST_PAGES:
        raise CannotRead(
            f"It claims {found.pages:,} pages, more than {MOST_PAGES:,}."
            " Ask the sender to split it, or check that it is real."
        )
    return found


def _pdf(path: Path, mended: Path | None, passwords: Sequence[str]) -> Opened:
    try:
        found, trouble = _pages_by_pdfium(path), None
    except Locked:
        return _unlocked(path, mended, passwords)
    except CannotRead as error:
        found, trouble = 0, error
    try:
        counted, is_dynamic = _looked_into(path)
    except pikepdf.PasswordError:
        return _partly_locked(path, mended, found)
    if found and found == counted and not _is_cut_short(path):
        return Opened("pdf", found, _XFA if is_dynamic else None)
    repaired = _pages_by_repair(path, mended)
    if repaired > found or 0 < repaired == counted:
        says = f"It was damaged and has been repaired; {_counted(repaired)}"
        return Opened("pdf", repaired, f"{says} found. Compare with the sender's count.", is_repaired=True)
    _discard(mended)
    if found and not counted and not _is_cut_short(path):
        return Opened("pdf", found)
    if found:
        says = f"It is damaged; {_counted(found)} opened. Compare with the sender's count."
        return Opened("pdf", found, says)
    raise trouble or CannotRead("It holds no page. Ask its sender for a fresh copy.")


def _unlocked(path: Path, mended: Path | None, passwords: Sequence[str]) -> Opened:
    if mended is not None:
        before = _unlocked_before(mended)
        if before:
            return Opened("pdf", before)
        for password in dict.fromkeys(["", *passwords, *(one.strip() for one in passwords)]):
            if pages := _pages_by_repair(path, mended, password=password):
                return Opened("pdf", pages)
    _discard(mended)
    raise Locked(Locked.told(passwords))


def _unlocked_before(mended: Path) -> int:
    """The pages of a whole copy that an earlier reading unlocked: its password was kept nowhere. Else none."""
    try:
        return 0 if not mended.exists() or _is_cut_short(mended) else _pages_by_pdfium(mended)
    except CannotRead:
        return 0


def _partly_locked(path: Path, mended: Path | None, pages: int) -> Opened:
    """One whose pages open without a password, and what is attached to it does not: its copy has no lock."""
    if mended is None:
        raise Locked(Locked.__doc__)
    with pdf_at(path) as pdf:
        pdf.save(mended, flags=pdfium_c.FPDF_REMOVE_SECURITY)
    with pikepdf.open(mended, allow_overwriting_input=True) as copy:
        take_out_attached(copy)
        copy.save(mended)
    return Opened("pdf", pages, _ATTACHED_LOCKED)


def _looked_into(path: Path) -> tuple[int, bool]:
    """How many pages there are when they are gone through one by one (0: they cannot be), and whether the file
    is a form that only one maker's program draws: its pages here hold a notice to wait."""
    try:
        with parts_of(path) as pdf:
            form = pdf.Root.get("/AcroForm", pikepdf.Dictionary())
            has_no_other_fields = "/XFA" in form and len(form.get("/Fields", ())) == 0
            is_dynamic = bool(pdf.Root.get("/NeedsRendering", False)) or has_no_other_fields
            return len(pdf.pages), is_dynamic
    except _BROKEN_PDF:
        return 0, False


def _pages_by_pdfium(path: Path) -> int:
    with pdf_at(path) as pdf:
        return len(pdf)


def _is_cut_short(path: Path) -> bool:
    """True when the end of a PDF is missing; what stands after the end does no harm."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 4096))
        tail = file.read()
    return b"%%EOF" not in tail and b"startxref" not in tail


def _pages_by_repair(path: Path, mended: Path | None, *, password: str = "") -> int:
    """How many pages the copy written to `mended` has; none when it could not be written."""
    if mended is None:
        return 0
    try:
        with _parts_or_regrown(path, password) as pdf:
            pages = _pages_in(pdf)
            if pages:
                pdf.save(mended)
        return min(pages, _pages_by_pdfium(mended)) if pages else 0
    except (*_BROKEN_PDF, pikepdf.PasswordError, CannotRead):
        return 0


def _parts_or_regrown(path: Path, password: str) -> pikepdf.Pdf:
    try:
        return parts_of(path, password=password)
    except pikepdf.PdfError:
        held = regrown(path)
        if held is None:
            raise
        return pikepdf.open(io.BytesIO(held))


def _pages_in(pdf: pikepdf.Pdf) -> int:
    """The count of pages; where their tree is broken, it is grown anew from every page that lies about."""
    try:
        return len(pdf.pages)
    except _BROKEN_PDF:
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and _is_page(one)]
        tree = pikepdf.Dictionary(Type=pikepdf.Name.Pages, Kids=pikepdf.Array(found), Count=len(found))
        pdf.Root.Pages = pdf.make_indirect(tree)
        for page in found:
            _settle(page, pdf.Root.Pages)
        return len(pdf.pages)


def _is_page(one: pikepdf.Object) -> bool:
    return one.get("/Type") == pikepdf.Name.Page and "/Contents" in one


def _settle(page: pikepdf.Object, tree: pikepdf.Object) -> None:
    """The page under its new tree, with what it had from the old one."""
    above = page.get("/Parent")
    for _ in range(_HIGHEST_TREE):
        if not isinstance(above, pikepdf.Dictionary):
            break
        for key in _INHERITED:
            if key in above and key not in page:
                page[key] = above[key]
        above = above.get("/Parent")
    page.Parent = tree
    if "/MediaBox" not in page:
        page.MediaBox = pikepdf.Array([0, 0, 612, 792])


def _counted(pages: int) -> str:
    return "1 page could be" if pages == 1 else f"{pages} pages could be"


def _discard(mended: Path | None) -> None:
    if mended is not None:
        mended.unlink(missing_ok=True)


def _picture(path: Path, kind: Kind) -> Opened:
    try:
        with Image.open(path) as picture:
            return _frames(picture, kind)
    except Image.DecompressionBombError as error:
        raise CannotRead(
            "Its picture is larger than any scanned page. Ask its sender to scan it again at 300 dots per inch."
        ) from error
    except BROKEN_PICTURE as error:
        raise CannotRead(
            "It is a damaged picture and cannot be opened. Ask its sender for a fresh copy."
        ) from error


def _frames(picture: Image.Image, kind: Kind) -> Opened:
    """A photo is one page: the other pictures in it are previews of the same."""
    if kind == "jpeg":
        return Opened(kind, 1)
    try:
        return Opened(kind, int(getattr(picture, "n_frames", 1)))
    except BROKEN_PICTURE:
        whole = _whole_frames(picture)
        says = f"It is damaged; {_counted(whole)} opened. Compare with the sender's count."
        return Opened(kind, whole, says)


def _whole_frames(picture: Image.Image) -> int:
    """How many frames can be reached from the first on."""
    for at in range(1, MOST_PAGES + 2):
        try:
            picture.seek(at)
        except BROKEN_PICTURE:
            return at
    return at
