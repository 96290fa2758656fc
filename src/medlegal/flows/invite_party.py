"""The office asks a party's person in: a link by e-mail, a code by another way, an account of the person's own."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.timezone import now

from medlegal.flows.refusal import CannotSignIn, Refused
from medlegal.flows.tell_people import TellLater
from medlegal.flows.try_code import Tried, Way, as_kept, code_digest, is_open, new_code, try_code
from medlegal.outside.mail import Mail, Went, mail_carrier
from medlegal.outside.queue import Job, later
from medlegal.practice.cases import services as cases
from medlegal.practice.cases.access import enter_as, enter_practice
from medlegal.practice.cases.models import Party
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.selectors import seats_of
from medlegal.practice.cases.services import WorksInAPractice
from medlegal.practice.companion.access import digest_of, enter_by_key
from medlegal.practice.companion.models import Invitation
from medlegal.practice.companion.selectors import invitation_with
from medlegal.practice.companion.services import (
    end_way,
    give_code,
    keep_courier,
    keep_invitation,
    note_accepted,
    note_code_used,
    note_mailed,
    note_wrong_code,
)
from medlegal.practice.people.models import Role, User
from medlegal.practice.people.selectors import person_with, roles_of
from medlegal.practice.people.services import invite_user

LINK_LASTS = timedelta(days=7)
SUBJECT = "An invitation to sign in"
TEXT = (
    "You are invited to sign in at {home}.\n\nOpen this address within seven days: {link}\n\nYou are asked for a code"
    " of six digits, which the office that invites you gives you by telephone. If you expected no invitation, do"
    " nothing; without the code it opens nothing.\n"
)


class SeatedAlready(Refused):
    """This person has a seat in this evaluation already."""


class NotOpen(Refused):
    """This invitation no longer opens. Ask the office that sent it for a new one."""


class InvitedAlready(Refused):
    """This person was invited to this evaluation and can still accept. Withdraw that invitation first."""


@dataclass(frozen=True, slots=True)
class Invited:
    """The invitation, and what is shown this once."""

    invitation: Invitation
    link: str
    code: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """How the code fared; and once it was right, who may come in now."""

    tried: Tried
    user: User | None = None
    is_new: bool = False


@transaction.atomic
def invite_party(
    party: Party, *, email: str, capacity: str = Invitation.Capacity.PARTY, at: datetime, actor: User
) -> Invited:
    """A link bound to one evaluation and one party, open for seven days and once. Its e-mail goes a moment later."""
    need_role(party.evaluation, actor, Role.SCHEDULER)
    address = email.lower()
    need_free_person(party, person_with(address))
    if Invitation.objects.filter(
        evaluation_id=party.evaluation_id, email=address, ended_at__isnull=True, expires_at__gt=at
    ).exists():
        raise InvitedAlready
    way = Way(key_of(party.evaluation_id, address, at), new_code())
    kept = as_kept(way, at=at, lasts=LINK_LASTS) | {"code_expires_at": at + LINK_LASTS}
    invitation = keep_invitation(party, email=address, capacity=capacity, actor=actor, **kept)
    later(Job.SEND_INVITATION, priority=1, practice_id=invitation.practice_id, invitation_id=invitation.pk)
    return Invited(invitation, link_of(way.key), way.code)


def need_free_person(party: Party, person: User | None) -> None:
    """Refused for somebody who may not sign in, works in a practice, or has a seat here."""
    if person is None:
        return
    if not person.is_active:
        raise CannotSignIn
    if roles_of(person):
        raise WorksInAPractice
    if seats_of(party.evaluation).filter(user=person).exists():
        raise SeatedAlready


def key_of(evaluation_id: int, address: str, at: datetime) -> str:
    """The link's key: reckoned from this machine's secret, so that it can be mailed later and is kept nowhere."""
    about = f"{evaluation_id}:{address}:{at.astimezone(UTC).isoformat()}"
    return salted_hmac(
        "medlegal.invitation", about, secret=settings.SECRET_KEY, algorithm="sha256"
    ).hexdigest()


def link_of(key: str) -> str:
    return f"{settings.ADDRESS}/party/invited/{key}/"


def send_invitation(*, practice_id: int, invitation_id: int) -> None:
    """The e-mail with the link, once. How it went stands with the invitation; raises TellLater for another try."""
    with transaction.atomic():
        enter_practice(practice_id)
        invitation = Invitation.objects.select_for_update().get(pk=invitation_id)
        key = key_of(invitation.evaluation_id, invitation.email, invitation.made_at)
        if invitation.mailed_at or invitation.ended_at or digest_of(key) != invitation.key_digest:
            return
        text = TEXT.format(home=settings.ADDRESS, link=link_of(key))
        outcome = mail_carrier().send(Mail(invitation.email, SUBJECT, text, invitation.reference))
        note_mailed(invitation, at=now() if outcome.went == Went.SENT else None, trouble=outcome.says)
    if outcome.went == Went.LATER:
        raise TellLater


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, at: datetime, actor: User) -> None:
    """It opens nothing any more."""
    need_role(invitation.evaluation, actor, Role.SCHEDULER)
    if invitation.ended_at is None:
        end_way(invitation, at=at, actor=actor)


@transaction.atomic
def give_invitation_code(invitation: Invitation, *, at: datetime, actor: User) -> str:
    """A new code for a link that still opens, for somebody who lost it or tried too often."""
    need_role(invitation.evaluation, actor, Role.SCHEDULER)
    if not is_open(invitation, at=at):
        raise NotOpen
    code = new_code()
    digest = code_digest(invitation.key_digest, code)
    give_code(invitation, digest=digest, expires_at=invitation.expires_at, actor=actor)
    return code


def invitation_at(key: str, *, at: datetime) -> Invitation | None:
    """What a link leads to; None where it leads nowhere any more."""
    invitation = invitation_with(digest_of(key))
    return invitation if is_open(invitation, at=at) else None


@transaction.atomic
def accept_invitation(key: str, *, code: str, name: str, password: str, at: datetime) -> Accepted:
    """The person is seated. A wrong try is kept, so nothing is raised for it.

    Somebody who has an account already keeps its name and password: the seat goes to the invited address alone.
    """
    invitation = invitation_at(key, at=at)
    if invitation is None:
        raise NotOpen
    enter_practice(invitation.practice_id)
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    tried = try_code(invitation, code, at=at)
    if tried != Tried.RIGHT:
        if tried == Tried.WRONG:
            note_wrong_code(invitation)
        enter_by_key("")
        return Accepted(tried)
    note_code_used(invitation, at=at)
    return seat(invitation, name=name, password=password, at=at)


def seat(invitation: Invitation, *, name: str, password: str, at: datetime) -> Accepted:
    person = person_with(invitation.email)
    need_free_person(invitation.party, person)
    user = person or invite_user(email=invitation.email, name=name.strip(), password=password)
    if invitation.capacity == Invitation.Capacity.COPY_SERVICE:
        keep_courier(invitation.party, user, actor=user)
    else:
        cases.seat_party(invitation.party, user, actor=user)
    note_accepted(invitation, user=user, at=at)
    enter_as(user)
    return Accepted(Tried.RIGHT, user, person is None)
