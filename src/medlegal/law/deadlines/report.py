"""When the report of an examination, or a supplemental report, has to be served."""

from datetime import date

from medlegal.law.dates import ExaminationDate, RequestDate, TriggerDate
from medlegal.law.days.counting import NOT_CLOSED
from medlegal.law.deadlines.due import due
from medlegal.law.deadlines.period import Due


def report_due(
    examined_on: ExaminationDate, *, extension: str | None = None, closed: frozenset[date] = NOT_CLOSED
) -> Due:
    """The last day to serve an initial or follow-up report; `extension` is `tests` or `good_cause`, as approved.

    Law: 8 CCR § 38(a).
    """
    return due(duty="report", began_on=TriggerDate(examined_on), extension=extension, closed=closed)


def report_extension_request_due(examined_on: ExaminationDate) -> Due:
    """The last day to ask for more time on Form 112.

    Law: 8 CCR § 38(c), (d).
    """
    return due(duty="report_extension_request", began_on=TriggerDate(examined_on))


def supplemental_due(requested_on: RequestDate, *, is_extended: bool = False) -> Due:
    """The last day to serve a supplemental report; extended when the parties agreed to more time.

    Law: 8 CCR § 38.
    """
    extension = "agreed" if is_extended else None
    return due(duty="supplemental", began_on=TriggerDate(requested_on), extension=extension)
