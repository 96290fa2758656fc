"""A gift that a physician accepted is kept, and weighed with the others of its source in any twelve months."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from medlegal.flows.keep_standing import StruckBefore, need_own
from medlegal.flows.refusal import Refused, WrongTime
from medlegal.law.days.counting import months_after
from medlegal.law.panels.appointment import CONDUCT
from medlegal.law.panels.conflicts import Gifts, gifts
from medlegal.practice.people.models import Gift, Physician, User
from medlegal.practice.people.standing_selectors import gifts_of
from medlegal.practice.people.standing_services import keep_gift, strike_gift

MONTHS = 12


class NoValue(Refused):
    """A gift has a value of more than nothing. Enter what it is worth, in dollars."""


@transaction.atomic
def accept_gift(
    physician: Physician,
    *,
    source: str,
    received_on: date,
    dollars: Decimal,
    what: str,
    today: date,
    actor: User,
) -> Gifts:
    """Kept whatever the law says of it; the answer is the law's, of the most that came from the source in one span.

    Law: 8 CCR § 41.7(a).
    """
    need_own(physician, actor)
    if received_on > today:
        raise WrongTime("The day of the gift is still to come.")
    if dollars <= 0:
        raise NoValue
    told = {"source": source.strip(), "received_on": received_on, "dollars": dollars, "what": what.strip()}
    kept = keep_gift(physician, actor=actor, **told)
    return weigh_gifts(physician, source=kept.source)


@transaction.atomic
def strike_gift_out(gift: Gift, *, on: date, actor: User) -> None:
    """The gift was entered by mistake; its row stays."""
    need_own(gift.physician, actor)
    if gift.struck_on is not None:
        raise StruckBefore
    strike_gift(gift, on=on, actor=actor)


def weigh_gifts(physician: Physician, *, source: str) -> Gifts:
    """The most that the source gave in any twelve consecutive months, against the limit."""
    given = [one for one in gifts_of(physician) if one.source.casefold() == source.casefold()]
    most = max((given_from(given, first.received_on) for first in given), default=Decimal(0))
    last = max((one.received_on for one in given), default=date.max)
    return gifts(dollars_in_12_months=most, on=max(last, CONDUCT.versions[0].since))


def given_from(given: list[Gift], first: date) -> Decimal:
    """What came in the twelve months that begin on that day."""
    end = months_after(first, MONTHS)
    return sum((one.dollars for one in given if first <= one.received_on < end), Decimal(0))


def weighed_by_source(physician: Physician) -> list[tuple[str, Gifts]]:
    """Each source with the law's answer."""
    sources = {one.source.casefold(): one.source for one in gifts_of(physician)}
    return [(source, weigh_gifts(physician, source=source)) for source in sources.values()]
