"""What the injured worker is told of the report and of the rights, each with its rule."""

from dataclasses import dataclass
from datetime import date

from medlegal.law.deadlines.due import due
from medlegal.law.panels.appointment import CONDUCT
from medlegal.law.single_rule import SingleRule, single_rule
from medlegal.law.step import Step
from medlegal.practice.authoring.selectors import report_of
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.selectors import examination_of
from medlegal.practice.correspondence.models import Recipient
from medlegal.practice.people.models import Physician

DAY_OF = "ccr_title_8/40_day_of_evaluation"
RIGHTS = ("may_ask", "may_stop", "respect", "no_needless_touch", "no_treatment", "own_physician")


@dataclass(frozen=True, slots=True)
class ReportStatus:
    """How the report stands, as far as the worker may know."""

    served_on: date | None = None
    means: str = ""  # how it went to the worker
    may_read: bool = False  # it was served on the worker, and may be read here
    is_about_the_mind: bool = False  # then a rule of its own says how the worker gets it (8 CCR § 36.5)
    due_on: date | None = None  # the usual last day; more time may be granted
    steps: tuple[Step, ...] = ()


def report_status(evaluation: Evaluation) -> ReportStatus:
    """Served, with the worker's own copy; or the usual last day once the examination was held.

    A psychiatric report is not handed out here: the worker may have named a physician to receive it, and one
    that could harm goes another way. Law: 8 CCR §§ 36, 36.5, 38(a).
    """
    report = report_of(evaluation)
    is_about_the_mind = evaluation.physician.evaluates == Physician.Field.PSYCHIATRIC
    if report is not None and report.serving is not None:
        own = own_recipient(evaluation, report.serving_id)
        return ReportStatus(
            served_on=report.serving.served_on,
            means=own.means if own else "",
            may_read=own is not None and not is_about_the_mind,
            is_about_the_mind=is_about_the_mind,
        )
    examination = examination_of(evaluation)
    if examination is None:
        return ReportStatus(is_about_the_mind=is_about_the_mind)
    last = due(duty="report", began_on=examination.examined_on)
    return ReportStatus(due_on=last.on, steps=last.steps, is_about_the_mind=is_about_the_mind)


def own_recipient(evaluation: Evaluation, serving_id: int) -> Recipient | None:
    """The service on the worker; one served through an attorney alone gives no copy here."""
    return Recipient.objects.filter(
        evaluation=evaluation, serving_id=serving_id, party__role=Party.Role.WORKER
    ).first()


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
