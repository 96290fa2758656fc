"""Which papers go with a report, and why: what the law asks for, from what the case and the physician say."""

from collections.abc import Callable, Mapping
from datetime import date

from medlegal.flows.choose_path import is_about_the_mind
from medlegal.flows.gather_situation import Situation
from medlegal.flows.letter_standing import Standing, due_now, not_now, possible
from medlegal.law.elements import ELEMENTS
from medlegal.practice.authoring.letter_selectors import last_signed
from medlegal.practice.authoring.models import Report
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import injuries_of

OF_AN_EXAMINATION = (Evaluation.Kind.INITIAL, Evaluation.Kind.FOLLOW_UP)
QMES = (Evaluation.Role.PANEL_QME, Evaluation.Role.AGREED_PANEL_QME)


def is_rated_by_unit(evaluation: Evaluation) -> bool:
    """Whether the report goes to the Disability Evaluation Unit too: no attorney, and permanent disability asked.

    Law: 8 CCR §§ 36, 10160; Lab. Code § 4061.
    """
    return (
        not evaluation.is_represented
        and evaluation.role in QMES
        and evaluation.kind in OF_AN_EXAMINATION
        and Evaluation.Issue.PERMANENT_DISABILITY in evaluation.issues
    )


def is_of_voucher_days(evaluation: Evaluation) -> bool:
    """Whether one of its injuries is of a day from which on the voucher report is asked for."""
    since: date = ELEMENTS.versions[-1]["return_to_work"].injured_from
    return any((one.ended_on or one.began_on) >= since for one in injuries_of(evaluation))


def was_found_before(evaluation: Evaluation) -> bool:
    """Whether an earlier report of these evaluations found it, so that this one is not the first."""
    prior = evaluation.prior
    while prior is not None:
        if Report.objects.filter(evaluation=prior, finds_disability=True).exists():
            return True
        prior = prior.prior
    return False


def may_find_disability(evaluation: Evaluation) -> bool:
    """Whether the report may be the first that finds stationary disability, so that the physician says if it does."""
    return (
        evaluation.kind in OF_AN_EXAMINATION
        and is_of_voucher_days(evaluation)
        and not was_found_before(evaluation)
    )


def of_findings(situation: Situation) -> Standing:
    if situation.evaluation.is_represented:
        return not_now("The worker is represented: a declaration of service goes with the report instead.")
    if situation.report is None or situation.report.signed_on is None:
        return not_now("The report is not signed yet.")
    if situation.last("findings_summary") is not None:
        return possible("It was served.")
    return due_now("The report of an unrepresented worker is signed; the summary goes with it.")


def of_questionnaire(situation: Situation) -> Standing:
    if not is_rated_by_unit(situation.evaluation):
        return not_now("The report does not go to the Disability Evaluation Unit.")
    if last_signed(situation.evaluation, "disability_questionnaire") is not None:
        return possible("The worker's answers are kept.")
    if situation.appointment is None and situation.examination is None:
        return not_now("No appointment stands.")
    return due_now(
        "The worker hands it over at the examination. The claims administrator gives it to the worker before;"
        " have one at hand where it did not."
    )


def of_rating_request(situation: Situation) -> Standing:
    if not is_rated_by_unit(situation.evaluation):
        return not_now("The report does not go to the Disability Evaluation Unit.")
    if situation.report is None or situation.report.signed_on is None or situation.examination is None:
        return not_now("The report is not signed yet.")
    if situation.last("rating_request") is not None:
        return possible("It was served.")
    return due_now("The report goes to the Disability Evaluation Unit, and this with it.")


def of_directive(situation: Situation) -> Standing:
    evaluation = situation.evaluation
    if not is_about_the_mind(evaluation) or evaluation.kind not in OF_AN_EXAMINATION:
        return not_now("It is about the report of a psychiatric examination alone.")
    if last_signed(evaluation, "psychiatric_directive") is not None:
        return possible("The worker was told, and the signed paper is kept.")
    if situation.examination is not None:
        return due_now(
            "The worker was examined and no paper shows that the worker was told.",
            situation.examination.examined_on,
        )
    if situation.visit is None:
        return not_now("No appointment stands.")
    return due_now("The worker is told before leaving the office.", situation.visit.on)


def of_protection(situation: Situation) -> Standing:
    if not is_about_the_mind(situation.evaluation):
        return not_now("It is about a psychiatric report alone.")
    if last_signed(situation.evaluation, "psychiatric_protection") is not None:
        return possible("It is signed: the report goes to the person it names, and not to the worker.")
    if situation.report is not None and situation.report.serving_id:
        return not_now("The report was served.")
    return possible("Only if the evaluator finds that handing the report over risks significant harm.")


def of_voucher(situation: Situation) -> Standing:
    evaluation, report = situation.evaluation, situation.report
    if evaluation.kind not in OF_AN_EXAMINATION or not is_of_voucher_days(evaluation):
        return not_now("No injury of a day for which it is asked is examined.")
    if situation.last("voucher_report") is not None:
        return possible("It was served.")
    if was_found_before(evaluation):
        return not_now("An earlier report found it; the voucher report went with that one.")
    if report is None or report.finds_disability is None:
        return possible("Only if the physician states that all conditions are stationary, with disability.")
    if not report.finds_disability:
        return not_now("The physician stated that not all conditions are stationary with disability.")
    return due_now("The physician stated it for the first time; this goes with the report.")


def of_outside_scope(situation: Situation) -> Standing:
    if situation.report is not None and situation.report.serving_id:
        return not_now("The report was served; this was to be told no later than with it.")
    return possible("If an issue needs another specialty, at the earliest opportunity.")


REPORT_STANDINGS: Mapping[str, Callable[[Situation], Standing]] = {
    "findings_summary": of_findings,
    "disability_questionnaire": of_questionnaire,
    "rating_request": of_rating_request,
    "psychiatric_directive": of_directive,
    "psychiatric_protection": of_protection,
    "voucher_report": of_voucher,
    "outside_scope": of_outside_scope,
}
