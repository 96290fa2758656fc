"""Where every page lies once what people decided is applied over what the program found."""

from dataclasses import dataclass
from functools import lru_cache

from medlegal.outside.queue import Job, later
from medlegal.outside.storage import keep, kept_bytes
from medlegal.practice.authoring.selectors import report_of
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.intake.decision_services import keep_placed_key, note_papers_asked
from medlegal.practice.intake.models import Decision, Reading
from medlegal.practice.intake.placing_selectors import (
    as_decided,
    placed_reading,
    placement_of,
    standing_decisions,
)
from medlegal.records.decisions import with_decisions
from medlegal.records.placing import packed, unpacked
from medlegal.records.reading import Reading as ReadPacket

SECONDS_TO_REST = 5  # after a decision, before the papers are written anew: a person decides many in a row


@dataclass(frozen=True, slots=True)
class Placed:
    """The placement as decided, the decisions in it, and those that no longer find their pages."""

    packet: ReadPacket
    decisions: tuple[Decision, ...]
    lost: frozenset[int]  # keys of decisions


def placed_as_decided(evaluation: Evaluation) -> Placed:
    """The standing decisions over the program's own placement; files are named by their keys."""
    return decided_over(found_placement(evaluation), evaluation)


def decided_over(found: ReadPacket, evaluation: Evaluation) -> Placed:
    decisions = tuple(standing_decisions(evaluation))
    applied = with_decisions(found, [as_decided(one) for one in decisions])
    return Placed(applied.reading, decisions, frozenset(decisions[at].pk for at in applied.lost))


def found_placement(evaluation: Evaluation) -> ReadPacket:
    """As the last reading placed the pages. Rows kept before placements were are taken as they stand, once."""
    reading = placed_reading(evaluation)
    if reading is not None:
        return unpacked_at(reading.placed_key)
    found = placement_of(evaluation)
    latest = Reading.objects.filter(evaluation=evaluation).first()
    if latest is not None and found.pages:
        keep_found(latest, found)
    return found


@lru_cache(maxsize=4)
def unpacked_at(key: str) -> ReadPacket:
    """A kept file never changes, and a person decides many times on the same record."""
    return unpacked(kept_bytes(key))


def keep_found(reading: Reading, found: ReadPacket) -> None:
    """The program's own placement, kept beside the rows that people change."""
    keep_placed_key(reading, key=keep([packed(found)], suffix=".placed").key)


def is_signed(evaluation: Evaluation) -> bool:
    """Whether the evaluation's report is signed: what it says of the records then stands."""
    report = report_of(evaluation)
    return report is not None and report.signed_on is not None


def write_papers_later(evaluation: Evaluation, *, version: int) -> None:
    """The compiled record, the chronology and the index are written anew soon; one such job waits at most."""
    reading = placed_reading(evaluation)
    if reading is None or reading.state != Reading.State.DONE:
        return  # the reading that goes on writes them itself
    if note_papers_asked(reading, version=version):
        later(
            Job.WRITE_RECORDS,
            one_at_a_time=f"evaluation-{evaluation.pk}",
            in_seconds=SECONDS_TO_REST,
            practice_id=evaluation.practice_id,
            evaluation_id=evaluation.pk,
        )
