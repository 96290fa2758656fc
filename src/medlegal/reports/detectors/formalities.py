"""Gaps in caption, fee, declarations, signature and service."""

from __future__ import annotations

from medlegal.reports.detectors.found import Lack, lack_if
from medlegal.reports.facts import CaseFacts, EvaluationKind, FeeBasis, Role
from medlegal.reports.phrasing import series
from medlegal.reports.sections.declarations import declaration_named, unverified
from medlegal.reports.sections.introduction import FROM_A_PANEL

FORM_122 = "QME Form 122"
FORM_111 = "QME Form 111"


def caption_lacks(facts: CaseFacts) -> tuple[Lack, ...]:
    caption, evaluator = facts.caption, facts.evaluator
    wanted = {
        "worker's name": caption.worker.name,
        "date of birth": caption.worker.born_on,
        "employer": caption.employers,
        "claims administrator": caption.claims_administrator,
        "claim number": caption.claim_numbers,
        "date of injury": caption.injuries,
        "panel number": caption.panel_number or evaluator.role not in FROM_A_PANEL,
    }
    absent = [label for label, value in wanted.items() if not value]
    return (
        *lack_if(bool(absent), "RPT-016", f"Missing: {series(absent)}"),
        *lack_if(not (evaluator.specialty and evaluator.licence_number), "RPT-017"),
        *_reference(facts),
    )


def declaration_lacks(facts: CaseFacts) -> tuple[Lack, ...]:
    return (
        *lack_if(bool(facts.examination) and not declaration_named(facts, "who_evaluated"), "RPT-008"),
        *lack_if(not declaration_named(facts, "physician"), "RPT-012"),
        *lack_if(not declaration_named(facts, "no_referral_violation"), "RPT-014"),
        *lack_if(not facts.county.strip(), "RPT-013"),
        *lack_if(facts.is_draft, "RPT-015"),
        *_unverified(facts),
    )


def _unverified(facts: CaseFacts) -> tuple[Lack, ...]:
    names = [held.citation for held in unverified(facts)]
    return lack_if(facts.is_draft and bool(names), "WORDING", series(names))


def fee_lacks(facts: CaseFacts) -> tuple[Lack, ...]:
    basis = facts.fee_basis
    if basis is None:
        return (Lack("RPT-026", "No code is set"),)
    bare = _unexplained(basis)
    return lack_if(bool(bare), "RPT-026", f"No reason for {series(bare)}")


def service_lacks(facts: CaseFacts) -> tuple[Lack, ...]:
    """What is missing from the service list of a medical-legal report; other reports are not checked."""
    if facts.evaluator.role in {Role.IME, Role.CIVIL_IME, Role.CONSULTANT}:
        return ()
    represented = facts.caption.worker.is_represented
    absent = [
        *_unserved(facts, represented),
        *_unattached(facts, FORM_122 if represented else FORM_111),
    ]
    return lack_if(
        bool(absent),
        "RPT-193" if represented else "RPT-194",
        f"Missing: {series(absent)}",
    )


def _reference(facts: CaseFacts) -> tuple[Lack, ...]:
    has_previous = facts.previous_report_on is not None
    if facts.kind is EvaluationKind.FOLLOW_UP:
        return lack_if(not has_previous, "RPT-184", "The date of the previous report is missing")
    asked = bool(facts.requested_by and facts.requested_on and has_previous)
    return lack_if(facts.kind is EvaluationKind.SUPPLEMENTAL and not asked, "RPT-183")


def _unexplained(basis: FeeBasis) -> list[str]:
    reasons = {basis.code: basis.why} | {f"modifier {one.code}": one.why for one in basis.modifiers}
    return [code for code, why in reasons.items() if not why.strip()]


def _unserved(facts: CaseFacts, represented: bool) -> list[str]:
    wanted = ["worker", "claims administrator", *(["attorney"] if represented else [])]
    capacities = " ".join(party.capacity.casefold() for party in facts.parties)
    homeless = [f"address of {party.name}" for party in facts.parties if party.address is None]
    return [one for one in wanted if one not in capacities] + homeless


def _unattached(facts: CaseFacts, form: str) -> list[str]:
    return [] if any(form in attachment for attachment in facts.attachments) else [form]
