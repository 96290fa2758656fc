"""Text layers that lie: letters under the wrong code, and the leavings of an earlier bad reading."""

from __future__ import annotations

import io
import random

import pikepdf
from pikepdf import Name


def miscoded(content: bytes, shift: int) -> bytes:
    """The same pages to the eye; a program that copies the text gets other letters."""
    pairs = [f"<{code:02x}> <{(code - 32 + shift) % 95 + 32:04x}>" for code in range(33, 127)]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def",
        "1 begincodespacerange <00> <ff> endcodespacerange",
        f"{len(pairs)} beginbfchar",
        *pairs,
        "endbfchar endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        codes = pdf.make_stream("\n".join(lines).encode())
        for page in pdf.pages:
            for font in page.obj.Resources.Font.values():
                font.ToUnicode = codes
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def misread(text: str, c: random.Random, share: float) -> str:
    """The text as a bad reading left it."""
    letters = []
    for letter in text:
        if letter.isalnum() and c.random() < share:
            letters.append(c.choice(["", c.choice("il1|!.,;:rnmcoeB8S5~'"), letter + c.choice("il.,'")]))
        else:
            letters.append(letter)
    return "".join(letters)


def add_hidden_text(pdf: pikepdf.Pdf, page: pikepdf.Page, text: str) -> None:
    """Invisible text over the picture, line by line."""
    font = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
        )
    )
    page.obj.Resources.Font = pikepdf.Dictionary(H=font)
    high = float(page.mediabox[3])
    lines = text.split("\n")
    step = (high - 90) / max(len(lines), 1)
    said = []
    for n, line in enumerate(lines):
        escaped = line.replace("\\", "").replace("(", "\\(").replace(")", "\\)")
        said.append(f"BT 3 Tr /H 8 Tf 60 {high - 50 - n * step:.1f} Td ({escaped}) Tj ET")
    page.contents_add("\n".join(said).encode("cp1252", "replace"))
