"""Keeps physicians' hours and absences, holds, waits, offers and waivers."""

from collections.abc import Sequence
from datetime import date, datetime, time

from medlegal.practice.audit.services import record
from medlegal.practice.calendar.free_services import renew_free
from medlegal.practice.calendar.models import (
    Absence,
    ExtraHours,
    Feed,
    Hold,
    Offer,
    Waiting,
    WeeklyHours,
    WindowWaiver,
)
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.people.models import Office, Physician, User


def keep_weekly_hours(
    physician: Physician,
    *,
    office: Office,
    weekday: int,
    begins: time,
    ends: time,
    first_on: date,
    actor: User | None,
) -> WeeklyHours:
    """Hours of that weekday (1 is Monday) from `first_on`, until they are ended."""
    hours = WeeklyHours.objects.create(
        practice_id=physician.practice_id,
        physician=physician,
        office=office,
        weekday=weekday,
        begins=begins,
        ends=ends,
        first_on=first_on,
    )
    renew_free(physician, first_on)
    record("hours.kept", of=hours, actor=actor, physician=physician.pk, weekday=weekday)
    return hours


def end_weekly_hours(hours: WeeklyHours, *, last_on: date, actor: User) -> None:
    hours.last_on = last_on
    hours.save(update_fields=["last_on"])
    renew_free(hours.physician, last_on)
    record("hours.ended", of=hours, actor=actor, physician=hours.physician_id, on=last_on.isoformat())


def keep_extra_hours(
    physician: Physician, *, office: Office, on: date, begins: time, ends: time, actor: User
) -> ExtraHours:
    hours = ExtraHours.objects.create(
        practice_id=physician.practice_id,
        physician=physician,
        office=office,
        on=on,
        begins=begins,
        ends=ends,
    )
    renew_free(physician, on, on)
    record("hours.extra", of=hours, actor=actor, physician=physician.pk, on=on.isoformat())
    return hours


def keep_absence(
    physician: Physician,
    *,
    starts_on: date,
    ends_on: date,
    reason: str,
    notice_due_on: date | None,
    steps: Sequence[dict[str, str]],
    actor: User,
) -> Absence:
    absence = Absence.objects.create(
        practice_id=physician.practice_id,
        physician=physician,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason,
        notice_due_on=notice_due_on,
        steps=list(steps),
    )
    renew_free(physician, starts_on, ends_on)
    record("absence.kept", of=absence, actor=actor, physician=physician.pk, starts_on=starts_on.isoformat())
    return absence


def mark_told(absence: Absence, *, on: date, actor: User | None) -> None:
    """Form 109 went to the Medical Unit that day."""
    absence.told_on = on
    absence.save(update_fields=["told_on"])
    record("absence.told", of=absence, actor=actor, absence=absence.pk, on=on.isoformat())


def keep_hold(
    evaluation: Evaluation,
    *,
    office: Office,
    starts_at: datetime,
    ends_at: datetime,
    expires_at: datetime,
    actor: User,
) -> Hold:
    hold = Hold.objects.create(
        practice_id=evaluation.practice_id,
        evaluation=evaluation,
        physician_id=evaluation.physician_id,
        office=office,
        starts_at=starts_at,
        ends_at=ends_at,
        expires_at=expires_at,
        held_by=actor,
    )
    record("hour.held", of=hold, actor=actor, starts_at=starts_at.isoformat())
    return hold


def end_holds(evaluation: Evaluation, *, at: datetime, actor: User | None) -> None:
    """What the evaluation still holds is free again."""
    for hold in Hold.objects.filter(evaluation=evaluation, ended_at__isnull=True):
        hold.ended_at = at
        hold.save(update_fields=["ended_at"])
        record("hour.given_back", of=hold, actor=actor)


def keep_waiting(
    evaluation: Evaluation, *, not_after: date | None, asked_on: date, note: str, actor: User
) -> Waiting:
    waiting = Waiting.objects.create(
        practice_id=evaluation.practice_id,
        evaluation=evaluation,
        physician_id=evaluation.physician_id,
        not_after=not_after,
        asked_on=asked_on,
        note=note,
    )
    record("waiting.begun", of=waiting, actor=actor, on=asked_on.isoformat())
    return waiting


def end_waiting(evaluation: Evaluation, *, on: date, actor: User | None) -> None:
    for waiting in Waiting.objects.filter(evaluation=evaluation, ended_on__isnull=True):
        waiting.ended_on = on
        waiting.save(update_fields=["ended_on"])
        record("waiting.ended", of=waiting, actor=actor, on=on.isoformat())


def keep_offer(
    evaluation: Evaluation,
    *,
    office: Office,
    starts_at: datetime,
    offered_on: date,
    offered_to: Party,
    actor: User,
) -> Offer:
    offer = Offer.objects.create(
        practice_id=evaluation.practice_id,
        evaluation=evaluation,
        office=office,
        starts_at=starts_at,
        offered_on=offered_on,
        offered_to=offered_to,
    )
    record("date.offered", of=offer, actor=actor, starts_at=starts_at.isoformat())
    return offer


def keep_answer(offer: Offer, *, answer: str, on: date, note: str, actor: User) -> None:
    offer.answer, offer.answered_on, offer.answer_note = answer, on, note
    offer.save(update_fields=["answer", "answered_on", "answer_note"])
    record("offer.answered", of=offer, actor=actor, answer=answer)


def keep_waiver(
    evaluation: Evaluation, *, party: Party, waived_on: date, proof: str, actor: User, **scan: str
) -> WindowWaiver:
    waiver = WindowWaiver.objects.create(
        practice_id=evaluation.practice_id,
        evaluation=evaluation,
        party=party,
        waived_on=waived_on,
        proof=proof,
        **scan,
    )
    record("window.waived", of=waiver, actor=actor, party=party.pk, on=waived_on.isoformat())
    return waiver


def open_feed(physician: Physician, *, digest: str, at: datetime, actor: User) -> Feed:
    """A new address; the one before it no longer answers."""
    end_feeds(physician, at=at, actor=actor)
    feed = Feed.objects.create(
        practice_id=physician.practice_id, physician=physician, digest=digest, made_by=actor, made_at=at
    )
    record("feed.opened", of=feed, actor=actor, physician=physician.pk)
    return feed


def end_feeds(physician: Physician, *, at: datetime, actor: User) -> None:
    for feed in Feed.objects.filter(physician=physician, ended_at__isnull=True):
        feed.ended_at = at
        feed.save(update_fields=["ended_at"])
        record("feed.ended", of=feed, actor=actor, physician=physician.pk)
