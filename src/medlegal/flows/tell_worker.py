"""What the injured worker is told of the report and of the rights, each with its rule."""

from dataclasses import dataclass
from datetime import date

from medlegal.flows.choose_path import is_about_the_mind, path_of, was_advised
from medlegal.law.deadlines.due import due
from medlegal.law.panels.appointment import CONDUCT
from medlegal.law.single_rule import SingleRule, single_rule
from medlegal.law.step import Step
from medlegal.practice.authoring.selectors import report_of
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.selectors import examination_of
from medlegal.practice.correspondence.models import Recipient

DAY_OF = "ccr_title_8/40_day_of_evaluation"
RIGHTS = ("may_ask", "may_stop", "respect", "no_needless_touch", "no_treatment", "own_physician")


@dataclass(frozen=True, slots=True)
class ReportStatus:
    """How the report stands, as far as the worker may know."""

    served_on: date | None = None
    means: str = ""  # how it went to the worker
    may_read: bool = False  # it was served on the worker, and may be read here
    is_about_the_mind: bool = False  # then a rule of its own says how the worker gets it (8 CCR § 36.5)
    went_to: str = ""  # the physician whom the worker named, who received it
    due_on: date | None = None  # the usual last day; more time may be granted
    steps: tuple[Step, ...] = ()


def report_status(evaluation: Evaluation) -> ReportStatus:
    """Served, with the worker's own copy; or the usual last day once the examination was held.

    A psychiatric report is handed out here only where the worker directed in writing that it comes to the worker,
    and the evaluator found no risk in it. Law: 8 CCR §§ 36, 36.5, 38(a).
    """
    report = report_of(evaluation)
    mind = is_about_the_mind(evaluation)
    if report is not None and report.serving is not None:
        own = own_recipient(evaluation, report.serving_id)
        return ReportStatus(
            served_on=report.serving.served_on,
            means=own.means if own else "",
            may_read=own is not None and (not mind or was_advised(evaluation)),
            is_about_the_mind=mind,
            went_to=named_by_worker(evaluation) if mind else "",
            steps=due(duty="psychiatric_advice", began_on=report.serving.served_on).steps if mind else (),
        )
    examination = examination_of(evaluation)
    if examination is None:
        return ReportStatus(is_about_the_mind=mind)
    last = due(duty="report", began_on=examination.examined_on)
    return ReportStatus(due_on=last.on, steps=last.steps, is_about_the_mind=mind)


def own_recipient(evaluation: Evaluation, serving_id: int) -> Recipient | None:
    """The service on the worker in person; one served through somebody else gives no copy here."""
    return Recipient.objects.filter(
        evaluation=evaluation, serving_id=serving_id, party__role=Party.Role.WORKER, name=""
    ).first()


def named_by_worker(evaluation: Evaluation) -> str:
    """The physician whom the worker named; nobody where the evaluator designated somebody."""
    path = path_of(evaluation)
    return path.name if path is not None and not path.is_protected else ""


def copy_of_report(evaluation: Evaluation) -> str:
    """Where the worker's own copy is kept; empty where there is none to be read here."""
    if not report_status(evaluation).may_read:
        return ""
    report = report_of(evaluation)
    return report.pdf_key if report else ""


def rights_on(on: date) -> dict[str, SingleRule]:
    """The rules about the worker at the examination, by their names."""
    return {name: single_rule(within=DAY_OF, line=name, on=on) for name in RIGHTS}


def waiting_rule(on: date) -> SingleRule:
    """How long the worker has to wait at most, in minutes. Law: 8 CCR § 41(f)."""
    return single_rule(
        within="ccr_title_8/41_conduct", line="waiting_minutes", on=max(on, CONDUCT.versions[0].since)
    )


def telephone_on(on: date) -> SingleRule:
    """The State's telephone for workers' questions."""
    return single_rule(within="labor_code/139_6_telephone", line="questions", on=on)
