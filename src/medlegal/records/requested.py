"""What a letter or a form that asks for an evaluation says: each field with its page and the words it was read in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from medlegal.records.requested_claims import InjuryRead, injuries_in
from medlegal.records.requested_fields import (
    birth_in,
    issues_in,
    kind_in,
    language_in,
    letter_day_in,
    panel_number_in,
    represented_in,
    role_in,
    specialty_in,
    worker_in,
)
from medlegal.records.requested_lines import Read, lines_of
from medlegal.records.requested_parties import PartyRead, parties_in

APPLICANT_ATTORNEY = "applicant_attorney"

__all__ = ["InjuryRead", "PartyRead", "Read", "Requested", "read_request"]


@dataclass(frozen=True, slots=True)
class Requested:
    """The fields of a request as far as its pages are plain about them; None and empty mean: not sure."""

    dated_on: Read[date] | None = None
    role: Read[str] | None = None  # panel_qme, agreed_panel_qme, ame, ime, civil_ime
    kind: Read[str] | None = None  # initial, follow_up, supplemental, deposition
    panel_number: Read[str] | None = None
    specialty: Read[str] | None = None
    issues: tuple[Read[str], ...] = ()  # 4060, 4061, 4062
    is_represented: Read[bool] | None = None
    worker_name: Read[str] | None = None
    born_on: Read[date] | None = None
    language: Read[str] | None = None
    injuries: tuple[InjuryRead, ...] = ()
    parties: tuple[PartyRead, ...] = field(default_factory=tuple)


def read_request(pages: Sequence[str]) -> Requested:
    """What the pages' texts say, in their order. What two places say differently stays empty."""
    lines = lines_of(pages)
    worker = worker_in(lines)
    parties = parties_in(lines, worker.value if worker else "")
    return Requested(
        dated_on=letter_day_in(lines),
        role=role_in(lines),
        kind=kind_in(lines),
        panel_number=panel_number_in(lines),
        specialty=specialty_in(lines),
        issues=issues_in(lines),
        is_represented=represented_in(lines) or _represented_by(parties),
        worker_name=worker,
        born_on=birth_in(lines),
        language=language_in(lines),
        injuries=injuries_in(lines),
        parties=parties,
    )


def _represented_by(parties: Sequence[PartyRead]) -> Read[bool] | None:
    """A worker whose attorney is among the parties has one."""
    attorney = next((one for one in parties if one.role == APPLICANT_ATTORNEY), None)
    return Read(True, attorney.page, attorney.quote) if attorney else None
