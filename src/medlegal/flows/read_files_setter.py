"""Sheets set in a child of this process, whose memory goes with it: many sheets take no more than one."""

from __future__ import annotations

import os
import sys
import traceback

from medlegal.records.typesetting import set_sheet


class NotSet(RuntimeError):
    """A sheet could not be set. Start the reading again; if it stops again, tell whoever runs this machine."""


def set_apart(sheet: str, told: str) -> bytes:
    """As `set_sheet`. Nothing may have been set in this process itself: the child must not inherit its threads."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        _set_and_leave(sheet, told, writes)
    os.close(writes)
    with os.fdopen(reads, "rb") as made:
        paper = made.read()
    if os.waitpid(child, 0)[1] != 0:
        raise NotSet(NotSet.__doc__)
    return paper


def _set_and_leave(sheet: str, told: str, writes: int) -> None:
    """Ends the child, whatever happens, without what the parent would still do."""
    try:
        with os.fdopen(writes, "wb") as out:
            out.write(set_sheet(sheet, told))
    except BaseException:
        traceback.print_exc(file=sys.stderr)
        os._exit(1)
    os._exit(0)
