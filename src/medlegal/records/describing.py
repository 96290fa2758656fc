"""What pages say of themselves when a person, and not the reading, says that they belong together."""

from __future__ import annotations

from collections.abc import Sequence

from medlegal.records.particulars import document_of, no_service_days
from medlegal.records.reading import Document, Page
from medlegal.records.sights import Sight


def described(pages: Sequence[Page]) -> Document:
    """Kind, title, date, author, facility and patient of these pages as one document."""
    sights = [Sight(page) for page in pages]
    return document_of(sights, 0, no_service_days(sights))
