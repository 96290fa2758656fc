"""Received pictures as pages of a PDF: one page a frame, no dot lost where black and white."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image

from medlegal.records.opening import kind_of
from medlegal.records.pages import PictureSource

LETTER = (612.0, 792.0)  # points


class PicturePages:
    """An open picture file; its frames are laid one by one at the end of a PDF."""

    def __init__(self, path: Path) -> None:
        self._source = PictureSource(path, kind_of(path))

    def add_to(self, pdf: pikepdf.Pdf, number: int) -> None:
        frame = self._source.frame(number)
        wide, high = _size(frame)
        held = _black_and_white(frame) if frame.mode == "1" else _shaded(frame)
        page = pdf.add_blank_page(page_size=(wide, high))
        picture = pdf.make_indirect(pikepdf.Stream(pdf, held[0], held[1]))
        page.obj.Resources = Dictionary(XObject=Dictionary(Scan=picture))
        page.contents_add(f"q {wide:.2f} 0 0 {high:.2f} 0 0 cm /Scan Do Q".encode())

    def close(self) -> None:
        self._source.close()


def _size(frame: Image.Image) -> tuple[float, float]:
    """Points: as large as fits a letter page, in the shape that its dots tell (a fax's are not square)."""
    told = frame.info.get("dpi") or (1, 1)
    across, down = (float(one) if one else 1.0 for one in told[:2])
    shape = across / down if 0.4 < across / down < 2.5 else 1.0
    width, height = float(frame.width), frame.height * shape
    wide, high = LETTER if height >= width else (LETTER[1], LETTER[0])
    scale = min(wide / width, high / height)
    return max(3.0, width * scale), max(3.0, height * scale)


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
