"""A stranger writes to the company: a question, or a physician's wish to join."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from medlegal.flows.receive_inquiry import receive_inquiry, receive_joining
from medlegal.portal.public.asking_forms import ContactForm, JoinForm, StrangersForm
from medlegal.portal.public.open_to_all import open_to_all
from medlegal.portal.public.rate import is_too_often
from medlegal.portal.public.texts import language_here


@never_cache
def contact(request: HttpRequest) -> HttpResponse:
    form = ContactForm(request.POST) if request.method == "POST" else ContactForm()
    return asked(request, form, lambda: keep_question(form), page="contact")


@never_cache
def join(request: HttpRequest) -> HttpResponse:
    form = JoinForm(request.POST) if request.method == "POST" else JoinForm()
    return asked(request, form, lambda: keep_joining(form), page="join")


def keep_question(form: ContactForm) -> int:
    return receive_inquiry(told=form.told(), language=language_here(), at=timezone.now())


def keep_joining(form: JoinForm) -> int:
    here = {"language": language_here(), "at": timezone.now()}
    return receive_joining(told=form.told(), **form.joining(), **here)


def asked(request: HttpRequest, form: StrangersForm, keep: Callable[[], int], *, page: str) -> HttpResponse:
    """The form, or what follows from sending it. A machine is thanked, and nothing is kept."""
    template, context = f"public/{page}.html", {"place": page, "form": form}
    if not form.is_bound:
        return render(request, template, context)
    if form.is_by_a_machine:
        return redirect(f"public_{page}_sent")
    if form.is_valid() and is_too_often(request):
        form.add_error(None, _("Many messages came from here. Wait an hour, or call the office."))
    if not form.is_valid():
        return render(request, template, context | {"form": form.once_more()}, status=422)
    keep()
    return redirect(f"public_{page}_sent")


@open_to_all
def contact_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "public/sent.html", {"place": "contact"})


@open_to_all
def join_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "public/sent.html", {"place": "join"})
