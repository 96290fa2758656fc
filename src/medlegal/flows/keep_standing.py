"""What bears on a physician's own standing: fees, the appointment's term, a denial, an absence, reports asked for."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from medlegal.flows.refusal import NotYourRole, Refused, WrongTime
from medlegal.law.dates import RequestDate, TriggerDate
from medlegal.law.days.counting import months_after
from medlegal.law.deadlines.due import due
from medlegal.law.deadlines.period import Due
from medlegal.law.panels.reappointment import (
    AnnualFee,
    Reappointment,
    ReportCourse,
    annual_fee,
    education_counts_from,
    reappointment,
    report_course,
)
from medlegal.law.step import Step
from medlegal.practice.calendar.hours_selectors import days_away_in
from medlegal.practice.calendar.hours_services import mark_told
from medlegal.practice.calendar.models import Absence
from medlegal.practice.cases.models import Examination
from medlegal.practice.docket.models import PhysicianDeadline
from medlegal.practice.docket.selectors import late_acts, physician_clocks
from medlegal.practice.docket.services import lapse, meet_physician_deadline, set_physician_deadline
from medlegal.practice.people.models import Education, Physician, Role, User
from medlegal.practice.people.selectors import may_act, places_listed
from medlegal.practice.people.standing_selectors import OF_ITS_OWN, hours_by_subject, report_course_hours
from medlegal.practice.people.standing_services import keep_education, set_terms, strike_education

STARTS = {
    "fee_notice": "annual_fee",
    "final_fee_notice": "annual_fee_final",
    "appointed": "appointment_term",
    "denied": "reappointment_appeal",
    "reports_asked": "report_production",
    "office_listed": "office_listing",
    "absence": "unavailability_notice",
}
TERM, LICENSE = "appointment_term", "license_end"
YEAR_MONTHS = 12


class NoSuchEvent(Refused):
    """No clock of a physician's standing starts with this."""


class NotYet(Refused):
    """The course has not ended yet. Enter it when its certificate is there."""


class StruckBefore(Refused):
    """This course was struck out before."""


class DoneAlready(Refused):
    """This is recorded as done already."""


@transaction.atomic
def start_standing_clock(
    physician: Physician, *, event: str, on: date, actor: User | None
) -> PhysicianDeadline:
    """What came that day (one of STARTS) starts its clock.

    Law: 8 CCR §§ 18, 26(b), 33(a), 39.5(b), 63(b); Lab. Code § 139.2(a).
    """
    need_own(physician, actor)
    if event not in STARTS:
        raise NoSuchEvent(f"These do: {', '.join(STARTS)}.")
    if event == "appointed":
        return renew_term(physician, appointed_on=on, license_ends_on=physician.license_ends_on, actor=actor)
    duty = STARTS[event]
    return set_physician_deadline(physician, duty=duty, due=due(duty=duty, began_on=on), actor=actor)


@transaction.atomic
def meet_standing_clock(deadline: PhysicianDeadline, *, on: date, actor: User | None) -> None:
    """The fee was paid, the form was sent, the reports were given: the clock stops."""
    need_own(deadline.physician, actor)
    deadline = PhysicianDeadline.objects.select_for_update().get(pk=deadline.pk)
    if deadline.met_on or deadline.lapsed_on:
        raise DoneAlready
    if on < deadline.began_on and deadline.duty != "unavailability_notice":
        raise WrongTime(f"The clock began on {deadline.began_on:%m/%d/%Y}, after this day.")
    meet_physician_deadline(deadline, on=on, actor=actor)
    if deadline.duty == "unavailability_notice":
        absences = Absence.objects.filter(physician=deadline.physician, starts_on=deadline.began_on)
        for absence in absences.filter(told_on__isnull=True):
            mark_told(absence, on=on, actor=actor)


def weigh_standing(physicians: Collection[Physician], *, on: date, **told: int) -> Reappointment:
    """Each counter of a reappointment asked for `on`: what is kept here is counted, the rest is `told`.

    Kept here are late reports and notices, days away in the calendar year, offices, and the hours of education
    once a course is entered; told may be refusals, rejected, fee_violations, and hours instead. One person's
    practices are weighed together: the appointment is the person's.
    Law: 8 CCR §§ 26, 50-55.1.
    """
    counted = {
        "late_reports": late_acts(physicians, since=date(on.year, 1, 1), until=on),
        "unavailable_days": days_away_in(physicians, on.year),
        "offices": len(places_listed(physicians)),
        **whole_hours(education_counted(physicians, on=on)),
    }
    return reappointment(applied_on=RequestDate(on), **(counted | told))


def education_counted(physicians: Collection[Physician], *, on: date) -> dict[str, Decimal]:
    """The hours of each subject that count for an application of that day; nothing where no course was entered."""
    since = education_counts_from(applied_on=RequestDate(on)).from_day
    is_entered = Education.objects.filter(physician__in=physicians).exists()
    return hours_by_subject(physicians, since=since, until=on) if is_entered else {}


