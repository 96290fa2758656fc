"""The practice's rows stay in the practice, and a party's person sees one evaluation."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.models import Model

from medlegal.flows.keep_standing import start_standing_clock
from medlegal.flows.notice_deposition import notice_deposition
from medlegal.flows.state_cause import Cause, state_cause
from medlegal.flows.sweep_docket import sweep_docket
from medlegal.outside.storage import Kept
from medlegal.practice.alerts.services import keep_alert
from medlegal.practice.authoring.letter_services import keep_form, keep_letter
from medlegal.practice.authoring.wording_services import keep_wording
from medlegal.practice.calendar.free_services import keep_free
from medlegal.practice.calendar.hours_services import (
    keep_absence,
    keep_extra_hours,
    keep_hold,
    keep_offer,
    keep_waiting,
    keep_waiver,
    keep_weekly_hours,
    open_feed,
)
from medlegal.practice.calendar.place_services import keep_panel_office, keep_room, keep_writing
from medlegal.practice.calendar.policy_services import keep_policy
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.access import enter_as, enter_practice
from medlegal.practice.cases.conflict_services import keep_answer, keep_finding
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.request_services import keep_comparison, keep_request
from medlegal.practice.cases.services import seat_party
from medlegal.practice.companion.parcel_services import keep_parcel_file, open_parcel
from medlegal.practice.companion.services import (
    begin_visit,
    keep_answers,
    keep_courier,
    keep_day_asked,
    keep_invitation,
    keep_pass,
    keep_surroundings,
)
from medlegal.practice.correspondence.communication_services import (
    keep_communication,
    keep_communication_file,
)
from medlegal.practice.correspondence.contact_services import keep_booking, keep_contact
from medlegal.practice.correspondence.message_services import (
    begin_thread,
    keep_attachment,
    keep_message,
    mark_read,
)
from medlegal.practice.correspondence.models import Serving
from medlegal.practice.correspondence.services import keep_agreement, keep_proof
from medlegal.practice.intake.decision_services import keep_decision, keep_reversal
from medlegal.practice.intake.gate_services import draft_demand, keep_objection
from medlegal.practice.intake.models import Page
from medlegal.practice.people.company_services import give_company_seat, keep_contract
from medlegal.practice.people.models import Role
from medlegal.practice.people.services import end_role, give_role, keep_interest, keep_treated
from medlegal.practice.people.standing_services import keep_education, keep_gift, keep_mark
from medlegal.practice.publicity.profile_services import keep_profile
from tests.builders import NOW, a_practice, a_user, an_evaluation, entered, staff, the_party
from tests.flows.stories import Story, pay, requested, served

pytestmark = pytest.mark.django_db

OF_A_PRACTICE = """
SELECT c.table_name, pg_class.relrowsecurity AND pg_class.relforcerowsecurity
FROM information_schema.columns c JOIN pg_class ON pg_class.oid = c.table_name::regclass
WHERE c.table_schema = 'public' AND c.column_name = 'practice_id' AND pg_class.relkind = 'r' ORDER BY 1
"""
FREE = ("calendar_freespan", "calendar_freekept", "calendar_room")
HOURS = ("calendar_weeklyhours", "calendar_extrahours", "calendar_absence", "calendar_feed", "calendar_hold")
OF_REQUESTS = (
    "cases_evaluationrequest",
    "cases_personcompared",
    "cases_conflict",
    "people_interest",
    "people_treated",
)
NOT_FOR_A_PARTY = (
    "correspondence_booking",
    "correspondence_communication",
    "correspondence_contact",
    "correspondence_delivery",
    "correspondence_senderproof",
    *OF_REQUESTS,
    *("alerts_", "companion_courier", "companion_invitation", "companion_parcel", "companion_visit"),
    *("companion_workerpass", "companion_questionnaire", "companion_workeranswer", "companion_dayasked"),
    "authoring_officialform",
    "authoring_letterwording",
    "calendar_officepolicy",
    "authoring_letter",  # seen only once it is served
    *HOURS,
    *FREE,
    "billing_",
    "docket_",
    "people_contract",
    "publicity_",
    "people_education",
    "people_standingmark",
    "authoring_sentence",
    "authoring_source",
    "audit_event",
)


def rows(sql: str, *given: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchall() if cursor.description else []


def tables() -> list[str]:
    return [name for name, _ in rows(OF_A_PRACTICE)]


def counts() -> dict[str, int]:
    """How many rows of each practice table can be seen now; acts outside any practice are nobody's."""
    seen = {table: rows(f"SELECT count(practice_id) FROM {table}")[0][0] for table in tables()}
    return seen | {"people_practice": rows("SELECT count(*) FROM people_practice")[0][0]}


