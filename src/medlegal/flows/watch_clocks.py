"""Clocks that begin or end with an examination, a report, a notice or a closing, besides the act's own."""

from datetime import date

from medlegal.flows.choose_path import is_about_the_mind, was_advised
from medlegal.law.days.service import Place
from medlegal.law.deadlines.due import due
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.docket.selectors import deadlines_of
from medlegal.practice.docket.services import lapse_standing, set_deadline
from medlegal.practice.people.models import User

OF_AN_EXAMINATION = ("report_extension_request", "late_report_objection")
ENDED_BY_SERVICE = (*OF_AN_EXAMINATION, "psychiatric_advice")


def start_report_clocks(evaluation: Evaluation, *, examined_on: date, actor: User | None) -> None:
    """The last day to ask for more time, and the first on which a party may object that the report is late.

    Law: 8 CCR §§ 31.5(a)(12), 38(c), (d).
    """
    for duty in OF_AN_EXAMINATION:
        set_deadline(evaluation, duty=duty, due=due(duty=duty, began_on=examined_on), actor=actor)


def watch_advice(evaluation: Evaluation, *, examined_on: date, actor: User | None) -> None:
    """A psychiatric examination: the worker is told that day how the report may go. Law: 8 CCR § 36.5(a)."""
    if is_about_the_mind(evaluation) and not was_advised(evaluation):
        told = due(duty="psychiatric_advice", began_on=examined_on)
        set_deadline(evaluation, duty="psychiatric_advice", due=told, actor=actor)


def settle_report_clocks(
    evaluation: Evaluation, *, served_on: date, signed_on: date, is_billed: bool, actor: User | None
) -> None:
    """The report is served: nobody asks for more time; it is kept for years, may be corrected, and is billed once.

    Law: 8 CCR §§ 37, 39.5; Lab. Code § 4625(a).
    """
    reason = f"The report was served on {served_on:%m/%d/%Y}."
    lapse_standing(evaluation, on=served_on, reason=reason, actor=actor, duties=ENDED_BY_SERVICE)
    clocks = {"retention": signed_on}
    if may_be_corrected(evaluation):
        clocks["factual_correction_request"] = served_on
    if not is_billed and evaluation.role != Evaluation.Role.IME:
        clocks["bill"] = served_on
    for duty, began_on in clocks.items():
        set_deadline(evaluation, duty=duty, due=due(duty=duty, began_on=began_on), actor=actor)


def may_be_corrected(evaluation: Evaluation) -> bool:
    """Only a panel QME's report about a worker without an attorney (8 CCR § 37)."""
    return evaluation.role == Evaluation.Role.PANEL_QME and not evaluation.is_represented


def watch_late_notice(evaluation: Evaluation, *, served_on: date, actor: User | None) -> None:
    """A notice served after its last day: the parties may ask for a replacement. Call it before the clock is met.

    Law: 8 CCR § 31.5(a)(11).
    """
    notice = deadlines_of(evaluation).filter(duty="appointment_notice").standing().last()
    if notice is not None and served_on > notice.due_on:
        duty = "notice_replacement_request"
        set_deadline(evaluation, duty=duty, due=due(duty=duty, began_on=served_on), actor=actor)


def end_clocks(evaluation: Evaluation, *, on: date, actor: User | None) -> None:
    """The evaluation is closed: what stands lapses, but for its money and the keeping of its report."""
    reason = f"The evaluation was closed on {on:%m/%d/%Y}."
    lapse_standing(evaluation, on=on, reason=reason, actor=actor)


def place_of(party: Party) -> Place:
    """Where a party is served, as the days that service adds ask for it (8 CCR § 10605)."""
    return "california" if party.state.upper() in ("", "CA") else "us"
