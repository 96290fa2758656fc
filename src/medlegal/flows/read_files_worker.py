"""A process apart that opens files nobody vouches for: tasks come in and answers go out as lines of JSON."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import cv2

from medlegal.flows.read_files_apart import serve
from medlegal.outside.ocr import recognised
from medlegal.records.containers import unpacked
from medlegal.records.mending import opened
from medlegal.records.opening import CannotRead
from medlegal.records.pages import Source, picture, source
from medlegal.records.recognising import Text, from_layer, from_picture

MEMORY_BYTES = 2 << 30

Task = dict[str, Any]
_open: dict[str, Source] = {}  # the file last worked on stays open
_looks: dict[str, int] = {}  # how often it was asked for
_AFRESH = 400  # pages; then it is opened anew, for an open one keeps all that was looked at


def open_file(task: Task) -> Task:
    """Kind and pages of a file, and the files inside it, which are taken out."""
    path, mended = Path(task["path"]), Path(task["mended"])
    found = opened(path, mended=mended, passwords=task["passwords"])
    readable = mended if mended.exists() else path
    held = unpacked(readable, found.kind, Path(task["into"]), task["passwords"])
    return {
        "kind": found.kind,
        "pages": found.pages,
        "remark": found.remark or (held.problem if held else None),
        "is_mended": mended.exists(),
        "is_repaired": found.is_repaired,
        "members": [asdict(member) for member in held.members] if held else [],
        "remarks": held.remarks if held else [],
        "needs_password": held is not None and any(one.needs_password for one in held.members),
    }


def carried_pages(task: Task) -> Task:
    """What each page carries: its mark, and its text where the layer is sound."""
    return {
        "pages": [_carried_page(task["path"], number) for number in range(task["first"], task["last"] + 1)]
    }


def read_page(task: Task) -> Task:
    file, number = _source(task["path"]), task["first"]
    text = from_picture(file, number, file.carried(number), ocr=recognised)
    return _packed(text)


def write_picture(task: Task) -> Task:
    Path(task["into"]).write_bytes(picture(Path(task["path"]), task["first"], width=task["width"]))
    return {}


TASKS: dict[str, Callable[[Task], Task]] = {
    "open": open_file,
    "carried": carried_pages,
    "read": read_page,
    "picture": write_picture,
}


def _carried_page(path: str, number: int) -> Task:
    try:
        file = _source(path)
        carried = file.carried(number)
        text = from_layer(carried, partial(file.glance, number))
        found: Task = {"mark": carried.fingerprint, "is_damaged": carried.is_damaged}
        found |= {"hidden": carried.hidden_words} if carried.hidden_words else {}
        return found if text is None else found | {"text": _packed(text) | {"look": file.look(number)}}
    except CannotRead as error:
        return {"problem": str(error)}


def _source(path: str) -> Source:
    _looks[path] = _looks.get(path, 0) + 1
    if path not in _open or _looks[path] > _AFRESH:
        _forget()
        _open[path] = source(Path(path))
        _looks[path] = 1
    return _open[path]


def _forget() -> None:
    for file in _open.values():
        file.close()
    _open.clear()
    _looks.clear()


def _packed(text: Text) -> Task:
    return {
        "text": text.text,
        "boxes": base64.b64encode(text.boxes).decode(),
        "text_from": text.text_from,
        "sure": text.sure,
        "is_partly_unread": text.is_partly_unread,
        "strokes": base64.b64encode(text.strokes).decode(),
        "language": text.language,
        "is_blank": text.is_blank,
        "rotated": text.rotated,
        "look": text.look,
    }


def main() -> None:
    cv2.setNumThreads(1)
    serve(TASKS, memory_bytes=MEMORY_BYTES, forget=_forget)


if __name__ == "__main__":
    main()
