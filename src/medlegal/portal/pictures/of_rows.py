"""The pictures of what the house keeps: rows in, a picture out, or none where there is nothing to draw."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from django.utils import timezone

from medlegal.portal.pictures.bars import Pages, pages_by_sender
from medlegal.portal.pictures.case_timeline import Clock, Happened, case_timeline
from medlegal.portal.pictures.chronology_bar import Dated, chronology_bar
from medlegal.portal.pictures.drawing import Picture
from medlegal.portal.pictures.physician_month import physician_month
from medlegal.portal.pictures.report_clock import report_clock
from medlegal.portal.templatetags.wording import duty_words
from medlegal.practice.authoring.own_selectors import REPORTS, reports_due
from medlegal.practice.billing.selectors import Stage
from medlegal.practice.calendar.hours_selectors import absences_of, appointments_between
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.docket.models import Deadline
from medlegal.practice.docket.reminder_selectors import rule_of
from medlegal.practice.docket.selectors import deadlines_of
from medlegal.practice.intake.models import Document
from medlegal.practice.intake.selectors import SenderCount
from medlegal.practice.people.models import Physician
from medlegal.records.kinds import SAYS as KIND_WORDS

WRITTEN = "%b %-d, %Y"


def timeline_of(stages: Iterable[Stage], standing: Iterable[Deadline], *, today: date) -> Picture | None:
    """The stages that were reached, and the last days that stand."""
    happened = [Happened(one.name, one.on) for one in stages if one.on]
    clocks = [
        Clock(duty_words(one.duty), one.began_on, one.strict_on) for one in standing if not one.is_first_day
    ]
    return case_timeline(happened, clocks, today=today, written=WRITTEN)


def clock_of(evaluation: Evaluation, *, today: date) -> Picture | None:
    """The clock of the report that is owed; none once it is served, and before it runs."""
    rows = [one for one in deadlines_of(evaluation) if one.duty in REPORTS]
    standing = next((one for one in rows if one.is_standing), None)
    if standing is None:
        return None
    first = min(one.strict_on for one in rows if one.began_on == standing.began_on)
    return report_clock(
        began_on=standing.began_on,
        first_due_on=min(first, standing.strict_on),
        due_on=standing.strict_on,
        steps=rule_of(evaluation.practice).report_days if standing.duty == "report" else (),
        today=today,
        written=WRITTEN,
        is_late=standing.strict_on < today,
    )


def month_of(physicians: Collection[Physician], *, today: date) -> Picture:
    """The calendar month that runs."""
    first = today.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    held = appointments_between(physicians, first, last)
    return physician_month(
        today,
        examinations=[timezone.localdate(one.starts_at) for one in held],
        reports=[one.deadline.strict_on for one in reports_due(physicians, today=today)],
        away=days_away(physicians, first, last),
        today=today,
        written=WRITTEN,
    )


def days_away(physicians: Collection[Physician], first: date, last: date) -> set[date]:
    spans = [
        (max(one.starts_on, first), min(one.ends_on, last))
        for one in absences_of(physicians, year=first.year)
    ]
    return {
        begins + timedelta(days=number)
        for begins, ends in spans
        for number in range((ends - begins).days + 1)
    }


def senders_of(counts: Sequence[SenderCount]) -> Picture | None:
    return pages_by_sender(
        [Pages(one.sender, one.declared, one.received, one.read, one.billable) for one in counts]
    )


def chronology_of(documents: Iterable[Document]) -> Picture | None:
    """The documents but those that repeat another."""
    told = [
        Dated(KIND_WORDS.get(one.kind, one.kind.replace("_", " ")), one.dated_on)
        for one in documents
        if one.repeats_id is None
    ]
    return chronology_bar(told, written=WRITTEN)
