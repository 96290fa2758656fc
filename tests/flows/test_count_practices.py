"""The company's figures: only under contract, only numbers, and nothing of a case left open."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from medlegal.flows.count_practices import count_payers, count_quality, count_work, count_workloads, counting
from medlegal.flows.refusal import NotYourRole
from medlegal.practice.audit.models import Event
from medlegal.practice.billing.selectors import bill_of
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Claimant, Evaluation
from medlegal.practice.people.company_services import (
    end_company_seat,
    give_company_seat,
    keep_contract,
)
from medlegal.practice.people.models import Practice, Role, User
from medlegal.practice.people.services import give_role
from tests.builders import a_user, staff
from tests.flows.stories import Story, examined, pay, served

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 15)


def a_director(*practices: Practice) -> User:
    """Somebody of the company, who asks now; with a contract for each practice."""
    director = a_user(name="Dana Director")
    enter_as(director)
    give_company_seat(director, on=TODAY, actor=director)
    for practice in practices:
        keep_contract(practice, begins_on=date(2026, 1, 1), actor=director)
    return director


def test_the_company_counts_a_practice_under_contract():
    story = examined()
    director = a_director(story.practice)

    (work,) = count_work(today=TODAY, actor=director)
    (load,) = count_workloads(today=TODAY, actor=director)

    assert (work.practice, work.open_evaluations) == (story.practice.name, 1)
    assert work.all.late >= 1
    assert (load.open_evaluations, load.reports_late) == (1, 1)


def test_a_practice_without_a_contract_is_not_counted():
    story = examined()
    director = a_director()

    assert story.practice in Practice.objects.all()
    assert count_work(today=TODAY, actor=director) == []
    assert count_workloads(today=TODAY, actor=director) == []


def test_a_contract_that_ended_ends_the_counting():
    story = examined()
    director = a_director()
    yesterday = timezone.localdate() - timedelta(days=1)

    keep_contract(story.practice, begins_on=date(2020, 1, 1), ends_on=yesterday, actor=director)

    assert count_work(today=TODAY, actor=director) == []


def test_after_counting_no_case_can_be_read():
    story = examined()
    director = a_director(story.practice)

    with counting(director, "work"):
        inside = Claimant.objects.count()

    assert inside == 1
    assert not Claimant.objects.exists() and not Evaluation.objects.exists()


def test_what_is_written_while_counting_is_not_kept():
    story = examined()
    director = a_director(story.practice)

    with counting(director, "work"), connection.cursor() as cursor:
        cursor.execute("UPDATE cases_evaluation SET number = 'changed'")

    enter_as(story.manager)
    assert Evaluation.objects.get().number != "changed"


def test_who_neither_manages_nor_works_for_the_company_counts_nothing():
    story = examined()

    with pytest.raises(NotYourRole):
        count_work(today=TODAY, actor=staff(story.practice, Role.SCHEDULER))


def test_a_manager_counts_the_managed_practice_and_not_another_where_they_only_bill():
    story = examined()
    other = examined()
    give_role(story.manager, other.practice, role=Role.BILLER, actor=None)
    enter_as(story.manager)

    (work,) = count_work(today=TODAY, actor=story.manager)
    loads = count_workloads(today=TODAY, actor=story.manager)

    assert work.practice == story.practice.name
    assert [one.practice for one in loads] == [story.practice.name]
    assert Evaluation.objects.count() == 2


def test_whoever_left_the_company_counts_nothing():
    story = examined()
    director = a_director(story.practice)
    end_company_seat(director.company_seats.get(), on=TODAY, actor=director)

    with pytest.raises(NotYourRole):
        count_work(today=TODAY, actor=director)


def test_that_the_company_counted_stays_in_the_audit():
    story = examined()
    director = a_director(story.practice)

    count_work(today=TODAY, actor=director)

    event = Event.objects.get(action="practices.counted")
    assert (event.actor_id, event.facts) == (director.pk, {"what": "work"})


def paid_story() -> Story:
    story = served()
    pay(story)
    return story


def test_payers_agree_with_the_bills_to_the_cent():
    story = paid_story()
    billed = bill_of(story.evaluation).dollars
    director = a_director(story.practice)

    (payer,) = count_payers(today=TODAY, actor=director)

    assert (payer.payer, payer.bills, payer.billed, payer.paid) == ("Invented Casualty", 1, billed, billed)
    assert payer.open == sum(payer.aging.values()) == 0


def test_quality_counts_what_was_signed():
    story = served()
    director = a_director(story.practice)

    measures = {one.key: one.total for one in count_quality(since=date(2026, 1, 1), actor=director)}

    assert measures["signed"] == 1
    assert measures["late_objected"] == measures["caused"] == 0


def test_the_days_from_the_examination_to_the_service_are_averaged():
    story = served()
    director = a_director(story.practice)

    (load,) = count_workloads(today=TODAY, actor=director)

    assert (load.served, load.days_to_serve) == (1, 16.0)
