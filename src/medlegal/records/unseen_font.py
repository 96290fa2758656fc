"""A font without ink, so that words can lie unseen over a picture: every letter is known, none is drawn."""

from __future__ import annotations

import struct

import pikepdf
from pikepdf import Dictionary, Name, Stream

LETTER_WIDTH = 0.5  # of the font's size, for every letter
_EM = 1000
_WIDTH, _ASCENT, _DESCENT = int(_EM * LETTER_WIDTH), 800, -200
_CHECKSUM = 0xB1B0AFBA  # what all of a TrueType font's numbers must add up to
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
1 beginbfrange
<0000> <FFFF> <0000>
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def unseen_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The font, put into `pdf`: a letter's code is its number in Unicode, two bytes each."""
    name = Name("/MedlegalUnseen")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=5,
        FontBBox=[0, _DESCENT, _WIDTH, _ASCENT],
        ItalicAngle=0,
        Ascent=_ASCENT,
        Descent=_DESCENT,
        CapHeight=_ASCENT,
        StemV=80,
        FontFile2=pdf.make_indirect(_outlines_in(pdf)),
    )
    letters = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        DW=_WIDTH,
        CIDToGIDMap=pdf.make_indirect(Stream(pdf, b"\x00\x01" * 65536)),
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=[pdf.make_indirect(letters)],
        ToUnicode=pdf.make_indirect(Stream(pdf, _TO_UNICODE)),
    )
    return pdf.make_indirect(font)


def _outlines_in(pdf: pikepdf.Pdf) -> Stream:
    outlines = _outlines()
    return Stream(pdf, outlines, Length1=len(outlines))


def _outlines() -> bytes:
    """A TrueType font of two letters: one of nothing, and one of a single stroke without width.

    The stroke gives letters a height, by which readers mark what was found.
    """
    tables = {
        b"glyf": _stroke(),
        b"head": _head(0),
        b"hhea": struct.pack(
            ">IhhhHhhhhhhhhhhhH", 0x10000, _ASCENT, _DESCENT, 0, _WIDTH, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2
        ),
        b"hmtx": struct.pack(">HhHh", _WIDTH, 0, _WIDTH, 0),
        b"loca": struct.pack(">3H", 0, 0, len(_stroke()) // 2),
        b"maxp": struct.pack(">I14H", 0x10000, 2, 2, 1, 0, 0, 2, *[0] * 8),
    }
    whole = _laid(tables)
    tables[b"head"] = _head((_CHECKSUM - _sum(whole)) & 0xFFFFFFFF)
    return _laid(tables)


def _stroke() -> bytes:
    box = struct.pack(">hhhhh", 1, 0, _DESCENT, _WIDTH, _ASCENT)
    points = struct.pack(">HHBBhhhh", 1, 0, 1, 1, 0, _WIDTH, _DESCENT, _ASCENT - _DESCENT)
    return box + points


def _head(adjustment: int) -> bytes:
    return struct.pack(
        ">IIIIHHQQhhhhHHhhh",
        *(0x10000, 0x10000, adjustment, 0x5F0F3CF5, 0, _EM, 0, 0),
        *(0, _DESCENT, _WIDTH, _ASCENT, 0, 8, 2, 0, 0),
    )


def _laid(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    search = 16 << power
    start = struct.pack(">IHHHH", 0x10000, count, search, power, 16 * count - search)
    at, directory, body = 12 + 16 * count, b"", b""
    for tag, table in tables.items():
        padded = table + bytes(-len(table) % 4)
        summed = _sum(table if tag != b"head" else table[:8] + bytes(4) + table[12:])
        directory += tag + struct.pack(">III", summed, at + len(body), len(table))
        body += padded
    return start + directory + body


def _sum(content: bytes) -> int:
    padded = content + bytes(-len(content) % 4)
    return int(sum(struct.unpack(f">{len(padded) // 4}I", padded))) & 0xFFFFFFFF
