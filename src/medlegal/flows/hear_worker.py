"""What the worker tells on a visit: answers kept as they are typed, and the wish for another day."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from medlegal.flows.refusal import Refused
from medlegal.flows.tell_people import tell
from medlegal.law.deadlines.due import due
from medlegal.law.deadlines.period import Due
from medlegal.practice.alerts.models import Kind
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.rights import ClosedAlready, need_role
from medlegal.practice.companion.models import DayAsked, Questionnaire
from medlegal.practice.companion.questions import BY_KEY
from medlegal.practice.companion.selectors import answers_of, days_asked_of, questionnaire_of
from medlegal.practice.companion.services import (
    keep_answers,
    keep_day_asked,
    mark_sent,
    note_day_answered,
)
from medlegal.practice.docket.services import as_kept
from medlegal.practice.people.models import Role, User

LONGEST = 5000  # characters of one answer


class SentAlready(Refused):
    """Your answers are with the doctor's office and stay as they are. Call the office if one is wrong."""


class NothingAnswered(Refused):
    """There is no answer yet. Answer at least one question first."""


class NoDay(Refused):
    """No day is set for your visit, so there is none to change."""


class AskedAlready(Refused):
    """You asked for another day already. The office has not answered yet."""


class NoReason(Refused):
    """Please say why you cannot come."""


class AnsweredAlready(Refused):
    """This wish for another day was answered already."""


@transaction.atomic
def keep_worker_answers(
    evaluation: Evaluation, *, answers: Mapping[str, str], language: str, at: datetime
) -> Questionnaire:
    """Only what changed is kept; the questions are those of the questionnaire and no others."""
    need_open(evaluation)
    standing = questionnaire_of(evaluation)
    if standing is not None and standing.sent_at is not None:
        raise SentAlready
    before = answers_of(standing)
    told = {key: text.strip()[:LONGEST] for key, text in answers.items() if key in BY_KEY}
    changed = {key: text for key, text in told.items() if before.get(key, "") != text}
    if not changed and standing is not None:
        return standing
    return keep_answers(evaluation, answers=changed, language=language, at=at)


def need_open(evaluation: Evaluation) -> None:
    if evaluation.closed_on:
        raise ClosedAlready(f"It was closed on {evaluation.closed_on:%m/%d/%Y}.")


@transaction.atomic
def send_questionnaire(evaluation: Evaluation, *, at: datetime) -> Questionnaire:
    """From now on the office and the physician read it as it stands."""
    standing = questionnaire_of(evaluation)
    if standing is None or not any(answers_of(standing).values()):
        raise NothingAnswered
    if standing.sent_at is not None:
        raise SentAlready
    mark_sent(standing, at=at)
    tell(Kind.QUESTIONNAIRE_SENT, of=evaluation, about=standing.pk, actor=None)
    return standing


def free_until(appointment: Appointment) -> Due:
    """The last day on which a party may ask for another day without good cause, with the law's reasons.

    Law: 8 CCR § 34(g).
    """
    return due(duty="party_cancellation", began_on=localdate(appointment.starts_at))


@transaction.atomic
def ask_another_day(evaluation: Evaluation, *, reason: str, suits: str, at: datetime) -> DayAsked:
    """The office is asked, and nothing else changes: the appointment stands until the office cancels it."""
    need_open(evaluation)
    appointment = appointment_of(evaluation)
    if appointment is None or appointment.starts_at <= at:
        raise NoDay
    if not reason.strip():
        raise NoReason
    if days_asked_of(evaluation).filter(answered_at__isnull=True).exists():
        raise AskedAlready
    last = free_until(appointment)
    steps, confidence = as_kept(last.steps)[0], last.confidence
    asked = keep_day_asked(
        evaluation,
        starts_at=appointment.starts_at,
        reason=reason.strip(),
        suits=suits.strip(),
        free_until=last.strict_on,
        is_late=localdate(at) > last.strict_on,
        at=at,
        steps=steps,
        confidence=confidence,
    )
    tell(Kind.DAY_ASKED, of=evaluation, about=asked.pk, actor=None)
    return asked


@transaction.atomic
def answer_day_asked(asked: DayAsked, *, answer: str, at: datetime, actor: User) -> None:
    """What the office tells the worker; booking and cancelling stand by themselves."""
    need_role(asked.evaluation, actor, Role.SCHEDULER)
    if asked.answered_at is not None:
        raise AnsweredAlready
    note_day_answered(asked, answer=answer.strip(), at=at, actor=actor)
    tell(Kind.DAY_ANSWERED, of=asked.evaluation, about=asked.pk, actor=actor)
