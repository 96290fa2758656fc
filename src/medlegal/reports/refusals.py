"""Why a paper cannot be written."""

from __future__ import annotations

from collections.abc import Sequence


class CannotWrite(Exception):
    """This paper cannot be written yet."""

    def __init__(self, particulars: str = "") -> None:
        super().__init__(f"{self.__doc__} {particulars}".strip())


class BlankLeft(CannotWrite):
    """A sentence has an empty blank. Fill in the fact it asks for."""

    def __init__(self, blanks: Sequence[str], where: str) -> None:
        self.blanks = tuple(blanks)
        super().__init__(f"Empty: {', '.join(self.words())} (in {where}).")

    def words(self) -> tuple[str, ...]:
        return tuple(blank.replace("_", " ") for blank in self.blanks)


class NoSuchSentence(CannotWrite):
    """The language of the reports has no such sentence."""


class NotReadyToSign(CannotWrite):
    """The report is marked as signed, but it is not complete. Complete it, then sign."""


class LinesDoNotSum(CannotWrite):
    """The lines of this bill do not give its total. Compute the bill again before it is printed."""
