"""Something happened: whom it concerns finds it in the portal, and hears of it as wished, without a word of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.conf import settings
from django.db import transaction
from django.utils.timezone import now

from medlegal.flows.welcome_worker import carried
from medlegal.outside.mail import Mail, Went, mail_carrier
from medlegal.outside.queue import Job, later
from medlegal.outside.text_message import TextMessage, text_carrier
from medlegal.practice.alerts.models import Alert, Kind, Wish
from medlegal.practice.alerts.selectors import FOR_THE_COMPANY, FOR_THE_WORKER, mobile_of, wishes_of
from medlegal.practice.alerts.services import keep_alert, mark_mailed, mark_texted
from medlegal.practice.audit.services import Acting
from medlegal.practice.cases.access import enter_practice
from medlegal.practice.cases.models import Evaluation, EvaluationRequest
from medlegal.practice.cases.selectors import seats_of
from medlegal.practice.companion.selectors import pass_of
from medlegal.practice.docket.models import Reminder
from medlegal.practice.people.models import Membership, Role, User
from medlegal.practice.people.selectors import company_people

NO_PRACTICE = 0  # the company: its work stands in no practice
OFFICE = (Role.SCHEDULER, Role.MANAGER)
RECORD_ROOM = (Role.RECORD_EDITOR, Role.MANAGER)
SUBJECT = "{number}: something new awaits you"
TEXT = "{what} in evaluation {number}. Sign in to see it: {address}\n"
SAYS_ANSWERED = {
    "en": "The doctor's office answered you. Open your link to read it.",
    "es": "El consultorio del médico le contestó. Abra su enlace para leerlo.",
}
OF_NO_EVALUATION = "{what}. Sign in to see it: {address}\n"


class TellLater(Exception):
    """A carrier could not take it now; the queue asks again later, and nobody is told twice."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Who of the office by role, whether the evaluator, and whether the parties' persons."""

    roles: tuple[Role, ...] = ()
    has_evaluator: bool = False
    has_parties: bool = False


AUDIENCES = {
    Kind.APPOINTMENT_BOOKED: Audience(OFFICE, has_evaluator=True, has_parties=True),
    Kind.APPOINTMENT_CANCELLED: Audience(OFFICE, has_evaluator=True, has_parties=True),
    Kind.PAPERS_SERVED: Audience(has_parties=True),
    Kind.REPORT_SERVED: Audience(OFFICE, has_evaluator=True, has_parties=True),
    Kind.RECORDS_CAME: Audience(RECORD_ROOM),
    Kind.RECORDS_HELD: Audience(RECORD_ROOM),
    Kind.REQUEST_CAME: Audience(OFFICE),
    Kind.DAY_ASKED: Audience(OFFICE),
    Kind.QUESTIONNAIRE_SENT: Audience((), has_evaluator=True),
}


class Placed(Protocol):
    """Anything that stands in a practice; `COMPANY` stands in none."""

    @property
    def practice_id(self) -> int | None: ...


def tell(kind: Kind, *, of: Placed, about: int, actor: Acting | None) -> None:
    """Asked for in the transaction of what happened; `about` is the number of the row it is about.

    `of` is the evaluation, a row of one, a row of the practice, or the company. Whoever did it is not told.
    """
    later(
        Job.TELL_PEOPLE,
        priority=1,
        practice_id=of.practice_id or NO_PRACTICE,
        evaluation_id=getattr(of, "evaluation_id", None) or 0,
        kind=int(kind),
        about=about,
        actor_id=(actor.pk if actor else None) or 0,
    )


def tell_people(*, practice_id: int, evaluation_id: int, kind: int, about: int, actor_id: int) -> None:
    """Kept in the portal first, and sent only then. Raises TellLater where a carrier may take it later."""
    if kind in FOR_THE_WORKER:
        tell_worker(practice_id, evaluation_id, about)
        return
    with transaction.atomic():
        enter_practice(practice_id)
        told = people_told(practice_id, evaluation_id, Kind(kind), about)
        alerts = keep_alerts(
            [one for one in told if one.pk != actor_id],
            practice_id=practice_id,
            evaluation_id=evaluation_id,
            kind=kind,
            about=about,
        )
    send_at_once(practice_id, alerts)


def tell_worker(practice_id: int, evaluation_id: int, about: int) -> None:
    """The worker has no place for alerts: a message without content goes to where the office was told to send."""
    with transaction.atomic():
        enter_practice(practice_id)
        worker_pass = pass_of(Evaluation.objects.get(pk=evaluation_id))
        if worker_pass is None or worker_pass.expires_at <= now():
            return
        says = SAYS_ANSWERED[worker_pass.language]
        outcomes = carried(worker_pass, says, subject="medlegal", reference=f"answer.{about}")
    if any(outcome.went == Went.LATER for outcome in outcomes):
        raise TellLater


