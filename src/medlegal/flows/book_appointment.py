"""An appointment is made: the calendar holds it, and the notice's clock starts."""

from datetime import date, datetime

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.weigh_appointment import weigh_appointment
from medlegal.law.deadlines.due import due
from medlegal.practice.calendar.hours_selectors import holds_standing
from medlegal.practice.calendar.hours_services import end_holds, end_waiting
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.calendar.services import book
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.rights import need_role
from medlegal.practice.docket.selectors import deadlines_of
from medlegal.practice.docket.services import meet_deadline, set_deadline
from medlegal.practice.people.models import Office, Physician, Role, User


class BookedAlready(Refused):
    """An appointment stands for this evaluation. Cancel it first, with the reason; then book the new one."""


class DoublyBooked(Refused):
    """The physician already has an appointment at that time. Choose another hour."""


class AgainstTheLaw(Refused):
    """The law speaks against this appointment."""


class HourHeld(Refused):
    """This hour is held for another evaluation until it expires or is given back. Choose another hour."""


@transaction.atomic
def book_appointment(
    evaluation: Evaluation,
    *,
    office: Office,
    starts_at: datetime,
    ends_at: datetime,
    on: date,
    actor: User | None,
    knowing: str = "",
    **about: object,
) -> Appointment:
    """The appointment, made `on`. Two people who take one hour at one moment: exactly one succeeds.

    What the law speaks against is refused with its rule, unless the person says why it is booked `knowing`
    that; the reason is kept. `about` may hold the interpreter's fields and, for a remote examination,
    remote_terms. Law: 8 CCR §§ 31.3, 34, 41, 46.3.
    """
    need_role(evaluation, actor, Role.SCHEDULER)
    if ends_at <= starts_at:
        raise WrongTime("The appointment ends before it starts.")
    lock_calendar(evaluation.physician)
    if appointment_of(evaluation) is not None:
        raise BookedAlready
    if is_held_for_another(evaluation, starts_at, ends_at):
        raise HourHeld
    need_lawful(evaluation, office, starts_at, knowing, about.get("remote_terms"))
    try:
        with transaction.atomic():
            appointment = book(
                evaluation,
                office=office,
                starts_at=starts_at,
                ends_at=ends_at,
                made_on=on,
                actor=actor,
                booked_knowing=knowing.strip(),
                is_remote=bool(about.get("remote_terms")),
                **about,
            )
    except IntegrityError as error:
        if "no_double_booking" in str(error):
            raise DoublyBooked from None
        raise
    end_holds(evaluation, at=timezone.now(), actor=actor)
    end_waiting(evaluation, on=on, actor=actor)
    meet_window(evaluation, examined_on=timezone.localdate(starts_at), on=on, actor=actor)
    notice = due(duty="appointment_notice", began_on=on)
    set_deadline(evaluation, duty="appointment_notice", due=notice, actor=actor)
    return appointment


def lock_calendar(physician: Physician) -> None:
    """Whoever books or holds an hour of this physician waits here for the one before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('calendar'), %s)", [physician.pk])


def is_held_for_another(evaluation: Evaluation, starts_at: datetime, ends_at: datetime) -> bool:
    standing = holds_standing(timezone.now()).exclude(evaluation=evaluation)
    return standing.filter(
        physician=evaluation.physician_id, starts_at__lt=ends_at, ends_at__gt=starts_at
    ).exists()


def need_lawful(
    evaluation: Evaluation, office: Office, starts_at: datetime, knowing: str, remote_terms: object
) -> None:
    on = timezone.localdate(starts_at)
    if on < evaluation.requested_on:
        raise WrongTime(
            f"The evaluation was asked for on {evaluation.requested_on:%m/%d/%Y}, after this appointment."
        )
    weighed = weigh_appointment(evaluation, on=on, office=office, remote_terms=remote_terms)
    if not weighed.is_lawful and not knowing.strip():
        against = " ".join(problem.says for problem in weighed.problems)
        cited = "; ".join(dict.fromkeys(step.citation for step in weighed.steps))
        raise AgainstTheLaw(f"{against} ({cited}) Choose another hour, or book it and say why.")


def meet_window(evaluation: Evaluation, *, examined_on: date, on: date, actor: User | None) -> None:
    """The window, and an evaluator's new date, are met by an appointment inside them, and stand open otherwise."""
    for duty in ("appointment", "rescheduling"):
        standing = deadlines_of(evaluation).filter(duty=duty).standing().last()
        if standing is not None and examined_on <= standing.due_on:
            meet_deadline(evaluation, duty=duty, on=on, actor=actor)
