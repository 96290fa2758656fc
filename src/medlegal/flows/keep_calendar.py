"""A physician's hours and absences, and an evaluation's holds, offers, waivers and waits, are entered."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from medlegal.flows.book_appointment import DoublyBooked, need_examination
from medlegal.flows.find_openings import window_of
from medlegal.flows.keep_writings import keep_paper, need_side
from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.weigh_appointment import waived
from medlegal.law.deadlines.due import due
from medlegal.law.panels.availability import unavailability
from medlegal.practice.calendar.free_services import lock_calendar
from medlegal.practice.calendar.hours_selectors import busy_between, days_away_before
from medlegal.practice.calendar.hours_services import (
    end_holds,
    end_waiting,
    end_weekly_hours,
    keep_absence,
    keep_answer,
    keep_extra_hours,
    keep_hold,
    keep_offer,
    keep_waiting,
    keep_waiver,
    keep_weekly_hours,
)
from medlegal.practice.calendar.models import (
    Absence,
    ExtraHours,
    Hold,
    Offer,
    Waiting,
    WeeklyHours,
    WindowWaiver,
)
from medlegal.practice.calendar.place_services import note_unit_told
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.rights import need_role
from medlegal.practice.docket.selectors import deadlines_of
from medlegal.practice.docket.services import as_kept, move_deadline, set_physician_deadline
from medlegal.practice.people.models import Office, Physician, Role, User
from medlegal.practice.people.refusal import NotYourRole
from medlegal.practice.people.selectors import may_act

HOLD_LASTS = timedelta(hours=48)


class WaitsAlready(Refused):
    """This evaluation is on the waiting list already."""


class WaivedAlready(Refused):
    """A waiver of this party is kept already."""


@transaction.atomic
def set_weekly_hours(
    physician: Physician,
    *,
    office: Office,
    weekday: int,
    begins: time,
    ends: time,
    first_on: date,
    actor: User,
) -> WeeklyHours:
    """Hours of every week from `first_on`."""
    need_scheduler(physician, actor)
    if ends <= begins:
        raise WrongTime("These hours end before they begin.")
    return keep_weekly_hours(
        physician, office=office, weekday=weekday, begins=begins, ends=ends, first_on=first_on, actor=actor
    )


@transaction.atomic
def stop_weekly_hours(hours: WeeklyHours, *, last_on: date, actor: User) -> None:
    need_scheduler(hours.physician, actor)
    end_weekly_hours(hours, last_on=last_on, actor=actor)


@transaction.atomic
def add_hours(
    physician: Physician, *, office: Office, on: date, begins: time, ends: time, actor: User
) -> ExtraHours:
    need_scheduler(physician, actor)
    if ends <= begins:
        raise WrongTime("These hours end before they begin.")
    return keep_extra_hours(physician, office=office, on=on, begins=begins, ends=ends, actor=actor)


@transaction.atomic
def be_away(physician: Physician, *, starts_on: date, ends_on: date, reason: str, actor: User) -> Absence:
    """Days on which the physician examines nobody, with the day by which Form 109 has to be sent, if it has to.

    Law: 8 CCR § 33.
    """
    need_scheduler(physician, actor)
    if ends_on < starts_on:
        raise WrongTime("The absence ends before it starts.")
    answer = unavailability(
        starts_on=starts_on, ends_on=ends_on, days_before=days_away_before(physician, starts_on)
    )
    steps, _ = as_kept(answer.steps)
    if answer.notice_due_on:
        notice = due(duty="unavailability_notice", began_on=starts_on)
        set_physician_deadline(physician, duty="unavailability_notice", due=notice, actor=actor)
    return keep_absence(
        physician,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason,
        notice_due_on=answer.notice_due_on,
        steps=steps,
        actor=actor,
    )


def need_scheduler(physician: Physician, actor: User) -> None:
    """The physician's own calendar, or a scheduler's work."""
    if physician.user_id != actor.pk and not may_act(actor, physician.practice_id, Role.SCHEDULER):
        raise NotYourRole("It is for a scheduler or the physician.")


@transaction.atomic
def hold_hour(
    evaluation: Evaluation,
    *,
    office: Office,
    starts_at: datetime,
    ends_at: datetime,
    now: datetime,
    actor: User,
) -> Hold:
    """The hour is kept for this evaluation for two days; what it held before is free again."""
    need_role(evaluation, actor, Role.SCHEDULER)
    need_examination(evaluation)
    if starts_at <= now or ends_at <= starts_at:
        raise WrongTime("This hour is past, or ends before it begins. Choose a later one.")
    lock_calendar(evaluation.physician_id)
    end_holds(evaluation, at=now, actor=actor)
    if is_taken(evaluation.physician, starts_at, ends_at, now=now):
        raise DoublyBooked
    return keep_hold(
        evaluation,
        office=office,
        starts_at=starts_at,
        ends_at=ends_at,
        expires_at=now + HOLD_LASTS,
        actor=actor,
    )


def is_taken(physician: Physician, starts_at: datetime, ends_at: datetime, *, now: datetime) -> bool:
    """Whether an appointment or a standing hold lies in the hour."""
    first, last = timezone.localdate(starts_at), timezone.localdate(ends_at)
    spans = busy_between([physician.pk], first, last, now).get(physician.pk, ())
    return any(begins < ends_at and ends > starts_at for begins, ends in spans)


@transaction.atomic
def give_back(evaluation: Evaluation, *, now: datetime, actor: User) -> None:
    need_role(evaluation, actor, Role.SCHEDULER)
    end_holds(evaluation, at=now, actor=actor)


@transaction.atomic
def offer_date(
    evaluation: Evaluation, *, office: Office, starts_at: datetime, on: date, to: Party, actor: User
) -> Offer:
    """A date offered to a party: the proof that the window was kept."""
    need_role(evaluation, actor, Role.SCHEDULER)
    if timezone.localdate(starts_at) < on:
        raise WrongTime("The date offered lies before the day of the offer.")
    return keep_offer(
        evaluation, office=office, starts_at=starts_at, offered_on=on, offered_to=to, actor=actor
    )


@transaction.atomic
def answer_offer(offer: Offer, *, answer: str, on: date, note: str = "", actor: User) -> None:
    need_role(offer.evaluation, actor, Role.SCHEDULER)
    if on < offer.offered_on:
        raise WrongTime("The answer is older than the offer.")
    keep_answer(offer, answer=answer, on=on, note=note, actor=actor)


@transaction.atomic
def waive_window(
    evaluation: Evaluation,
    *,
    party: Party,
    on: date,
    proof: str,
    content: Iterable[bytes] = (),
    actor: User,
) -> WindowWaiver:
    """A party waived the time for the appointment in writing; its clock moves as far as the law lets it.

    Law: 8 CCR § 31.3(e), (f).
    """
    need_role(evaluation, actor, Role.SCHEDULER)
    need_side(party)
    kept = keep_paper(content)
    scan = {"document_key": kept.key, "document_sha256": kept.sha256} if kept else {}
    try:
        with transaction.atomic():
            waiver = keep_waiver(evaluation, party=party, waived_on=on, proof=proof, actor=actor, **scan)
    except IntegrityError as error:
        if "waived_once_by_a_party" in str(error):
            raise WaivedAlready from None
        raise
    move_window(evaluation, waiver, actor=actor)
    return waiver


def move_window(evaluation: Evaluation, waiver: WindowWaiver, *, actor: User) -> None:
    standing = deadlines_of(evaluation).filter(duty="appointment").standing().last()
    until = window_of(evaluation).on
    if standing and "both_parties" not in waived(evaluation) and until > standing.due_on:
        reason = f"{waiver.party.name} waived the time for the appointment: {waiver.proof}"
        move_deadline(standing, to=until, reason=reason[:300], actor=actor)


@transaction.atomic
def wait_for_hour(
    evaluation: Evaluation, *, not_after: date | None, on: date, note: str = "", actor: User
) -> Waiting:
    """The evaluation waits for an hour that somebody gives back."""
    need_role(evaluation, actor, Role.SCHEDULER)
    try:
        with transaction.atomic():
            return keep_waiting(evaluation, not_after=not_after, asked_on=on, note=note, actor=actor)
    except IntegrityError as error:
        if "waits_once" in str(error):
            raise WaitsAlready from None
        raise


@transaction.atomic
def stop_waiting(evaluation: Evaluation, *, on: date, actor: User) -> None:
    need_role(evaluation, actor, Role.SCHEDULER)
    end_waiting(evaluation, on=on, actor=actor)


@transaction.atomic
def tell_medical_unit(absence: Absence, *, on: date, actor: User) -> None:
    """Form 109 went to the Medical Unit on that day. Law: 8 CCR § 33."""
    need_scheduler(absence.physician, actor)
    note_unit_told(absence, on=on, actor=actor)
