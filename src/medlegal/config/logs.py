"""What the log tells of a fault: where it happened and of which kind, never the words of a row."""

import logging
import traceback
from types import TracebackType

Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutRows(logging.Formatter):
    """A database's message can quote a row, so a fault is told by its kind and its place alone."""

    def formatException(self, ei: Fault) -> str:  # noqa: N802  the name is the library's
        kind, _, where = ei
        return "".join(traceback.format_tb(where)) + (kind.__name__ if kind else "")
