"""What a person should look at in a document: its kind, date, author, patient or text."""

from __future__ import annotations

from collections.abc import Sequence

from medlegal.records.desk import is_badly_read
from medlegal.records.doubtful import is_in_doubt, tells_of
from medlegal.records.kinds import OTHER
from medlegal.records.known import Identity
from medlegal.records.reading import Document
from medlegal.records.sights import Sight

SURE_KIND = 0.6
_FEWEST_LINES = 4  # of a page that would name its patient
# Kinds that nobody signs, or that a party may leave unsigned.
_UNSIGNED = frozenset(
    {
        "dwc1",
        "employer_report",
        "job_description",
        "laboratory",
        "medication",
        "billing",
        "copy_service",
        "benefit_notice",
        "correspondence",
        OTHER,
    }
)


def doubts_of(
    document: Document,
    sights: Sequence[Sight],
    known: Identity | None,
) -> tuple[str, ...]:
    """The doubtful parts of a document by name, in this order: kind, date, author, patient, text."""
    doubted = {
        "kind": document.sure < SURE_KIND or document.kind == OTHER,
        "date": document.is_date_doubtful or document.dated_on is None,
        "author": document.author is None and document.kind not in _UNSIGNED,
        "patient": document.is_other_patient or (known is not None and _is_of_unsure_person(sights, known)),
        "text": any(is_badly_read(sight.page) for sight in sights),
    }
    return tuple(name for name, is_doubted in doubted.items() if is_doubted)


def _is_of_unsure_person(sights: Sequence[Sight], known: Identity) -> bool:
    """True where a page is in doubt, or none tells anything of the patient though somebody's name could stand there."""
    if any(is_in_doubt(sight, known) for sight in sights):
        return True
    is_written = any(len(sight.lines) >= _FEWEST_LINES for sight in sights)
    return is_written and not any(tells_of(sight, known) for sight in sights)
