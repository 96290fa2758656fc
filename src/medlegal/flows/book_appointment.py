"""An appointment is made: the calendar holds it, and the notice's clock starts."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from medlegal.flows.check_conflicts import SAME_NAME
from medlegal.flows.decide_conflict import DISQUALIFYING
from medlegal.flows.draft_letter import draft_if_possible
from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.tell_people import tell
from medlegal.flows.watch_clocks import watch_advice
from medlegal.flows.weigh_appointment import DEFENSE, SIDES, WORKER, weigh_appointment
from medlegal.law.deadlines.due import due
from medlegal.practice.alerts.models import Kind
from medlegal.practice.calendar.free_services import lock_calendar
from medlegal.practice.calendar.hours_selectors import absence_on, holds_standing, is_engaged_elsewhere
from medlegal.practice.calendar.hours_services import end_holds, end_waiting
from medlegal.practice.calendar.models import Appointment, Room
from medlegal.practice.calendar.selectors import appointment_of, free_rooms, rooms_at
from medlegal.practice.calendar.services import book
from medlegal.practice.cases.models import ConflictFinding, Evaluation
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.selectors import findings_of
from medlegal.practice.docket.selectors import deadlines_of
from medlegal.practice.docket.services import meet_deadline, set_deadline
from medlegal.practice.people.models import Office, Role, User
from medlegal.practice.people.selectors import may_act

ENGLISH = "English"


class BookedAlready(Refused):
    """An appointment stands for this evaluation. Cancel it first, with the reason; then book the new one."""


class DoublyBooked(Refused):
    """The physician already has an appointment at that time. Choose another hour."""


class EngagedElsewhere(Refused):
    """The physician examines for another practice at that time. Choose another hour."""


class AgainstTheLaw(Refused):
    """The law speaks against this appointment."""


class RoomTaken(Refused):
    """Every room of this office is taken at that time. Choose another hour or another office."""


class NothingToAttend(Refused):
    """A supplemental report and a deposition need no appointment for an examination."""


class ConflictOpen(Refused):
    """A conflict of the evaluator stands in the way of an appointment. Decide it first under "Conflicts", or have
    both sides waive it in writing; the evaluator or a manager may book all the same and say why."""


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
    that; the reason is kept. `about` may hold the interpreter's fields (without them an interpreter is needed
    for every language but English) and, for a remote examination, remote_terms. Law: 8 CCR §§ 31.3, 34, 41, 41.5, 46.3.
    """
    need_role(evaluation, actor, Role.SCHEDULER)
    if ends_at <= starts_at:
        raise WrongTime("The appointment ends before it starts.")
    need_examination(evaluation)
    need_no_conflict(evaluation, actor=actor, knowing=knowing)
    lock_calendar(evaluation.physician_id)
    need_free(evaluation, starts_at, ends_at)
    need_lawful(evaluation, office, starts_at, knowing, about.get("remote_terms"))
    need_present(evaluation, starts_at, on=on, knowing=knowing)
    placed = {"office": office, "starts_at": starts_at, "ends_at": ends_at}
    language = "" if evaluation.language == ENGLISH else evaluation.language
    about = {"interpreter_language": language, **about}
    told = {**about, "booked_knowing": knowing.strip(), "is_remote": bool(about.get("remote_terms"))}
    appointment = book_once(evaluation, **placed, made_on=on, actor=actor, **told)
    follow_booking(appointment, evaluation, on=on, actor=actor)
    return appointment


def book_once(evaluation: Evaluation, *, office: Office, **told: object) -> Appointment:
    """The row; where two people took one hour or one room, the database lets one of them have it."""
    room = room_for(office, told["starts_at"], told["ends_at"])
    try:
        with transaction.atomic():
            return book(evaluation, office=office, room=room, **told)
    except IntegrityError as error:
        if "no_double_booking" in str(error):
            raise DoublyBooked from None
        if "one_at_a_time_in_a_room" in str(error):
            raise RoomTaken from None
        raise


