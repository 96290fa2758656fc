"""A request comes in: a letter that is read into a draft, or what a party or a program asks; the office decides."""

from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from medlegal.flows.draft_request import draft_of
from medlegal.flows.read_letter import ENDINGS, read_letter
from medlegal.flows.receive_records import Upload
from medlegal.flows.refusal import NotYourRole, Refused
from medlegal.flows.tell_people import tell
from medlegal.flows.weigh_request import TakenAlready
from medlegal.outside.queue import Job, later
from medlegal.outside.storage import keep, kept_path
from medlegal.practice.alerts.models import Kind
from medlegal.practice.cases.models import Evaluation, EvaluationRequest
from medlegal.practice.cases.request_services import keep_request, note_declined
from medlegal.practice.cases.selectors import seats_of
from medlegal.practice.people.models import Practice, Role, User
from medlegal.practice.people.selectors import may_act


class NotALetter(Refused):
    """This kind of file cannot be read as a letter. Send PDF, TIFF, JPEG, PNG, HEIC, DOCX, text or an e-mail saved as
    .eml; print anything else to a PDF first."""


class NoSeat(Refused):
    """You have no seat with this office. Ask it to seat you, or send your request by mail."""


def receive_letter(practice: Practice, upload: Upload, *, came_on: date, actor: User) -> EvaluationRequest:
    """The request with the letter as it came, and what is plain in it. The file is kept before it is read."""
    if not may_act(actor, practice.pk, Role.SCHEDULER):
        raise NotYourRole("It is for a scheduler.")
    suffix = Path(upload.name).suffix.lower()
    if suffix not in ENDINGS:
        raise NotALetter
    kept = keep(upload.chunks, suffix=suffix)
    requested = read_letter(kept_path(kept.key))
    asked, read = draft_of(requested, came_on=came_on)
    head = next((party for party in requested.parties), None)
    with transaction.atomic():
        return keep_request(
            practice,
            came_by=EvaluationRequest.CameBy.LETTER,
            came_on=came_on,
            from_whom=(head.firm or head.name) if head else "",
            asked=asked,
            read=read,
            file_key=kept.key,
            file_name=Path(upload.name).name[:200],
            file_sha256=kept.sha256,
            actor=actor,
        )


@transaction.atomic
def ask_further(prior: Evaluation, *, asked: dict[str, object], on: date, actor: User) -> EvaluationRequest:
    """A party of record asks for a re-evaluation, a supplemental report or a deposition; all others get a copy."""
    seat = seats_of(prior).filter(user=actor).select_related("party").first()
    if seat is None:
        raise NoSeat
    request = keep_request(
        prior.practice,
        prior=prior,
        came_by=EvaluationRequest.CameBy.PARTY,
        came_on=on,
        from_whom=str(seat.party)[:200],
        asked={"form": asked},
        actor=actor,
    )
    later(Job.SERVE_REQUEST, practice_id=prior.practice_id, request_id=request.pk)
    tell(Kind.REQUEST_CAME, of=prior.practice, about=request.pk, actor=actor)
    return request


@transaction.atomic
def ask_anew(
    practice: Practice, *, asked: dict[str, object], on: date, actor: User, by: str
) -> EvaluationRequest:
    """A person who may come in here asks for an evaluation of somebody."""
    request = keep_request(
        practice, came_by=by, came_on=on, from_whom=actor.name[:200], asked=asked, actor=actor
    )
    tell(Kind.REQUEST_CAME, of=practice, about=request.pk, actor=actor)
    return request


@transaction.atomic
def decline_request(request: EvaluationRequest, *, reason: str, at: datetime, actor: User) -> None:
    """The office does not take it, with the reason."""
    if not may_act(actor, request.practice_id, Role.SCHEDULER):
        raise NotYourRole("It is for a scheduler.")
    if request.status != EvaluationRequest.Status.WAITING:
        raise TakenAlready
    note_declined(request, reason=reason, at=at, actor=actor)
    tell(Kind.REQUEST_DECIDED, of=request, about=request.pk, actor=actor)
