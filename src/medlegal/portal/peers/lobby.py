"""The community's first page: announcements, events, files and what is talked about."""

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.talk_with_peers import answer_meeting
from medlegal.portal.doors import closed_to_caches, done
from medlegal.portal.peers.peer_door import for_peers
from medlegal.portal.peers.peer_forms import ReplyForm
from medlegal.practice.audit.services import record
from medlegal.practice.community.models import Meeting, Notice, Reply
from medlegal.practice.community.selectors import (
    card_of,
    meetings_ahead,
    notices,
    peers,
    replies_of,
    topics_shown,
)
from medlegal.practice.people.company import COMPANY

MOST_SHOWN = 10
PAGE = "peers/lobby.html"


@for_peers
def show(request: HttpRequest) -> HttpResponse:
    return render(request, PAGE, lobby_page(request))


def lobby_page(request: HttpRequest, **more: object) -> dict[str, object]:
    said = replies_of(request.user)
    return {
        "place": "community",
        "announcements": notices(Notice.Kind.ANNOUNCEMENT)[:MOST_SHOWN],
        "resources": notices(Notice.Kind.RESOURCE),
        "meetings": [(one, said.get(one.pk)) for one in meetings_ahead(timezone.now())],
        "choices": Reply.Says.choices,
        "topics": topics_shown(request.user)[:MOST_SHOWN],
        "card": card_of(request.user),
        "peer_count": peers().count(),
        **more,
    }


@for_peers
def answered(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Whether the reader comes to the event."""
    meeting = get_object_or_404(Meeting, pk=meeting_id)
    if request.method != "POST":
        return redirect("community")
    form = ReplyForm(request.POST)
    said = done(
        form,
        lambda: answer_meeting(
            meeting, says=form.cleaned_data["says"], at=timezone.now(), actor=request.user
        ),
    )
    if said:
        messages.success(request, f"Kept: {said.get_says_display()}.")
        return redirect("community")
    return render(request, PAGE, lobby_page(request, wrong=form), status=422)


@for_peers
def file(request: HttpRequest, notice_id: int) -> HttpResponse:
    notice = get_object_or_404(Notice, pk=notice_id, withdrawn_at__isnull=True)
    if not notice.file_key or not default_storage.exists(notice.file_key):
        raise Http404("No file stands with this.")
    record("notice.file_opened", of=COMPANY, actor=request.user, notice=notice.pk)
    answer = FileResponse(default_storage.open(notice.file_key), content_type="application/octet-stream")
    return closed_to_caches(answer, name=notice.file_name, shown=False)
