"""Appointments as they stand."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from medlegal.practice.calendar.models import (
    Appointment,
    Hold,
    Offer,
    PanelOffice,
    Room,
    Waiting,
    WindowWaiver,
    Writing,
)
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.people.models import Office, Physician


def appointment_of(evaluation: Evaluation) -> Appointment | None:
    """The latest that was not cancelled and did not fail."""
    return (
        Appointment.objects.filter(evaluation=evaluation, cancelled_on__isnull=True, ended="")
        .select_related("office", "room")
        .order_by("-starts_at")
        .first()
    )


def cancelled_by_evaluator(evaluation: Evaluation) -> int:
    """How often the evaluator or the office alone put the examination off."""
    return Appointment.objects.filter(
        evaluation=evaluation, cancelled_by=Appointment.CancelledBy.EVALUATOR
    ).count()


def waivers_of(evaluation: Evaluation) -> QuerySet[WindowWaiver]:
    return WindowWaiver.objects.filter(evaluation=evaluation).select_related("party")


def offers_of(evaluation: Evaluation) -> QuerySet[Offer]:
    return Offer.objects.filter(evaluation=evaluation).select_related("office", "offered_to")


def hold_of(evaluation: Evaluation) -> Hold | None:
    """The hour kept for the evaluation, expired or not."""
    return (
        Hold.objects.filter(evaluation=evaluation, ended_at__isnull=True)
        .select_related("office")
        .order_by("-pk")
        .first()
    )


def last_put_off(evaluation: Evaluation) -> Appointment | None:
    """The last appointment, if the evaluator or the office cancelled it and none was kept since."""
    last = (
        Appointment.objects.filter(evaluation=evaluation, cancelled_on__isnull=False).order_by("-pk").first()
    )
    return last if last and last.cancelled_by == Appointment.CancelledBy.EVALUATOR else None


def appointments_before(evaluation: Evaluation) -> QuerySet[Appointment]:
    """Those that were cancelled or came to nothing, in their order."""
    return (
        Appointment.objects.filter(evaluation=evaluation)
        .exclude(cancelled_on__isnull=True, ended="")
        .select_related("office", "cause")
        .order_by("starts_at")
    )


def waiting_of(evaluation: Evaluation) -> Waiting | None:
    return Waiting.objects.filter(evaluation=evaluation, ended_on__isnull=True).first()


def panel_office_of(evaluation: Evaluation) -> PanelOffice | None:
    return PanelOffice.objects.filter(evaluation=evaluation).select_related("office").first()


def writings_of(evaluation: Evaluation) -> QuerySet[Writing]:
    return Writing.objects.filter(evaluation=evaluation).select_related("party", "office")


def rooms_at(office: Office) -> QuerySet[Room]:
    """The rooms in use at the office's address, whoever of the practice is listed there."""
    return Room.objects.filter(
        practice_id=office.practice_id,
        office__street=office.street,
        office__city=office.city,
        office__zip_code=office.zip_code,
        ended_on__isnull=True,
    )


def room_hours_in(
    rooms: Collection[int], first: datetime, last: datetime
) -> list[tuple[int, datetime, datetime]]:
    """Room, from, until: when somebody is examined in one of the rooms between the two moments."""
    taken = Appointment.objects.filter(
        room__in=rooms, cancelled_on__isnull=True, starts_at__lt=last, ends_at__gt=first
    )
    return list(taken.order_by().values_list("room_id", "starts_at", "ends_at"))


def free_rooms(office: Office, starts_at: datetime, ends_at: datetime) -> list[Room]:
    """The rooms there in which nobody is examined in those hours."""
    there = list(rooms_at(office))
    taken = {room for room, _, _ in room_hours_in({one.pk for one in there}, starts_at, ends_at)}
    return [one for one in there if one.pk not in taken]


def first_booked_at(office: Office, on: date) -> date | None:
    """The first day from `on` with a standing appointment at the office."""
    first = (
        Appointment.objects.filter(office=office, cancelled_on__isnull=True, starts_at__date__gte=on)
        .order_by("starts_at")
        .first()
    )
    return timezone.localdate(first.starts_at) if first else None


def rooms_of(physician: Physician) -> QuerySet[Room]:
    """The rooms in use at the physician's own listings."""
    return Room.objects.filter(office__physician=physician, ended_on__isnull=True).select_related("office")
