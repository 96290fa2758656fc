"""Where an evaluation stands, in one plain sentence for a party."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from medlegal.practice.authoring.selectors import report_of
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import examination_of


def standing_of(evaluation: Evaluation) -> str:
    """The latest thing that happened, as every party may know it."""
    report = report_of(evaluation)
    if report is not None and report.serving is not None:
        return _("The report was served on %(day)s.") % {"day": day(report.serving.served_on)}
    if evaluation.closed_on:
        return _("It was closed on %(day)s.") % {"day": day(evaluation.closed_on)}
    examination = examination_of(evaluation)
    if examination is not None:
        told = {"day": day(examination.examined_on)}
        return _("The worker was examined on %(day)s. The report is being written.") % told
    appointment = appointment_of(evaluation)
    if appointment is not None:
        return _("The examination is on %(day)s.") % {"day": day(localtime(appointment.starts_at))}
    if evaluation.kind == Evaluation.Kind.SUPPLEMENTAL:
        return _("The supplemental report is being written.")
    return _("No date is set yet.")


def day(on: object) -> str:
    return date_format(on, "DATE_FORMAT")
