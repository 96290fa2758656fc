"""What leaves a reading, and the processes that set it; light, so that they are there before what writes is loaded."""

from __future__ import annotations

from typing import Self

from medlegal.flows.read_files_born import Nursery
from medlegal.flows.read_files_limits import LARGE
from medlegal.flows.read_files_pool import BINDER, Pool

OUTPUTS = ("reading.json", "index.csv", "packet.pdf", "chronology.docx", "chronology.pdf")


class Binders:
    """A process that binds the packet and one that sets the chronology. Leaving the block ends them."""

    def __init__(self, nursery: Nursery | None = None) -> None:
        self._nursery = nursery
        self.packet, self.paper = (Pool(1, BINDER, nursery) for _ in range(2))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.packet.__exit__()
        self.paper.__exit__()

    def warm(self, pages: int) -> None:
        """They make ready while the pages are sorted. Those of a large packet, which needs the memory, start by
        themselves when they are asked for, and the nursery ends."""
        if pages <= LARGE:
            self.packet.warm()
            self.paper.warm()
        elif self._nursery is not None:
            self._nursery.close()
