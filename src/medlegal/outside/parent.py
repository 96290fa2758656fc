"""What becomes of a process when its parent ends, as Linux is asked for it; other systems do as they do."""

import ctypes
from contextlib import suppress
from signal import Signals

_ENDS_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_ADOPTS = 36  # PR_SET_CHILD_SUBREAPER


def end_with_parent(by: Signals) -> None:
    """This process gets the signal `by` when the one that started it ends, however that one ended."""
    _ask(_ENDS_WITH_PARENT, by)


def adopt_orphans(*, is_willing: bool) -> None:
    """Whether processes below this one whose parent is killed become its own, so that their end can be taken."""
    _ask(_ADOPTS, int(is_willing))


def _ask(what: int, value: int) -> None:
    with suppress(AttributeError):
        ctypes.CDLL(None).prctl(what, value, 0, 0, 0)
