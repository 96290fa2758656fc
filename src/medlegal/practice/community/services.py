"""Writes notices, meetings, replies, the talk and the cards of peers."""

from datetime import datetime

from django.db import connection

from medlegal.practice.audit.services import record
from medlegal.practice.community.models import Meeting, Notice, PeerCard, Post, Reply, Topic
from medlegal.practice.people.company import COMPANY
from medlegal.practice.people.models import User


def keep_notice(*, at: datetime, actor: User, **fields: object) -> Notice:
    notice = Notice.objects.create(made_by=actor, made_at=at, **fields)
    record("notice.kept", of=COMPANY, actor=actor, notice=notice.pk)
    return notice


def withdraw_notice(notice: Notice, *, at: datetime, actor: User) -> None:
    notice.withdrawn_at = at
    notice.save(update_fields=["withdrawn_at"])
    record("notice.withdrawn", of=COMPANY, actor=actor, notice=notice.pk)


def keep_meeting(*, actor: User, **fields: object) -> Meeting:
    meeting = Meeting.objects.create(**fields)
    record("meeting.kept", of=COMPANY, actor=actor, meeting=meeting.pk)
    return meeting


def call_off_meeting(meeting: Meeting, *, at: datetime, actor: User) -> None:
    meeting.called_off_at = at
    meeting.save(update_fields=["called_off_at"])
    record("meeting.called_off", of=COMPANY, actor=actor, meeting=meeting.pk)


def lock_places(meeting: Meeting) -> None:
    """Whoever answers for this event waits here for the one before, until the transaction's end.

    A physician may not change the event's row, so the row itself cannot be locked.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('meeting'), %s)", [meeting.pk])


def keep_reply(meeting: Meeting, *, says: str, at: datetime, actor: User) -> Reply:
    reply, _ = Reply.objects.update_or_create(
        meeting=meeting, user=actor, defaults={"says": says, "said_at": at}
    )
    record("meeting.answered", of=COMPANY, actor=actor, meeting=meeting.pk, says=says)
    return reply


def begin_topic(*, title: str, at: datetime, actor: User) -> Topic:
    topic = Topic.objects.create(title=title, begun_by=actor, begun_at=at)
    record("topic.begun", of=COMPANY, actor=actor, topic=topic.pk)
    return topic


def close_topic(topic: Topic, *, at: datetime, actor: User) -> None:
    topic.closed_at = at
    topic.save(update_fields=["closed_at"])
    record("topic.closed", of=COMPANY, actor=actor, topic=topic.pk)


def keep_post(topic: Topic, *, text: str, state: str, at: datetime, actor: User) -> Post:
    post = Post.objects.create(topic=topic, author=actor, text=text, state=state, written_at=at)
    record("post.written", of=COMPANY, actor=actor, post=post.pk)
    return post


def decide_post(post: Post, *, state: str, reason: str, at: datetime, actor: User) -> None:
    post.state, post.reason, post.decided_by, post.decided_at = state, reason, actor, at
    post.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    record("post.decided", of=COMPANY, actor=actor, post=post.pk, state=state)


def keep_card(*, actor: User, at: datetime, **fields: object) -> PeerCard:
    """The person's one card, as it reads from now on."""
    card, _ = PeerCard.objects.update_or_create(user=actor, defaults={**fields, "changed_at": at})
    record("peer_card.kept", of=COMPANY, actor=actor, card=card.pk)
    return card
