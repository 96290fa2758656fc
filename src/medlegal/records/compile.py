"""One PDF of a whole packet: every page stamped with its number, a bookmark for every document, repeats marked."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, OutlineItem
from PIL import Image

from medlegal.records.opening import CannotRead, kind_of, parts_of
from medlegal.records.pages import upright
from medlegal.records.reading import Document, Page, Reading

_LETTER = (612.0, 792.0)
_STAMP_POINTS = 8
_HELVETICA_BOLD_WIDTH = 0.58  # of the letter height, on average: enough to lay a white ground
_STALE = ("/Parent", "/B", "/AA", "/StructParents", "/Tabs")

Plan = dict[str, Any]


def compiled_pdf(reading: Reading, out: Path) -> list[int]:
    """Writes the compiled packet to `out`; the stamps of pages whose place is held by a notice come back."""
    return compiled(plan_of(reading), out)


def plan_of(reading: Reading) -> Plan:
    """What goes where in the compiled packet, without the text: it travels to the process that compiles."""
    stamps = {page.key: page.stamp for page in reading.pages}
    return {
        "files": {file.name: file.read_from or file.path for file in reading.files if file.pages},
        "pages": [[page.file, page.number, _stamp_of(page, stamps), page.rotated] for page in reading.pages],
        "bookmarks": [
            [_bookmark_of(document), stamps[document.pages[0]] - 1] for document in reading.documents
        ],
    }


def compiled(plan: Plan, out: Path) -> list[int]:
    """The packet as planned, at `out`. A page that cannot be taken over has a notice in its place."""
    missing: list[int] = []
    with pikepdf.new() as packet:
        font = packet.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type1,
                BaseFont=Name("/Helvetica-Bold"),
                Encoding=Name.WinAnsiEncoding,
            )
        )
        sources = _Sources(plan["files"])
        for at, (file, number, stamp, _) in enumerate(plan["pages"], start=1):
            if not _take_over(packet, sources, file, number):
                _add_notice(packet, font, f"Page {number} of {file} could not be opened.")
                missing.append(at)
            _stamp(packet, packet.pages[-1], font, stamp)
        _bookmark(packet, plan["bookmarks"])
        packet.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        sources.close()
    return missing


class _Sources:
    """The files that pages are taken from, each opened once; pictures as PDFs of one page a frame."""

    def __init__(self, paths: dict[str, str]) -> None:
        self._paths = paths
        self._open: dict[str, pikepdf.Pdf | None] = {}

    def pages_of(self, file: str) -> Any:
        if file not in self._open:
            self._open[file] = _as_pdf(Path(self._paths[file])) if file in self._paths else None
        pdf = self._open[file]
        return pdf.pages if pdf is not None else ()

    def close(self) -> None:
        for pdf in self._open.values():
            if pdf is not None:
                pdf.close()


def _as_pdf(path: Path) -> pikepdf.Pdf | None:
    try:
        return parts_of(path) if kind_of(path) == "pdf" else _pictures_as_pdf(path)
    except (CannotRead, pikepdf.PdfError, OSError, ValueError, RuntimeError, TypeError):
        return None


def _take_over(packet: pikepdf.Pdf, sources: _Sources, file: str, number: int) -> bool:
    pages = sources.pages_of(file)
    if number > len(pages):
        return False
    try:
        packet.pages.append(pages[number - 1])
        page = packet.pages[-1]
        for key in _STALE:
            if key in page.obj:
                del page.obj[key]
        return True
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, AttributeError):
        return False


def _stamp(packet: pikepdf.Pdf, page: pikepdf.Page, font: pikepdf.Object, says: str) -> None:
    """The number at the lower right of the page as it is shown, on a white ground, over whatever is there."""
    left, bottom, right, top = _visible_box(page)
    degrees = _rotation(page)
    wide, high = (right - left, top - bottom) if degrees % 180 == 0 else (top - bottom, right - left)
    size = _STAMP_POINTS * max(1.0, min(wide, high) / 612)
    width = len(says) * size * _HELVETICA_BOLD_WIDTH + 6
    turn = {
        0: f"1 0 0 1 {left:.2f} {bottom:.2f}",
        90: f"0 1 -1 0 {right:.2f} {bottom:.2f}",
        180: f"-1 0 0 -1 {right:.2f} {top:.2f}",
        270: f"0 -1 1 0 {left:.2f} {top:.2f}",
    }[degrees]
    x, y = max(2.0, wide - width - 14), 10.0
    name = _own_font(packet, page, font)
    drawn = (
        f"q {turn} cm 1 g {x:.2f} {y - 3:.2f} {width:.2f} {size + 5:.2f} re f "
        f"0 g BT /{name} {size:.2f} Tf {x + 3:.2f} {y:.2f} Td ({_escaped(says)}) Tj ET Q"
    )
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"\nQ\n" + drawn.encode("cp1252", "replace"))


def _own_font(packet: pikepdf.Pdf, page: pikepdf.Page, font: pikepdf.Object) -> str:
    """The stamp's font among the page's own resources, which are copied first: others may share them."""
    held = page.obj.get("/Resources")
    inherited = held if held is not None else page.resources
    resources = _copied(inherited)
    resources.Font = _copied(resources.get("/Font"))
    resources.Font["/MedlegalStamp"] = font
    page.obj.Resources = packet.make_indirect(resources)
    return "MedlegalStamp"


def _copied(held: pikepdf.Object | None) -> Dictionary:
    return Dictionary(dict(held.items())) if isinstance(held, Dictionary) else Dictionary()


def _visible_box(page: pikepdf.Page) -> tuple[float, float, float, float]:
    try:
        x0, y0, x1, y1 = (float(edge) for edge in page.cropbox)
    except (ValueError, TypeError, AttributeError, RuntimeError):
        return 0.0, 0.0, *_LETTER
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _rotation(page: pikepdf.Page) -> int:
    try:
        return int(page.rotation) // 90 * 90 % 360
    except (ValueError, TypeError, AttributeError, RuntimeError):
        return 0


def _add_notice(packet: pikepdf.Pdf, font: pikepdf.Object, says: str) -> None:
    page = packet.add_blank_page(page_size=_LETTER)
    page.obj.Resources = Dictionary(Font=Dictionary(Notice=font))
    page.contents_add(f"BT /Notice 12 Tf 72 700 Td ({_escaped(says)}) Tj ET".encode("cp1252", "replace"))


def _bookmark(packet: pikepdf.Pdf, bookmarks: Iterable[tuple[str, int]]) -> None:
    with packet.open_outline() as outline:
        outline.root.extend(OutlineItem(title, at) for title, at in bookmarks)


def _pictures_as_pdf(path: Path) -> pikepdf.Pdf:
    """Each frame as one page; a JPEG is taken over as it is, other pictures without loss when black and white."""
    pdf = pikepdf.new()
    with Image.open(path) as picture:
        for at in range(getattr(picture, "n_frames", 1)):
            picture.seek(at)
            _add_picture(pdf, upright(picture))
    return pdf


def _add_picture(pdf: pikepdf.Pdf, frame: Image.Image) -> None:
    wide, high = _LETTER if frame.height >= frame.width else (_LETTER[1], _LETTER[0])
    scale = min(wide / frame.width, high / frame.height)
    page = pdf.add_blank_page(page_size=(frame.width * scale, frame.height * scale))
    held = _black_and_white(frame) if frame.mode == "1" else _shaded(frame)
    page.obj.Resources = Dictionary(
        XObject=Dictionary(Scan=pdf.make_indirect(pikepdf.Stream(pdf, held[0], held[1])))
    )
    page.contents_add(
        f"q {frame.width * scale:.2f} 0 0 {frame.height * scale:.2f} 0 0 cm /Scan Do Q".encode()
    )


def _black_and_white(frame: Image.Image) -> tuple[bytes, Dictionary]:
    return frame.tobytes(), _picture_of(frame, 1, Name.DeviceGray)


def _shaded(frame: Image.Image) -> tuple[bytes, Dictionary]:
    shown = frame if frame.mode in ("L", "RGB") else frame.convert("RGB")
    out = io.BytesIO()
    shown.save(out, "JPEG", quality=88)
    held = _picture_of(shown, 8, Name.DeviceGray if shown.mode == "L" else Name.DeviceRGB)
    held.Filter = Name.DCTDecode
    return out.getvalue(), held


def _picture_of(frame: Image.Image, bits: int, colours: Name) -> Dictionary:
    return Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=frame.width,
        Height=frame.height,
        ColorSpace=colours,
        BitsPerComponent=bits,
    )


def _bookmark_of(document: Document) -> str:
    dated = document.dated_on.isoformat() if document.dated_on else "undated"
    repeats = f" (repeats {document.repeats})" if document.repeats else ""
    other = " (other patient?)" if document.is_other_patient else ""
    return f"{dated} {document.title}{repeats}{other}"


def _stamp_of(page: Page, stamps: dict[tuple[str, int], int]) -> str:
    if page.repeats is None:
        return str(page.stamp)
    earlier = stamps[page.repeats.file, page.repeats.page]
    return (
        f"{page.stamp} repeats {earlier}"
        if page.repeats.kind == "exact"
        else f"{page.stamp} repeats {earlier} (near)"
    )


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
