"""One account serves a physician in several practices: all of it together for them, each practice only its own."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from medlegal.flows.book_appointment import EngagedElsewhere
from medlegal.flows.keep_standing import enter_education, weigh_standing
from medlegal.practice.billing.models import Bill
from medlegal.practice.calendar.hours_services import keep_absence
from medlegal.practice.calendar.services import book as keep_appointment
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.people.models import Physician, Practice, Role
from medlegal.practice.people.services import give_role, list_physician
from tests.builders import a_practice, an_evaluation, an_office, staff
from tests.flows.stories import EXAMINED_ON, Story, book, examined, pay, requested, served, signed
from tests.portal.door import signed_in
from tests.portal.test_pages import says

pytestmark = pytest.mark.django_db

ON = EXAMINED_ON


def elsewhere(story: Story, **asked: object) -> Story:
    """The same person evaluates in another practice, which has a manager of its own."""
    practice = a_practice()
    give_role(story.doctor, practice, role=Role.PHYSICIAN, actor=None)
    known = {
        key: getattr(story.physician, key) for key in ("user", "name", "specialty", "license_number", "npi")
    }
    physician = list_physician(practice, actor=None, **known)
    evaluation = an_evaluation(practice, physician=physician, family_name="Otherplace", **asked)
    other = Story(practice, physician, an_office(physician), staff(practice), evaluation)
    enter_as(other.manager)
    return other


def examined_elsewhere(story: Story) -> Story:
    """On the same day, in the afternoon."""
    other = elsewhere(story)
    book(other, on=EXAMINED_ON, hour=20)
    return examined(other)


def test_both_practices_reports_stand_together_each_with_its_practice():
    here = examined()
    there = examined_elsewhere(here)
    doctor = signed_in(here.doctor)

    together = says(doctor.get(reverse("own_reports")))
    alone = says(doctor.get(reverse("own_reports"), {"practice": there.practice.pk}))

    assert "Invented Worker" in together and "Invented Otherplace" in together
    assert f"· {here.practice}" in together and f"· {there.practice}" in together
    assert "Invented Otherplace" in alone and "Invented Worker" not in alone


@pytest.mark.parametrize("page", ["own_day", "own_questions", "own_statement", "own_standing"])
def test_each_page_of_their_own_opens_for_all_practices_and_for_one(page):
    here = requested()
    there = elsewhere(here)
    doctor = signed_in(here.doctor)

    assert str(there.practice) in says(doctor.get(reverse(page)))
    assert doctor.get(reverse(page), {"practice": here.practice.pk}).status_code == 200
    assert doctor.get(reverse(page), {"practice": "nonsense"}).status_code == 200


def test_the_statement_adds_up_over_the_practices_to_the_cent():
    here = served()
    pay(here, dollars=Decimal("100.01"))
    there = served(signed(examined_elsewhere(here)))
    enter_as(here.doctor)
    billed = {one.practice_id: one.dollars for one in Bill.objects.all()}

    page = says(signed_in(here.doctor).get(reverse("own_statement")))
    lines = signed_in(here.doctor).get(reverse("own_statement_csv")).content.decode().splitlines()
    one = says(signed_in(here.doctor).get(reverse("own_statement"), {"practice": there.practice.pk}))

    assert len(billed) == 2 and f"${sum(billed.values()):,.2f}" in page
    assert all(f"${dollars:,.2f}" in page for dollars in billed.values())
    assert [line.split(",")[0] for line in lines[1:]].count(str(there.practice)) == 1 and len(lines) == 3
    assert "$100.01" in page and "$100.01" not in one


def test_a_practices_manager_sees_nothing_of_the_physicians_other_practice():
    here = examined()
    there = elsewhere(here)

    for story, other in ((here, there), (there, here)):
        enter_as(story.manager)

        assert set(Evaluation.objects.all()) == {story.evaluation}
        assert set(Physician.objects.all()) == {story.physician}
        assert set(Practice.objects.all()) == {story.practice}
        manager = signed_in(story.manager)
        assert manager.get(reverse("standing", args=[other.physician.pk])).status_code == 404
        assert manager.get(reverse("evaluation", args=[other.evaluation.pk])).status_code == 404
        assert str(other.practice) not in says(manager.get(reverse("standing", args=[story.physician.pk])))


def test_whoever_is_examined_in_one_practice_is_not_booked_in_another():
    here = requested()
    there = elsewhere(here)
    enter_as(here.manager)
    book(here, on=ON)
    enter_as(there.manager)

    with pytest.raises(EngagedElsewhere, match="another practice at that time"):
        book(there, on=ON)

    assert set(Practice.objects.all()) == {there.practice}  # the look across left nothing open
    book(there, on=ON, hour=20)


def test_the_day_tells_of_two_examinations_at_one_hour():
    here = requested()
    there = elsewhere(here)
    starts_at = timezone.now() + timedelta(days=2)
    for story in (here, there):
        enter_as(story.manager)
        hours = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=1)}
        keep_appointment(
            story.evaluation, office=story.office, room=None, **hours, made_on=ON, actor=story.manager
        )

    assert "Two examinations at one hour" in says(signed_in(here.doctor).get(reverse("own_day")))


def test_standing_counts_each_day_certificate_and_place_once():
    here = requested()
    there = elsewhere(here)
    enter_as(here.doctor)
    told = {"course": "C", "provider": "P", "hours": Decimal("4.0"), "ended_on": date(2026, 2, 1)}
    for story, subjects in ((here, ("rating", "case_law")), (there, ("rating",))):
        for subject in subjects:
            enter_education(
                story.physician, subject=subject, **told, today=date(2026, 12, 1), actor=story.doctor
            )
        days = {"starts_on": date(2026, 2, 2), "ends_on": date(2026, 2, 6)}
        keep_absence(story.physician, **days, reason="", notice_due_on=None, steps=[], actor=story.doctor)

    weighed = weigh_standing([here.physician, there.physician], on=date(2026, 12, 1))
    has = {one.counter: one.has for one in weighed.counters}

    assert has["hours"] == 8 and has["hours_rating"] == 4 and has["unavailable_days"] == 5
    assert has["offices"] == 1


def test_one_person_is_one_physician_in_a_practice():
    here = requested()

    with pytest.raises(IntegrityError, match="one_physician"), transaction.atomic():
        list_physician(
            here.practice,
            user=here.doctor,
            actor=None,
            name="X",
            specialty="X",
            license_number="X",
            npi="X",
        )
