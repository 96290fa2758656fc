"""What a report still lacks, each gap with its law, its consequence and whether it stops the signature."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from medlegal.reports.detectors.examined import evaluation_lacks, helper_lacks
from medlegal.reports.detectors.formalities import (
    caption_lacks,
    declaration_lacks,
    fee_lacks,
    service_lacks,
)
from medlegal.reports.detectors.found import Lack
from medlegal.reports.detectors.physician import (
    answer_lacks,
    authorship_lacks,
    body_part_lacks,
    topic_lacks,
    wording_lacks,
)
from medlegal.reports.detectors.sources import page_lacks, source_lacks
from medlegal.reports.facts import CaseFacts


@dataclass(frozen=True, slots=True)
class Check:
    says: str
    fails: str  # admissibility, payment, completeness, weight, discipline
    severity: str  # legally_required, substantial_evidence, good_practice
    citation: str
    confidence: str
    stops_signature: bool
    place: str  # a section's key


@dataclass(frozen=True, slots=True)
class Finding:
    id: str
    says: str
    fails: str
    severity: str
    citation: str
    confidence: str
    stops_signature: bool
    place: str


DETECTORS: tuple[Callable[[CaseFacts], tuple[Lack, ...]], ...] = (
    caption_lacks,
    evaluation_lacks,
    helper_lacks,
    source_lacks,
    topic_lacks,
    authorship_lacks,
    body_part_lacks,
    wording_lacks,
    answer_lacks,
    fee_lacks,
    page_lacks,
    declaration_lacks,
    service_lacks,
)


def missing(facts: CaseFacts) -> tuple[Finding, ...]:
    """Every gap the facts show, those that stop the signature first."""
    found = [_finding(lack) for detect in DETECTORS for lack in detect(facts)]
    return tuple(sorted(found, key=lambda finding: not finding.stops_signature))


def checks() -> Mapping[str, Check]:
    return CHECKS


def _finding(lack: Lack) -> Finding:
    check = CHECKS[lack.check]
    says = f"{check.says} ({lack.particulars}.)" if lack.particulars else check.says
    return Finding(
        id=lack.check,
        says=says,
        fails=check.fails,
        severity=check.severity,
        citation=check.citation,
        confidence=check.confidence,
        stops_signature=check.stops_signature,
        place=lack.place or check.place,
    )


def _read() -> dict[str, Check]:
    text = (files("medlegal.reports") / "checks.toml").read_text(encoding="utf-8")
    rows: dict[str, dict[str, Any]] = tomllib.loads(text)
    return {name: Check(**row) for name, row in rows.items()}


CHECKS = _read()
