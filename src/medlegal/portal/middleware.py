"""What happens around every request: is it too large, is the house up, is a second factor set, whose rows are seen."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

from medlegal.portal.error_pages import TOO_MUCH_SENT, too_large
from medlegal.practice.cases.access import enter_as

OPEN_TO_ALL = ("public_", "guide")  # how the names of their addresses begin
Answer = Callable[[HttpRequest], HttpResponse]


def healthz(answer: Answer) -> Answer:
    """`/healthz` says whether this server and its database answer; it opens no session and reads no record."""

    def health(request: HttpRequest) -> HttpResponse:
        if request.path != "/healthz":
            return answer(request)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return HttpResponse("ok", content_type="text/plain")

    return health


def upload_limit(answer: Answer) -> Answer:
    """A request longer than `MAX_UPLOAD_BYTES` is refused in a sentence before any of it is read.

    Stands before whatever reads the body, the check of a form's token among them. A body that does not
    say its length is taken as empty by the server's interface and needs no check.
    """

    def weighed(request: HttpRequest) -> HttpResponse:
        if bytes_told(request) <= settings.MAX_UPLOAD_BYTES:
            return answer(request)
        if request.path.startswith("/api/") or request.headers.get("Accept") == "application/json":
            return JsonResponse({"reason": "TooLarge", "says": TOO_MUCH_SENT}, status=413)
        return too_large(request)

    return weighed


def bytes_told(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or ""
    return int(told) if told.isdecimal() else 0


def second_factor(answer: Answer) -> Answer:
    """Whoever signs in sets a second factor before seeing anything that is not public."""

    def asked(request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated and not is_mfa_enabled(user) and not is_open(request.path_info):
            return redirect("mfa_index")
        return answer(request)

    return asked


def is_open(path: str) -> bool:
    """Whether the address belongs to the sign-in itself, or to what everybody may read."""
    if path.startswith("/account/"):
        return True
    try:
        return (resolve(path).url_name or "").startswith(OPEN_TO_ALL)
    except Resolver404:
        return False


def tenant(answer: Answer) -> Answer:
    """One transaction a request, in which the database shows the reader's own practices only."""

    def entered(request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            enter_as(request.user)
            response = answer(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            return response

    return entered
