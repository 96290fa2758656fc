"""The wordings the law dictates, in their places, unchanged."""

from __future__ import annotations

from medlegal.reports.blocks import Block, Blocks, Fixed
from medlegal.reports.dictated import case_blanks, dictated
from medlegal.reports.facts import CaseFacts, DeclarationText
from medlegal.reports.sections.said import to_insert
from medlegal.reports.sentences import sentence

NAMES = {
    "who_evaluated": "who evaluated, who helped, whether the guidelines were followed, Lab. Code § 4628(b)",
    "remote_attestation": "the attestation for a remote evaluation, 8 CCR § 46.3",
    "page_verification": "the verification of pages reviewed, 8 CCR § 9795(c)",
    "physician": "the declaration under penalty of perjury, Lab. Code § 4628(j)",
    "no_referral_violation": "the statement on Lab. Code § 139.3, Lab. Code § 5703(a)(2)",
}


def declaration_named(facts: CaseFacts, name: str) -> DeclarationText | None:
    """The wording handed in with the facts, otherwise the law's own, otherwise None."""
    handed_in = next((held for held in facts.declarations if held.name == name and held.text.strip()), None)
    return handed_in or dictated(name, case_blanks(facts), on=facts.signed_on or facts.report_date)


def declared(facts: CaseFacts, name: str) -> Blocks:
    """The wording called `name`, or a gap that says which one is missing."""
    held = declaration_named(facts, name)
    return (_fixed(facts, held),) if held else (to_insert(NAMES[name]),)


def remaining(facts: CaseFacts) -> Blocks:
    """Wordings handed in that no section has a fixed place for."""
    return tuple(_fixed(facts, held) for held in facts.declarations if held.name not in NAMES)


def unverified(facts: CaseFacts) -> tuple[DeclarationText, ...]:
    """The wordings of this report whose text nobody has read in the official place."""
    held = (declaration_named(facts, name) for name in NAMES)
    return tuple(one for one in held if one and one.confidence != "verified")


def _fixed(facts: CaseFacts, held: DeclarationText) -> Block:
    note = ""
    if facts.is_draft and held.confidence != "verified":
        note = sentence(facts.kind.value, "placeholder", "compare_wording", confidence=held.confidence)
    return Fixed(held.name, held.text, held.citation, note)
