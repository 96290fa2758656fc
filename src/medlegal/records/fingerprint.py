"""One short mark for all that a page is made of: equal marks, equal content."""

from __future__ import annotations

from hashlib import blake2b, sha256

import numpy as np
import pikepdf
from numpy.typing import NDArray

_MARK_BYTES = 16
_DEEPEST = 12  # levels of resources; real pages use six
_UNSHOWN = frozenset(
    {
        "/Parent",
        "/P",
        "/StructParents",
        "/StructParent",
        "/LastModified",
        "/PieceInfo",
        "/Metadata",
        "/Tabs",
        "/ID",
    }
)
_SHOWING = ("/Resources", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Annots")


def page_fingerprint(page: pikepdf.Page, seen: dict[tuple[int, int], bytes]) -> str:
    """The mark of one PDF page: its drawing, its pictures and fonts, its size and what is typed on it.

    `seen` keeps the marks of parts that pages of one file share.
    """
    mark = blake2b(digest_size=_MARK_BYTES)
    for key in _SHOWING:
        mark.update(key.encode())
        value = _inherited(page.obj, key)
        if value is not None:
            mark.update(_part(value, seen, 0))
    for stream in _contents(page.obj):
        mark.update(stream.read_raw_bytes())
    return mark.hexdigest()


def bytes_fingerprint(*parts: bytes) -> str:
    mark = blake2b(digest_size=_MARK_BYTES)
    for part in parts:
        mark.update(len(part).to_bytes(8, "big"))
        mark.update(part)
    return mark.hexdigest()


def picture_fingerprint(gray: NDArray[np.uint8]) -> str:
    """The mark of a large picture; processors have this kind of mark built in."""
    mark = sha256(repr(gray.shape).encode(), usedforsecurity=False)
    mark.update(np.ascontiguousarray(gray).data)
    return mark.hexdigest()[: 2 * _MARK_BYTES]


def _contents(page: pikepdf.Object) -> list[pikepdf.Object]:
    contents = page.get("/Contents")
    if contents is None:
        return []
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return [part for part in parts if isinstance(part, pikepdf.Stream)]


def _inherited(page: pikepdf.Object, key: str) -> pikepdf.Object | None:
    for _ in range(50):
        if key in page:
            return page[key]
        if key == "/Annots" or "/Parent" not in page:
            return None
        page = page["/Parent"]
    return None


def _part(value: object, seen: dict[tuple[int, int], bytes], depth: int) -> bytes:
    """The mark of any PDF value, whatever number it has in its file."""
    if not isinstance(value, pikepdf.Object):
        return repr(value).encode()
    name = value.objgen if value.is_indirect else (0, 0)
    if name in seen:
        return seen[name]
    if depth > _DEEPEST:
        return b"deep"
    if name == (0, 0):
        return _fresh_part(value, seen, depth)
    seen[name] = b"on the way"  # a part may point back to itself
    seen[name] = _fresh_part(value, seen, depth)
    return seen[name]


def _fresh_part(value: pikepdf.Object, seen: dict[tuple[int, int], bytes], depth: int) -> bytes:
    mark = blake2b(digest_size=_MARK_BYTES)
    if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        for key in sorted(value.keys()):
            if key not in _UNSHOWN:
                mark.update(key.encode())
                mark.update(_part(value.get(key), seen, depth + 1))
        if isinstance(value, pikepdf.Stream):
            mark.update(value.read_raw_bytes())
    elif isinstance(value, pikepdf.Array):
        for one in value:
            mark.update(_part(one, seen, depth + 1))
    else:
        mark.update(value.unparse())
    return mark.digest()
