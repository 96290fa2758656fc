"""The physician signs: the report is whole, the ledger's sentences stand in it, and its hash is in the chain."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from medlegal.flows.draft_report import Draft, coded_or_none, draft_report, facts_on, missing_on
from medlegal.flows.refusal import AlreadyServed, NotReady, WrongTime
from medlegal.outside.storage import keep
from medlegal.practice.authoring.models import Report
from medlegal.practice.authoring.services import begin_report, keep_signed, sign, state_from_ledger
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.rights import need_evaluator
from medlegal.practice.cases.selectors import examination_of
from medlegal.practice.cases.services import name_assistant
from medlegal.practice.intake.models import Declaration
from medlegal.practice.people.models import User
from medlegal.reports.sections.declarations import declaration_named

PAGES_VERIFIED = "page_verification"
FEE_EXPLAINED = "fee_basis"


@transaction.atomic
def sign_report(  # noqa: PLR0913 (the statements that the law has the physician make)
    evaluation: Evaluation,
    *,
    on: date,
    county: str,
    followed_guidelines: bool,
    departure_reason: str = "",
    no_questions_asked: bool = False,
    nobody_helped: bool = False,
    helpers: Sequence[Mapping[str, str]] = (),
    at: datetime,
    actor: User,
) -> Report:
    """Refused for anybody but the evaluator, and while something stops the signature.

    `followed_guidelines` is the physician's own statement that evaluation and time met the guidelines
    (Lab. Code § 4628(b)); if not, `departure_reason` says why. `no_questions_asked` is the statement that no
    party's letter asks anything. Where no examination names who helped, `helpers` do (name, qualification,
    service), or the statement that `nobody_helped`.
    """
    need_evaluator(evaluation, actor)
    report = begin_report(evaluation, actor=actor)
    if report.signed_on:
        raise AlreadyServed
    examination = examination_of(evaluation)
    if examination and on < examination.examined_on:
        raise WrongTime(
            f"The examination was on {examination.examined_on:%m/%d/%Y}, after the day of signature."
        )
    for helper in helpers:
        name_assistant(evaluation, actor=actor, **helper)
    sign(
        report,
        on=on,
        county=county.strip(),
        followed_guidelines=followed_guidelines,
        departure_reason=departure_reason.strip(),
        no_questions_asked=no_questions_asked,
        nobody_helped=nobody_helped,
        actor=actor,
    )
    if stops := [finding.says for finding in missing_on(evaluation, on=on) if finding.stops_signature]:
        raise NotReady(" ".join(stops))
    state_pages(report, on=on, at=at)
    state_fee(report, at=at)
    keep_copies(report, draft_report(evaluation, on=on), actor=actor)
    return report


def state_pages(report: Report, *, on: date, at: datetime) -> None:
    """The verification of pages, as the report says it, tied to every declaration it counts."""
    said = declaration_named(facts_on(report.evaluation, on=on), PAGES_VERIFIED)
    declared = list(Declaration.objects.filter(evaluation=report.evaluation))
    state_from_ledger(
        report, section=PAGES_VERIFIED, text=said.text if said else "", declarations=declared, at=at
    )


def state_fee(report: Report, *, at: datetime) -> None:
    """Why this code and each modifier; the evaluator may be one for whom the schedule has none."""
    coded = coded_or_none(report.evaluation)
    if coded is not None:
        reasons = [f"{coded.code}: {coded.why}", *(f"-{code}: {why}" for code, why in coded.modifiers)]
        state_from_ledger(report, section=FEE_EXPLAINED, text=" ".join(reasons), declarations=(), at=at)


def keep_copies(report: Report, draft: Draft, *, actor: User) -> None:
    pdf, docx = keep([draft.pdf], suffix=".pdf"), keep([draft.docx], suffix=".docx")
    keep_signed(report, pdf_key=pdf.key, docx_key=docx.key, sha256=pdf.sha256, actor=actor)
