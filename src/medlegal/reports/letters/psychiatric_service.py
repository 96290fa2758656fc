"""How a psychiatric report reaches the worker: our own wording of what QME Forms 120 and 121 tell."""

from __future__ import annotations

from dataclasses import dataclass

from medlegal.reports.blocks import Blocks, Heading, Pairs, Paper, Prose
from medlegal.reports.dictated import TO_FILL_IN
from medlegal.reports.facts import Address
from medlegal.reports.letters.stationery import Matter, letter, said, signed_by_evaluator
from medlegal.reports.letters.tongues import paper_in, told_in, word_in, workers_signature

DIRECTIVE = "psychiatric_directive"


@dataclass(frozen=True, slots=True)
class Protected:
    """What the evaluator found about handing the report over, and who receives it for the worker."""

    matter: Matter
    finding: str  # in the evaluator's own words
    role: str  # "physician" or "attorney"
    name: str
    address: Address


def psychiatric_directive(matter: Matter, *, language: str = "en") -> Paper:
    """For the worker to fill in and sign before leaving: to whom the worker's copy of the report goes."""
    return paper_in(
        matter,
        language,
        DIRECTIVE,
        (*told_in(language, DIRECTIVE, "opening", "visit", "free"), *_choice(language)),
        form="QME Form 120",
        signed=workers_signature(matter, language),
    )


def _choice(language: str) -> Blocks:
    lines = "\n".join(
        f"[   ]  {word_in(language, DIRECTIVE, name)}" for name in ("to_worker", "to_physician")
    )
    rows = tuple(
        (word_in(language, DIRECTIVE, name), TO_FILL_IN * 2) for name in ("label_name", "label_address")
    )
    return (Heading(word_in(language, DIRECTIVE, "choice_title"), "choice"), Prose(lines), Pairs(rows))


def protected_service(protected: Protected) -> Paper:
    """For the evaluator's signature; its copy of the report goes to the person named, not to the worker."""
    rows = (
        ("Receives the report for the worker", protected.name),
        ("Capacity", protected.role),
        ("Address", protected.address.one_line()),
    )
    return letter(
        protected.matter,
        title="Protection of a Mental Health Record",
        subtitle="With the report of a psychiatric evaluation",
        blocks=(
            *said("psychiatric_protection", "opening"),
            Heading("The evaluator's finding", "finding"),
            Prose(protected.finding),
            Heading("Who receives it", "receives"),
            Pairs(rows),
            *said("psychiatric_protection", "closing"),
        ),
        form="QME Form 121",
        signed_by=signed_by_evaluator(protected.matter),
    )
