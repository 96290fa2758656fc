"""Keeps what came in, and what a manager decided about what one side alone sent."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.correspondence.models import Communication, CommunicationFile, Serving
from medlegal.practice.people.models import User


class KeptFile(Protocol):
    """A file that is kept: where, and what it is."""

    @property
    def key(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def byte_count(self) -> int: ...


def keep_communication(
    evaluation: Evaluation,
    *,
    came: Mapping[str, object],
    state: str,
    steps: Sequence[Mapping[str, str]],
    confidence: str,
    actor: User,
) -> Communication:
    communication = Communication.objects.create(
        practice_id=evaluation.practice_id,
        evaluation=evaluation,
        state=state,
        steps=list(steps),
        confidence=confidence,
        kept_by=actor,
        **came,
    )
    record(
        "communication.received", of=communication, actor=actor, communication=communication.pk, state=state
    )
    return communication


def keep_communication_file(
    communication: Communication, *, name: str, kept: KeptFile, actor: User
) -> CommunicationFile:
    file = CommunicationFile.objects.create(
        practice_id=communication.practice_id,
        evaluation_id=communication.evaluation_id,
        communication=communication,
        name=name[:200],
        key=kept.key,
        sha256=kept.sha256,
        byte_count=kept.byte_count,
    )
    record(
        "communication.file_kept", of=file, actor=actor, communication=communication.pk, sha256=file.sha256
    )
    return file


def mark_told(communication: Communication, *, serving: Serving, actor: User) -> None:
    """Every party knows of it by this letter."""
    communication.serving = serving
    communication.save(update_fields=["serving"])
    record(
        "communication.told",
        of=communication,
        actor=actor,
        communication=communication.pk,
        serving=serving.pk,
    )


def decide_communication(
    communication: Communication, *, state: str, reason: str, on: date, actor: User
) -> None:
    communication.state, communication.decision_reason = state, reason
    communication.decided_on, communication.decided_by = on, actor
    communication.save(update_fields=["state", "decision_reason", "decided_on", "decided_by"])
    record(f"communication.{state}", of=communication, actor=actor, communication=communication.pk)


def mark_entered_gate(communication: Communication, *, on: date, actor: User) -> None:
    communication.entered_gate_on = on
    communication.save(update_fields=["entered_gate_on"])
    record("communication.entered_gate", of=communication, actor=actor, communication=communication.pk)
