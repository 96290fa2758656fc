"""A reading as `reading.json` tells it: files, pages, documents, counts."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from medlegal.records.reading import Document, Page, Reading, ReceivedFile


def told(reading: Reading) -> str:
    return json.dumps(
        {
            "files": [_file(file) for file in reading.files],
            "pages": [_page(page) for page in reading.pages],
            "documents": [_document(document) for document in reading.documents],
            "counts": asdict(reading.counts),
        },
        indent=1,
    )


def _file(file: ReceivedFile) -> dict[str, Any]:
    return {
        "name": file.name,
        "sha256": file.sha256,
        "bytes": file.size_bytes,
        "pages": file.pages,
        "problem": file.problem,
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
        "repeats": asdict(page.repeats) if page.repeats else None,
        "document": page.document,
        "other_patient": page.is_other_patient,
    }


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
    }
