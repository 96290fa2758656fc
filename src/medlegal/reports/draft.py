"""A report, from first to last block, out of the facts of its case."""

from __future__ import annotations

from medlegal.reports.blocks import Blocks, Heading, Paper, Placeholder
from medlegal.reports.completeness import missing
from medlegal.reports.facts import CaseFacts, EvaluationKind
from medlegal.reports.outline import Part, parts_of
from medlegal.reports.phrasing import ROLES, day, injury
from medlegal.reports.refusals import NotReadyToSign
from medlegal.reports.sections.said import named

TITLES = {
    EvaluationKind.INITIAL: "Comprehensive Medical-Legal Evaluation",
    EvaluationKind.FOLLOW_UP: "Follow-up Medical-Legal Evaluation",
    EvaluationKind.SUPPLEMENTAL: "Supplemental Medical-Legal Report",
}
DRAFT = "DRAFT – not signed, not to be served"


def draft_report(facts: CaseFacts) -> Paper:
    """The whole report. What nobody has written yet stands in it as a visible gap.

    Refuses facts that say the report is signed while something that stops the signature is missing.
    """
    paper = Paper(
        title=TITLES[facts.kind],
        subtitle=_first_letter_up(ROLES[facts.evaluator.role]),
        letterhead=_letterhead(facts),
        caption=_caption(facts),
        running_head=f"{facts.caption.worker.name}, report of {day(facts.report_date)}",
        blocks=tuple(block for part in parts_of(facts.kind) for block in _part(facts, part)),
        dated_on=facts.report_date,
        draft_mark=DRAFT if facts.is_draft else "",
    )
    if not facts.is_draft:
        _refuse_gaps(facts, paper)
    return paper


def gaps(paper: Paper) -> tuple[str, ...]:
    """What still has to be written in this paper, in its order."""
    return tuple(block.text for block in paper.blocks if isinstance(block, Placeholder))


def _refuse_gaps(facts: CaseFacts, paper: Paper) -> None:
    stops = tuple(finding.says for finding in missing(facts) if finding.stops_signature) or gaps(paper)
    if stops:
        raise NotReadyToSign(" ".join(stops))


def _part(facts: CaseFacts, part: Part) -> Blocks:
    return (Heading(part.title, part.key), *part.write(facts))


def _letterhead(facts: CaseFacts) -> tuple[str, ...]:
    evaluator = facts.evaluator
    licence = f"California license {evaluator.licence_number}" if evaluator.licence_number else ""
    phone = f"Telephone {evaluator.phone}" if evaluator.phone else ""
    reach = " · ".join(part for part in (evaluator.address.one_line(), phone) if part)
    about = " · ".join(part for part in (evaluator.specialty, licence) if part)
    return tuple(line for line in (named(facts), about, reach) if line)


def _caption(facts: CaseFacts) -> tuple[tuple[str, str], ...]:
    caption, examination = facts.caption, facts.examination
    pairs = [
        ("Injured worker", caption.worker.name),
        ("Date of birth", day(caption.worker.born_on)),
        ("Employer", "; ".join(caption.employers)),
        ("Claims administrator", caption.claims_administrator),
        ("Claim number", ", ".join(caption.claim_numbers)),
        ("ADJ number", ", ".join(caption.adj_numbers)),
        ("Panel number", caption.panel_number),
        *_injuries(facts),
        ("Examined on", day(examination.examined_on) if examination else ""),
        ("Examined at", examination.place.one_line() if examination else ""),
        ("Date of report", day(facts.report_date)),
    ]
    return tuple((label, value) for label, value in pairs if value.strip())


def _injuries(facts: CaseFacts) -> list[tuple[str, str]]:
    hurts = facts.caption.injuries
    several = len(hurts) > 1
    return [
        (
            f"Injury {number}" if several else "Date of injury",
            f"{injury(hurt)}: {', '.join(hurt.body_parts)}" if hurt.body_parts else injury(hurt),
        )
        for number, hurt in enumerate(hurts, start=1)
    ]


def _first_letter_up(words: str) -> str:
    return words[:1].upper() + words[1:]