@pytest.fixture
def paid() -> Story:
    """An evaluation with a row in every table: a party is seated, the bill is answered, links are made."""
    story = served()
    pay(story)
    seat_party(the_party(story.evaluation), a_user(), actor=story.manager)
    keep_around_calendar(story)
    keep_around_records(story)
    keep_around_docket(story)
    keep_around_letters(story)
    keep_what_was_stated(story)
    keep_around_contact(story)
    keep_around_request(story)
    keep_around_company(story)
    keep_around_companion(story)
    keep_around_public(story)
    rows("SET CONSTRAINTS ALL IMMEDIATE")
    return story


def keep_around_company(story: Story) -> None:
    """A contract with the company that manages the practice, and what the physician's standing rests on."""
    director = a_user()
    enter_as(director)
    give_company_seat(director, on=date(2026, 5, 4), actor=director)
    keep_contract(story.practice, begins_on=date(2026, 5, 4), actor=director)
    enter_as(story.manager)
    on, actor = date(2026, 5, 4), story.manager
    course = {"course": "Invented", "provider": "Invented", "ended_on": on, "hours": 2}
    keep_education(story.physician, subject="rating", **course, actor=actor)
    keep_mark(story.physician, kind="refusals", happened_on=on, actor=actor)


def keep_around_calendar(story: Story) -> None:
    """Hours, an absence, a feed; a hold, a wait, an offer and a waiver of the evaluation."""
    on, actor, party = date(2026, 5, 4), story.manager, the_party(story.evaluation)
    hours = {"office": story.office, "begins": time(9), "ends": time(12)}
    keep_weekly_hours(story.physician, **hours, weekday=1, first_on=on, actor=actor)
    keep_extra_hours(story.physician, **hours, on=on, actor=actor)
    away = {"starts_on": on, "ends_on": on, "reason": "Training", "notice_due_on": None, "steps": []}
    keep_absence(story.physician, **away, actor=actor)
    open_feed(story.physician, digest="0" * 64, at=NOW, actor=actor)
    placed = {"office": story.office, "starts_at": NOW}
    lasts = {"ends_at": NOW + timedelta(hours=1), "expires_at": NOW + timedelta(days=2)}
    keep_hold(story.evaluation, **placed, **lasts, actor=actor)
    keep_waiting(story.evaluation, not_after=None, asked_on=on, note="", actor=actor)
    keep_offer(story.evaluation, **placed, offered_on=on, offered_to=party, actor=actor)
    keep_waiver(story.evaluation, party=party, waived_on=on, proof="letter", actor=actor)
    keep_free(story.physician, today=on)
    keep_room(story.office, name="Room 1", actor=actor)
    keep_panel_office(story.evaluation, office=story.office, actor=actor)
    signed = {"what": "place_agreed", "party": party, "office": story.office, "proof": "letter"}
    keep_writing(story.evaluation, **signed, signed_on=on, actor=actor)
    keep_policy(story.practice, soonest_days=10, actor=actor)


def keep_around_docket(story: Story) -> None:
    """An entry, a clock of the physician's own, the practice's rule and what it made people be told."""
    notice_deposition(
        story.evaluation,
        party=the_party(story.evaluation),
        noticed_on=date(2026, 5, 4),
        scheduled_on=date(2026, 6, 4),
        place="virtual",
        actor=story.manager,
    )
    start_standing_clock(story.physician, event="fee_notice", on=date(2026, 5, 4), actor=story.manager)
    sweep_docket(story.practice, today=date(2026, 6, 3))


