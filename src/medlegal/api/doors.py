"""The API's doors: an evaluation opened, papers handed out; each opening is recorded."""

from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse

from medlegal.practice.audit.services import record
from medlegal.practice.cases.access import open_evaluation
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.people.selectors import roles_of

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def open_to_reader(request: HttpRequest, evaluation_id: int) -> Evaluation:
    """The evaluation, for whoever may see it: the office's people, and a party's person."""
    return open_evaluation(evaluation_id, reader=request.user)


def open_to_office(request: HttpRequest, evaluation_id: int) -> Evaluation:
    """The evaluation, for somebody who works in its practice. A party's person is told that it is not for them."""
    evaluation = open_evaluation(evaluation_id, reader=request.user)
    if not roles_of(request.user, evaluation.practice):
        raise PermissionDenied("This part of the evaluation is for the evaluator's office alone.")
    return evaluation


def paper(
    request: HttpRequest, evaluation: Evaluation, content: bytes, *, name: str, kind: str
) -> HttpResponse:
    """A paper made just now; that it was handed out is recorded."""
    record("paper.opened", of=evaluation, actor=request.user, paper=name)
    return closed_to_caches(HttpResponse(content, content_type=kind), name=name)


def kept_file(
    request: HttpRequest, evaluation: Evaluation, key: str, *, name: str, kind: str
) -> HttpResponse:
    """A kept file; that it was handed out is recorded. Raises Http404 where there is none yet."""
    if not key or not default_storage.exists(key):
        raise Http404("This file is not here yet.")
    record("paper.opened", of=evaluation, actor=request.user, paper=name)
    return closed_to_caches(FileResponse(default_storage.open(key), content_type=kind), name=name)


def closed_to_caches(answer: HttpResponse, *, name: str) -> HttpResponse:
    """No cache keeps it, no browser guesses at it, and nothing in it runs."""
    safe = "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in "-_. ") else "_" for letter in name
    )
    answer["Content-Disposition"] = f'attachment; filename="{safe}"'
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
