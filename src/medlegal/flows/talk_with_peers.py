"""What physicians say to each other: replies, topics, posts and cards; the company reads posts before others do."""

import re
from datetime import datetime

from django.db import transaction

from medlegal.flows.refusal import NotYourRole, Refused
from medlegal.practice.cases.models import Evaluation, Injury
from medlegal.practice.community.models import Meeting, PeerCard, Post, Reply, Topic
from medlegal.practice.community.selectors import has_room
from medlegal.practice.community.services import begin_topic, keep_card, keep_post, keep_reply, lock_places
from medlegal.practice.people.models import Role, User
from medlegal.practice.people.selectors import roles_of, works_for_company

CASE_NUMBER = re.compile(r"\bADJ\s?\d{4,}", re.IGNORECASE)


class NamesAPatient(Refused):
    """This names a worker or a case number of an evaluation. Say it without anything that tells whom it is about."""


class TopicClosed(Refused):
    """This topic is closed. Begin another."""


class CalledOff(Refused):
    """This event was called off."""


class Over(Refused):
    """This event is over."""


class NoRoom(Refused):
    """Every place is taken. Say “Perhaps”; if a place comes free you can say that you come."""


def in_community(user: User) -> bool:
    """Whether the person is one of the physicians, or of the company."""
    return Role.PHYSICIAN in roles_of(user) or works_for_company(user)


def need_community(actor: User) -> None:
    if not in_community(actor):
        raise NotYourRole("This is for the physicians and the company's people.")


@transaction.atomic
def begin_talk(*, title: str, text: str, at: datetime, actor: User) -> Topic:
    """A new topic with its first post."""
    need_community(actor)
    need_no_patient(f"{title}\n{text}", actor)
    topic = begin_topic(title=title, at=at, actor=actor)
    keep_post(topic, text=text, state=first_state(actor), at=at, actor=actor)
    return topic


@transaction.atomic
def say(topic: Topic, *, text: str, at: datetime, actor: User) -> Post:
    """A post; a physician's is shown once the company has read it."""
    need_community(actor)
    if topic.closed_at is not None:
        raise TopicClosed
    need_no_patient(text, actor)
    return keep_post(topic, text=text, state=first_state(actor), at=at, actor=actor)


def first_state(actor: User) -> str:
    return Post.State.SHOWN if works_for_company(actor) else Post.State.WAITING


def need_no_patient(text: str, actor: User) -> None:
    """Refuses what names a worker, a claim or a case of the writer's own evaluations."""
    said = text.casefold()
    workers = Evaluation.objects.visible_to(actor).values_list(
        "claimant__given_name", "claimant__family_name"
    )
    claims = Injury.objects.values_list("claim_number", flat=True)
    named = any(is_said(given, said) and is_said(family, said) for given, family in workers.distinct())
    if named or CASE_NUMBER.search(text) or any(is_said(one, said) for one in claims.distinct()):
        raise NamesAPatient


def is_said(words: str, said: str) -> bool:
    """Whether the words stand in the text as words of their own."""
    return bool(words) and re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", said) is not None


@transaction.atomic
def answer_meeting(meeting: Meeting, *, says: str, at: datetime, actor: User) -> Reply:
    """Whether the person comes; the latest word stands. Two who take the last place at one moment: one gets it."""
    need_community(actor)
    lock_places(meeting)
    if meeting.called_off_at is not None:
        raise CalledOff
    if meeting.ends_at <= at:
        raise Over
    if says == Reply.Says.COMES and not has_room(meeting, beside=actor):
        raise NoRoom
    return keep_reply(meeting, says=says, at=at, actor=actor)


@transaction.atomic
def write_card(*, told: dict[str, object], at: datetime, actor: User) -> PeerCard:
    """What the other physicians read of the person."""
    need_community(actor)
    return keep_card(actor=actor, at=at, **told)
