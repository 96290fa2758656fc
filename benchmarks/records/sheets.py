"""Invented documents are set in type: each page a list of drawn lines, written as a PDF with a text layer."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Dictionary, Name

WIDE, HIGH = 612.0, 792.0
FONTS = {
    "sans": ("Helvetica", "Helvetica-Bold"),
    "serif": ("Times-Roman", "Times-Bold"),
    "typed": ("Courier", "Courier-Bold"),
}
LETTER_WIDTH = {"sans": 0.5, "serif": 0.45, "typed": 0.6}


@dataclass
class Sheet:
    """One page: (x, y from the top, size, bold, text) for each line drawn, and rules (x0, y, x1)."""

    face: str = "serif"
    drawn: list[tuple[float, float, float, bool, str]] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(line[4] for line in sorted(self.drawn, key=lambda line: (round(line[1]), line[0])))

    def put(self, x: float, y: float, text: str, size: float = 10.5, bold: bool = False) -> None:
        self.drawn.append((x, y, size, bold, text))

    def centred(self, y: float, text: str, size: float, bold: bool = True) -> None:
        self.put((WIDE - len(text) * size * LETTER_WIDTH[self.face]) / 2, y, text, size, bold)


def as_pdf(sheets: list[Sheet]) -> bytes:
    with pikepdf.new() as pdf:
        for sheet in sheets:
            page = pdf.add_blank_page(page_size=(WIDE, HIGH))
            page.obj.Resources = Dictionary(Font=Dictionary(F0=_font(sheet, 0), F1=_font(sheet, 1)))
            page.contents_add("\n".join(_operators(sheet)).encode("cp1252", "replace"))
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def _font(sheet: Sheet, bold: int) -> Dictionary:
    name = Name("/" + FONTS[sheet.face][bold])
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=name, Encoding=Name.WinAnsiEncoding)


def _operators(sheet: Sheet) -> list[str]:
    lines = [f"0.6 w {x0:.1f} {HIGH - y:.1f} m {x1:.1f} {HIGH - y:.1f} l S" for x0, y, x1 in sheet.rules]
    for x, y, size, bold, text in sheet.drawn:
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        lines.append(f"BT /F{int(bold)} {size:.1f} Tf {x:.1f} {HIGH - y:.1f} Td ({escaped}) Tj ET")
    return lines
