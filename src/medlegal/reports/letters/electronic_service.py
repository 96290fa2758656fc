"""The paper by which a party agrees to be served by e-mail, for all parties to sign and send back."""

from __future__ import annotations

from dataclasses import replace

from medlegal.reports.blocks import Blocks, Bullets, Heading, PageBreak, Pairs, Paper, Signature
from medlegal.reports.dictated import TO_FILL_IN
from medlegal.reports.letters.stationery import Matter
from medlegal.reports.letters.tongues import case_in, paper_in, told_in, word_in

SECTION = "electronic_service"


def electronic_service(matter: Matter, *, language: str = "en") -> Paper:
    """What electronic service is, that nobody has to agree, and a page for a party's agreement."""
    evaluator = matter.evaluator
    doctor = f"{evaluator.name}, {evaluator.credentials}"
    signed = Signature(word_in(language, SECTION, "signed_for", doctor=doctor), ())
    paper = paper_in(
        matter,
        language,
        SECTION,
        (
            *told_in(language, SECTION, "opening", "what", "free"),
            Heading(word_in(language, SECTION, "who_title"), "who"),
            Bullets(tuple(", ".join(filter(None, (party.name, party.firm))) for party in matter.parties)),
        ),
        signed=signed,
    )
    blocks = (*paper.blocks, PageBreak(), *_to_return(matter, language))
    return replace(paper, caption=_case(matter, language), blocks=blocks)


def _case(matter: Matter, language: str) -> tuple[tuple[str, str], ...]:
    """It is read by every party, so the worker is named as the worker."""
    (_, name), *rest = case_in(matter, language)
    return ((word_in(language, SECTION, "label_worker"), name), *rest)


def _to_return(matter: Matter, language: str) -> Blocks:
    labels = ("label_party", "label_email", "label_signature", "label_date")
    rows = tuple((word_in(language, SECTION, name), TO_FILL_IN * 2) for name in labels)
    return (
        Pairs(_case(matter, language)),
        Heading(word_in(language, SECTION, "agreement_title"), "agreement"),
        *told_in(language, SECTION, "agreement"),
        Pairs(rows),
    )
