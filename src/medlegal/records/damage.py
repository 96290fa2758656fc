"""Whether what draws a page is whole: a broken stream shows as a blank or half-empty page and must not pass for one."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

import pikepdf

_SETS_TEXT = re.compile(rb"[)>\]]\s*(?:Tj|TJ)\b")
_ENOUGH_BYTES = 64 << 20  # of one unpacked stream; more is a bomb or no page


def is_damaged(page: pikepdf.Page) -> bool:
    """True when a part of the page's drawing is missing or does not unpack to its own check sum."""
    try:
        return any(_is_broken(part) for part in _drawing(page.obj))
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, RuntimeError):
        return True


def draws_text(page: pikepdf.Page) -> bool:
    """True when the page's drawing sets text; one that then shows none has lost its fonts or parts."""
    try:
        return any(
            isinstance(part, pikepdf.Stream) and _SETS_TEXT.search(part.read_bytes())
            for part in _drawing(page.obj)
        )
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, RuntimeError):
        return True


def _drawing(page: pikepdf.Object) -> Iterator[pikepdf.Object | None]:
    if "/Contents" not in page:
        return
    contents = page.get("/Contents")
    if isinstance(contents, pikepdf.Array):
        yield from contents
    else:
        yield contents


def _is_broken(part: pikepdf.Object | None) -> bool:
    if not isinstance(part, pikepdf.Stream):
        return True
    if part.get("/Filter") != pikepdf.Name.FlateDecode or part.get("/DecodeParms") is not None:
        return False
    try:
        zlib.decompressobj().decompress(part.read_raw_bytes(), _ENOUGH_BYTES)
    except zlib.error:
        return True
    return False
