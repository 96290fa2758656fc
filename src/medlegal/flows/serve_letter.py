"""A drafted letter is served on all parties of record: what was served is kept, and its clock stops."""

from datetime import date, timedelta

from django.db import transaction

from medlegal.flows.ask_extension import ask_extension
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
from medlegal.flows.letter_kinds import LetterKind
from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.serve_document import Addressee, serve_on_all
from medlegal.flows.serve_notice import NoAppointment, serve_notice
from medlegal.outside.storage import keep
from medlegal.practice.authoring.letter_selectors import locked_letter
from medlegal.practice.authoring.letter_services import mark_letter_served
from medlegal.practice.authoring.models import Letter
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.models import ConflictFinding, Evaluation
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.selectors import findings_of
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


class NotAPdf(Refused):
    """The signed copy is not a PDF that opens. Scan it again as a PDF."""


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
    written = written_letter(letter, on=on)
    serving = serve_as(kind, letter, paper_served(kind, written, signed), on=on, actor=actor)
    mark_letter_served(
        letter,
        serving=serving,
        pdf_key=serving.document_key,
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


def paper_served(kind: LetterKind, written: Written, signed: bytes) -> bytes:
    """The signed copy where the evaluator signs; else the letter itself."""
    if not kind.is_signed:
        return written.pdf()
    if not signed:
        raise SignatureMissing
    if not pages_in(signed):
        raise NotAPdf
    return signed


def serve_as(kind: LetterKind, letter: Letter, paper: bytes, *, on: date, actor: User) -> Serving:
    if kind.what == Serving.What.APPOINTMENT_NOTICE:
        return serve_notice(letter.evaluation, on=on, paper=paper, actor=actor)
    is_told = kind.tells_unit or (kind.tells_unit_unrepresented and not letter.evaluation.is_represented)
    also = [Addressee(MEDICAL_UNIT.name, WHERE_UNKNOWN)] if is_told else []
    title = f"{kind.title} (QME Form {kind.form})" if kind.form else kind.title
    return serve_on_all(
        letter.evaluation, what=kind.what, paper=paper, on=on, actor=actor, title=title, also=also
    )


def stop_clocks(kind: LetterKind, letter: Letter, *, on: date, actor: User) -> None:
    """What follows from the service: a request for more time is kept with its ground; other duties are met."""
    if kind.key == "extension_request":
        proof = f"QME Form 112, letter {letter.pk}"
        ask_extension(letter.evaluation, on=on, ground=letter.told["ground"], proof=proof, actor=actor)
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
