"""What goes where in a compiled packet: told in lines that another process binds."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

from medlegal.records.front_index import index_head, index_rows
from medlegal.records.reading import Document, Page, Reading


def plan_of(reading: Reading) -> Iterator[str]:
    """What goes where in the compiled packet, as lines of JSON: the whole first, then a line for each row of the index,
    for each page and for each bookmark."""
    stamps = {page.key: page.stamp for page in reading.pages}
    head = {
        "files": {file.name: file.read_from or file.path for file in reading.files if file.pages},
        "pages": len(reading.pages),
        "head": index_head(reading),
        "rows": len(reading.documents),
    }
    yield json.dumps(head)
    yield from map(json.dumps, index_rows(reading))
    for page in reading.pages:
        yield json.dumps([page.file, page.number, _stamp_of(page, stamps), _read(page)])
    for document in reading.documents:
        yield json.dumps([_bookmark_of(document), stamps[document.pages[0]] - 1])


def _bookmark_of(document: Document) -> str:
    dated = document.dated_on.isoformat() if document.dated_on else "undated"
    repeats = f" (repeats {document.repeats})" if document.repeats else ""
    other = " (other patient?)" if document.is_other_patient else ""
    return f"{dated} {document.title}{repeats}{other}"


def _stamp_of(page: Page, stamps: dict[tuple[str, int], int]) -> str:
    if page.repeats is None:
        return str(page.stamp)
    earlier = stamps[page.repeats.file, page.repeats.page]
    return f"{page.stamp} repeats {earlier}{' (near)' if page.repeats.kind == 'near' else ''}"


def _read(page: Page) -> list[Any] | None:
    """The words that the packet's page would lack: those read by its picture."""
    if page.text_from != "ocr":
        return None
    return [page.text, base64.b64encode(page.boxes).decode(), page.rotated]
