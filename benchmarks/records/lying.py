"""More ways in which a text layer lies: letters under wrong codes, of another page, of a part of the page alone."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import pikepdf

Codes = dict[int, str]  # what a program that copies the text gets for a letter's code

_PRINTED = range(33, 127)
_LETTERS = [*range(65, 91), *range(97, 123)]
_TWINS = dict(zip("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ", strict=True))


def shifted(c: random.Random) -> Codes:
    """Every sign as one further on in the alphabet of all signs."""
    shift = c.randint(1, 94)
    return {code: chr((code - 32 + shift) % 95 + 32) for code in _PRINTED}


def shifted_letters(c: random.Random) -> Codes:
    """Letters alone, within their own case; figures and signs stand."""
    shift = c.randint(1, 25)
    return {
        code: chr((code - base + shift) % 26 + base) for base in (65, 97) for code in range(base, base + 26)
    }


def permuted(c: random.Random) -> Codes:
    """Each letter as another, without any order."""
    found: Codes = {}
    for base in (65, 97):
        row = list(range(base, base + 26))
        mixed = c.sample(row, 26)
        found |= {code: chr(other) for code, other in zip(row, mixed, strict=True)}
    return found


def numbered(c: random.Random) -> Codes:
    """Every sign as a figure or a mark: nothing of it looks like a word."""
    signs = "0123456789.,:/-()#$%"
    return {code: c.choice(signs) for code in _PRINTED}


def private(_: random.Random) -> Codes:
    """Code points that mean nothing outside of one font."""
    return {code: chr(0xE000 + code) for code in _PRINTED}


def lost(c: random.Random) -> Codes:
    """Five common letters are signs of an unknown font."""
    return {ord(letter): "\ufffd" for letter in c.sample("eatinorslh", 5)}


def spaced(_: random.Random) -> Codes:
    """Every letter brings a gap with it."""
    return {code: f"{chr(code)} " for code in _PRINTED}


def other_script(_: random.Random) -> Codes:
    """Letters of another script that look the same."""
    return {ord(letter): twin for letter, twin in _TWINS.items()}


def shouted(_: random.Random) -> Codes:
    """Each small letter one place before its capital, as with tables that are off by a row."""
    return {code: chr(code - 33) for code in range(97, 123)} | {
        code: chr(code - 32) for code in range(65, 91)
    }


WAYS: tuple[Callable[[random.Random], Codes], ...] = (
    shifted,
    shifted,
    shifted_letters,
    permuted,
    numbered,
    private,
    lost,
    spaced,
    other_script,
    shouted,
)


def lying(content: bytes, codes: Codes, *, fonts: tuple[str, ...] = ()) -> bytes:
    """The same pages to the eye, with the codes of all fonts, or of those named, untrue."""
    pairs = [
        f"<{code:02x}> <{codes.get(code, chr(code)).encode('utf-16-be').hex()}>" for code in range(33, 127)
    ]
    table = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def",
        "1 begincodespacerange <00> <ff> endcodespacerange",
        f"{len(pairs)} beginbfchar",
        *pairs,
        "endbfchar endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        made = pdf.make_stream("\n".join(table).encode())
        for page in pdf.pages:
            for name, font in page.obj.Resources.Font.items():
                if not fonts or name in fonts:
                    font.ToUnicode = made
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def faces_used(content: bytes) -> list[str]:
    """The fonts that a document sets more than a few lines in, by name."""
    said = ""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            page.contents_coalesce()
            said += page.obj.Contents.read_bytes().decode("cp1252")
    return [
        f"/{face}{bold}"
        for face in ("sans", "serif", "typed")
        for bold in (0, 1)
        if said.count(f"/{face}{bold} ") > 3
    ]


def glued(text: str, _: random.Random) -> str:
    """Without the gaps between words."""
    return "\n".join(line.replace(" ", "") for line in text.split("\n"))


def letter_by_letter(text: str, _: random.Random) -> str:
    return "\n".join(" ".join(line.replace(" ", "  ")) for line in text.split("\n"))


def half(text: str, _: random.Random) -> str:
    """The first half of the lines: the program that read the page stopped there."""
    lines = text.split("\n")
    return "\n".join(lines[: max(2, len(lines) // 2)])


def head_alone(_: str, c: random.Random) -> str:
    """Nothing but a fax machine's line."""
    return f"0{c.randint(1, 9)}/1{c.randint(0, 9)}/2023 10:{c.randint(10, 59)} FAX 9165550100 P.00{c.randint(1, 9)}/009"


def wrong_figures(text: str, c: random.Random) -> str:
    """Every figure read as another; the words stand."""
    return "".join(c.choice("0123456789") if sign.isdigit() else sign for sign in text)


OVER_SCANS: tuple[Callable[[str, random.Random], str], ...] = (
    glued,
    letter_by_letter,
    half,
    head_alone,
    wrong_figures,
)
