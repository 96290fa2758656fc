"""Threads and messages as their readers see them."""

from django.db.models import Count, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import seats_of
from medlegal.practice.correspondence.models import Attachment, Message, ReadMark, Thread
from medlegal.practice.people.models import Membership, Role, User

TOLD = (Role.SCHEDULER, Role.MANAGER)  # of the office


def threads_of(evaluation: Evaluation, reader: User) -> QuerySet[Thread]:
    """Those the reader may see (the database hides the office's own from a party), each with what is unread."""
    read_at = ReadMark.objects.filter(thread=OuterRef("pk"), reader=reader).values("read_at")[:1]
    newest = Message.objects.filter(thread=OuterRef("pk")).order_by("-id").values("written_at")[:1]
    return (
        Thread.objects.filter(evaluation=evaluation)
        .annotate(
            read_at=Subquery(read_at, output_field=DateTimeField()),
            last_at=Coalesce(Subquery(newest, output_field=DateTimeField()), F("begun_at")),
        )
        .annotate(
            messages=Count("message"),
            unread=Count("message", filter=Q(read_at__isnull=True) | Q(message__written_at__gt=F("read_at"))),
        )
        .order_by("-last_at")
    )


def messages_of(thread: Thread) -> QuerySet[Message]:
    return Message.objects.filter(thread=thread).prefetch_related("attachment_set")


def attachments_of(evaluation: Evaluation) -> QuerySet[Attachment]:
    return Attachment.objects.filter(evaluation=evaluation).select_related(
        "message__thread", "message__seat__party"
    )


def readers_to_tell(message: Message) -> list[str]:
    """The addresses of those who may read it and did not write it: schedulers, managers, and the seated of all."""
    office = Membership.objects.filter(
        practice_id=message.practice_id, ended_on__isnull=True, role__in=TOLD, user__is_active=True
    )
    told = set(office.exclude(user=message.written_by_id).values_list("user__email", flat=True))
    if message.thread.kind == Thread.Kind.ALL_PARTIES:
        seated = seats_of(message.evaluation).filter(user__is_active=True).exclude(user=message.written_by_id)
        told |= set(seated.values_list("user__email", flat=True))
    return sorted(told)


def unread_in(user: User) -> QuerySet[Thread]:
    """Threads with something the person has not read, over all evaluations seen."""
    mark = ReadMark.objects.filter(
        thread=OuterRef("thread"), reader=user, read_at__gte=OuterRef("written_at")
    )
    unread = Message.objects.filter(thread=OuterRef("pk")).exclude(written_by=user).filter(~Exists(mark))
    return Thread.objects.filter(
        Exists(unread), evaluation__in=Evaluation.objects.visible_to(user)
    ).select_related("evaluation__claimant")