def weigh_report_course(physician: Physician, *, on: date) -> ReportCourse:
    """The course before the first appointment, as far as its hours are entered. Law: 8 CCR § 11.5."""
    hours = int(report_course_hours(physician, until=on))
    return report_course(hours=hours, on=RequestDate(on))


def whole_hours(hours: dict[str, Decimal]) -> dict[str, int]:
    """As the law's counters: full hours, together and of each subject that has a number of its own."""
    if not hours:
        return {}
    return {"hours": int(sum(hours.values()))} | {f"hours_{one}": int(hours[one]) for one in OF_ITS_OWN}


@transaction.atomic
def enter_education(
    physician: Physician,
    *,
    subject: str,
    course: str,
    provider: str,
    ended_on: date,
    hours: Decimal,
    today: date,
    actor: User,
) -> Education:
    """A course as its certificate tells it."""
    need_own(physician, actor)
    if ended_on > today:
        raise NotYet
    told = {"subject": subject, "course": course, "provider": provider, "ended_on": ended_on, "hours": hours}
    return keep_education(physician, actor=actor, **told)


@transaction.atomic
def strike_out(education: Education, *, on: date, actor: User) -> None:
    """The course was entered by mistake; its row stays."""
    need_own(education.physician, actor)
    if education.struck_on is not None:
        raise StruckBefore
    strike_education(education, on=on, actor=actor)


@transaction.atomic
def keep_terms(
    physician: Physician, *, appointed_on: date | None, license_ends_on: date | None, actor: User
) -> None:
    """The first day of the QME appointment that runs, and the last day of the licence; both have their clocks.

    A renewal meets the clock before it. Law: Lab. Code § 139.2(a).
    """
    need_own(physician, actor)
    renew_term(physician, appointed_on=appointed_on, license_ends_on=license_ends_on, actor=actor)


def renew_term(
    physician: Physician, *, appointed_on: date | None, license_ends_on: date | None, actor: User | None
) -> PhysicianDeadline | None:
    """The days as kept, and their clocks; the term's clock, if an appointment runs."""
    set_terms(physician, appointed_on=appointed_on, license_ends_on=license_ends_on, actor=actor)
    clocks = clocks_of_terms(physician)
    for duty, ends in clocks.items():
        run_instead(physician, duty=duty, ends=ends, actor=actor)
    return (
        physician_clocks([physician]).filter(duty=TERM, began_on=appointed_on).first()
        if appointed_on
        else None
    )


def run_terms(physician: Physician, *, actor: User | None) -> None:
    """The clocks of the days that are kept; run twice, they run once, and a day that is not kept ends nothing."""
    for duty, ends in clocks_of_terms(physician).items():
        if ends is not None:
            run_instead(physician, duty=duty, ends=ends, actor=actor)


def clocks_of_terms(physician: Physician) -> dict[str, Due | None]:
    """When the appointment's term and the licence end; none of a day that is not kept."""
    began, ends_on = physician.appointed_on, physician.license_ends_on
    return {
        LICENSE: license_due(ends_on) if ends_on else None,
        TERM: due(duty=TERM, began_on=TriggerDate(began)) if began else None,
    }


def license_due(ends_on: date) -> Due:
    """The licence's last day, as it was entered: no rule counts it, and the answer says so."""
    says = f"The license ends on {ends_on}, as it was entered; no rule counts this day."
    step = Step(says, "the license, as entered here", "memory")
    return Due(ends_on, ends_on, ends_on, (step,), step.confidence)


def run_instead(physician: Physician, *, duty: str, ends: Due | None, actor: User | None) -> None:
    """The clock that runs now. An earlier one is met by its renewal; one entered by mistake lapses."""
    began_on = ends.began_on if ends else None
    for earlier in physician_clocks([physician]).standing().filter(duty=duty):
        if earlier.began_on == began_on:
            continue
        if began_on is not None and began_on > earlier.began_on:
            day = began_on if duty == TERM else min(earlier.due_on, timezone.localdate())
            meet_physician_deadline(earlier, on=day, actor=actor)
        else:
            lapse(earlier, on=earlier.began_on, reason="The day was entered anew.", actor=actor)
    if ends is not None:
        set_physician_deadline(physician, duty=duty, due=ends, actor=actor)


def weigh_annual_fee(physicians: Collection[Physician], *, on: date) -> AnnualFee:
    """The fee by the evaluations of the twelve months before and the offices beyond the first.

    Law: 8 CCR §§ 16, 17, 26(a).
    """
    since = months_after(on, -YEAR_MONTHS)
    held = Examination.objects.filter(
        evaluation__physician__in=physicians, examined_on__gte=since, examined_on__lt=on
    )
    offices = max(0, len(places_listed(physicians)) - 1)
    return annual_fee(evaluations=held.count(), additional_offices=offices, on=on)


def need_own(physician: Physician, actor: User | None) -> None:
    """The physician's own affair, or the manager's."""
    if (
        actor is not None
        and physician.user_id != actor.pk
        and not may_act(actor, physician.practice_id, Role.MANAGER)
    ):
        raise NotYourRole("It is for the physician or a manager.")
