"""When an appointment has to be offered and announced, and until when it may be cancelled."""

from datetime import date

from medlegal.law.dates import MadeDate, RequestDate, TriggerDate
from medlegal.law.deadlines.due import due
from medlegal.law.deadlines.period import Due


def appointment_due(requested_on: RequestDate, *, is_waived: bool = False) -> Due:
    """The last day on which an appointment asked for may take place.

    Law: 8 CCR § 31.3(e).
    """
    return due(duty="appointment", began_on=TriggerDate(requested_on), waived=is_waived)


def appointment_notice_due(made_on: MadeDate) -> Due:
    """The last day to send Form 110 after an appointment was made.

    Law: 8 CCR § 34(a).
    """
    return due(duty="appointment_notice", began_on=TriggerDate(made_on))


def last_free_cancellation(appointment_on: date) -> Due:
    """The last day on which the evaluator may cancel without good cause.

    Law: 8 CCR § 34(d).
    """
    return due(duty="evaluator_cancellation", began_on=TriggerDate(appointment_on))
