"""What happens around every request: is the house up, is a second factor set, whose rows may be seen."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from medlegal.practice.cases.access import enter_as

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


def second_factor(answer: Answer) -> Answer:
    """Whoever signs in sets a second factor before seeing anything else."""

    def asked(request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated and not request.path.startswith("/account/") and not is_mfa_enabled(user):
            return redirect("mfa_index")
        return answer(request)

    return asked


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
