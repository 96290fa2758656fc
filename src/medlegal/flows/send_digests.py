"""Once a day: what a person has neither seen nor been mailed stands in one e-mail, counted and without a word of it."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from django.conf import settings
from django.db import transaction

from medlegal.flows.tell_people import NO_PRACTICE
from medlegal.outside.mail import Mail, Went, mail_carrier
from medlegal.practice.alerts.models import Alert, Kind, Wish
from medlegal.practice.alerts.selectors import for_a_digest, wishes_of
from medlegal.practice.alerts.services import mark_mailed
from medlegal.practice.audit.roll import chains_on_the_roll
from medlegal.practice.cases.access import enter_practice

SUBJECT = "What is new since yesterday"
HEAD = "This is new and you have not looked at it yet:\n\n{lines}\n\nSign in to see it: {address}\n"


def send_digests(*, at: datetime) -> int:
    """How many e-mails went. Each practice, and the company, in a transaction of its own."""
    sent = 0
    for practice_id in chains_on_the_roll():
        with transaction.atomic():
            enter_practice(practice_id)
            waiting = list(for_a_digest(practice_id or None))
            by_person = groupby(waiting, key=lambda alert: alert.user_id)
            sent += sum(send_digest(list(alerts), at=at) for _, alerts in by_person)
    return sent


def send_digest(alerts: Sequence[Alert], *, at: datetime) -> bool:
    """Whether an e-mail went to the one person whom all these were told."""
    wishes = wishes_of(alerts[0].user)
    wanted = [alert for alert in alerts if wishes[alert.kind].by_email == Wish.Email.DAILY]
    if not wanted:
        return False
    reference = f"{wanted[0].practice_id or NO_PRACTICE}.digest.{wanted[-1].pk}"
    outcome = mail_carrier().send(Mail(wanted[0].user.email, SUBJECT, words_of(wanted), reference))
    if outcome.went == Went.SENT:
        mark_mailed(wanted, at=at)
    return outcome.went == Went.SENT


def words_of(alerts: Sequence[Alert]) -> str:
    counted = Counter(
        (alert.evaluation.number if alert.evaluation else "", Kind(alert.kind)) for alert in alerts
    )
    lines = "\n".join(line_of(number, kind, count) for (number, kind), count in sorted(counted.items()))
    return HEAD.format(lines=lines, address=settings.ADDRESS)


def line_of(number: str, kind: Kind, count: int) -> str:
    times = f" ({count} times)" if count > 1 else ""
    return f"  {number + ': ' if number else ''}{kind.label}{times}"
