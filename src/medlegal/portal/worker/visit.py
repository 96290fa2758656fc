"""What the worker reads: when, where, what to bring, the rights, the report."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from medlegal.flows.hear_worker import free_until
from medlegal.flows.tell_worker import copy_of_report, report_status, rights_on, telephone_on, waiting_rule
from medlegal.portal.doors import kept_file
from medlegal.portal.public.maps import Spot, map_around
from medlegal.portal.worker.doors import on_a_visit, shown
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import examination_of
from medlegal.practice.companion.questions import QUESTIONS
from medlegal.practice.companion.selectors import (
    answers_of,
    days_asked_of,
    questionnaire_of,
    surroundings_of,
)
from medlegal.practice.people.models import Office
from medlegal.practice.publicity.directory import position_of

MINUTE_SECONDS = 60


@on_a_visit
def home(request: HttpRequest, evaluation: Evaluation) -> HttpResponse:
    """Where I am, what needs me, and what to do."""
    appointment, questionnaire = appointment_of(evaluation), questionnaire_of(evaluation)
    answered = [text for text in answers_of(questionnaire).values() if text]
    told = {
        "appointment": appointment,
        "minutes": minutes_of(appointment),
        "is_ahead": bool(appointment and appointment.starts_at > timezone.now()),
        "examination": examination_of(evaluation),
        "answered": len(answered),
        "asked_in_all": len(QUESTIONS),
        "is_sent": bool(questionnaire and questionnaire.sent_at),
        "day_asked": days_asked_of(evaluation).first(),
        "report": report_status(evaluation),
    }
    return shown(request, "home", evaluation, **told)


def minutes_of(appointment: Appointment | None) -> int:
    if appointment is None:
        return 0
    return int((appointment.ends_at - appointment.starts_at).total_seconds() // MINUTE_SECONDS)


@on_a_visit
def way(request: HttpRequest, evaluation: Evaluation) -> HttpResponse:
    """How one finds the office: its address, and what the office tells of the way."""
    appointment = appointment_of(evaluation)
    around = surroundings_of(appointment.office) if appointment else None
    is_spanish = request.LANGUAGE_CODE.startswith("es")
    names = ("directions", "transit", "parking", "entrance")
    told = {name: in_tongue(around, name, is_spanish=is_spanish) for name in names}
    office = appointment.office if appointment and not appointment.is_remote else None
    drawn = drawn_around(office) if office else ""
    has_way = any(told.values())
    return shown(request, "way", evaluation, appointment=appointment, drawn=drawn, has_way=has_way, **told)


def drawn_around(office: Office) -> str:
    """The counties around the office, drawn here; nothing where the place of its ZIP code is not known."""
    position = position_of(office.zip_code)
    if position is None:
        return ""
    says = _("Map: %(city)s in %(county)s County") % {"city": office.city, "county": position.county}
    return map_around(Spot(position, office.city), says=says)


def in_tongue(around: object, name: str, *, is_spanish: bool) -> str:
    """The reader's language; the other where the office told it in that alone."""
    own, other = (f"{name}_es", name) if is_spanish else (name, f"{name}_es")
    return getattr(around, own, "") or getattr(around, other, "")


@on_a_visit
def bring(request: HttpRequest, evaluation: Evaluation) -> HttpResponse:
    return shown(request, "bring", evaluation, appointment=appointment_of(evaluation))


@on_a_visit
def rights(request: HttpRequest, evaluation: Evaluation) -> HttpResponse:
    """Each right with its rule, and whom to tell when something is wrong."""
    today = timezone.localdate()
    told = {"rights": rights_on(today), "waiting": waiting_rule(today), "telephone": telephone_on(today)}
    return shown(request, "rights", evaluation, **told)


@on_a_visit
def report(request: HttpRequest, evaluation: Evaluation) -> HttpResponse:
    return shown(request, "report", evaluation, report=report_status(evaluation))


@on_a_visit
def copy(request: HttpRequest, evaluation: Evaluation) -> HttpResponse:
    """The worker's own copy, as it was served on the worker; that it was handed out is recorded."""
    key = copy_of_report(evaluation)
    if not key:
        raise Http404(_("The report has not been served on you here."))
    return kept_file(request, evaluation, key, name="report.pdf", kind="application/pdf", shown=True)


def last_free_day(appointment: Appointment) -> dict[str, object]:
    """The last day to ask for another without good cause, whether it is over, and why that day."""
    last = free_until(appointment)
    return {
        "free_until": last.strict_on,
        "is_late": timezone.localdate() > last.strict_on,
        "steps": last.steps,
        "confidence": last.confidence,
    }
