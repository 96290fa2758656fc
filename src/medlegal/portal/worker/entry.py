"""The worker comes in by a link and a code, and leaves."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from medlegal.flows.try_code import Tried
from medlegal.flows.welcome_worker import (
    VISIT_LASTS,
    Entered,
    enter_companion,
    leave_companion,
    pass_at,
    send_worker_code,
)
from medlegal.portal.worker.doors import NOT_IN, VISIT, unkept
from medlegal.practice.companion.models import WorkerPass

WRONG = {
    Tried.WRONG: _("That code is not right. Look at it again and type the six numbers."),
    Tried.USED: _("That code was used already. You need a new one."),
    Tried.EXPIRED: _("That code is too old. You need a new one."),
    Tried.TOO_OFTEN: _("Too many wrong codes were typed. You need a new one."),
}


def door(request: HttpRequest, key: str) -> HttpResponse:
    """The code is asked for. A link that opens nothing says so, and nothing more."""
    worker_pass = pass_at(key, at=timezone.now())
    if worker_pass is None:
        return unkept(render(request, "worker/over.html", {"has_link": True}, status=NOT_IN))
    if not has_chosen(request):
        translation.activate(worker_pass.language)
    if request.method != "POST":
        return asked(request, key, worker_pass)
    entered = enter_companion(key, code=request.POST.get("code", ""), at=timezone.now())
    if entered.tried != Tried.RIGHT:
        return asked(request, key, worker_pass, wrong=WRONG[entered.tried], status=422)
    return welcomed(request, entered)


def has_chosen(request: HttpRequest) -> bool:
    return settings.LANGUAGE_COOKIE_NAME in request.COOKIES


def asked(
    request: HttpRequest, key: str, worker_pass: WorkerPass, *, status: int = 200, **more: object
) -> HttpResponse:
    may_send = bool(worker_pass.text_to or worker_pass.email_to)
    context = {"key": key, "may_send": may_send, **more}
    return unkept(render(request, "worker/door.html", context, status=status))


def welcomed(request: HttpRequest, entered: Entered) -> HttpResponse:
    """A session of its own, which ends with the visit."""
    request.session.cycle_key()
    request.session[VISIT] = entered.visit_key
    if not request.user.is_authenticated:
        request.session.set_expiry(int(VISIT_LASTS.total_seconds()))
    answer = redirect("companion")
    if not has_chosen(request):
        answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, entered.language, samesite="Lax")
    return unkept(answer)


def code_sent(request: HttpRequest, key: str) -> HttpResponse:
    """A new code goes to where the office entered; the page says only whether one went."""
    if request.method != "POST":
        return redirect("companion_door", key)
    worker_pass = pass_at(key, at=timezone.now())
    if worker_pass is None:
        return unkept(render(request, "worker/over.html", {"has_link": True}, status=NOT_IN))
    went = send_worker_code(key, at=timezone.now())
    return asked(request, key, worker_pass, went=went, was_asked=True)


def left(request: HttpRequest) -> HttpResponse:
    """The visit is over, here and wherever else its key is."""
    if request.method == "POST":
        leave_companion(request.session.pop(VISIT, ""), at=timezone.now())
        return unkept(render(request, "worker/left.html"))
    if VISIT not in request.session:
        return unkept(render(request, "worker/over.html", status=NOT_IN))
    return redirect("companion")
