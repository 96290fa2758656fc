"""The files that are attached to a PDF, as in a portfolio."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf

from medlegal.records.opening import parts_of
from medlegal.records.unpacking import Room, TooLarge

_BROKEN = (pikepdf.PdfError, ValueError, RuntimeError, TypeError, AttributeError, KeyError, IndexError)
_DAMAGED = "It is damaged inside the PDF. Ask its sender for it on its own."
_MOST_SPECS = 10_000


def unpack_pdf(path: Path, room: Room) -> None:
    """Every attached file goes to the room, once, or is named there with its problem."""
    try:
        with parts_of(path) as pdf:
            for name, spec in _specs(pdf):
                _take(name, spec, room)
    except _BROKEN:
        return


def has_attachments(path: Path) -> bool:
    try:
        with parts_of(path) as pdf:
            return next(_specs(pdf), None) is not None
    except _BROKEN:
        return False


def take_out_attached(pdf: pikepdf.Pdf) -> None:
    """The names of what is attached stay; its bytes, which cannot be read, go."""
    for _, spec in _specs(pdf):
        if "/EF" in spec:
            del spec["/EF"]


def _specs(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    """Attached files by the document's list of them, then those pinned to pages."""
    seen = set[tuple[int, int]]()
    for name, spec in (*_listed(pdf), *_pinned(pdf)):
        if spec.objgen != (0, 0) and spec.objgen in seen:
            continue
        seen.add(spec.objgen)
        yield name, spec


def _listed(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    names = pdf.Root.get("/Names")
    tree = names.get("/EmbeddedFiles") if isinstance(names, pikepdf.Dictionary) else None
    if tree is None:
        return
    for at, (name, spec) in enumerate(pikepdf.NameTree(tree).items()):
        if at >= _MOST_SPECS:
            return
        if isinstance(spec, pikepdf.Dictionary):
            yield _name_of(spec) or str(name), spec


def _pinned(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    for page in pdf.pages:
        notes = page.obj.get("/Annots")
        for note in notes if isinstance(notes, pikepdf.Array) else ():
            if isinstance(note, pikepdf.Dictionary) and note.get("/Subtype") == pikepdf.Name.FileAttachment:
                spec = note.get("/FS")
                if isinstance(spec, pikepdf.Dictionary):
                    yield _name_of(spec) or "attachment", spec


def _name_of(spec: pikepdf.Object) -> str:
    told = spec.get("/UF", spec.get("/F"))
    return str(told) if isinstance(told, pikepdf.String) else ""


def _take(name: str, spec: pikepdf.Object, room: Room) -> None:
    if room.is_taken:
        return
    try:
        held = spec.get("/EF")
        stream = held.get("/UF", held.get("/F")) if isinstance(held, pikepdf.Dictionary) else None
        content = stream.read_bytes() if isinstance(stream, pikepdf.Stream) else b""
        if content:
            room.keep(name, [content])
        else:
            room.turn_away(name, "It is named in the PDF but not in it. Ask its sender for it.")
    except TooLarge:
        room.refuse(name)
    except _BROKEN:
        room.turn_away(name, _DAMAGED)
