"""Every refusal of the API has one shape: a reason for programs, and a sentence for people."""

import logging
import math
import traceback
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation, TooManyFilesSent
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from medlegal.law.errors import NoAnswer
from medlegal.practice.people.refusal import NotYourRole, Refused

log = logging.getLogger("medlegal.api")

UNKNOWN_ASKER = (
    "This needs a token: send the header `Authorization: Bearer …` with one that was given, has not expired and was"
    " not revoked. Sessions of the pages are not accepted here."
)


class Problem(Schema):
    """Why it was not done: the name of the reason, and what is wrong and what to do."""

    reason: str
    says: str


REFUSALS = frozenset({400, 401, 403, 404, 413, 422, 429})
OPEN_REFUSALS = frozenset({400, 413, 422, 429})  # where no token is needed


def answers(shape: Any, *, status: int = 200, refusals: frozenset[int] = REFUSALS) -> dict[Any, Any]:
    """What an operation gives, and every refusal it knows."""
    return {status: shape, refusals: Problem}


def answer_problems(api: NinjaAPI) -> None:
    """From here on the API answers every exception with a Problem."""

    def handles(
        kind: type[Exception], status: int, says: Callable[[Exception], str] = str, reason: str = ""
    ) -> None:
        def handler(request: HttpRequest, error: Exception) -> HttpResponse:
            problem = Problem(reason=reason or type(error).__name__, says=says(error))
            return api.create_response(request, problem.model_dump(), status=status)

        api.add_exception_handler(kind, handler)

    handles(NoAnswer, 422)
    handles(Refused, 422)
    handles(NotYourRole, 403)
    handles(PermissionDenied, 403, reason="NotForYou")
    handles(Http404, 404, not_found, reason="NotFound")
    handles(AuthenticationError, 401, lambda _: UNKNOWN_ASKER, reason="NoToken")
    handles(Throttled, 429, too_many, reason="TooMany")
    handles(ValidationError, 422, misshapen, reason="Misshapen")
    handles(HttpError, 400, reason="Unreadable")
    handles(
        MultiPartParserError,
        400,
        lambda error: f"The body cannot be read as a form: {error}.",
        reason="Unreadable",
    )
    handles(
        UnreadablePostError,
        400,
        lambda _: "The body stopped before its end. Send it again.",
        reason="Unreadable",
    )
    handles(SuspiciousOperation, 400, reason="Unreadable")
    handles(RequestDataTooBig, 413, lambda _: "The body is too large; send less at once.", reason="TooLarge")
    handles(TooManyFilesSent, 413, lambda _: "Too many files at once; send at most 100.", reason="TooLarge")
    handles(IntegrityError, 422, contradicts, reason="Contradicts")
    handles(Exception, 500, failed, reason="Failed")


def not_found(error: Exception) -> str:
    """A sentence of ours; Django's own ("No Deadline matches the given query.") says nothing to a reader."""
    says = str(error)
    return (
        says
        if says and "matches the given query" not in says
        else "It is not there, or it is not yours to see."
    )


def contradicts(error: Exception) -> str:
    """Named by the database's rule: what was sent was whole in itself, and does not go with what is kept."""
    diagnosis = getattr(error.__cause__, "diag", None)
    rule = (getattr(diagnosis, "constraint_name", None) or "of the database").replace("_", " ")
    return f"This does not go with what is kept (rule: {rule}). Look at the evaluation as it stands, then send it anew."


def too_many(error: Exception) -> str:
    wait = getattr(error, "wait", None)
    return (
        f"Too many requests. Ask again in {math.ceil(wait)} seconds."
        if wait
        else "Too many requests. Ask again later."
    )


def failed(error: Exception) -> str:
    """Where it went wrong goes to the log. Its message goes nowhere, since it may quote a row: a name, a diagnosis."""
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s, without its message:\n%s", type(error).__name__, where)
    return "This failed on our side and nothing was changed. Try again; if it fails again, tell the office."


def misshapen(error: Exception) -> str:
    """Each wrong key with what is wrong with it."""
    assert isinstance(error, ValidationError)
    return " ".join(f"{place_of(one['loc'])}: {sentence(one['msg'])}" for one in error.errors[:10])


def place_of(loc: tuple[Any, ...]) -> str:
    """The key as a program wrote it: without where ninja found it."""
    words = [str(part) for part in loc if part not in ("body", "form", "file", "query", "path", "given")]
    return ".".join(words) or "body"


def sentence(message: str) -> str:
    says = message.removeprefix("Value error, ")
    return says if says.endswith(".") else f"{says}."
