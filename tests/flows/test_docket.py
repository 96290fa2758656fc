"""Clocks of reports, corrections, depositions and of a physician's standing: begun, met, moved and lapsed by flows."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from medlegal.flows.answer_lateness import NotLate, lateness_of, object_to_lateness, waive_lateness
from medlegal.flows.ask_extension import (
    AgreedAlready,
    AskedAlready,
    AskedTooLate,
    NothingAsked,
    agree_more_time,
    answer_extension,
    ask_extension,
)
from medlegal.flows.book_appointment import book_appointment
from medlegal.flows.cancel_appointment import PutOffTooOften, cancel_appointment
from medlegal.flows.close_evaluation import close_evaluation
from medlegal.flows.confirm_cancellation import confirm_cancellation, hear_cancellation
from medlegal.flows.correct_facts import AskedTooLate as CorrectionTooLate
from medlegal.flows.correct_facts import NoCorrection, answer_correction, ask_correction, review_correction
from medlegal.flows.draft_report import missing_on
from medlegal.flows.hold_examination import hold_examination
from medlegal.flows.keep_calendar import be_away
from medlegal.flows.keep_gift import accept_gift, strike_gift_out, weigh_gifts
from medlegal.flows.keep_standing import (
    enter_education,
    keep_terms,
    meet_standing_clock,
    start_standing_clock,
    weigh_annual_fee,
    weigh_report_course,
    weigh_standing,
)
from medlegal.flows.notice_deposition import (
    NoticedAlready,
    TooFar,
    TooLate,
    cancel_deposition,
    hold_deposition,
    notice_deposition,
)
from medlegal.flows.serve_notice import serve_notice
from medlegal.flows.serve_report import serve_report
from medlegal.flows.state_cause import Cause
from medlegal.flows.sweep_docket import sweep_docket
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Party
from medlegal.practice.cases.request_services import keep_request
from medlegal.practice.cases.selectors import parties_as_told
from medlegal.practice.docket.models import Deadline, PhysicianDeadline, Reminder
from medlegal.practice.docket.selectors import deadlines_of, unanswered
from tests.builders import a_physician, a_practice, an_evaluation, an_office, staff, the_party
from tests.flows.stories import EXAMINED_ON, SERVED_ON, Story, examined, requested, scheduled, served, signed

pytestmark = pytest.mark.django_db

LAST_DAY = date(2026, 5, 6)  # thirty days after the examination


def standing(story: Story, duty: str) -> Deadline:
    return deadlines_of(story.evaluation).filter(duty=duty).standing().get()


def latest(story: Story, duty: str) -> Deadline:
    return deadlines_of(story.evaluation).filter(duty=duty, moved_by__isnull=True).get()


def unrepresented(**asked: object) -> Story:
    story = signed()
    story.evaluation.is_represented = False
    story.evaluation.save(update_fields=["is_represented"])
    return served(story, knowing="No findings summary is played here.")


@pytest.mark.parametrize(
    ("asked_on", "days"), [(date(2019, 6, 3), 60), (date(2021, 3, 1), 90), (date(2026, 2, 2), 90)]
)
def test_the_window_is_the_one_in_force_when_the_party_asked(asked_on, days):
    story = requested(requested_on=asked_on)

    assert standing(story, "appointment").due_on == asked_on + timedelta(days=days)


@pytest.mark.parametrize(("examined_on", "days"), [(date(2021, 3, 1), 45), (date(2026, 4, 6), 30)])
def test_the_reports_time_is_the_one_in_force_at_the_examination(examined_on, days):
    story = requested(requested_on=examined_on - timedelta(days=30))
    held = {"face_to_face_minutes": 45, "identity_seen": "License"}

    hold_examination(story.evaluation, on=examined_on, office=story.office, actor=story.manager, **held)

    assert standing(story, "report").due_on == examined_on + timedelta(days=days)
    assert standing(story, "report_extension_request").due_on == examined_on + timedelta(days=days - 5)


@pytest.mark.parametrize(("ground", "days"), [("tests", 60), ("good_cause", 45)])
def test_granted_time_moves_the_report_by_a_new_row_with_the_laws_reasons(ground, days):
    story = examined()
    cause = Cause("death_in_family", "An announcement in the paper.") if ground == "good_cause" else None
    asked = {"on": date(2026, 4, 28), "ground": ground, "cause": cause}
    ask_extension(story.evaluation, **asked, actor=story.doctor)

    answer_extension(story.evaluation, on=date(2026, 5, 1), is_granted=True, actor=story.manager)

    moved = standing(story, "report")
    assert moved.due_on >= EXAMINED_ON + timedelta(days=days)
    assert moved.due_on <= EXAMINED_ON + timedelta(days=days + 3)
    assert moved.moves.due_on == LAST_DAY
    assert "granted on 05/01/2026" in moved.reason
    assert any("days more" in step["says"] for step in moved.steps)
    assert latest(story, "report_extension_request").met_on == date(2026, 4, 28)


def test_denied_time_moves_nothing():
    story = examined()
    ask_extension(story.evaluation, on=date(2026, 4, 28), ground="tests", actor=story.doctor)

    answer_extension(story.evaluation, on=date(2026, 5, 1), is_granted=False, actor=story.manager)

    assert standing(story, "report").due_on == LAST_DAY
    with pytest.raises(NothingAsked):
        answer_extension(story.evaluation, on=date(2026, 5, 2), is_granted=True, actor=story.manager)


def test_time_asked_for_after_its_last_day_is_refused_unless_somebody_says_why():
    story = examined()
    late = {"on": date(2026, 5, 4), "ground": "tests"}

    with pytest.raises(AskedTooLate, match="05/01/2026"):
        ask_extension(story.evaluation, **late, actor=story.doctor)
    entry = ask_extension(story.evaluation, **late, knowing="The results came on Sunday.", actor=story.doctor)

    assert entry.told["is_late"] is True
    with pytest.raises(AskedAlready):
        ask_extension(story.evaluation, **late, actor=story.doctor)


def test_agreed_time_moves_a_supplemental_report_once():
    story = requested(kind="supplemental")
    before = standing(story, "supplemental").due_on

    agree_more_time(story.evaluation, on=date(2026, 3, 20), proof="Letter of both", actor=story.manager)

    assert standing(story, "supplemental").due_on > before + timedelta(days=27)
    with pytest.raises(AgreedAlready):
        agree_more_time(story.evaluation, on=date(2026, 3, 21), proof="Again", actor=story.manager)


def test_an_objection_is_possible_once_the_report_is_late_and_before_it_is_served():
    story, party = signed(), Party.Role.APPLICANT_ATTORNEY
    attorney = the_party(story.evaluation, party)

    with pytest.raises(NotLate, match="05/07/2026"):
        object_to_lateness(story.evaluation, party=attorney, on=LAST_DAY, actor=story.manager)
    in_time = object_to_lateness(story.evaluation, party=attorney, on=date(2026, 5, 8), actor=story.manager)

    assert in_time.told["is_in_time"] is True
    assert lateness_of(story.evaluation, today=date(2026, 5, 9)).objected_in_time


def test_an_objection_on_the_day_of_service_is_kept_as_too_late():
    story = signed()
    serve_report(story.evaluation, on=date(2026, 5, 11), actor=story.manager)
    entry = object_to_lateness(
        story.evaluation, party=the_party(story.evaluation), on=date(2026, 5, 11), actor=story.manager
    )

    assert entry.told["is_in_time"] is False
    assert not lateness_of(story.evaluation, today=date(2026, 5, 12)).objected_in_time


def test_a_late_report_is_payable_once_both_sides_gave_up_a_new_evaluation():
    story, on = examined(), date(2026, 5, 12)
    assert not lateness_of(story.evaluation, today=on).is_payable

    for role in (Party.Role.WORKER, Party.Role.CLAIMS_ADMINISTRATOR):
        party = the_party(story.evaluation, role)
        waive_lateness(story.evaluation, party=party, on=on, form="113", actor=story.manager)

    assert lateness_of(story.evaluation, today=on).is_payable
    assert lateness_of(story.evaluation, today=on).is_late


def test_service_settles_what_hung_on_the_report_and_keeps_it_five_years():
    story = served()

    assert latest(story, "report_extension_request").lapsed_on == SERVED_ON
    assert latest(story, "late_report_objection").lapsed_on == SERVED_ON
    kept = standing(story, "retention")
    assert (kept.is_first_day, kept.due_on) == (True, date(2031, 4, 20))


def test_a_correction_is_asked_for_in_an_unrepresented_panel_case_alone():
    story = served()

    with pytest.raises(NoCorrection):
        ask_correction(
            story.evaluation, party=the_party(story.evaluation, "worker"), on=SERVED_ON, actor=story.manager
        )


@pytest.mark.parametrize(
    ("role", "duty", "days"),
    [
        ("worker", "factual_correction_for_worker", 10),
        ("claims_administrator", "factual_correction_for_administrator", 15),
    ],
)
def test_a_request_for_correction_starts_the_reviews_clock(role, duty, days):
    story, on = unrepresented(), date(2026, 5, 4)

    ask_correction(story.evaluation, party=the_party(story.evaluation, role), on=on, actor=story.manager)

    review = standing(story, duty)
    assert review.due_on == on + timedelta(days=days)
    review_correction(story.evaluation, on=date(2026, 5, 12), is_corrected=True, actor=story.doctor)
    assert latest(story, duty).met_on == date(2026, 5, 12)
    assert latest(story, "factual_correction_request").met_on == on


def test_the_worker_has_five_days_to_answer_the_administrators_request():
    story, on = unrepresented(), date(2026, 5, 4)
    payer = the_party(story.evaluation, "claims_administrator")

    ask_correction(story.evaluation, party=payer, on=on, actor=story.manager)

    assert standing(story, "factual_correction_response").due_on >= on + timedelta(days=5)
    answer_correction(story.evaluation, on=date(2026, 5, 7), actor=story.manager)
    assert latest(story, "factual_correction_response").met_on == date(2026, 5, 7)


def test_a_request_for_correction_after_its_last_day_is_refused():
    story = unrepresented()
    last = standing(story, "factual_correction_request").due_on

    with pytest.raises(CorrectionTooLate, match=f"{last:%m/%d/%Y}"):
        ask_correction(
            story.evaluation,
            party=the_party(story.evaluation, "worker"),
            on=last + timedelta(days=1),
            actor=story.manager,
        )


def noticed(story: Story, **about: object) -> object:
    told = {"noticed_on": date(2026, 5, 4), "scheduled_on": date(2026, 7, 6), "place": "virtual"}
    party = the_party(story.evaluation)
    return notice_deposition(story.evaluation, party=party, **(told | about), actor=story.manager)


def test_a_notice_of_deposition_starts_the_time_to_be_available_and_testimony_meets_it():
    story = examined()

    story.evaluation = noticed(story).evaluation

    assert standing(story, "deposition").due_on == date(2026, 5, 4) + timedelta(days=120)
    hold_deposition(story.evaluation, on=date(2026, 7, 6), minutes=90, actor=story.manager)
    assert latest(story, "deposition").met_on == date(2026, 7, 6)


def test_a_deposition_that_is_noticed_is_an_evaluation_of_its_own_with_the_same_parties():
    story = examined()

    entry = noticed(story)

    assert (entry.evaluation.kind, entry.evaluation.prior) == ("deposition", story.evaluation)
    assert parties_as_told(entry.evaluation) == parties_as_told(story.evaluation)
    assert entry.party.evaluation == entry.evaluation and entry.party.role == "defense_attorney"
    with pytest.raises(NoticedAlready):
        noticed(story)
    held = hold_deposition(story.evaluation, on=date(2026, 7, 6), minutes=90, actor=story.manager)
    assert held.evaluation == entry.evaluation


def test_a_deposition_that_was_asked_for_first_is_the_one_that_is_noticed():
    story = examined()
    asked = {"physician": story.physician, "prior": story.evaluation, "kind": "deposition"}
    taken = an_evaluation(story.practice, requested_on=date(2026, 4, 20), **asked)

    entry = noticed(story)

    assert entry.evaluation == taken
    clocks = deadlines_of(taken).filter(duty="deposition")
    assert [one.began_on for one in clocks.standing()] == [date(2026, 5, 4)]
    assert (
        clocks.get(began_on=date(2026, 4, 20)).lapse_reason == "The time runs from the notice of 05/04/2026."
    )


def test_a_partys_waiting_request_for_a_deposition_is_taken_with_its_notice():
    story = examined()
    asked = {"form": {"kind": "deposition"}}
    waiting = keep_request(
        story.practice,
        prior=story.evaluation,
        came_by="party",
        came_on=date(2026, 5, 1),
        asked=asked,
        actor=story.manager,
    )

    entry = noticed(story)

    waiting.refresh_from_db()
    assert waiting.status == "accepted" and waiting.evaluation == entry.evaluation


@pytest.mark.parametrize(
    ("about", "refusal"), [({"scheduled_on": date(2026, 9, 2)}, TooLate), ({"place": "elsewhere"}, TooFar)]
)
def test_a_deposition_too_late_or_too_far_needs_an_agreement(about, refusal):
    story = examined()

    with pytest.raises(refusal):
        noticed(story, **about)

    assert noticed(story, **about, agreed="Order of 05/01/2026").proof == "Order of 05/01/2026"


@pytest.mark.parametrize(("on", "is_late"), [(date(2026, 6, 26), False), (date(2026, 6, 30), True)])
def test_a_deposition_cancelled_late_says_that_its_fee_is_owed(on, is_late):
    story = examined()
    story.evaluation = noticed(story).evaluation

    entry = cancel_deposition(story.evaluation, on=on, actor=story.manager)

    assert entry.told["is_late"] is is_late
    assert latest(story, "deposition").lapsed_on == on
    assert unanswered(story.evaluation, "deposition_noticed") is None


def test_a_notice_served_late_opens_the_time_to_ask_for_a_replacement():
    story = scheduled()
    served_on = standing(story, "appointment_notice").due_on + timedelta(days=1)

    serve_notice(story.evaluation, on=served_on, actor=story.manager)

    assert standing(story, "notice_replacement_request").due_on == served_on + timedelta(days=15)


def test_a_notice_served_in_time_opens_nothing():
    story = scheduled()

    serve_notice(story.evaluation, on=date(2026, 2, 11), actor=story.manager)

    assert not deadlines_of(story.evaluation).filter(duty="notice_replacement_request").exists()


def test_an_evaluators_new_date_is_owed_within_the_days_that_satisfy_both_texts():
    story, on = scheduled(), date(2026, 3, 16)

    cancel_appointment(story.evaluation, on=on, reason="Leave", by="evaluator", actor=story.manager)

    owed = standing(story, "rescheduling")
    assert owed.due_on == on + timedelta(days=30)
    assert any("60" in step["says"] for step in owed.steps)


def test_a_party_that_cancels_inside_the_last_days_is_marked_late():
    story = scheduled()

    cancelled = cancel_appointment(
        story.evaluation,
        on=EXAMINED_ON - timedelta(days=3),
        reason="No ride",
        by="worker",
        actor=story.manager,
    )

    assert cancelled.is_late_cancellation


def test_a_spoken_cancellation_is_confirmed_in_writing_within_a_day():
    story, on = scheduled(), date(2026, 3, 16)
    party = the_party(story.evaluation)

    hear_cancellation(story.evaluation, party=party, on=on, actor=story.manager)

    assert standing(story, "cancellation_confirmation").due_on == on + timedelta(days=1)
    confirm_cancellation(story.evaluation, on=on, proof="Fax", actor=story.manager)
    assert latest(story, "cancellation_confirmation").met_on == on


def test_closing_ends_every_clock_but_money_and_keeping():
    story = served()

    close_evaluation(story.evaluation, on=date(2026, 5, 1), reason="Settled", actor=story.manager)

    left = {one.duty for one in deadlines_of(story.evaluation).standing()}
    assert left == {"payment", "retention"}
    assert latest(story, "appointment_notice").lapse_reason == "The evaluation was closed on 05/01/2026."


@pytest.mark.parametrize(
    ("event", "due_on"),
    [
        ("fee_notice", date(2026, 4, 1)),
        ("final_fee_notice", date(2026, 4, 1)),
        ("denied", date(2026, 4, 1)),
        ("appointed", date(2028, 3, 2)),
        ("reports_asked", date(2026, 3, 2)),
    ],
)
def test_what_comes_to_a_physician_starts_its_clock_and_the_answer_meets_it(event, due_on):
    story = requested()

    clock = start_standing_clock(story.physician, event=event, on=date(2026, 3, 2), actor=story.doctor)
    meet_standing_clock(clock, on=date(2026, 3, 2), actor=story.manager)

    assert clock.due_on == due_on
    assert not PhysicianDeadline.objects.standing().exists()


def test_a_listed_office_may_be_given_up_after_its_days():
    story = requested()

    clock = start_standing_clock(
        story.physician, event="office_listed", on=date(2026, 3, 2), actor=story.manager
    )

    assert clock.is_first_day
    assert clock.due_on == date(2026, 3, 2) + timedelta(days=180)


def test_a_long_absence_starts_the_clock_of_its_notice_and_form_109_meets_it():
    story = requested()
    away = {"starts_on": date(2026, 7, 6), "ends_on": date(2026, 7, 24)}
    absence = be_away(story.physician, **away, reason="Leave", actor=story.manager)

    clock = PhysicianDeadline.objects.get(duty="unavailability_notice")
    meet_standing_clock(clock, on=date(2026, 5, 29), actor=story.manager)

    assert clock.due_on <= date(2026, 6, 6)
    absence.refresh_from_db()
    assert absence.told_on == date(2026, 5, 29)


def test_late_acts_days_away_and_offices_are_counted_for_a_reappointment():
    story = examined()
    be_away(
        story.physician,
        starts_on=date(2026, 7, 1),
        ends_on=date(2026, 11, 20),
        reason="Leave",
        actor=story.manager,
    )

    weighed = weigh_standing(
        [story.physician], on=date(2026, 12, 1), refusals=0, rejected=0, fee_violations=0, hours=16
    )

    counted = {one.counter: one.has for one in weighed.counters}
    assert counted["late_reports"] == 2  # the notice nobody served and the report
    assert counted["unavailable_days"] == 143
    assert counted["offices"] == 1
    assert not weighed.is_clear


@pytest.mark.parametrize("hours", ["rating", "report_writing", "anti_bias", "case_law", "fees_or_clerical"])
def test_missing_hours_of_a_subject_stand_in_the_way(hours):
    story = requested()

    weighed = weigh_standing([story.physician], on=date(2026, 12, 1), hours=16, **{f"hours_{hours}": 0})

    assert {one.counter for one in weighed.counters if not one.is_met} == {f"hours_{hours}"}


def test_an_application_before_the_change_needs_the_fewer_hours():
    story = requested()

    assert weigh_standing([story.physician], on=date(2026, 3, 1), hours=12).is_clear
    assert not weigh_standing([story.physician], on=date(2026, 5, 1), hours=12).is_clear


def test_the_annual_fee_follows_the_evaluations_held_and_the_offices():
    story = examined()

    assert weigh_annual_fee([story.physician], on=date(2026, 12, 1)).dollars == 110


def test_an_evaluators_new_date_of_earlier_years_was_owed_in_thirty_days():
    story = requested(requested_on=date(2022, 2, 1))
    booked_by(story, on=date(2022, 3, 28), made_on=date(2022, 2, 3))

    cancel_appointment(
        story.evaluation, on=date(2022, 3, 1), reason="Leave", by="evaluator", actor=story.manager
    )

    assert standing(story, "rescheduling").due_on == date(2022, 3, 31)
    assert not any("60" in step["says"] for step in standing(story, "rescheduling").steps)


def booked_by(story: Story, *, on: date, made_on: date) -> None:
    starts_at = datetime(on.year, on.month, on.day, 17, tzinfo=UTC)
    book_appointment(
        story.evaluation,
        office=story.office,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        on=made_on,
        knowing="All agreed",
        actor=story.manager,
    )


def test_an_evaluator_alone_puts_an_examination_off_twice():
    story = requested()
    told = {"reason": "Leave", "by": "evaluator", "actor": story.manager}
    for day in (30, 31):
        booked_by(story, on=date(2026, 3, day), made_on=date(2026, 2, 10))
        cancel_appointment(story.evaluation, on=date(2026, 3, 2), **told)
    booked_by(story, on=date(2026, 4, 6), made_on=date(2026, 3, 3))

    with pytest.raises(PutOffTooOften):
        cancel_appointment(story.evaluation, on=date(2026, 3, 4), **told)


def test_days_away_beyond_the_years_count_are_said_with_the_absence():
    story = requested()

    away = {"starts_on": date(2026, 3, 2), "ends_on": date(2026, 6, 30), "reason": "Leave"}
    absence = be_away(story.physician, **away, actor=story.manager)

    assert any("90" in step["says"] for step in absence.steps)
    assert any("120" in step["says"] for step in absence.steps)


@pytest.mark.parametrize(
    ("counter", "within", "beyond"), [("refusals", 0, 1), ("rejected", 5, 6), ("fee_violations", 2, 3)]
)
def test_what_a_reappointment_counts_is_held_against_its_limit(counter, within, beyond):
    story, on = requested(), date(2026, 12, 1)

    assert weigh_standing([story.physician], on=on, **{counter: within}).is_clear
    assert not weigh_standing([story.physician], on=on, **{counter: beyond}).is_clear


def test_a_last_day_on_a_weekend_rolls_forward():
    story = requested(requested_on=date(2026, 2, 2))
    held = {"face_to_face_minutes": 45, "identity_seen": "License"}

    hold_examination(story.evaluation, on=date(2026, 4, 9), office=story.office, actor=story.manager, **held)

    assert standing(story, "report").due_on == date(2026, 5, 11)  # 05/09/2026 is a Saturday


LEAST_MINUTES = {
    "neuromusculoskeletal": 20,
    "cardiovascular": 30,
    "pulmonary": 30,
    "psychiatric": 60,
    "other": 30,
}


@pytest.mark.parametrize(("evaluates", "least"), LEAST_MINUTES.items())
def test_a_face_to_face_time_below_the_least_is_found_with_both_numbers(evaluates, least):
    said = f"{least - 1} of {least} minutes"

    assert any(said in lack for lack in lacks_after(evaluates, minutes=least - 1))
    assert not any(" of " in lack and "minutes" in lack for lack in lacks_after(evaluates, minutes=least))


def lacks_after(evaluates: str, *, minutes: int) -> list[str]:
    """What the report lacks after an examination of so many minutes."""
    practice = a_practice()
    physician = a_physician(practice, evaluates=evaluates)
    office, evaluation = an_office(physician), an_evaluation(practice, physician=physician)
    manager = staff(practice)
    enter_as(manager)
    told = {"office": office, "identity_seen": "California driver's license", "actor": manager}
    hold_examination(evaluation, on=EXAMINED_ON, face_to_face_minutes=minutes, **told)
    return [repr(one) for one in missing_on(evaluation, on=EXAMINED_ON)]


def test_the_days_of_a_physicians_term_and_license_run_and_are_told_months_before():
    story = requested()
    began, ends = date(2025, 1, 6), date(2026, 9, 30)
    keep_terms(story.physician, appointed_on=began, license_ends_on=ends, actor=story.doctor)

    clocks = {one.duty: one for one in PhysicianDeadline.objects.filter(physician=story.physician)}
    assert clocks["appointment_term"].due_on == date(2027, 1, 6)
    assert (clocks["license_end"].due_on, clocks["license_end"].confidence) == (ends, "memory")
    sweep_docket(story.practice, today=date(2026, 7, 2))
    told = Reminder.objects.filter(physician_deadline=clocks["license_end"])
    assert set(told.values_list("step", "role")) == {("before_90", "physician"), ("before_90", "manager")}

    keep_terms(story.physician, appointed_on=began, license_ends_on=date(2028, 9, 30), actor=story.doctor)
    clocks["license_end"].refresh_from_db()
    assert clocks["license_end"].met_on == ends
    keep_terms(story.physician, appointed_on=began, license_ends_on=date(2028, 8, 31), actor=story.doctor)
    wrong = PhysicianDeadline.objects.get(due_on=date(2028, 9, 30))
    assert wrong.lapsed_on and not wrong.met_on


def test_gifts_of_one_source_are_held_against_the_limit_of_twelve_months():
    story = requested()

    def given(on: date, dollars: str, source: str = "Invented Supplies") -> bool:
        told = {"source": source, "received_on": on, "dollars": Decimal(dollars), "what": "Dinner"}
        return accept_gift(story.physician, **told, today=date(2026, 6, 1), actor=story.doctor).is_allowed

    assert given(date(2025, 3, 3), "200")
    assert given(date(2025, 3, 4), "359.99", "Another Source")
    assert given(date(2026, 3, 3), "159.99")
    assert not given(date(2026, 3, 2), "160")
    strike_gift_out(story.physician.gifts.get(dollars=160), on=date(2026, 6, 1), actor=story.doctor)
    assert weigh_gifts(story.physician, source="invented supplies").is_allowed


def test_what_is_left_of_the_hours_may_be_of_any_subject():
    story, on = requested(), date(2026, 5, 4)
    named = {"rating": "4", "report_writing": "3", "anti_bias": "2", "case_law": "2", "fees_or_clerical": "1"}

    def take(subject: str, hours: str) -> bool:
        told = {
            "course": "Invented course",
            "provider": "Invented",
            "ended_on": date(2026, 3, 2),
            "today": on,
        }
        enter_education(story.physician, subject=subject, hours=Decimal(hours), **told, actor=story.doctor)
        counters = {one.counter: one for one in weigh_standing([story.physician], on=on).counters}
        return counters["hours"].is_met

    assert not any(take(subject, hours) for subject, hours in named.items())
    assert not take("other", "3")
    assert take("other", "1")


def test_a_report_writing_course_of_sixteen_hours_comes_before_the_first_appointment():
    story, on = requested(), date(2026, 5, 4)
    told = {"course": "Report writing", "provider": "Invented", "ended_on": date(2026, 3, 2), "today": on}
    course = {"subject": "report_course", **told, "actor": story.doctor}

    enter_education(story.physician, hours=Decimal(12), **course)
    short = weigh_report_course(story.physician, on=on)
    enter_education(story.physician, hours=Decimal(4), **course)

    assert not short.is_met and (short.least, short.confidence) == (16, "verified")
    assert weigh_report_course(story.physician, on=on).is_met
    assert {
        one.has for one in weigh_standing([story.physician], on=on).counters if one.counter == "hours"
    } == {0}
