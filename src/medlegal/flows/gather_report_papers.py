"""What goes with a report when it is served: what is ready, what lacks, and to whom it goes besides the parties."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from medlegal.flows.draft_letter import draft_if_possible
from medlegal.flows.gather_situation import Situation
from medlegal.flows.letter_kind import LetterKind
from medlegal.flows.letter_standing import State
from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.report_paper_kinds import REPORT_PAPERS
from medlegal.flows.weigh_report_papers import REPORT_STANDINGS, is_rated_by_unit, may_find_disability
from medlegal.law.elements import element_step
from medlegal.law.step import Step, weakest
from medlegal.practice.authoring.letter_selectors import letters_unserved
from medlegal.practice.authoring.models import Letter
from medlegal.practice.authoring.selectors import report_of
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.people.models import User
from medlegal.reports.letters.summary_rating import RATING_UNIT

UNIT_RULE = "service_disability_unit"


class PaperLacks(Refused):
    """Something has to go with this report and is not there yet."""


@dataclass(frozen=True, slots=True)
class GoingPaper:
    """One paper that goes with the report, or ought to."""

    kind: LetterKind
    letter: Letter | None  # the draft, signed or not
    is_ready: bool
    lacks: str  # what is to be done before the service; empty where it is ready
    may_lack: bool  # it may be served without it if somebody says why
    steps: tuple[Step, ...] = ()

    @property
    def drafts_itself(self) -> bool:
        """Nobody signs it and nothing is asked for it: the service drafts it."""
        return self.letter is None and not self.kind.is_signed and not self.kind.asks

    @property
    def confidence(self) -> str:
        return weakest(self.steps)


def papers_going(evaluation: Evaluation, *, on: date) -> list[GoingPaper]:
    """Each paper that is ready for the report, and each that lacks; nothing about those that do not concern it."""
    situation = Situation(evaluation, on)
    weighed = (going(kind, situation) for kind in REPORT_PAPERS)
    return [paper for paper in weighed if paper is not None]


def going(kind: LetterKind, situation: Situation) -> GoingPaper | None:
    letter = letters_unserved(situation.evaluation, kind.key).first()
    is_due = REPORT_STANDINGS[kind.key](situation).state is State.DUE
    if letter is None and not is_due:
        return None
    is_ready = letter is not None and (not kind.is_signed or letter.signed_on is not None)
    lacks = "" if is_ready else lacking(kind, letter)
    may_lack = letter is None or kind.signer == "worker"
    return GoingPaper(kind, letter, is_ready, lacks, may_lack, kind.steps(situation))


def lacking(kind: LetterKind, letter: Letter | None) -> str:
    if letter is None:
        return f"{kind.named} is not drafted."
    who = "worker" if kind.signer == "worker" else "evaluator"
    return f"{kind.named} is not signed by the {who}. Keep its signed copy, or withdraw the draft."


def is_unsaid(evaluation: Evaluation) -> bool:
    """Whether the physician has still to say if the report finds stationary disability for the first time."""
    report = report_of(evaluation)
    return may_find_disability(evaluation) and (report is None or report.finds_disability is None)


def draft_what_nobody_signs(evaluation: Evaluation, *, on: date, actor: User | None) -> None:
    """A paper that is due and asks nobody for anything is drafted as the report is served."""
    for paper in papers_going(evaluation, on=on):
        if paper.drafts_itself:
            draft_if_possible(evaluation, kind=paper.kind.key, on=on, actor=actor)


def need_papers(papers: Sequence[GoingPaper], *, knowing: str) -> None:
    """Refused, with the rule and how sure it is, while something lacks; a reason lets it go where it may lack."""
    for paper in papers:
        if paper.is_ready or (paper.may_lack and knowing):
            continue
        rule = paper.steps[0]
        cited = f"({rule.citation}; {rule.confidence}.)"
        or_else = " If the report has to go without it, say why." if paper.may_lack else ""
        raise PaperLacks(f"{paper.lacks} {rule.says} {cited}{or_else}")


def need_day(papers: Sequence[GoingPaper], *, on: date) -> None:
    """Refused for a day of service before a paper that goes with the report was drafted or signed."""
    for paper in papers:
        if paper.letter is not None and on < (paper.letter.signed_on or paper.letter.drafted_on):
            day = paper.letter.signed_on or paper.letter.drafted_on
            raise WrongTime(f"{paper.kind.named} is of {day:%m/%d/%Y}, after the day of service.")


def need_unit(evaluation: Evaluation, *, unit: str, knowing: str, on: date) -> None:
    """Refused where the Disability Evaluation Unit is to be served and its office is not named."""
    if not is_rated_by_unit(evaluation) or unit or knowing:
        return
    rule = element_step(UNIT_RULE, on=on)
    raise PaperLacks(
        f"The address of the {RATING_UNIT.name}'s office is missing. {rule.says}"
        f" ({rule.citation}; {rule.confidence}.) Enter it, or say why the report goes without it."
    )
