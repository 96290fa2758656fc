"""What a person reads when a page cannot be shown: what is wrong, and what to do."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
TOO_MUCH_SENT = gettext_noop(
    "More was sent at once than this server takes. Send the files in several parts, or split the largest."
)


def sorry(request: HttpRequest, *, title: str, says: str, status: int) -> HttpResponse:
    return render(request, "portal/sorry.html", {"title": title, "says": says}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, TOO_MUCH):
        return too_large(request)
    says = _("The request could not be understood. Go back, load the page again, and repeat what you did.")
    return sorry(request, title=_("That request makes no sense here"), says=says, status=400)


def too_large(request: HttpRequest) -> HttpResponse:
    return sorry(request, title=_("That was too much at once"), says=_(TOO_MUCH_SENT), status=413)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    says = str(exception) or _("Your role does not open this page. Ask your practice's manager if it should.")
    return sorry(request, title=_("This page is not for you to open"), says=says, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    own_words = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    says = own_words or _("There is nothing at this address, or it is not yours to see.")
    return sorry(
        request, title=_("Not found"), says=f"{says} {_('Start again from your first page.')}", status=404
    )


def failed(request: HttpRequest) -> HttpResponse:
    """Asks neither the database nor the reader's session, for either may be what failed."""
    return HttpResponse(get_template("portal/failed.html").render(), status=500)
