"""Sorting begins while pages are still read: in a thread, each page as it comes, and what sorts is loaded there too."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any, Self

from medlegal.records.reading import Expected, Page, Reading, ReceivedFile

SORTER = "medlegal.flows.read_files_sorted"


class Ahead:
    """Lays the pages of a packet into documents, one after the other. Leaving the block ends it."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._sorter = self._thread.submit(import_module, SORTER)
        self._begun: Any = None
        self._is_amiss = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown(cancel_futures=True)

    def add(self, page: Page) -> None:
        """The next page; nobody waits for it."""
        self._thread.submit(self._add, page)

    def sorted(
        self,
        files: Sequence[ReceivedFile],
        pages: Sequence[Page],
        work: Path,
        expected: Expected | None = None,
    ) -> Reading:
        """The reading of all pages, of which those added are the first."""
        sorter = self._sorter.result()
        self._thread.shutdown(cancel_futures=True)
        begun = None if self._is_amiss else self._begun
        reading: Reading = sorter.sorted_packet(files, pages, work, begun, expected)
        return reading

    def _add(self, page: Page) -> None:
        if self._is_amiss:
            return
        self._is_amiss = True  # until it is laid
        self._begun = self._begun or self._sorter.result().Begun()
        self._begun.add(page)
        self._is_amiss = False