def keep_around_request(story: Story) -> None:
    """What came to ask for it, who its worker was compared with, a conflict and a party's answer."""
    on, actor, evaluation = date(2026, 5, 4), story.manager, story.evaluation
    keep_request(story.practice, came_by="office", came_on=on, actor=actor)
    compared = {"is_same": False, "likeness": "same name", "reason": "Another birthday"}
    keep_comparison(evaluation, evaluation.claimant, **compared, actor=actor)
    told = {"relation": "family", "with_name": "Invented Freight", "told_on": on}
    keep_interest(story.physician, **told, actor=actor)
    keep_treated(story.physician, given_name="Invented", family_name="Other", told_on=on, actor=actor)
    found = {
        "found_in": "interest",
        "relation": "family",
        "person": "employer",
        "with_name": "Invented Freight",
    }
    weighed = {"says": "told", "effect": "neither", "steps": [], "confidence": "memory"}
    finding, _ = keep_finding(evaluation, **found, aware_on=on, **weighed, actor=actor)
    keep_answer(finding, party=the_party(evaluation), waives=True, on=on, actor=actor)


def keep_around_companion(story: Story) -> None:
    """Ways in for a party's person and the worker, a visit with its answers, an upload, and what was told."""
    actor, evaluation, party = story.manager, story.evaluation, the_party(story.evaluation)
    way = {
        "key_digest": "0" * 64,
        "expires_at": NOW,
        "code_digest": "0" * 64,
        "code_expires_at": NOW,
        "made_at": NOW,
    }
    keep_invitation(party, email="a@test.example", actor=actor, **way)
    worker_pass = keep_pass(evaluation, actor=actor, **way)
    begin_visit(worker_pass, digest="0" * 64, at=NOW, expires_at=NOW)
    keep_answers(evaluation, answers={"job": "Invented."}, language="en", at=NOW)
    asked = {"starts_at": NOW, "reason": "Invented.", "free_until": date(2026, 5, 4), "is_late": False}
    keep_day_asked(evaluation, at=NOW, steps=[], confidence="memory", **asked)
    keep_surroundings(story.office, actor=actor, parking="Invented.")
    keep_courier(party, a_user(), actor=actor)
    parcel = open_parcel(party, at=NOW, actor=actor)
    keep_parcel_file(parcel, name="a.pdf", actor=actor, key="00/00/0", sha256="0" * 64, byte_count=9)
    told = {
        "practice_id": story.practice.pk,
        "evaluation_id": evaluation.pk,
        "kind": 1,
        "about": 1,
        "at": NOW,
    }
    enter_practice(story.practice.pk)
    keep_alert(user=actor, **told)
    enter_as(actor)


def keep_around_public(story: Story) -> None:
    """A profile that the practice has written and not published."""
    told, offices = {"is_published": False}, [story.office]
    keep_profile(story.physician, told=told, offices=offices, at=NOW, actor=story.manager)


def keep_around_contact(story: Story) -> None:
    """A proof, what one side sent, a thread of the office with a file, an interpreter who was asked."""
    actor, file = story.manager, Kept("00/00/0", "0" * 64, 9)
    serving = Serving.objects.filter(evaluation=story.evaluation).first()
    about = {"kind": "other", "name": "proof.pdf", "key": file.key, "sha256": file.sha256}
    keep_proof(serving, recipient=None, kept_on=date(2026, 5, 4), actor=actor, **about)
    came = {"sender": "Invented", "received_on": date(2026, 5, 4), "means": "fax", "about": "substance"}
    told = {
        "came": came | {"reached_all": False},
        "state": "quarantined",
        "steps": [],
        "confidence": "memory",
    }
    communication = keep_communication(story.evaluation, **told, actor=actor)
    keep_communication_file(communication, name="a.pdf", kept=file, actor=actor)
    thread = begin_thread(story.evaluation, kind="internal", subject="Ours", at=NOW, actor=actor)
    message = keep_message(thread, text="Ours.", at=NOW, author="Office", seat=None, actor=actor)
    kept = {"key": file.key, "sha256": file.sha256, "byte_count": 9}
    keep_attachment(message, name="a.pdf", kept=kept, actor=actor)
    mark_read(thread, reader=actor, at=NOW)
    contact = keep_contact(
        story.practice, kind="interpreter", name="Invented", languages="Spanish", actor=actor
    )
    appointment = appointment_of(story.evaluation)
    keep_booking(appointment, contact=contact, language="Spanish", on=date(2026, 3, 2), actor=actor)


