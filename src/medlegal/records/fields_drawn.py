"""What was typed into the fields of a form becomes part of its page: it is shown, searched and copied as the rest."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from textwrap import wrap

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from medlegal.records.layer import field_value, inherited, is_unseen
from medlegal.records.typesetting import set_sheet

_SHEET = "typed_values.typ"
_FIELD = "MedlegalField"
_KINDS = ("/Tx", "/Ch", "/Btn")  # signatures stay what they are
_SIZE, _OF_HEIGHT = 9.0, 0.8  # points; share of the field
_LETTER, _APART, _INSET = 0.55, 1.15, 2.0  # of the size: a letter's width, lines; points
_BROKEN = (AttributeError, TypeError, ValueError, RuntimeError, ZeroDivisionError)
Box = tuple[float, float, float, float]


def draw_fields(page: pikepdf.Page, resources: Dictionary, font: str) -> bytes:
    """Takes the filled fields off the page; what draws each where it stood, by names put into `resources`.

    A field whose look is left to whoever shows it is set in the `font` of that name; what that font has no letters
    for, on a sheet of its own.
    """
    notes = page.obj.get("/Annots")
    drawn, kept, looks = list[bytes](), list[pikepdf.Object](), dict[str, pikepdf.Object]()
    strange = list[tuple[str, Box]]()
    for note in notes if isinstance(notes, Array) else ():
        if (value := _strange_value(note)) is not None:
            strange.append((value, _box(note.Rect)))
        elif told := _drawn(note, looks, font):
            drawn.append(told)
        else:
            kept.append(note)
    drawn += _set_on_sheets(strange, page, looks)
    if drawn:
        page.obj.Annots = Array(kept)
    if looks:
        held = resources.get("/XObject")
        resources.XObject = Dictionary(
            {**(dict(held.items()) if isinstance(held, Dictionary) else {}), **looks}
        )
    return b"".join(drawn)


def _drawn(note: pikepdf.Object, looks: dict[str, pikepdf.Object], font: str) -> bytes:
    """What draws the field; nothing where it is none, is hidden or is not filled."""
    if not _is_field(note):
        return b""
    try:
        look, value = _look(note), field_value(note)
        if look is None or (value and _says_nothing(look, note)):
            return _set(value, _box(note.Rect), font)
        placed = _placed(look, note)
    except _BROKEN:
        return b""  # it stays what it is
    name = f"/{_FIELD}{len(looks)}"
    looks[name] = look
    return b"q %b cm %b Do Q\n" % (placed, name.encode())


def _is_field(note: pikepdf.Object) -> bool:
    if not isinstance(note, Dictionary) or note.get("/Subtype") != Name.Widget or is_unseen(note):
        return False
    return str(inherited(note, "/FT")) in _KINDS


def _strange_value(note: pikepdf.Object) -> str | None:
    """What is to be set in letters beyond those of the western languages; None for every other field."""
    if not _is_field(note):
        return None
    try:
        look, value = _look(note), field_value(note)
        is_to_be_set = value and (look is None or _says_nothing(look, note))
        left, bottom, right, top = _box(note.Rect)
    except _BROKEN:
        return None
    is_seen = right > left and top > bottom
    return value if is_to_be_set and is_seen and not _is_western(value) else None


def _is_western(value: str) -> bool:
    try:
        value.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _set_on_sheets(
    values: Sequence[tuple[str, Box]], page: pikepdf.Page, looks: dict[str, pikepdf.Object]
) -> list[bytes]:
    """What draws each value in its box, each from a sheet of the box's size."""
    if not values:
        return []
    told = []
    for value, box in values:
        lines, size = _lines_of(value, box)
        wide, high = box[2] - box[0], box[3] - box[1]
        told.append({"wide": wide, "high": high, "inset": _INSET, "size": size, "lines": lines})
    drawn = []
    with pikepdf.open(io.BytesIO(set_sheet(_SHEET, json.dumps(told)))) as sheets:
        for sheet, (_, box) in zip(sheets.pages, values, strict=True):
            name = f"/{_FIELD}{len(looks)}"
            looks[name] = sheet.as_form_xobject().with_same_owner_as(page.obj)
            drawn.append(f"q 1 0 0 1 {box[0]:.2f} {box[1]:.2f} cm {name} Do Q\n".encode())
    return drawn


def _set(value: str, box: Box, font: str) -> bytes:
    """The value in the box, in lines of its own where it is too long for one, and smaller where they are too many."""
    lines, size = _lines_of(value, box)
    ground = box[1] + (box[3] - box[1] + len(lines) * size * _APART) / 2 - size
    told = [
        f"1 0 0 1 {box[0] + _INSET:.2f} {ground - at * size * _APART:.2f} Tm ".encode()
        + _quoted(line)
        + b" Tj "
        for at, line in enumerate(lines)
    ]
    return b"q 0 g BT /%b %.2f Tf %bET Q\n" % (font.encode(), size, b"".join(told)) if told else b""


def _lines_of(value: str, box: Box) -> tuple[list[str], float]:
    """The lines in which the value fits into the box, and the size of their letters in points."""
    wide, high = box[2] - box[0], box[3] - box[1]
    size = min(_SIZE, high * _OF_HEIGHT)
    lines = [part for line in value.splitlines() for part in wrap(line, max(1, int(wide / (size * _LETTER))))]
    return lines, min(size, high * _OF_HEIGHT / max(1, len(lines)))


def _quoted(line: str) -> bytes:
    told = line.encode("cp1252", "replace")
    return b"(" + told.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


def _look(note: pikepdf.Object) -> Stream | None:
    """How the field is drawn by itself; a box that is ticked or not has a look for each."""
    looks = note.get("/AP")
    look = looks.get("/N") if isinstance(looks, Dictionary) else None
    if isinstance(look, Dictionary) and not isinstance(look, Stream):
        look = look.get(str(note.get("/AS", "/Off")))
    return look if isinstance(look, Stream) and look.is_indirect else None


def _says_nothing(look: Stream, note: pikepdf.Object) -> bool:
    """True for the empty look that a program left which only filled the value in."""
    if str(inherited(note, "/FT")) == "/Btn":
        return False
    drawn = look.read_bytes()
    return b"Tj" not in drawn and b"TJ" not in drawn and b" Do" not in drawn


def _placed(look: Stream, note: pikepdf.Object) -> bytes:
    """The matrix that brings the look's own box onto the field."""
    shown, onto = _turned(look), _box(note.Rect)
    across, up = shown[2] - shown[0], shown[3] - shown[1]
    wide, high = (onto[2] - onto[0]) / across, (onto[3] - onto[1]) / up
    told = (wide, 0, 0, high, onto[0] - shown[0] * wide, onto[1] - shown[1] * high)
    return " ".join(f"{one:.4f}" for one in told).encode()


def _turned(look: Stream) -> Box:
    """The look's box after its own matrix."""
    x0, y0, x1, y1 = _box(look.BBox)
    a, b, c, d, e, f = (float(one) for one in look.get("/Matrix", Array([1, 0, 0, 1, 0, 0])))
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
    across, up = zip(*corners, strict=True)
    return min(across), min(up), max(across), max(up)


def _box(edges: pikepdf.Object) -> Box:
    x0, y0, x1, y1 = (float(edge) for edge in edges)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
