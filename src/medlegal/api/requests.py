"""Requests for an evaluation that programs send in, and what the office made of them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile

from medlegal.api.fields import Page, PathId, page_of
from medlegal.api.operation import gives
from medlegal.api.request_shapes import AskedGiven, DeclineGiven, LetterGiven, ListGiven, RequestTold
from medlegal.flows.receive_records import Upload
from medlegal.flows.receive_request import ask_anew, decline_request, receive_letter
from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import EvaluationRequest
from medlegal.practice.people.models import Role
from medlegal.practice.people.selectors import may_act, physicians_of, practices_of

router = Router(tags=["Requests"])


class Requests(Page):
    requests: list[RequestTold]


@router.post("", **gives("cases:write", RequestTold, status=201))
def request_made(request: HttpRequest, asked: AskedGiven) -> Any:
    """A request is kept as a draft; nothing is scheduled until somebody of the office accepts it."""
    practice = get_object_or_404(practices_of(request.user), pk=asked.practice_id)
    get_object_or_404(physicians_of(practice), pk=asked.physician_id)
    kept = ask_anew(
        practice,
        asked=asked.as_draft(),
        on=timezone.localdate(),
        by=EvaluationRequest.CameBy.PROGRAM,
        actor=request.user,
    )
    return Status(201, kept)


@router.post("/letter", **gives("cases:write", RequestTold, status=201))
def letter_read(request: HttpRequest, given: Form[LetterGiven], letter: File[UploadedFile]) -> Any:
    """A letter is kept as it came and read into a draft; each field that was read names its page and words."""
    practice = get_object_or_404(practices_of(request.user), pk=given.practice_id)
    upload = Upload(letter.name or "letter", letter.chunks())
    return Status(201, receive_letter(practice, upload, came_on=given.came_on, actor=request.user))


@router.post("/search", **gives("cases:read", Requests))
def listed(request: HttpRequest, asked: ListGiven) -> Any:
    """The requests of the person's practices, the newest first."""
    own = EvaluationRequest.objects.filter(practice__in=practices_of(request.user))
    found, where = page_of(own.filter(status=asked.status) if asked.status else own, asked.page)
    return {"requests": found, **where}


@router.get("/{int:request_id}", **gives("cases:read", RequestTold))
def show(request: HttpRequest, request_id: PathId) -> Any:
    """One request: what it asks, where that was read, and what became of it."""
    return opened(request, request_id)


@router.post("/{int:request_id}/decline", **gives("cases:write", RequestTold))
def declined(request: HttpRequest, request_id: PathId, given: DeclineGiven) -> Any:
    """The office does not take it, with the reason. To accept one, POST /evaluations with its `request_id`."""
    kept = opened(request, request_id)
    decline_request(kept, reason=given.reason, at=timezone.now(), actor=request.user)
    return kept


def opened(request: HttpRequest, request_id: int) -> EvaluationRequest:
    """The request, for a scheduler of its practice; the opening is recorded."""
    own = EvaluationRequest.objects.filter(practice__in=practices_of(request.user))
    kept = get_object_or_404(own, pk=request_id)
    if not may_act(request.user, kept.practice_id, Role.SCHEDULER):
        raise PermissionDenied("Requests are for a scheduler.")
    record("request.opened", of=kept, actor=request.user, request=kept.pk)
    return kept
