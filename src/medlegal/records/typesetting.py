"""Sheets of typst beside this module, set with words that come in as data."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import as_file, files

import typst

Sets = Callable[[str, str], bytes]


def set_sheet(sheet: str, told: str) -> bytes:
    """The PDF of the sheet of that name; `told` is what it says, as JSON. The setter keeps memory for every sheet."""
    with as_file(files("medlegal.records") / sheet) as path:
        return bytes(typst.compile(str(path), format="pdf", pdf_tags=False, sys_inputs={"told": told}))
