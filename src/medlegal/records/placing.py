"""A reading without its text, as a few bytes: which page lies where, what repeats what, and what each document is."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from medlegal.records.reading import Document, Page, Reading, Repeat

_TEXT = frozenset({"text", "boxes", "strokes", "look"})  # these stay where the pages are kept


def packed(reading: Reading) -> bytes:
    """The places of all pages and the facts of all documents; neither text nor files."""
    told = {
        "patient": reading.patient,
        "pages": _rows(reading.pages, Page),
        "documents": _rows(reading.documents, Document),
    }
    return zlib.compress(json.dumps(told, default=_plain).encode(), 6)


def unpacked(content: bytes) -> Reading:
    """What was packed. What an older or newer version told and this one does not know is left out."""
    told = json.loads(zlib.decompress(content), object_hook=_whole)
    pages = [Page(**one) for one in _told(told["pages"], Page)]
    documents = [
        Document(**(one | {"pages": tuple(tuple(key) for key in one["pages"])}))
        for one in _told(told["documents"], Document)
    ]
    return Reading((), tuple(pages), tuple(documents), told["patient"])


def with_file_names(reading: Reading, names: Mapping[str, str]) -> Reading:
    """The same pages and documents under other names of their files; `names` leads from old to new."""
    pages = [
        replace(
            page,
            file=names.get(page.file, page.file),
            repeats=_renamed(page.repeats, names),
        )
        for page in reading.pages
    ]
    documents = [
        replace(one, pages=tuple((names.get(file, file), number) for file, number in one.pages))
        for one in reading.documents
    ]
    files = [replace(file, name=names.get(file.name, file.name)) for file in reading.files]
    return replace(reading, files=tuple(files), pages=tuple(pages), documents=tuple(documents))


def with_kept_stamps(reading: Reading, kept: Mapping[tuple[str, int], int]) -> Reading:
    """Pages that were stamped before keep their stamps, since reports cite them; new ones follow after the last.

    A stamp that no page ever had, as where a reading was broken off, goes to the page that belongs there.
    """
    stamps, taken = dict(kept), set(kept.values())
    last, before = max(taken, default=0), 0
    for page in reading.pages:
        if page.key not in stamps:
            stamps[page.key] = last + 1 if before + 1 in taken else before + 1
            taken.add(stamps[page.key])
        before = stamps[page.key]
        last = max(last, before)
    pages = [
        page if page.stamp == stamps[page.key] else replace(page, stamp=stamps[page.key])
        for page in reading.pages
    ]
    return replace(reading, pages=tuple(sorted(pages, key=lambda page: page.stamp)))


def with_text_of(placed: Reading, read: Reading) -> Reading:
    """The pages where `placed` has them, with the text that `read` found on them, and its files."""
    found = {page.key: page for page in read.pages}
    pages = [
        replace(
            page, text=found[page.key].text, boxes=found[page.key].boxes, text_from=found[page.key].text_from
        )
        if page.key in found
        else page
        for page in placed.pages
    ]
    return replace(placed, files=read.files, pages=tuple(pages))


def _renamed(repeat: Repeat | None, names: Mapping[str, str]) -> Repeat | None:
    return replace(repeat, file=names.get(repeat.file, repeat.file)) if repeat else None


def _rows(things: Any, kind: type) -> dict[str, Any]:
    names = [one.name for one in fields(kind) if one.name not in _TEXT]
    return {"fields": names, "rows": [[getattr(thing, name) for name in names] for thing in things]}


def _told(rows: Mapping[str, Any], kind: type) -> list[dict[str, Any]]:
    known = {one.name for one in fields(kind)}
    kept = [(at, name) for at, name in enumerate(rows["fields"]) if name in known]
    return [{name: _fixed(row[at]) for at, name in kept} for row in rows["rows"]]


def _plain(value: object) -> Any:
    if isinstance(value, date):
        return {"on": value.isoformat()}
    if isinstance(value, Repeat):
        return {"repeat": [value.file, value.page, value.kind, value.likeness]}
    return None


def _whole(told: dict[str, Any]) -> Any:
    if set(told) == {"on"}:
        return date.fromisoformat(told["on"])
    return Repeat(*told["repeat"]) if set(told) == {"repeat"} else told


def _fixed(value: Any) -> Any:
    return tuple(_fixed(one) for one in value) if isinstance(value, list) else value