def keep_alerts(
    people: Iterable[User], *, practice_id: int, evaluation_id: int, kind: int, about: int
) -> list[Alert]:
    return [
        keep_alert(
            practice_id=practice_id or None,
            evaluation_id=evaluation_id or None,
            user=user,
            kind=kind,
            about=about,
            at=now(),
        )
        for user in people
    ]


def people_told(practice_id: int, evaluation_id: int, kind: Kind, about: int) -> list[User]:
    """Each person once, in no order that tells anything."""
    if kind in FOR_THE_COMPANY:
        return [seat.user for seat in company_people() if seat.user.is_active]
    if kind == Kind.DEADLINE_NEAR:
        return told_by_reminder(about)
    if kind == Kind.REQUEST_DECIDED:
        request = EvaluationRequest.objects.filter(pk=about).select_related("asked_by").first()
        return [request.asked_by] if request and request.asked_by and request.asked_by.is_active else []
    audience = AUDIENCES[kind]
    told = set(in_roles(practice_id, audience.roles))
    evaluation = Evaluation.objects.filter(pk=evaluation_id).select_related("physician__user").first()
    if evaluation is not None and audience.has_evaluator and evaluation.physician.user:
        told.add(evaluation.physician.user)
    if evaluation is not None and audience.has_parties:
        told |= {seat.user for seat in seats_of(evaluation) if seat.user.is_active}
    return sorted(told, key=lambda user: user.pk)


def in_roles(practice_id: int, roles: tuple[Role, ...]) -> list[User]:
    working = Membership.objects.filter(
        practice_id=practice_id, ended_on__isnull=True, role__in=roles, user__is_active=True
    )
    return [membership.user for membership in working.select_related("user")]


def told_by_reminder(reminder_id: int) -> list[User]:
    """Those in the reminder's role; of the physicians only the one whose deadline it is."""
    reminder = (
        Reminder.objects.filter(pk=reminder_id)
        .select_related("deadline__evaluation__physician__user", "physician_deadline__physician__user")
        .first()
    )
    if reminder is None:
        return []
    if reminder.role != Role.PHYSICIAN:
        return sorted(set(in_roles(reminder.practice_id, (Role(reminder.role),))), key=lambda user: user.pk)
    clock = reminder.deadline or reminder.physician_deadline
    physician = clock.evaluation.physician if reminder.deadline else clock.physician
    return [physician.user] if physician.user and physician.user.is_active else []


def send_at_once(practice_id: int, alerts: list[Alert]) -> None:
    """By e-mail and by text message to those who want to hear at once. Each try is kept by itself."""
    is_left = False
    for alert in alerts:
        with transaction.atomic():
            enter_practice(practice_id)
            went = [send_mail(alert, at=now()), send_text(alert, at=now())]
        is_left = is_left or Went.LATER in went
    if is_left:
        raise TellLater


def send_mail(alert: Alert, *, at: datetime) -> Went | None:
    """How the e-mail went; none where none is wanted or it went before."""
    wish = wishes_of(alert.user)[alert.kind]
    if alert.mailed_at or wish.by_email != Wish.Email.AT_ONCE:
        return None
    number = alert.evaluation.number if alert.evaluation else "medlegal"
    reference = f"{alert.practice_id or NO_PRACTICE}.alert.{alert.pk}"
    outcome = mail_carrier().send(
        Mail(alert.user.email, SUBJECT.format(number=number), words_of(alert), reference)
    )
    if outcome.went == Went.SENT:
        mark_mailed([alert], at=at)
    return outcome.went


def send_text(alert: Alert, *, at: datetime) -> Went | None:
    """How the text message went; none where none is wanted or it went before."""
    number = mobile_of(alert.user)
    if alert.texted_at or not number or not wishes_of(alert.user)[alert.kind].by_text:
        return None
    reference = f"{alert.practice_id or NO_PRACTICE}.alert.{alert.pk}"
    outcome = text_carrier().send(TextMessage(number, words_of(alert).strip(), reference))
    if outcome.went == Went.SENT:
        mark_texted(alert, at=at)
    return outcome.went


def words_of(alert: Alert) -> str:
    """What happened, by its kind, and in which evaluation, by its number; never to whom or what is in it."""
    told = {"what": str(Kind(alert.kind).label), "address": settings.ADDRESS}
    if alert.evaluation is None:
        return OF_NO_EVALUATION.format(**told)
    return TEXT.format(number=alert.evaluation.number, **told)
