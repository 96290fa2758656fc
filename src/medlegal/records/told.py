"""A reading as `reading.json` tells it: files, pages, documents, counts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from medlegal.records.reading import Document, Page, Reading, ReceivedFile, Repeat


def told(reading: Reading) -> str:
    return "".join(told_in_parts(reading))


def told_in_parts(reading: Reading) -> Iterator[str]:
    """The same a line at a time: one a file, a page, a document."""
    yield "{\n"
    yield from _listed("files", map(_file, reading.files))
    yield from _listed("pages", map(_page, reading.pages))
    yield from _listed("documents", map(_document, reading.documents))
    yield f' "counts": {json.dumps(asdict(reading.counts))}\n}}\n'


def _listed(name: str, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield f' "{name}": ['
    for at, row in enumerate(rows):
        yield f"{',' if at else ''}\n  {json.dumps(row)}"
    yield "\n ],\n"


def _file(file: ReceivedFile) -> dict[str, Any]:
    return {
        "name": file.name,
        "sha256": file.sha256,
        "bytes": file.size_bytes,
        "pages": file.pages,
        "problem": file.problem,
        "received_in": file.received_in or None,
        "needs_password": file.needs_password,
        "remarks": list(file.remarks),
    }


def _page(page: Page) -> dict[str, Any]:
    return {
        "file": page.file,
        "page": page.number,
        "stamp": page.stamp,
        "text_from": page.text_from,
        "words": page.word_count,
        "blank": page.is_blank,
        "rotated": page.rotated,
        "repeats": _repeat(page.repeats) if page.repeats else None,
        "document": page.document,
        "other_patient": page.is_other_patient,
        "sure": round(page.sure, 3),
        "partly_unread": page.is_partly_unread,
        "language": page.language or None,
        "remarks": list(page.remarks),
    }


def _repeat(one: Repeat) -> dict[str, Any]:
    return {"file": one.file, "page": one.page, "kind": one.kind, "likeness": one.likeness}


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "kind": document.kind,
        "title": document.title,
        "dated_on": document.dated_on.isoformat() if document.dated_on else None,
        "author": document.author,
        "facility": document.facility,
        "patient": document.patient,
        "pages": [list(key) for key in document.pages],
        "repeats": document.repeats,
        "sure": document.sure,
        "evidence": list(document.evidence),
        "doubts": list(document.doubts),
        "other_patient": document.is_other_patient,
        "claim_numbers": list(document.claim_numbers),
        "injured_on": [on.isoformat() for on in document.injured_on],
        "body_parts": list(document.body_parts),
    }
