"""Records without a declaration, with a wrong count, or open to an objection are held, and all parties are told."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from medlegal.flows.await_objections import (
    NoObjection,
    NotNonMedical,
    NotTheOtherSide,
    ObjectedTooLate,
    OrderedAlready,
    StillOpen,
    keep_objected,
    keep_ordered,
    keep_unopposed,
    opponents,
    set_apart,
    take_back,
    withdraw_objection,
)
from medlegal.flows.demand_declaration import NoLetterWaits, demand_pdf, draft_demands, serve_demand
from medlegal.flows.gather_facts import gather_facts
from medlegal.flows.receive_records import declare_records
from medlegal.flows.refusal import NotYourRole, WrongTime
from medlegal.flows.weigh_appointment import DEFENSE, SIDES, WORKER
from medlegal.outside.storage import kept_bytes
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.docket.selectors import deadlines_of
from medlegal.practice.intake.gate_selectors import demands_of, drafted_demand
from medlegal.practice.intake.models import Demand
from medlegal.practice.intake.selectors import counts_by_sender
from medlegal.practice.people.models import Role
from tests.builders import records_of, staff, the_party
from tests.flows.stories import Story, packet, read_all, requested, set_with_pages
from tests.reports.reading_back import pdf_text

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 20)
SERVED_ON = date(2026, 3, 2)
THREE = ["First invented page.", "Second invented page.", "Third invented page."]


def held(story: Story, *, declared_pages: int | None = None) -> Demand | None:
    """A set of three pages, and the letter drafted about it."""
    record_set = set_with_pages(story, THREE, declared_pages=declared_pages)
    draft_demands(story.evaluation, on=TODAY, actor=story.manager)
    return drafted_demand(record_set)


def test_a_reading_that_ends_without_a_declaration_drafts_the_demand():
    story = requested()
    records_of(story.evaluation, packet(), declared_pages=None, actor=story.manager)

    read_all(story)

    (demand,) = demands_of(story.evaluation)
    assert (demand.reason, demand.declared, demand.received) == (Demand.Reason.MISSING, None, 7)


def test_a_wrong_count_drafts_a_letter_with_both_numbers():
    demand = held(requested(), declared_pages=5)

    text = pdf_text(demand_pdf(demand))

    assert "states 5 pages" in text
    assert "counted 3" in text
    assert "differs by 2" in text


def test_a_right_count_drafts_nothing():
    assert held(requested(), declared_pages=3) is None


def test_drafting_again_leaves_one_letter():
    story = requested()
    held(story)

    draft_demands(story.evaluation, on=TODAY, actor=story.manager)

    assert demands_of(story.evaluation).count() == 1


def test_the_declaration_withdraws_the_letter_that_nobody_served():
    story = requested()
    demand = held(story)

    declare_records(demand.record_set, pages=3, signer="A. Sender", signed_on=TODAY, actor=story.manager)

    demand.refresh_from_db()
    assert demand.withdrawn_on is not None
    with pytest.raises(NoLetterWaits):
        serve_demand(demand, on=TODAY, actor=story.manager)


def test_the_letter_goes_to_every_party_of_record():
    story = requested()
    demand = held(story)

    serving = serve_demand(demand, on=TODAY, actor=story.manager)

    assert {one.party for one in serving.recipient_set.all()} == set(parties_of(story.evaluation))
    text = pdf_text(kept_bytes(serving.document_key))
    assert all(party.name in text for party in parties_of(story.evaluation))


def test_what_was_served_is_not_drafted_again():
    story = requested()
    serve_demand(held(story), on=TODAY, actor=story.manager)

    assert draft_demands(story.evaluation, on=TODAY, actor=story.manager) == []


def test_new_figures_after_a_served_letter_draft_another():
    story = requested()
    demand = held(story)
    serve_demand(demand, on=TODAY, actor=story.manager)

    declare_records(demand.record_set, pages=9, signer="A. Sender", signed_on=TODAY, actor=story.manager)

    assert drafted_demand(demand.record_set).declared == 9


def test_a_letter_is_not_served_before_its_records_came():
    story = requested()
    demand = held(story)

    with pytest.raises(WrongTime):
        serve_demand(demand, on=demand.record_set.received_on - timedelta(days=1), actor=story.manager)


def test_a_biller_serves_no_letter():
    story = requested()
    demand = held(story)
    biller = staff(story.practice, Role.BILLER)
    enter_as(biller)

    with pytest.raises(NotYourRole):
        serve_demand(demand, on=TODAY, actor=biller)


def the_count(story: Story, on: date) -> object:
    return counts_by_sender(story.evaluation, on=on)[0]


def test_non_medical_records_wait_until_the_time_to_object_is_over():
    story = requested()
    record_set = set_with_pages(story, THREE, declared_pages=3)

    set_apart(record_set, served_on=SERVED_ON, served_by="personal", actor=story.manager)

    assert the_count(story, date(2026, 3, 12)).billable == 0
    assert "through 03/12/2026" in the_count(story, date(2026, 3, 12)).says
    assert the_count(story, date(2026, 3, 13)).billable == 3


def test_service_by_mail_lengthens_the_wait():
    story = requested()
    record_set = set_with_pages(story, THREE, declared_pages=3)

    set_apart(record_set, served_on=SERVED_ON, served_by="mail", actor=story.manager)

    assert record_set.objections_until == date(2026, 3, 17)
    deadline = deadlines_of(story.evaluation).get(duty="information_objection")
    assert deadline.due_on == date(2026, 3, 17)
    assert any("4062.3" in step["citation"] for step in deadline.steps)


def test_without_proof_of_service_the_wait_does_not_end():
    story = requested()
    record_set = set_with_pages(story, THREE, declared_pages=3)

    set_apart(record_set, served_on=None, actor=story.manager)

    assert "nothing shows yet" in the_count(story, date(2030, 1, 1)).says


def test_what_waits_is_not_in_the_report():
    story = requested()
    record_set = set_with_pages(story, THREE, declared_pages=3)
    set_apart(record_set, served_on=localdate(), served_by="mail", actor=story.manager)

    facts = gather_facts(story.evaluation, on=localdate(), coded=None)

    assert (facts.record_sets, facts.pages_reviewed) == ((), 0)


def test_an_objection_in_time_holds_the_records_until_a_judge_orders():
    story = requested()
    record_set = set_with_pages(story, THREE, declared_pages=3)
    set_apart(record_set, served_on=SERVED_ON, served_by="mail", actor=story.manager)
    [party, *_] = opponents(record_set)

    keep_objected(record_set, party=party, on=date(2026, 3, 10), actor=story.manager)

    assert party.name in the_count(story, date(2027, 1, 1)).says
    assert the_count(story, date(2027, 1, 1)).billable == 0
    keep_ordered(record_set, on=date(2026, 6, 1), actor=story.manager)
    assert the_count(story, date(2026, 6, 1)).billable == 3


@pytest.mark.parametrize("why", ["party", "mistake"])
def test_an_objection_that_is_taken_back_holds_nothing_and_the_time_to_object_runs_on(why):
    story = requested()
    record_set = set_with_pages(story, THREE, declared_pages=3)
    set_apart(record_set, served_on=SERVED_ON, served_by="mail", actor=story.manager)
    [party, *_] = opponents(record_set)
    keep_objected(record_set, party=party, on=date(2026, 3, 10), actor=story.manager)

    withdraw_objection(record_set, on=date(2026, 3, 11), why=why, actor=story.manager)

    assert the_count(story, date(2026, 3, 11)).waits
    assert party.name not in the_count(story, date(2026, 3, 11)).says
    assert the_count(story, date(2027, 1, 1)).billable == 3
    assert deadlines_of(story.evaluation).get(duty="information_objection").met_on is None
    keep_objected(record_set, party=party, on=date(2026, 3, 12), actor=story.manager)
    assert the_count(story, date(2027, 1, 1)).billable == 0


def test_an_objection_is_not_taken_back_before_it_came_nor_after_a_judge_ordered():
    story = requested()
    record_set = set_with_pages(story, THREE, declared_pages=3)
    set_apart(record_set, served_on=SERVED_ON, served_by="mail", actor=story.manager)

    with pytest.raises(NoObjection):
        withdraw_objection(record_set, on=TODAY, why="party", actor=story.manager)
    keep_objected(record_set, party=opponents(record_set)[0], on=date(2026, 3, 10), actor=story.manager)
    with pytest.raises(WrongTime):
        withdraw_objection(record_set, on=date(2026, 3, 9), why="party", actor=story.manager)
    keep_ordered(record_set, on=date(2026, 6, 1), actor=story.manager)
    with pytest.raises(OrderedAlready):
        withdraw_objection(record_set, on=date(2026, 6, 2), why="party", actor=story.manager)


def test_an_objection_to_one_set_leaves_the_clock_of_another_served_that_day():
    story = requested()
    one, other = (set_with_pages(story, THREE, declared_pages=3) for _ in range(2))
    for each in (one, other):
        set_apart(each, served_on=SERVED_ON, served_by="mail", actor=story.manager)

    keep_objected(one, party=opponents(one)[0], on=date(2026, 3, 10), actor=story.manager)
    assert deadlines_of(story.evaluation).get(duty="information_objection").met_on is None
    keep_objected(other, party=opponents(other)[0], on=date(2026, 3, 11), actor=story.manager)

    assert deadlines_of(story.evaluation).get(duty="information_objection").met_on == date(2026, 3, 11)


def test_a_late_objection_is_refused_with_its_last_day():
    story = requested()
    record_set = set_with_pages(story, THREE, declared_pages=3)
    set_apart(record_set, served_on=SERVED_ON, served_by="personal", actor=story.manager)

    with pytest.raises(ObjectedTooLate, match="03/12/2026"):
        keep_objected(record_set, party=opponents(record_set)[0], on=date(2026, 3, 13), actor=story.manager)


def test_nobody_objects_to_records_of_their_own_side():
    story = requested()
    record_set = set_with_pages(story, THREE, declared_pages=3)
    set_apart(record_set, served_on=SERVED_ON, served_by="mail", actor=story.manager)
    own = {WORKER: {"worker", "applicant_attorney"}, DEFENSE: {"defense_attorney", "claims_administrator"}}
    side = SIDES[record_set.sender.role]

    for party in parties_of(story.evaluation):
        if party.role in own[side]:
            with pytest.raises(NotTheOtherSide):
                keep_objected(record_set, party=party, on=date(2026, 3, 10), actor=story.manager)
    assert {SIDES[party.role] for party in opponents(record_set)} == {WORKER, DEFENSE} - {side}


def test_medical_records_cannot_be_objected_to():
    story = requested()
    record_set = set_with_pages(story, THREE, declared_pages=3)

    with pytest.raises(NotNonMedical):
        keep_objected(record_set, party=the_party(story.evaluation), on=TODAY, actor=story.manager)


def test_the_clock_is_met_when_a_person_has_seen_that_nothing_came():
    story = requested()
    record_set = set_with_pages(story, THREE, declared_pages=3)
    set_apart(record_set, served_on=SERVED_ON, served_by="personal", actor=story.manager)

    with pytest.raises(StillOpen):
        keep_unopposed(record_set, on=date(2026, 3, 12), actor=story.manager)
    keep_unopposed(record_set, on=date(2026, 3, 13), actor=story.manager)

    assert deadlines_of(story.evaluation).get(duty="information_objection").met_on == date(2026, 3, 13)


def test_a_set_marked_by_mistake_is_taken_back():
    story = requested()
    record_set = set_with_pages(story, THREE, declared_pages=3)
    set_apart(record_set, served_on=None, actor=story.manager)

    take_back(record_set, actor=story.manager)

    assert the_count(story, TODAY).billable == 3


def test_no_clock_runs_on_for_records_that_are_medical_after_all_nor_from_a_day_entered_wrongly():
    story = requested()
    record_set = set_with_pages(story, THREE, declared_pages=3)
    set_apart(record_set, served_on=SERVED_ON, served_by="mail", actor=story.manager)

    set_apart(record_set, served_on=date(2026, 3, 4), served_by="mail", actor=story.manager)
    (deadline,) = deadlines_of(story.evaluation).filter(duty="information_objection").standing()
    assert deadline.began_on == date(2026, 3, 4)
    take_back(record_set, actor=story.manager)

    assert not deadlines_of(story.evaluation).filter(duty="information_objection").standing().exists()
    set_apart(record_set, served_on=date(2026, 3, 4), served_by="mail", actor=story.manager)
    assert deadlines_of(story.evaluation).filter(duty="information_objection").standing().exists()
