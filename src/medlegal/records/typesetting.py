"""Sheets of typst beside this module, set with words that come in as data."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import as_file, files

import typst

Sets = Callable[[str, str], bytes]
_OWN = re.compile(
    r"[\x00-\u017f\u2013\u2014\u2018-\u201d\u2022\u2026]*"
)  # letters that the setter's own fonts have


def set_sheet(sheet: str, told: str) -> bytes:
    """The PDF of the sheet of that name; `told` is what it says, as JSON. The setter keeps memory for every sheet.

    The fonts of this machine are looked through only where one of them may be needed.
    """
    is_plain = _OWN.fullmatch(told) is not None
    with as_file(files("medlegal.records") / sheet) as path:
        return bytes(
            typst.compile(
                str(path),
                format="pdf",
                pdf_tags=False,
                sys_inputs={"told": told},
                ignore_system_fonts=is_plain,
            )
        )
