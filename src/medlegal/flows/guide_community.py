"""The company guides what physicians share: notices, events, and which posts are shown."""

from datetime import datetime

from django.db import transaction

from medlegal.flows.keep_company import EndedBefore
from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.write_article import need_company
from medlegal.outside.storage import keep
from medlegal.practice.community.models import Meeting, Notice, Post, Topic
from medlegal.practice.community.services import (
    call_off_meeting,
    close_topic,
    decide_post,
    keep_meeting,
    keep_notice,
    withdraw_notice,
)
from medlegal.practice.people.models import User

MOST_BYTES = 20 * 1024 * 1024
KINDS = (".pdf", ".docx", ".xlsx", ".pptx", ".txt", ".csv", ".png", ".jpg", ".jpeg")


class WrongFile(Refused):
    """A file for the physicians is a PDF, an office document, a text or a picture of at most 20 MB."""


class DecidedBefore(Refused):
    """Somebody has decided on this post already."""


class WantsReason(Refused):
    """Say why it is kept back; the author reads it."""


@transaction.atomic
def announce(
    *, kind: str, title: str, text: str, file: tuple[str, bytes] | None, at: datetime, actor: User
) -> Notice:
    """An announcement or a resource, with a file if there is one (its name and content)."""
    need_company(actor)
    told = {"kind": kind, "title": title, "text": text} | kept_file(file)
    return keep_notice(at=at, actor=actor, **told)


def kept_file(file: tuple[str, bytes] | None) -> dict[str, str]:
    if file is None:
        return {}
    name, content = file
    suffix = next((kind for kind in KINDS if name.lower().endswith(kind)), None)
    if suffix is None or len(content) > MOST_BYTES:
        raise WrongFile
    kept = keep([content], suffix=suffix)
    return {"file_name": name[-120:], "file_key": kept.key, "sha256": kept.sha256}


@transaction.atomic
def take_back(notice: Notice, *, at: datetime, actor: User) -> None:
    """It is not shown any more; its row and its file stay."""
    need_company(actor)
    if notice.withdrawn_at is not None:
        raise EndedBefore
    withdraw_notice(notice, at=at, actor=actor)


@transaction.atomic
def call_meeting(
    *,
    title: str,
    text: str,
    place: str,
    starts_at: datetime,
    ends_at: datetime,
    places: int | None,
    now: datetime,
    actor: User,
) -> Meeting:
    """An event of the days to come."""
    need_company(actor)
    if starts_at <= now:
        raise WrongTime("An event begins later than now.")
    if ends_at <= starts_at:
        raise WrongTime("An event ends after it begins.")
    told = {"title": title, "text": text, "place": place, "places": places}
    return keep_meeting(actor=actor, starts_at=starts_at, ends_at=ends_at, **told)


@transaction.atomic
def call_off(meeting: Meeting, *, at: datetime, actor: User) -> None:
    need_company(actor)
    if meeting.called_off_at is not None:
        raise EndedBefore
    call_off_meeting(meeting, at=at, actor=actor)


@transaction.atomic
def decide(post: Post, *, is_shown: bool, reason: str, at: datetime, actor: User) -> None:
    """Everybody reads the post, or it is kept back with a reason that its author reads."""
    need_company(actor)
    post = Post.objects.select_for_update().get(pk=post.pk)
    if post.state != Post.State.WAITING:
        raise DecidedBefore
    if not is_shown and not reason.strip():
        raise WantsReason
    state = Post.State.SHOWN if is_shown else Post.State.KEPT_BACK
    decide_post(post, state=state, reason=reason.strip(), at=at, actor=actor)


@transaction.atomic
def close_talk(topic: Topic, *, at: datetime, actor: User) -> None:
    """Nobody adds to it; what was said is still read."""
    need_company(actor)
    if topic.closed_at is not None:
        raise EndedBefore
    close_topic(topic, at=at, actor=actor)