def keep_around_records(story: Story) -> None:
    """A decision that was taken back, a letter about a declaration, an objection."""
    page = Page.objects.filter(evaluation=story.evaluation).first()
    told = {"act": "blank", "file": page.file_id, "number": page.number, "said": {}}
    decision = keep_decision(story.evaluation, **told, at=NOW, actor=story.manager)
    keep_reversal(decision, stands=False, at=NOW, actor=story.manager)
    record_set, on = page.file.record_set, date(2026, 5, 4)
    counted = {"reason": "count", "declared": 9, "received": 7}
    draft_demand(record_set, **counted, on=on, actor=story.manager)
    keep_objection(record_set, party=the_party(story.evaluation), on=on, actor=story.manager)


def keep_what_was_stated(story: Story) -> None:
    """A good cause, a signed agreement on service by e-mail, and a gift."""
    on, actor = date(2026, 5, 4), story.manager
    cause = Cause("disaster", "Invented flood.")
    practice_id = story.practice.pk
    state_cause(
        cause, of="cancellation", practice_id=practice_id, evaluation=story.evaluation, on=on, actor=actor
    )
    signed = {"document_key": "a", "document_sha256": "0" * 64, "signed_on": on, "kept_on": on}
    keep_agreement(the_party(story.evaluation), email="a@test.example", **signed, actor=actor)
    gift = {"source": "Invented", "what": "a book", "dollars": Decimal("20.00"), "received_on": on}
    keep_gift(story.physician, **gift, actor=actor)


def keep_around_letters(story: Story) -> None:
    """An uploaded form, and a letter that nobody has served yet."""
    on, actor = date(2026, 5, 4), story.manager
    kept = {"file_key": "f", "sha256": "0" * 64, "first_on": on}
    keep_form(story.practice, number="112", fields=[], at=NOW, actor=actor, **kept)
    keep_letter(story.evaluation, kind="late_notice", language="en", told={}, on=on, actor=actor)
    said = {"kind": "missed", "language": "en", "opening": "Invented.", "closing": ""}
    keep_wording(story.practice, **said, on=on, actor=actor)


def test_the_app_passes_no_row_level_security_by():
    role = rows("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")

    assert role == [(False, False)]


def test_every_table_of_a_practice_is_shut_for_its_owner_too():
    assert [name for name, is_shut in rows(OF_A_PRACTICE) if not is_shut] == []
    assert len(tables()) >= 25


def test_every_model_of_a_practice_is_among_the_shut_tables():
    of_practices = {
        model._meta.db_table
        for model in apps.get_models()
        if model.__module__.startswith("medlegal.")
        and any(f.column == "practice_id" for f in model._meta.fields)
    }

    assert of_practices == set(tables())


def test_without_a_practice_no_row_of_any_table_is_seen(paid):
    enter_as(a_user())

    assert {table: seen for table, seen in counts().items() if seen} == {}


def test_one_practice_sees_nothing_of_another_in_any_table(paid):
    seen_by_its_own = counts()
    stranger = staff(a_practice())

    enter_as(stranger)
    foreign = {
        table: rows(f"SELECT count(*) FROM {table} WHERE practice_id = %s", paid.practice.pk)[0][0]
        for table in tables()
    }

    assert {table for table, seen in seen_by_its_own.items() if not seen} <= {"cases_assistant"}
    assert {table: seen for table, seen in foreign.items() if seen} == {}


