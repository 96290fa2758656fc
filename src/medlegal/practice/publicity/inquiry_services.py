"""Keeps what strangers ask, and what the company does about it."""

from datetime import datetime

from django.db import connection

from medlegal.practice.audit.services import record
from medlegal.practice.people.company import COMPANY
from medlegal.practice.people.models import User
from medlegal.practice.publicity.models import Inquiry, InquiryNote, JoiningInquiry

# A stranger may add an inquiry and read none, so nothing is asked back of the database.
ADD = """
INSERT INTO publicity_inquiry (id, kind, name, email, phone, writes_as, language, message, came_at, status)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, 'new')
"""
ADD_JOINING = """
INSERT INTO publicity_joininginquiry (inquiry_id, specialty, county, is_qme, stage)
VALUES (%s, %s, %s, %s, 'received')
"""


def keep_inquiry(*, kind: str, told: dict[str, str], language: str, at: datetime) -> int:
    """The inquiry's number. `told`: name, email, phone, writes_as and message."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('publicity_inquiry', 'id'))")
        (number,) = cursor.fetchone()
        given = [told[key] for key in ("name", "email", "phone", "writes_as")]
        cursor.execute(ADD, [number, kind, *given, language, told["message"], at])
    return int(number)


def keep_joining(inquiry_id: int, *, specialty: str, county: str, is_qme: bool) -> None:
    """What a physician who wants to join said beside the message."""
    with connection.cursor() as cursor:
        cursor.execute(ADD_JOINING, [inquiry_id, specialty, county, is_qme])


def assign_inquiry(inquiry: Inquiry, *, to: User | None, actor: User) -> None:
    inquiry.assigned_to = to
    inquiry.status = Inquiry.Status.IN_HAND if to else Inquiry.Status.NEW
    inquiry.closed_at = None
    inquiry.save(update_fields=["assigned_to", "status", "closed_at"])
    record("inquiry.assigned", of=COMPANY, actor=actor, inquiry=inquiry.pk, user=to.pk if to else None)


def note_inquiry(inquiry: Inquiry, *, text: str, at: datetime, actor: User) -> InquiryNote:
    note = InquiryNote.objects.create(inquiry=inquiry, text=text, made_by=actor, made_at=at)
    record("inquiry.noted", of=COMPANY, actor=actor, inquiry=inquiry.pk)
    return note


def close_inquiry(inquiry: Inquiry, *, at: datetime, actor: User) -> None:
    inquiry.status, inquiry.closed_at = Inquiry.Status.CLOSED, at
    inquiry.save(update_fields=["status", "closed_at"])
    record("inquiry.closed", of=COMPANY, actor=actor, inquiry=inquiry.pk)


def reopen_inquiry(inquiry: Inquiry, *, actor: User) -> None:
    inquiry.status, inquiry.closed_at = Inquiry.Status.IN_HAND, None
    inquiry.save(update_fields=["status", "closed_at"])
    record("inquiry.reopened", of=COMPANY, actor=actor, inquiry=inquiry.pk)


def move_joining(joining: JoiningInquiry, *, to: str, actor: User) -> None:
    """The physician's joining has come to this stage."""
    joining.stage = to
    joining.save(update_fields=["stage"])
    record("joining.moved", of=COMPANY, actor=actor, inquiry=joining.inquiry_id, stage=to)
