"""Keeps what people decided about records. A decision is taken back by a second row, never by changing the first."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.intake.models import Decision, File, Reading, Reversal
from medlegal.practice.people.models import User


def keep_decision(
    evaluation: Evaluation,
    *,
    act: str,
    file: int,
    number: int,
    said: Mapping[str, Any],
    at: datetime,
    actor: User,
) -> Decision:
    """`said` names pages by their file's key and their number in it; the audit holds the act alone."""
    decision = Decision.objects.create(
        practice_id=evaluation.practice_id,
        evaluation=evaluation,
        act=act,
        file_id=file,
        number=number,
        said=said,
        decided_by=actor,
        decided_at=at,
    )
    record("records.decided", of=decision, actor=actor, decision=decision.pk, act=act)
    return decision


def keep_reversal(decision: Decision, *, stands: bool, at: datetime, actor: User) -> Reversal:
    reversal = Reversal.objects.create(
        practice_id=decision.practice_id,
        evaluation_id=decision.evaluation_id,
        decision=decision,
        stands=stands,
        decided_by=actor,
        decided_at=at,
    )
    word = "records.redecided" if stands else "records.undecided"
    record(word, of=reversal, actor=actor, decision=decision.pk, act=decision.act)
    return reversal


def keep_placed_key(reading: Reading, *, key: str) -> None:
    """Where the placement as the program found it lies; decisions are applied over it."""
    reading.placed_key = key
    reading.save(update_fields=["placed_key"])


def note_lost(reading: Reading, *, decisions: Collection[int]) -> None:
    """Which standing decisions found their pages no more."""
    lost = sorted(decisions)
    if reading.decisions_lost != lost:
        reading.decisions_lost = lost
        reading.save(update_fields=["decisions_lost"])


def note_papers_asked(reading: Reading, *, version: int) -> bool:
    """The papers are to show this version; True when nobody had asked yet since they were written."""
    is_first = reading.decisions_asked <= reading.decisions_written
    reading.decisions_asked = version
    reading.save(update_fields=["decisions_asked"])
    return is_first


def note_papers_written(reading: Reading, *, keys: Mapping[str, str], version: int) -> None:
    """The compiled record, the chronology and the index now show the decisions of this version."""
    say_papers(reading, keys)
    reading.decisions_written = version
    reading.save(update_fields=[*PAPERS, "decisions_written"])
    record("records.papers_written", of=reading, actor=None, reading=reading.pk, version=version)


def forget_papers_asked(reading: Reading) -> None:
    """They could not be written: the next decision asks again."""
    reading.decisions_asked = reading.decisions_written
    reading.save(update_fields=["decisions_asked"])


PAPERS = ["compiled_key", "chronology_key", "chronology_pdf_key", "index_key"]


def say_papers(reading: Reading, keys: Mapping[str, str]) -> None:
    for name in PAPERS:
        setattr(reading, name, keys.get(name.removesuffix("_key"), ""))


def seal_password(file: File, *, sealed: str, actor: User | None) -> None:
    """The encrypted password waits for the next reading; an empty one forgets it."""
    file.sealed_password = sealed
    file.save(update_fields=["sealed_password"])
    if sealed:
        record("file.password_given", of=file, actor=actor, file=file.pk)