def follow_booking(appointment: Appointment, evaluation: Evaluation, *, on: date, actor: User | None) -> None:
    """Holds and waits end, the window is met, the notice's clock starts, and Form 110 is drafted."""
    end_holds(evaluation, at=timezone.now(), actor=actor)
    end_waiting(evaluation, on=on, actor=actor)
    examined_on = timezone.localdate(appointment.starts_at)
    meet_window(evaluation, examined_on=examined_on, on=on, actor=actor)
    watch_advice(evaluation, examined_on=examined_on, actor=actor)
    notice = due(duty="appointment_notice", began_on=on)
    set_deadline(evaluation, duty="appointment_notice", due=notice, actor=actor)
    draft_if_possible(evaluation, kind="appointment_notice", on=on, actor=actor)
    tell(Kind.APPOINTMENT_BOOKED, of=evaluation, about=appointment.pk, actor=actor)


def need_no_conflict(evaluation: Evaluation, *, actor: User | None, knowing: str) -> None:
    """No conflict that would disqualify stands or waits for a decision, unless the one who may says why.

    Law: 8 CCR §§ 41.5, 41.6.
    """
    against = [finding for finding in findings_of(evaluation) if is_in_the_way(finding)]
    if not against:
        return
    if knowing.strip() and (actor is None or may_override(evaluation, actor)):
        return
    rules = dict.fromkeys(str(step["citation"]) for finding in against for step in finding.steps)
    raise ConflictOpen(
        f"{' '.join(f'{finding.with_name}: {finding.says}' for finding in against)} ({'; '.join(rules)})"
    )


def is_in_the_way(finding: ConflictFinding) -> bool:
    """To be decided, or decided to stand with neither a waiver of both sides nor the evaluator's word to go on."""
    decided = ConflictFinding.Decided
    if finding.effect != DISQUALIFYING or finding.decided == decided.DISMISSED:
        return False
    if finding.decided == decided.OPEN:
        return finding.found_in != SAME_NAME  # a name alone is a question, and stops nothing
    sides = {SIDES.get(answer.party.role) for answer in finding.answers.all() if answer.waives}
    return finding.withdraws is True or not sides >= {WORKER, DEFENSE}


def may_override(evaluation: Evaluation, actor: User) -> bool:
    return evaluation.physician.user_id == actor.pk or may_act(actor, evaluation.practice_id, Role.MANAGER)


def need_free(evaluation: Evaluation, starts_at: datetime, ends_at: datetime) -> None:
    if appointment_of(evaluation) is not None:
        raise BookedAlready
    if is_held_for_another(evaluation, starts_at, ends_at):
        raise HourHeld
    if is_engaged_elsewhere(evaluation.physician_id, starts_at, ends_at):
        raise EngagedElsewhere


def need_examination(evaluation: Evaluation) -> None:
    if evaluation.kind in (Evaluation.Kind.SUPPLEMENTAL, Evaluation.Kind.DEPOSITION):
        raise NothingToAttend


def room_for(office: Office, starts_at: datetime, ends_at: datetime) -> Room | None:
    """A free room at the office's address; none where no rooms are kept for it."""
    free = free_rooms(office, starts_at, ends_at)
    if not free and rooms_at(office).exists():
        raise RoomTaken
    return free[0] if free else None


def need_present(evaluation: Evaluation, starts_at: datetime, *, on: date, knowing: str) -> None:
    """Not in the past, and not on a day on which the physician is away, unless the person says why."""
    examined_on = timezone.localdate(starts_at)
    if knowing.strip():
        return
    if examined_on < on:
        raise WrongTime(
            f"{examined_on:%m/%d/%Y} is past. Choose a later day; if this appointment was made earlier, say so."
        )
    away = absence_on(evaluation.physician_id, examined_on)
    if away is not None:
        raise WrongTime(
            f"The physician is away from {away.starts_on:%m/%d/%Y} to {away.ends_on:%m/%d/%Y} and takes no new"
            " examination then (8 CCR § 33). Choose another day, or book it and say why."
        )


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
