"""The places where a physician examines: listed with the Medical Unit, given up, and divided into rooms."""

from datetime import date

from django.db import IntegrityError, transaction

from medlegal.flows.keep_calendar import need_scheduler
from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.state_cause import Cause, state_cause
from medlegal.law.dates import RequestDate, TriggerDate
from medlegal.law.deadlines.due import due
from medlegal.law.panels.reappointment import reappointment
from medlegal.practice.calendar.free_services import renew_free
from medlegal.practice.calendar.models import Room
from medlegal.practice.calendar.place_services import end_room, keep_room
from medlegal.practice.calendar.selectors import first_booked_at
from medlegal.practice.people.models import Office, Physician, User
from medlegal.practice.people.selectors import offices_of
from medlegal.practice.people.services import leave_office, list_office


class TooManyOffices(Refused):
    """The physician has as many offices as the law lets a QME list. Give one up first."""


class LeftTooSoon(Refused):
    """A listed office is kept for a time unless there is good cause."""


class StillBooked(Refused):
    """Somebody is to be examined at this office after that day. Move those appointments first."""


class RoomNamedAlready(Refused):
    """This office has a room of that name already. Choose another name."""


@transaction.atomic
def add_office(physician: Physician, *, listed_on: date, actor: User, **place: str) -> Office:
    """A place listed with the Medical Unit on that day, in California. Law: 8 CCR § 26(a)."""
    need_scheduler(physician, actor)
    if place.get("state", "CA").upper() != "CA":
        raise WrongTime("A listed office is in California (8 CCR § 26(a)). Give a California address.")
    answer = reappointment(applied_on=RequestDate(listed_on), offices=offices_of(physician).count() + 1)
    if not answer.is_clear:
        raise TooManyOffices(f"{answer.steps[0].says} ({answer.steps[0].citation}) Give one up first.")
    return list_office(physician, listed_on=listed_on, actor=actor, **place)


@transaction.atomic
def give_up_office(office: Office, *, on: date, cause: Cause | None = None, actor: User) -> None:
    """The office is no longer listed from `on`; too early only with good cause, which is kept. Law: 8 CCR § 26(b)."""
    need_scheduler(office.physician, actor)
    if on < office.listed_on:
        raise WrongTime(f"The office was listed on {office.listed_on:%m/%d/%Y}, after that day.")
    earliest = due(duty="office_listing", began_on=TriggerDate(office.listed_on))
    if on < earliest.on and cause is None:
        raise LeftTooSoon(
            f"{earliest.steps[0].says} ({earliest.steps[0].citation}) That is {earliest.on:%m/%d/%Y}."
            " If there is good cause, say which, and what shows it."
        )
    booked = first_booked_at(office, on)
    if booked is not None:
        raise StillBooked(
            f"Somebody is to be examined there on {booked:%m/%d/%Y}. Move the appointment first."
        )
    kept = (
        state_cause(cause, of="office", practice_id=office.practice_id, on=on, actor=actor) if cause else None
    )
    leave_office(office, on=on, good_cause=kept.cause if kept else "", actor=actor)
    renew_free(office.physician, on)


@transaction.atomic
def add_room(office: Office, *, name: str, actor: User) -> Room:
    """A room in which one person is examined at a time."""
    need_scheduler(office.physician, actor)
    try:
        with transaction.atomic():
            return keep_room(office, name=name.strip(), actor=actor)
    except IntegrityError as error:
        if "one_room_of_a_name" in str(error):
            raise RoomNamedAlready from None
        raise


@transaction.atomic
def close_room(room: Room, *, on: date, actor: User) -> None:
    """Nobody is booked into the room from now on; who is booked stays."""
    need_scheduler(room.office.physician, actor)
    end_room(room, on=on, actor=actor)
