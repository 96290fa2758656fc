"""The injured worker comes in without an account: a link from the office, a one-time code, a short visit."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from medlegal.flows.refusal import Refused
from medlegal.flows.try_code import (
    CODE_LASTS,
    SENT_CODE_LASTS,
    Tried,
    as_kept,
    code_digest,
    is_open,
    new_code,
    new_way,
    try_code,
)
from medlegal.outside.mail import Mail, Outcome, Went, mail_carrier
from medlegal.outside.text_message import TextMessage, text_carrier
from medlegal.practice.cases.access import enter_practice
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.rights import need_role
from medlegal.practice.companion.access import digest_of, enter_as_worker, enter_by_key
from medlegal.practice.companion.models import Visit, WorkerPass
from medlegal.practice.companion.selectors import pass_of, pass_with
from medlegal.practice.companion.services import (
    begin_visit,
    end_pass,
    end_visit,
    give_code,
    keep_pass,
    note_code_used,
    note_wrong_code,
)
from medlegal.practice.people.models import Role, User

LINK_LASTS = timedelta(days=200)  # until after the report; the office ends it sooner by a new one
VISIT_LASTS = timedelta(minutes=60)
MOST_CODES = 30  # sent to one link, whoever asks
SAYS_LINK = {
    "en": "Your visit: open {link} and type the code that the office tells you.",
    "es": "Su cita: abra {link} y escriba el código que le dé el consultorio.",
}
SAYS_CODE = {"en": "Your code: {code}", "es": "Su código: {code}"}


class NoPass(Refused):
    """The worker has no link that opens. Make one first."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is given to the worker, shown this once; `sent` is how the link went, if it went."""

    worker_pass: WorkerPass
    link: str
    code: str
    sent: str = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """How the code fared; and once it was right, the key of the visit, which stands in no row."""

    tried: Tried
    visit_key: str = ""
    language: str = "en"


@transaction.atomic
def give_pass(
    evaluation: Evaluation,
    *,
    language: str,
    text_to: str = "",
    email_to: str = "",
    at: datetime,
    actor: User,
) -> Given:
    """A link and a code; a link given before no longer opens. What goes by wire names nobody."""
    need_role(evaluation, actor, Role.SCHEDULER)
    way = new_way()
    worker_pass = keep_pass(
        evaluation,
        language=language,
        text_to=text_to,
        email_to=email_to,
        actor=actor,
        **as_kept(way, at=at, lasts=LINK_LASTS),
    )
    link = f"{settings.ADDRESS}/me/{way.key}/"
    says = SAYS_LINK[language].format(link=link)
    outcomes = carried(worker_pass, says, subject="medlegal", reference=f"pass.{worker_pass.pk}")
    return Given(worker_pass, link, way.code, sent=" ".join(outcome.says for outcome in outcomes))


def carried(worker_pass: WorkerPass, says: str, *, subject: str, reference: str) -> list[Outcome]:
    """By text message and by e-mail, as far as the office entered where to."""
    named = f"{worker_pass.practice_id}.{reference}"
    outcomes = []
    if worker_pass.text_to:
        outcomes.append(text_carrier().send(TextMessage(worker_pass.text_to, says, named)))
    if worker_pass.email_to:
        outcomes.append(mail_carrier().send(Mail(worker_pass.email_to, subject, f"{says}\n", named)))
    return outcomes


@transaction.atomic
def give_worker_code(evaluation: Evaluation, *, at: datetime, actor: User) -> str:
    """A new code to be told to the worker; the one before no longer opens."""
    need_role(evaluation, actor, Role.SCHEDULER)
    worker_pass = pass_of(evaluation)
    if not is_open(worker_pass, at=at):
        raise NoPass
    return renewed(worker_pass, at=at, lasts=CODE_LASTS, actor=actor)


def renewed(worker_pass: WorkerPass, *, at: datetime, lasts: timedelta, actor: User | None) -> str:
    code = new_code()
    digest = code_digest(worker_pass.key_digest, code)
    give_code(worker_pass, digest=digest, expires_at=at + lasts, actor=actor)
    return code


@transaction.atomic
def end_worker_pass(evaluation: Evaluation, *, at: datetime, actor: User) -> None:
    """The link opens nothing any more, and whoever is in is out."""
    need_role(evaluation, actor, Role.SCHEDULER)
    worker_pass = pass_of(evaluation)
    if worker_pass is None:
        raise NoPass
    end_pass(worker_pass, at=at, actor=actor)


def pass_at(key: str, *, at: datetime) -> WorkerPass | None:
    """What a link leads to; None where it leads nowhere any more."""
    worker_pass = pass_with(digest_of(key))
    return worker_pass if is_open(worker_pass, at=at) else None


def locked_pass(key: str, *, at: datetime) -> WorkerPass | None:
    """The same, with its practice entered as the clock, and nobody else at it."""
    found = pass_at(key, at=at)
    if found is None:
        return None
    enter_practice(found.practice_id)
    return WorkerPass.objects.select_for_update().get(pk=found.pk)


@transaction.atomic
def send_worker_code(key: str, *, at: datetime) -> bool:
    """Whether a new code went to where the office entered; it opens for twenty minutes."""
    worker_pass = locked_pass(key, at=at)
    if worker_pass is None or not (worker_pass.text_to or worker_pass.email_to):
        return False
    if worker_pass.codes_given >= MOST_CODES:
        return False
    code = renewed(worker_pass, at=at, lasts=SENT_CODE_LASTS, actor=None)
    says = SAYS_CODE[worker_pass.language].format(code=code)
    reference = f"code.{worker_pass.pk}.{worker_pass.codes_given}"
    outcomes = carried(worker_pass, says, subject="medlegal", reference=reference)
    enter_by_key("")
    return any(outcome.went == Went.SENT for outcome in outcomes)


@transaction.atomic
def enter_companion(key: str, *, code: str, at: datetime) -> Entered:
    """A visit of one hour, once the code is right. A wrong try is kept, so nothing is raised for it."""
    worker_pass = locked_pass(key, at=at)
    if worker_pass is None:
        return Entered(Tried.EXPIRED)
    tried = try_code(worker_pass, code, at=at)
    if tried != Tried.RIGHT:
        if tried == Tried.WRONG:
            note_wrong_code(worker_pass)
        enter_by_key("")
        return Entered(tried)
    note_code_used(worker_pass, at=at)
    visit_key = secrets.token_urlsafe(24)
    begin_visit(worker_pass, digest=digest_of(visit_key), at=at, expires_at=at + VISIT_LASTS)
    enter_as_worker(digest_of(visit_key))
    return Entered(Tried.RIGHT, visit_key, worker_pass.language)


@transaction.atomic
def leave_companion(visit_key: str, *, at: datetime) -> None:
    """The visit is over, whoever has its key."""
    digest = digest_of(visit_key)
    enter_by_key(digest)
    visit = Visit.objects.filter(key_digest=digest, ended_at__isnull=True).first()
    if visit is not None:
        enter_practice(visit.practice_id)
        end_visit(visit, at=at)
    enter_by_key("")
