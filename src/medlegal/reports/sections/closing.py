"""Why the fee is asked, how many pages were read, what is sworn to, and who receives the report."""

from __future__ import annotations

from medlegal.reports.blocks import (
    Block,
    Blocks,
    Bullets,
    Column,
    Signature,
    Table,
)
from medlegal.reports.facts import CaseFacts, FeeBasis
from medlegal.reports.phrasing import count, day, party_row
from medlegal.reports.sections.declarations import declared, remaining
from medlegal.reports.sections.said import named, said, to_complete
from medlegal.reports.sentences import sentence

SERVED_COLUMNS = (Column("Name", 4), Column("Capacity", 3), Column("Address", 5))


def fee(facts: CaseFacts) -> Blocks:
    basis = facts.fee_basis
    if basis is None:
        return (to_complete("the fee's code and its reasons"),)
    modifiers = (
        said(facts, "fee", "modifier", code=modifier.code, why=modifier.why) for modifier in basis.modifiers
    )
    return (
        _code(facts, basis),
        *modifiers,
        said(facts, "fee", "pages", pages=count(basis.pages, "page")),
    )


def _code(facts: CaseFacts, basis: FeeBasis) -> Block:
    return said(facts, "fee", "code", service=basis.service, code=basis.code, why=basis.why)


def verification(facts: CaseFacts) -> Blocks:
    if facts.pages_reviewed is None:
        return (to_complete("pages reviewed, zero included"),)
    stated = said(facts, "verification", "pages", pages=f"{facts.pages_reviewed:,}")
    return (stated, *declared(facts, "page_verification"))


def declarations(facts: CaseFacts) -> Blocks:
    return (
        *declared(facts, "no_referral_violation"),
        *declared(facts, "physician"),
        *remaining(facts),
        _signature(facts),
    )


def _signature(facts: CaseFacts) -> Signature:
    evaluator = facts.evaluator
    return Signature(
        line_under=named(facts),
        details=(
            evaluator.specialty,
            f"California license {evaluator.licence_number}" if evaluator.licence_number else "",
            _signed(facts),
        ),
    )


def _signed(facts: CaseFacts) -> str:
    county = facts.county.removesuffix(" County")
    if facts.signed_on is None:
        return sentence("every_kind", "closing", "unsigned", county=county or "____________________")
    return sentence("every_kind", "closing", "signed", signed_on=day(facts.signed_on), county=county)


def service(facts: CaseFacts) -> Blocks:
    return (*_served(facts), *_attached(facts))


def _served(facts: CaseFacts) -> Blocks:
    if not facts.parties:
        return (to_complete("the parties to be served"),)
    rows = tuple(map(party_row, facts.parties))
    return (said(facts, "closing", "served"), Table(SERVED_COLUMNS, rows))


def _attached(facts: CaseFacts) -> Blocks:
    if not facts.attachments:
        return ()
    return (said(facts, "closing", "attached"), Bullets(facts.attachments))