def test_one_practice_changes_nothing_of_another_in_any_table(paid):
    enter_as(staff(a_practice()))

    for table in [table for table in tables() if not table.startswith("audit_")]:
        for change in ("UPDATE {} SET practice_id = practice_id", "DELETE FROM {}"):
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(change.format(table) + " WHERE practice_id = %s", [paid.practice.pk])
                assert cursor.rowcount == 0, table


def test_a_row_for_another_practice_is_refused():
    theirs = an_evaluation()
    enter_as(staff(a_practice()))

    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Party.objects.create(
            practice_id=theirs.practice_id, evaluation_id=theirs.pk, role="employer", name="X"
        )


def test_a_reference_across_practices_is_refused():
    theirs, own = an_evaluation(), requested()

    with pytest.raises(IntegrityError, match="same_practice"), transaction.atomic():
        Party.objects.create(practice=own.practice, evaluation_id=theirs.pk, role="employer", name="X")
        rows("SET CONSTRAINTS ALL IMMEDIATE")


def test_every_reference_between_practice_tables_carries_the_practice():
    shut = set(tables())
    for model in apps.get_models():
        for column, parent in references_to(model, shut):
            named = f"{model._meta.db_table}_{column}_same_practice"
            found = rows("SELECT 1 FROM pg_constraint WHERE conname = %s AND contype = 'f'", named)
            assert found, f"{model._meta.db_table}.{column} -> {parent} has no composite key"


def references_to(model: type[Model], shut: set[str]) -> list[tuple[str, str]]:
    """The model's columns that point at a shut table, where the model's own table is shut."""
    if model._meta.db_table not in shut:
        return []
    keys = [field for field in model._meta.fields if field.many_to_one or field.one_to_one]
    return [
        (field.column, field.related_model._meta.db_table)
        for field in keys
        if field.related_model._meta.db_table in shut - {"audit_event"}
    ]


def test_staff_of_two_practices_see_both():
    here, there = an_evaluation(), an_evaluation()
    person = a_user()
    for evaluation in (here, there):
        give_role(person, evaluation.practice, role=Role.SCHEDULER, actor=None)

    entered(person)

    assert set(Evaluation.objects.all()) == {here, there}


def test_whoever_left_the_practice_sees_nothing():
    story = requested()
    end_role(story.manager.memberships.get(), on=date(2026, 3, 1), actor=story.manager)

    enter_as(story.manager)

    assert not Evaluation.objects.exists()
    assert counts()["people_practice"] == 0


def test_a_party_sees_one_evaluation_and_nothing_of_the_office(paid):
    other = an_evaluation(paid.practice, physician=paid.physician, family_name="Elsewhere")
    enter_as(paid.evaluation.seat_set.get().user)

    seen = counts()

    assert list(Evaluation.objects.values_list("pk", flat=True)) == [paid.evaluation.pk] != [other.pk]
    assert {table: n for table, n in seen.items() if n and table.startswith(NOT_FOR_A_PARTY)} == {}
    assert seen["cases_claimant"] == seen["cases_injury"] == 1
    assert seen["authoring_report"] == 1


def test_a_party_does_not_see_a_draft_report(paid):
    rows("UPDATE authoring_report SET serving_id = NULL")

    enter_as(paid.evaluation.seat_set.get().user)

    assert counts()["authoring_report"] == 0


def test_a_party_whose_seat_ended_sees_nothing(paid):
    seat = paid.evaluation.seat_set.get()
    rows("UPDATE cases_seat SET ended_on = '2026-05-01'")

    enter_as(seat.user)

    assert not Evaluation.objects.exists()


def test_a_party_writes_nothing_into_the_office(paid):
    enter_as(paid.evaluation.seat_set.get().user)

    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        rows(
            "INSERT INTO docket_deadline (practice_id, evaluation_id, duty, began_on, due_on, strict_on, steps,"
            " confidence, reason) VALUES (%s, %s, 'report', now(), now(), now(), '[]', 'memory', '') RETURNING 1",
            paid.practice.pk,
            paid.evaluation.pk,
        )
