"""Each paper that goes with a report, from where the evaluation stands and what its signer stated."""

from collections.abc import Mapping
from dataclasses import replace

from medlegal.flows.choose_path import designated, path_of
from medlegal.flows.gather_facts import previous_report_on, written
from medlegal.flows.gather_situation import Situation
from medlegal.flows.refusal import LacksFact
from medlegal.practice.authoring.models import Report
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.intake.models import Document
from medlegal.reports import facts
from medlegal.reports.blocks import Paper
from medlegal.reports.letters.findings_summary import Summary, findings_summary
from medlegal.reports.letters.outside_scope import OutsideScope, outside_scope
from medlegal.reports.letters.psychiatric_service import Protected, protected_service, psychiatric_directive
from medlegal.reports.letters.stationery import Matter
from medlegal.reports.letters.summary_rating import RatingAsked, disability_questionnaire, rating_request
from medlegal.reports.letters.voucher_report import ACTIVITIES, HANDS, Job, VoucherReport, voucher_report

Told = Mapping[str, str]
JOB_DESCRIPTION = "job_description"  # the records' word for the kind of document


def matter_of(situation: Situation) -> Matter:
    """The matter with those who are really served: somebody may receive the report for the worker."""
    path = path_of(situation.evaluation)
    if path is None:
        return situation.matter
    instead = facts.Party(path.name, path.capacity, path.address)
    parties = tuple(
        instead if party.role == "worker" else told
        for party, told in zip(situation.parties, situation.matter.parties, strict=True)
    )
    return replace(situation.matter, parties=parties)


def signed_report(situation: Situation) -> Report:
    report = situation.report
    if report is None or report.signed_on is None or situation.examination is None:
        raise LacksFact("The report has not been signed.")
    return report


def write_findings_summary(situation: Situation, told: Told, language: str) -> Paper:
    report = signed_report(situation)
    return findings_summary(
        Summary(
            matter=matter_of(situation),
            called_on=situation.evaluation.requested_on,
            examined_on=situation.examination.examined_on,
            reported_on=report.signed_on,
            written=written(situation.evaluation),
            served_on=report.serving.served_on if report.serving_id else None,
            previous_report_on=previous_report_on(situation.evaluation),
        )
    )


def write_questionnaire(situation: Situation, told: Told, language: str) -> Paper:
    return disability_questionnaire(situation.matter, language=language)


def write_rating_request(situation: Situation, told: Told, language: str) -> Paper:
    report = signed_report(situation)
    examined_on = situation.examination.examined_on
    return rating_request(RatingAsked(matter_of(situation), examined_on, report.signed_on))


def write_directive(situation: Situation, told: Told, language: str) -> Paper:
    return psychiatric_directive(situation.matter, language=language)


def write_protection(situation: Situation, told: Told, language: str) -> Paper:
    """The parties are listed with the designated person in the worker's place."""
    instead = designated(told, capacity="designated for the injured worker")
    parties = tuple(
        facts.Party(instead.name, instead.capacity, instead.address) if party.role == "worker" else shown
        for party, shown in zip(situation.parties, situation.matter.parties, strict=True)
    )
    matter = replace(situation.matter, parties=parties)
    return protected_service(Protected(matter, told["finding"], told["role"], instead.name, instead.address))


def write_voucher_report(situation: Situation, told: Told, language: str) -> Paper:
    if situation.examination is None:
        raise LacksFact("The examination has not been recorded.")
    if situation.report is None or not situation.report.finds_disability:
        raise LacksFact(
            "The physician has not stated that all conditions are stationary with permanent partial disability."
            " State it with the report first."
        )
    return voucher_report(
        VoucherReport(
            matter=matter_of(situation),
            examined_on=situation.examination.examined_on,
            returns=told["returns"],
            hours={key: told.get(key, "") for key in (*ACTIVITIES, *HANDS)},
            lifts=told.get("lifts", ""),
            other=told.get("other", ""),
            job=job_of(situation.evaluation, told),
        )
    )


def job_of(evaluation: Evaluation, told: Told) -> Job | None:
    """The job described; asked for where a description came with the records.

    Law: the instructions of DWC-AD 10133.36.
    """
    if told.get("job_kind") and told.get("job_compatible"):
        is_compatible = told["job_compatible"] == "yes"
        told_of_it = (told.get("job_title", ""), told.get("job_place", ""))
        return Job(told["job_kind"], *told_of_it, is_compatible, told.get("job_explained", ""))
    if told.get("job_kind") or told.get("job_compatible"):
        raise LacksFact("Say both which work the description describes, and whether the worker can do it.")
    if Document.objects.filter(evaluation=evaluation, kind=JOB_DESCRIPTION).exists():
        raise LacksFact(
            "A job description came with the records. Say which work it describes, and whether the worker can do it."
        )
    return None


def write_outside_scope(situation: Situation, told: Told, language: str) -> Paper:
    is_of_a_panel = situation.evaluation.role == Evaluation.Role.PANEL_QME
    return outside_scope(OutsideScope(matter_of(situation), told["issues"], told["specialty"], is_of_a_panel))
