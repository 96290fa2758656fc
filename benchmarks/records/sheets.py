"""Sheets as PDF pages: type, rules, signatures, fillable fields, and several sheets condensed onto one page."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from setting import Sheet

FACES = {
    "sans": ("Helvetica", "Helvetica-Bold"),
    "serif": ("Times-Roman", "Times-Bold"),
    "typed": ("Courier", "Courier-Bold"),
}


def as_pdf(sheets: list[Sheet]) -> bytes:
    with pikepdf.new() as pdf:
        fonts = _fonts(pdf)
        fields = [field for sheet in sheets for field in _add(pdf, sheet, fonts)]
        if fields:
            pdf.Root.AcroForm = Dictionary(
                Fields=Array(fields),
                DA=String("/Helv 9 Tf 0 g"),
                DR=Dictionary(Font=Dictionary(Helv=fonts["/sans0"])),
                NeedAppearances=True,
            )
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def condensed(content: bytes, pages: list[int], across: int, down: int) -> bytes:
    """One page that shows several, read down the first column, then down the next."""
    wide, high = (792.0, 612.0) if across > down else (612.0, 792.0)
    with pikepdf.open(io.BytesIO(content)) as source, pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(wide, high))
        cell_wide, cell_high = (wide - 40) / across, (high - 40) / down
        scale = min(cell_wide / 612, cell_high / 792)
        forms, operators = Dictionary(), []
        for n, at in enumerate(pages):
            form = pdf.copy_foreign(source.pages[at].as_form_xobject())
            forms[f"/P{n}"] = form
            x = 20 + (n // down) * cell_wide + (cell_wide - 612 * scale) / 2
            y = high - 20 - (n % down + 1) * cell_high + (cell_high - 792 * scale) / 2
            operators.append(f"q {scale:.4f} 0 0 {scale:.4f} {x:.2f} {y:.2f} cm /P{n} Do Q")
            operators.append(f"0.5 w {x:.1f} {y:.1f} {612 * scale:.1f} {792 * scale:.1f} re S")
        page.obj.Resources = Dictionary(XObject=forms)
        page.contents_add("\n".join(operators).encode())
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def _fonts(pdf: pikepdf.Pdf) -> Dictionary:
    fonts = Dictionary()
    for face, names in FACES.items():
        for bold, name in enumerate(names):
            fonts[f"/{face}{bold}"] = pdf.make_indirect(
                Dictionary(
                    Type=Name.Font,
                    Subtype=Name.Type1,
                    BaseFont=Name("/" + name),
                    Encoding=Name.WinAnsiEncoding,
                )
            )
    return fonts


def _add(pdf: pikepdf.Pdf, sheet: Sheet, fonts: Dictionary) -> list[pikepdf.Object]:
    page = pdf.add_blank_page(page_size=(sheet.wide, sheet.high))
    page.obj.Resources = Dictionary(Font=fonts)
    page.contents_add("\n".join(_operators(sheet)).encode("cp1252", "replace"))
    made = [_field(pdf, page, sheet, n, one) for n, one in enumerate(sheet.fields)]
    if made:
        page.obj.Annots = Array(made)
    return made


def _field(pdf: pikepdf.Pdf, page: pikepdf.Page, sheet: Sheet, n: int, field: object) -> pikepdf.Object:
    low = sheet.high - field.y - 3
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String(f"blank {len(pdf.pages)}-{n}"),
            V=String(field.value),
            Rect=Array([field.x, low, field.x + field.wide, low + 13]),
            DA=String("/Helv 9 Tf 0 g"),
            F=4,
            P=page.obj,
        )
    )


def _operators(sheet: Sheet) -> list[str]:
    high = sheet.high
    said = [
        f"0.6 w {x0:.1f} {high - y0:.1f} m {x1:.1f} {high - y1:.1f} l S" for x0, y0, x1, y1 in sheet.rules
    ]
    for path in sheet.strokes:
        steps = [f"{x:.1f} {high - y:.1f} {'l' if n else 'm'}" for n, (x, y) in enumerate(path)]
        said.append(f"1.1 w {' '.join(steps)} S")
    for x, y, size, bold, text, face in sheet.drawn:
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        said.append(
            f"BT {100 * sheet.narrow:.0f} Tz /{face}{int(bold)} {size:.1f} Tf"
            f" {x:.1f} {high - y:.1f} Td ({escaped}) Tj ET"
        )
    return said
