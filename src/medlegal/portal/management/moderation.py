"""The company's side of what physicians share: notices, events, and posts that wait to be read."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.guide_community import announce, call_meeting, call_off, close_talk, decide, take_back
from medlegal.portal.doors import done
from medlegal.portal.management.moderation_forms import MeetingForm, NoticeForm, PostDecisionForm
from medlegal.portal.publicity.doors import for_the_company
from medlegal.practice.community.models import Meeting, Notice, Post, Topic
from medlegal.practice.community.selectors import meetings_ahead, notices, posts_waiting, topics_shown
from medlegal.practice.people.models import User

PAGE = "management/community.html"
NEW: dict[str, type[Any]] = {"notice": NoticeForm, "event": MeetingForm}
ROWS: dict[tuple[str, str], type[Model]] = {
    ("notice", "withdrawn"): Notice,
    ("event", "called-off"): Meeting,
    ("post", "decided"): Post,
    ("topic", "closed"): Topic,
}


@for_the_company
def show(request: HttpRequest) -> HttpResponse:
    return render(request, PAGE, community_page(request))


def community_page(request: HttpRequest, **sent: object) -> dict[str, object]:
    return {
        "place": "moderation",
        "posts": posts_waiting(),
        "announcements": notices(Notice.Kind.ANNOUNCEMENT),
        "resources": notices(Notice.Kind.RESOURCE),
        "meetings": meetings_ahead(timezone.now()).prefetch_related("replies__user"),
        "topics": topics_shown(request.user).filter(closed_at__isnull=True),
        "notice_form": NoticeForm(auto_id="notice_%s"),
        "event_form": MeetingForm(auto_id="event_%s"),
        **sent,
    }


@for_the_company
def made(request: HttpRequest, kind: str) -> HttpResponse:
    """A notice or an event."""
    if kind not in NEW:
        raise Http404("A notice or an event is made here.")
    if request.method != "POST":
        return redirect("moderation")
    form = NEW[kind](request.POST, request.FILES, auto_id=f"{kind}_%s")
    now = timezone.now()

    def make() -> object:
        if kind == "notice":
            return announce(**form.told(), at=now, actor=request.user)
        return call_meeting(**form.told(), now=now, actor=request.user)

    if done(form, make):
        messages.success(request, "The physicians can see it now.")
        return redirect("moderation")
    return render(request, PAGE, community_page(request, **{f"{kind}_form": form}), status=422)


@for_the_company
def acted(request: HttpRequest, kind: str, row_id: int, act: str) -> HttpResponse:
    """One of ROWS: a notice withdrawn, an event called off, a post decided, a topic closed."""
    if (kind, act) not in ROWS:
        raise Http404("Nothing of that name is done here.")
    row = get_object_or_404(ROWS[kind, act], pk=row_id)
    if request.method != "POST":
        return redirect("moderation")
    form = PostDecisionForm(request.POST) if kind == "post" else forms.Form(request.POST)
    if done(form, doing(kind, row, form, request.user)):
        messages.success(request, "Kept.")
        return redirect("moderation")
    return render(request, PAGE, community_page(request, wrong=form), status=422)


def doing(kind: str, row: Any, form: forms.Form, actor: User) -> Callable[[], bool]:
    at = timezone.now()

    def do() -> bool:
        if kind == "notice":
            take_back(row, at=at, actor=actor)
        elif kind == "event":
            call_off(row, at=at, actor=actor)
        elif kind == "topic":
            close_talk(row, at=at, actor=actor)
        else:
            told = form.cleaned_data
            decide(row, is_shown=told["says"] == "shown", reason=told["reason"], at=at, actor=actor)
        return True

    return do
