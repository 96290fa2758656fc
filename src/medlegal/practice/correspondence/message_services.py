"""Keeps threads, messages, what is attached to them, and how far each has read."""

from collections.abc import Mapping
from datetime import date, datetime

from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import Evaluation, Seat
from medlegal.practice.correspondence.models import Attachment, Message, ReadMark, Thread
from medlegal.practice.people.models import User


def begin_thread(evaluation: Evaluation, *, kind: str, subject: str, at: datetime, actor: User) -> Thread:
    thread = Thread.objects.create(
        practice_id=evaluation.practice_id,
        evaluation=evaluation,
        kind=kind,
        subject=subject,
        begun_at=at,
        begun_by=actor,
    )
    record("thread.begun", of=thread, actor=actor, thread=thread.pk, kind=kind)
    return thread


def keep_message(
    thread: Thread, *, text: str, at: datetime, author: str, seat: Seat | None, actor: User
) -> Message:
    message = Message.objects.create(
        practice_id=thread.practice_id,
        evaluation_id=thread.evaluation_id,
        thread=thread,
        text=text,
        written_at=at,
        written_by=actor,
        author=author,
        seat=seat,
    )
    record("message.written", of=message, actor=actor, thread=thread.pk, message=message.pk)
    return message


def keep_attachment(message: Message, *, name: str, kept: Mapping[str, object], actor: User) -> Attachment:
    attachment = Attachment.objects.create(
        practice_id=message.practice_id,
        evaluation_id=message.evaluation_id,
        message=message,
        name=name[:200],
        **kept,
    )
    record("message.enclosed", of=attachment, actor=actor, message=message.pk, sha256=attachment.sha256)
    return attachment


def mark_attachment_entered(attachment: Attachment, *, on: date, actor: User) -> None:
    attachment.entered_gate_on = on
    attachment.save(update_fields=["entered_gate_on"])
    record("message.entered_gate", of=attachment, actor=actor, attachment=attachment.pk)


def mark_read(thread: Thread, *, reader: User, at: datetime) -> None:
    """The reader has read the thread up to `at`."""
    ReadMark.objects.update_or_create(
        practice_id=thread.practice_id,
        evaluation_id=thread.evaluation_id,
        thread=thread,
        reader=reader,
        defaults={"read_at": at},
    )
