"""The year is played day by day: first the clock tells people, then they look and work."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from django.db import transaction
from django.db.models import F, Q

from benchmarks.year.course import Course
from benchmarks.year.office import FIRST, Year, an_office
from medlegal.flows.keep_calendar import be_away
from medlegal.flows.keep_standing import meet_standing_clock, start_standing_clock
from medlegal.flows.see_reminders import see_reminders
from medlegal.flows.sweep_docket import sweep_all
from medlegal.flows.verify_audit import verify_audit
from medlegal.practice.cases.access import enter_practice
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.docket.models import Deadline, DocketEntry, PhysicianDeadline, Reminder
from medlegal.practice.docket.reminder_selectors import overdue_unseen, overdue_untold, unseen
from medlegal.practice.docket.selectors import to_be_done
from medlegal.practice.people.models import Role, User

DAYS = 365
SHARE_LATER = 0.2  # of the evaluations, those that follow an earlier one
LOOKS = 0.85  # of working days, those on which a person looks at what they were told
UNSEEN_DAYS = 7


def a_year(evaluations: int, *, seed: int = 7, days: int = DAYS) -> Year:
    year = an_office(evaluations, seed)
    courses: dict[int, Course] = {}
    first = round(evaluations * (1 - SHARE_LATER))
    year.asked_for = first
    for number in range(first):
        course = Course(year)
        on = FIRST + timedelta(days=number * (days - 40) // first)
        year.agenda[on].append(partial(begin, course, courses))
    plan_standing(year)
    for number in range(days):
        year.today = FIRST + timedelta(days=number)
        a_day(year)
    return year


def begin(course: Course, courses: dict[int, Course]) -> None:
    course.request()
    if course.evaluation:
        courses[course.evaluation.pk] = course


def a_day(year: Year) -> None:
    """Told in the morning; looked at and worked on a working day."""
    swept = sweep_all(today=year.today).get(year.practice.pk)
    if swept:
        year.told, year.lapsed = year.told + swept.told, year.lapsed + swept.lapsed
    with transaction.atomic():
        enter_practice(year.practice.pk)
        untold = overdue_untold(year.practice, today=year.today).count()
        waits = unseen().filter(practice=year.practice).exists()
    year.worst_untold = max(year.worst_untold, untold)
    if waits and year.today.weekday() < 5:
        for user in [*year.people.values(), *(one.user for one in year.physicians)]:
            if year.happens(LOOKS):
                look(year, user)
    while year.agenda.get(year.today):
        year.agenda[year.today].pop(0)()


def look(year: Year, user: User) -> None:
    """The person sees what they were told, and does within days what was forgotten."""
    seen: list[Reminder] = []
    year.does("looked", user, lambda: seen.extend(see_reminders(at=year.now(), actor=user)))
    for reminder in seen:
        if reminder.physician_deadline:
            year.in_days(2, partial(pay_own, year, reminder.physician_deadline))
        elif reminder.step in ("overdue", "unseen") or year.happens(0.5):
            year.in_days(year.chance.randint(0, 4), partial(remedy, year, reminder.deadline))


def remedy(year: Year, deadline: Deadline) -> None:
    """What was forgotten is done late; what was done meanwhile is left alone."""
    course = Course(year, None)
    with transaction.atomic():
        enter_practice(year.practice.pk)
        standing = Deadline.objects.standing().filter(pk=deadline.pk).exists()
        course.evaluation = Evaluation.objects.select_related("physician__user").get(
            pk=deadline.evaluation_id
        )
    course.physician = course.evaluation.physician
    course.is_over = not standing or course.evaluation.closed_on is not None
    course.booked_for = year.today  # so that an appointment is taken for standing
    act = REMEDIES.get(deadline.duty)
    if act is not None and (not course.is_over or deadline.duty == "payment") and standing:
        year.what[f"remedied: {deadline.duty}"] += 1
        getattr(course, act)()


REMEDIES = {
    "appointment_notice": "serve_notice",
    "report": "serve",
    "supplemental": "serve",
    "deposition": "testify",
    "factual_correction_for_worker": "review",
    "factual_correction_for_administrator": "review",
}


def plan_standing(year: Year) -> None:
    """Every physician's fee falls due, one goes away for long, one is asked for reports."""
    for number, physician in enumerate(year.physicians):
        event = "fee_notice" if number else "reports_asked"
        year.agenda[FIRST + timedelta(days=30 * number + 5)].append(
            partial(start_own, year, physician, event)
        )
    year.agenda[FIRST + timedelta(days=60)].append(partial(go_away, year))


