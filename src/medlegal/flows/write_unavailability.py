"""The notice that a physician will be away, written from the absence and what is booked inside it."""

from datetime import date

from django.utils import timezone

from medlegal.flows.draft_letter import Written
from medlegal.flows.fill_form import fill_from
from medlegal.flows.gather_facts import as_address
from medlegal.flows.gather_form_facts import of_the_evaluator
from medlegal.law.forms import state_form
from medlegal.law.step import Step
from medlegal.practice.calendar.hours_selectors import appointments_between, days_away_in
from medlegal.practice.calendar.models import Absence, Appointment
from medlegal.practice.people.models import Physician
from medlegal.reports.facts import Evaluator, Role
from medlegal.reports.letters import unavailability_notice as letter
from medlegal.reports.letters.stationery import office_draft
from medlegal.reports.phrasing import short_day

FORM = "109"


def unavailability_letter(absence: Absence, *, on: date) -> Written:
    """QME Form 109 as the practice uploaded it, or our own layout of its content, for the physician to sign."""
    told = notice_of_absence(absence, on=on)
    filled = fill_from(absence.practice_id, FORM, facts_of(told), on=on)
    return Written(letter.unavailability_notice(told), filled)


def unavailability_draft(absence: Absence, *, on: date) -> Written:
    """The same with a last page for the office: the rule and how sure it is."""
    written = unavailability_letter(absence, on=on)
    kept = (Step(step["says"], step["citation"], step["confidence"]) for step in absence.steps)
    notes = (written.filled.note,) if written.filled.note else ()
    steps = tuple(dict.fromkeys((*state_form(number=FORM, on=on).steps, *kept)))
    return Written(office_draft(written.paper, steps, notes), written.filled)


def notice_of_absence(absence: Absence, *, on: date) -> letter.Absence:
    booked = appointments_between([absence.physician], absence.starts_on, absence.ends_on)
    return letter.Absence(
        evaluator=as_evaluator(absence.physician),
        starts_on=absence.starts_on,
        ends_on=absence.ends_on,
        reason=absence.reason,
        days_in_year=days_away_in([absence.physician], absence.starts_on.year),
        scheduled=tuple(map(as_scheduled, booked)),
        sent_on=on,
    )


def as_scheduled(appointment: Appointment) -> letter.Scheduled:
    """The day by the clock of California, and our own number: no name goes to the Medical Unit."""
    evaluation = appointment.evaluation
    on = timezone.localtime(appointment.starts_at).date()
    return letter.Scheduled(on, evaluation.panel_number, evaluation.number)


def as_evaluator(physician: Physician) -> Evaluator:
    return Evaluator(
        name=physician.name,
        credentials=physician.credentials,
        specialty=physician.specialty,
        licence_number=physician.license_number,
        role=Role.PANEL_QME,
        address=as_address(physician.practice),
        phone=physician.practice.phone,
    )


def facts_of(told: letter.Absence) -> dict[str, str]:
    days = (told.ends_on - told.starts_on).days + 1
    listed = (f"{short_day(one.examined_on)} {one.panel_number or one.number}" for one in told.scheduled)
    return {
        **of_the_evaluator(told.evaluator, "panel_qme"),
        "absence_from": short_day(told.starts_on),
        "absence_until": short_day(told.ends_on),
        "absence_days": f"{days}",
        "absence_reason": told.reason,
        "absence_examinations": "\n".join(listed) or "None",
        "sent_on": short_day(told.sent_on),
    }
