"""A drafted letter is served on all parties of record: what was served is kept, and its clock stops."""

from datetime import date, timedelta

from django.db import transaction

from medlegal.flows.ask_extension import ask_extension
from medlegal.flows.choose_path import path_of
from medlegal.flows.decide_conflict import DISQUALIFYING, note_received
from medlegal.flows.draft_letter import (
    WRITERS,
    NotADraft,
    Written,
    draft_letter,
    drafts_like,
    kind_named,
    written_letter,
)
from medlegal.flows.letter_kind import LetterKind
from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.serve_document import Addressee, serve_on_all
from medlegal.flows.serve_notice import NoAppointment, serve_notice
from medlegal.flows.sign_letter import NotAPdf
from medlegal.flows.state_cause import Cause
from medlegal.outside.storage import keep, kept_bytes
from medlegal.practice.authoring.letter_selectors import locked_letter
from medlegal.practice.authoring.letter_services import mark_letter_served
from medlegal.practice.authoring.models import Letter
from medlegal.practice.authoring.selectors import report_of
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.models import ConflictFinding, Evaluation, Party
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.selectors import findings_of, parties_of
from medlegal.practice.correspondence.models import Serving
from medlegal.practice.correspondence.selectors import recipients_of
from medlegal.practice.docket.services import meet_deadline
from medlegal.practice.people.models import User
from medlegal.reports.letters.stationery import MEDICAL_UNIT
from medlegal.reports.official_form import pages_in

NOTICE = "appointment_notice"
WHERE_UNKNOWN = "as printed on the State's form"


class SignatureMissing(Refused):
    """The evaluator signs this letter before it is served. Have it signed, and add the signed PDF here."""


class GoesWithTheReport(Refused):
    """This paper goes with the report. Keep its signed copy here, and serve the report."""


@transaction.atomic
def serve_letter(letter: Letter, *, on: date, actor: User, signed: bytes = b"") -> Serving:
    """The letter as it reads on that day, served on every party of record in one act.

    `signed` is the signed copy of a letter that the evaluator signs; it is what is served then.
    Two people who serve one letter at one moment: exactly one succeeds.
    """
    need_role(letter.evaluation, actor, *WRITERS)
    letter = locked_letter(letter)
    if letter.serving_id or letter.withdrawn_on:
        raise NotADraft
    if on < letter.drafted_on:
        raise WrongTime(f"It was drafted on {letter.drafted_on:%m/%d/%Y}, after the day of service.")
    kind = kind_named(letter.kind)
    need_its_hour(kind, letter)
    written = written_letter(letter, on=on)
    serving = serve_as(kind, letter, paper_served(kind, letter, written, signed), on=on, actor=actor)
    mark_letter_served(
        letter,
        serving=serving,
        pdf_key=serving.document_key,
        sha256=serving.document_sha256,
        docx_key=keep([written.docx()], suffix=".docx").key,
        form=written.filled.form,
        actor=actor,
    )
    stop_clocks(kind, letter, on=on, actor=actor)
    return serving


@transaction.atomic
def serve_drafted_notice(evaluation: Evaluation, *, on: date, actor: User) -> Serving:
    """The appointment notice (QME Form 110) as the booking drafted it; drafted now where no draft waits."""
    if appointment_of(evaluation) is None:
        raise NoAppointment
    waiting = drafts_like(evaluation, NOTICE, "en")
    letter = waiting[-1] if waiting else draft_letter(evaluation, kind=NOTICE, on=on, actor=actor)
    return serve_letter(letter, on=on, actor=actor)


def need_its_hour(kind: LetterKind, letter: Letter) -> None:
    """What goes with the report alone is served with it, and on its own only after it."""
    report = report_of(letter.evaluation)
    if kind.goes == "with_report" and (report is None or report.serving_id is None):
        raise GoesWithTheReport


def paper_served(kind: LetterKind, letter: Letter, written: Written, signed: bytes = b"") -> bytes:
    """The signed copy where somebody signs, as sent now or kept before; else the letter itself."""
    if not kind.is_signed:
        return written.pdf()
    if letter.signed_key:
        return kept_bytes(letter.signed_key)
    if not signed:
        raise SignatureMissing
    if not pages_in(signed):
        raise NotAPdf
    return signed


def serve_as(kind: LetterKind, letter: Letter, paper: bytes, *, on: date, actor: User) -> Serving:
    if kind.what == Serving.What.APPOINTMENT_NOTICE:
        return serve_notice(letter.evaluation, on=on, paper=paper, actor=actor)
    evaluation = letter.evaluation
    is_told = (
        kind.tells_unit
        or (kind.tells_unit_unrepresented and not evaluation.is_represented)
        or (kind.tells_unit_of_panel and evaluation.role == Evaluation.Role.PANEL_QME)
    )
    also = [Addressee(MEDICAL_UNIT.name, WHERE_UNKNOWN)] if is_told else []
    return serve_on_all(
        evaluation,
        what=kind.what,
        paper=paper,
        on=on,
        actor=actor,
        title=kind.named,
        also=also,
        through=through_others(evaluation) if kind.goes == "with_report" else {},
    )


def through_others(evaluation: Evaluation) -> dict[Party, Addressee]:
    """Who receives for the worker what goes with a psychiatric report; nobody where the worker receives it."""
    path = path_of(evaluation)
    worker = parties_of(evaluation).filter(role=Party.Role.WORKER).first()
    if path is None or worker is None:
        return {}
    return {worker: Addressee(path.name, path.address.one_line(), capacity=path.capacity)}


def stop_clocks(kind: LetterKind, letter: Letter, *, on: date, actor: User) -> None:
    """What follows from the service: a request for more time is kept with its ground; other duties are met."""
    if kind.key == "extension_request":
        proof = f"QME Form 112, letter {letter.pk}"
        told = letter.told
        cause = Cause(told["cause"], note=told["explained"]) if told.get("cause") else None
        ask_extension(letter.evaluation, on=on, ground=told["ground"], cause=cause, proof=proof, actor=actor)
    elif kind.key == "conflict_notice":
        note_all_notified(letter, on=on, actor=actor)
    elif kind.meets and kind.what != Serving.What.APPOINTMENT_NOTICE:
        meet_deadline(letter.evaluation, duty=kind.meets, on=on, actor=actor)


def note_all_notified(letter: Letter, *, on: date, actor: User) -> None:
    """The notice's clock stops, and the findings it tells of are kept as received by the parties.

    Received on the day of service, or by mail after the days that service adds. Law: 8 CCR §§ 41.5(f), 41.6(c).
    """
    evaluation = letter.evaluation
    meet_deadline(evaluation, duty="conflict_notice", on=on, actor=actor)
    days = max((one.answer_days for one in recipients_of(letter.serving)), default=0)
    for finding in findings_of(evaluation):
        is_told = finding.decided == ConflictFinding.Decided.STANDS and finding.effect == DISQUALIFYING
        if is_told and finding.notified_on is None:
            note_received(finding, on=on + timedelta(days=days), actor=actor)