def start_own(year: Year, physician: object, event: str) -> None:
    told = {"event": event, "on": year.today, "actor": physician.user}
    year.does(event, physician.user, lambda: start_standing_clock(physician, **told))


def go_away(year: Year) -> None:
    physician, starts_on = year.physicians[0], year.today + timedelta(days=90)
    told = {"starts_on": starts_on, "ends_on": starts_on + timedelta(days=20), "reason": "Leave (invented)"}
    year.does("long absence", physician.user, lambda: be_away(physician, **told, actor=physician.user))


def pay_own(year: Year, deadline: PhysicianDeadline) -> None:
    manager = year.people[str(Role.MANAGER)]
    year.does("own clock met", manager, lambda: meet_standing_clock(deadline, on=year.today, actor=manager))


@transaction.atomic
def tallies(year: Year) -> dict[str, object]:
    enter_practice(year.practice.pk)
    last = Q(is_first_day=False)
    rows = Deadline.objects.filter(last)
    late = rows.filter(met_on__gt=F("strict_on"), moved_by__isnull=True)
    return {
        "evaluations": Evaluation.objects.count(),
        "kinds": dict(Counter(Evaluation.objects.values_list("kind", flat=True))),
        "deadlines_set": rows.filter(moves__isnull=True).count(),
        "deadlines_moved": rows.filter(moves__isnull=False).count(),
        "deadlines_met": rows.filter(met_on__isnull=False).count(),
        "of_them_late": late.count(),
        "late_and_nobody_was_told": late.filter(reminder__isnull=True).count(),
        "deadlines_lapsed": rows.filter(lapsed_on__isnull=False).count(),
        "first_days_kept": Deadline.objects.filter(is_first_day=True).count(),
        "standing": to_be_done().count(),
        "overdue": dict(
            Counter(to_be_done().filter(strict_on__lt=year.today).values_list("duty", flat=True))
        ),
        "overdue_and_nobody_was_told": overdue_untold(year.practice, today=year.today).count(),
        "overdue_and_nobody_looked": overdue_unseen(
            year.practice, today=year.today, days=UNSEEN_DAYS
        ).count(),
        "docket_entries": DocketEntry.objects.count(),
        "reminders": dict(Counter(Reminder.objects.values_list("step", flat=True))),
        "reminders_seen": Reminder.objects.filter(seen_at__isnull=False).count(),
    }


def outcome(year: Year, *, heads: Path) -> dict[str, object]:
    """Everything counted, whether the audit verifies, and whether the year was sound."""
    told = tallies(year)
    states = verify_audit(heads, at=datetime.now(UTC), only=year.practice.pk)
    broken = [state.problem for state in states if state.problem]
    sound = not (
        broken
        or year.worst_untold
        or told["overdue_and_nobody_was_told"]
        or told["overdue_and_nobody_looked"]
        or told["late_and_nobody_was_told"]
    )
    return {
        "is_sound": sound,
        **told,
        "most_untold_on_any_morning": year.worst_untold,
        "audit_events": sum(state.length for state in states),
        "audit_broken": broken,
        "acts": dict(sorted(year.what.items())),
        "refused": dict(sorted(year.refused.items())),
        "refused_last_with": year.why,
    }
