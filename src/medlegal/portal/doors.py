"""The portal's doors: an evaluation opened for the office's own people, and papers handed out."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from medlegal.flows.refusal import Refused
from medlegal.law.errors import NoAnswer
from medlegal.practice.audit.services import record
from medlegal.practice.cases.access import open_evaluation
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import roles_of

T = TypeVar("T")
View = Callable[..., HttpResponse]


def open_to_office(request: HttpRequest, evaluation_id: int) -> Evaluation:
    """The evaluation, for somebody who works in its practice. A party's person is told that it is not for them."""
    evaluation = open_evaluation(evaluation_id, reader=request.user)
    need_office(request.user, evaluation)
    return evaluation


def need_office(user: User, evaluation: Evaluation) -> None:
    if not roles_of(user, evaluation.practice):
        raise PermissionDenied(gettext("This part of the evaluation is for the evaluator's office alone."))


def only_sent(page: str) -> Callable[[View], View]:
    """The view takes what a form sends. Who comes to its address otherwise is led to the form's `page`."""

    def decorated(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, evaluation_id: int, **more: object) -> HttpResponse:
            if request.method != "POST":
                return redirect(page, evaluation_id)
            return view(request, evaluation_id, **more)

        return answered

    return decorated


def done(form: forms.Form, act: Callable[[], T]) -> T | None:
    """What the flow gave. None when the form or the flow refused; the reason then stands on the form."""
    if not form.is_valid():
        return None
    try:
        return act()
    except (Refused, NoAnswer) as refused:
        form.add_error(None, reason_of(refused))
        return None


def reason_of(refused: Refused | NoAnswer) -> str:
    """The sentence of the refusal and its particulars, each in the reader's language where it was translated."""
    return " ".join(refused.parts(gettext)) if isinstance(refused, Refused) else str(refused)


def paper(
    request: HttpRequest, evaluation: Evaluation, content: bytes, *, name: str, kind: str
) -> HttpResponse:
    """A paper made just now, for saving; that it was handed out is recorded."""
    record("paper.opened", of=evaluation, actor=request.user, paper=name)
    return closed_to_caches(HttpResponse(content, content_type=kind), name=name, shown=False)


def kept_file(
    request: HttpRequest, evaluation: Evaluation, key: str, *, name: str, kind: str, shown: bool = False
) -> HttpResponse:
    """A kept file, for saving or (`shown`) for looking at; that it was handed out is recorded."""
    if not key or not default_storage.exists(key):
        raise Http404("This file is not here yet.")
    record("paper.opened", of=evaluation, actor=request.user, paper=name)
    answer = FileResponse(default_storage.open(key), content_type=kind)
    return closed_to_caches(answer, name=name, shown=shown)


def closed_to_caches(answer: HttpResponse, *, name: str, shown: bool) -> HttpResponse:
    """No cache keeps it, no browser guesses at it, and nothing in it runs."""
    safe = "".join(letter if letter.isalnum() or letter in "-_. " else "_" for letter in name)
    answer["Content-Disposition"] = f'{"inline" if shown else "attachment"}; filename="{safe}"'
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
