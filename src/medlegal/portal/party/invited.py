"""Somebody of a party comes in by a link and a code, and chooses a password of their own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from medlegal.flows.invite_party import Accepted, accept_invitation, invitation_at
from medlegal.flows.refusal import Refused
from medlegal.flows.try_code import Tried
from medlegal.portal.doors import reason_of
from medlegal.portal.party.forms import AcceptForm
from medlegal.practice.people.selectors import person_with

NOT_IN = 401


@sensitive_post_parameters("password", "again", "code")
def accept(request: HttpRequest, key: str) -> HttpResponse:
    """Nothing of the case stands on this page: whoever has the link alone learns nothing."""
    invitation = invitation_at(key, at=timezone.now())
    if invitation is None:
        return unkept(render(request, "party/not_open.html", status=NOT_IN))
    is_known = person_with(invitation.email) is not None
    form = AcceptForm(request.POST or None, is_known=is_known)
    if form.is_bound and form.is_valid():
        accepted = accepted_with(key, form)
        if accepted is not None and accepted.tried == Tried.RIGHT:
            messages.success(request, _("You are in. Sign in now; then set your second factor."))
            return redirect("account_login")
    context = {"form": form, "is_known": is_known, "email": invitation.email}
    status = 422 if form.is_bound else 200
    return unkept(render(request, "party/accept.html", context, status=status))


def accepted_with(key: str, form: AcceptForm) -> Accepted | None:
    told = form.cleaned_data
    try:
        accepted = accept_invitation(
            key,
            code=told["code"],
            name=told.get("name", ""),
            password=told.get("password", ""),
            at=timezone.now(),
        )
    except Refused as refused:
        form.add_error(None, reason_of(refused))
        return None
    if accepted.tried != Tried.RIGHT:
        form.add_error("code", says_wrong(accepted.tried))
    return accepted


def says_wrong(tried: Tried) -> str:
    if tried == Tried.WRONG:
        return _("That code is not right. Look at it again and type the six numbers.")
    if tried == Tried.TOO_OFTEN:
        return _("Too many wrong codes were typed. Ask the office for a new one.")
    return _("That code no longer works. Ask the office for a new one.")


def unkept(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-store"
    return answer
