"""How a letter reads with the practice's own words, before any is served."""

from datetime import date

from medlegal.flows.draft_letter import kind_named, paper_of, worded
from medlegal.flows.gather_situation import Situation
from medlegal.flows.refusal import Refused
from medlegal.flows.weigh_letters import State, standing_of
from medlegal.flows.write_letters import LacksFact
from medlegal.practice.authoring.models import Letter
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.people.models import Practice
from medlegal.reports.letters.stationery import office_draft
from medlegal.reports.render_pdf import to_pdf

LOOKS_BACK = 60  # evaluations that are tried, the latest first


class CannotTry(Refused):
    """No evaluation of this practice stands where this letter is written, so there is nothing to show it with."""


def try_wording(practice: Practice, *, kind: str, language: str, on: date) -> tuple[Evaluation, bytes]:
    """The evaluation that serves as the example, and the letter as a PDF marked as a draft; nothing is kept."""
    known = kind_named(kind)
    latest = Evaluation.objects.filter(practice=practice).standing().select_related("claimant", "physician")
    for evaluation in latest.order_by("-pk")[:LOOKS_BACK]:
        situation = Situation(evaluation, on)
        if standing_of(known, situation).state is State.NOT_NOW:
            continue
        told = {ask.name: example_of(ask.answer, on) for ask in known.asks}
        try:
            paper = paper_of(known, situation, told, language)
        except LacksFact:
            continue
        letter = Letter(practice=practice, evaluation=evaluation, kind=kind, language=language)
        return evaluation, to_pdf(office_draft(worded(paper, letter), known.steps(situation)))
    raise CannotTry


def example_of(answer: str, on: date) -> str:
    """What stands where a person would answer; a choice is left open."""
    return {"day": on.isoformat(), "words": "(what a person writes here)"}.get(answer, "")
