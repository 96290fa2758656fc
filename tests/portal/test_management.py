"""The management's place: who comes in, what is counted, and what the company and a manager may do there."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from medlegal.practice.audit.models import Event
from medlegal.practice.billing.models import Bill
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.community.models import Meeting, Notice, Onboarding, Post
from medlegal.practice.people.company_services import give_company_seat, keep_contract
from medlegal.practice.people.models import CompanySeat, Contract, Membership, Physician, Practice, Role, User
from tests.builders import a_physician, a_practice, a_user, staff
from tests.flows.stories import Story, examined, pay, requested, served
from tests.portal.door import signed_in
from tests.portal.test_pages import says

pytestmark = pytest.mark.django_db

OVERSIGHT = (
    "management",
    "practices",
    "staff",
    "figures_work",
    "figures_quality",
    "figures_payers",
    "access_review",
)
COMPANY_ONLY = ("onboardings", "moderation")


def a_director(*practices: Practice) -> User:
    """Somebody of the company; with a contract for each practice."""
    director = a_user(name="Dana Director")
    enter_as(director)
    today = timezone.localdate()
    give_company_seat(director, on=today, actor=director)
    for practice in practices:
        keep_contract(practice, begins_on=today - timedelta(days=30), actor=director)
    return director


@pytest.mark.parametrize("page", [*OVERSIGHT, *COMPANY_ONLY])
def test_the_company_comes_in_and_a_scheduler_does_not(page):
    story = requested()
    scheduler, director = staff(story.practice, Role.SCHEDULER), a_director(story.practice)

    assert signed_in(director).get(reverse(page)).status_code == 200
    assert signed_in(scheduler).get(reverse(page)).status_code == 403


def test_a_manager_without_a_company_oversees_their_own_practice_and_no_other():
    other = requested()
    story = requested()
    client = signed_in(story.manager)

    pages = [client.get(reverse(page)) for page in OVERSIGHT]
    refused = [client.get(reverse(page)).status_code for page in COMPANY_ONLY]

    assert {one.status_code for one in pages} == {200} and refused == [403, 403]
    assert story.practice.name in says(pages[0]) and other.practice.name not in "".join(map(says, pages))
    assert client.get(reverse("practice", args=[other.practice.pk])).status_code == 404


def test_the_front_door_leads_the_company_to_its_overview():
    director = a_director()

    assert signed_in(director).get("/home/").headers["Location"] == reverse("management")


def test_the_overview_counts_what_is_late_and_names_no_worker():
    story = examined()
    director = a_director(story.practice)

    page = says(signed_in(director).get(reverse("management")))

    assert f"{story.practice.name}" in page and "late" in page
    assert story.evaluation.claimant.family_name not in page and story.evaluation.number not in page
    enter_as(director)
    assert not Evaluation.objects.exists()


def test_payers_equal_the_bills_to_the_cent():
    story = served()
    pay(story, dollars=Decimal("50.25"))
    billed = sum(one.dollars for one in Bill.objects.all())

    page = says(signed_in(a_director(story.practice)).get(reverse("figures_payers")))

    assert f"${billed:,.2f}" in page and "Invented Casualty" in page


def test_a_contract_keeps_its_paper_and_does_not_overlap():
    practice = a_practice()
    manager, director = staff(practice), a_director()
    client, page = signed_in(director), reverse("contract_signed", args=[practice.pk])
    told = {"begins_on": "2026-01-01", "services": ["billing"], "terms": "Invented."}

    client.post(page, told | {"document": SimpleUploadedFile("c.pdf", b"%PDF-1.7 invented")})
    again = client.post(page, told)
    enter_as(director)
    paper = reverse("contract_paper", args=[Contract.objects.get().pk])

    assert again.status_code == 422 and "Another contract" in says(again)
    assert b"".join(signed_in(manager).get(paper)).startswith(b"%PDF-")
    assert signed_in(staff(practice, Role.BILLER)).get(paper).status_code == 403


def test_a_paper_that_is_no_pdf_is_sent_back():
    practice = a_practice()
    told = {"begins_on": "2026-01-01", "document": SimpleUploadedFile("c.pdf", b"not one")}

    answer = signed_in(a_director()).post(reverse("contract_signed", args=[practice.pk]), told)

    assert answer.status_code == 422 and "kept as a PDF" in says(answer)


def test_the_last_day_of_a_contract_ends_the_counting():
    story = examined()
    director = a_director(story.practice)
    enter_as(director)
    contract = Contract.objects.get()
    yesterday = timezone.localdate() - timedelta(days=1)

    signed_in(director).post(reverse("contract_ended", args=[contract.pk]), {"on": yesterday.isoformat()})

    assert "No practice is counted" in says(signed_in(director).get(reverse("management")))


@pytest.mark.parametrize("by_company", [True, False])
def test_somebody_new_gets_a_role_and_a_password_shown_once(by_company):
    practice = a_practice()
    overseer = staff(practice)
    overseer = a_director() if by_company else overseer
    told = {"practice": practice.pk, "email": "new@test.example", "name": "Nova New", "role": "scheduler"}

    answer = signed_in(overseer).post(reverse("staff_given", args=["role"]), told)
    later = says(signed_in(overseer).get(reverse("staff")))

    assert "Shown only this once" in says(answer) and "Shown only this once" not in later
    assert "Nova New" in later
    enter_as(overseer)
    assert Membership.objects.get(user__email="new@test.example").role == Role.SCHEDULER


def test_a_role_that_ended_opens_nothing_and_can_be_given_again():
    story = requested()
    scheduler = staff(story.practice, Role.SCHEDULER)
    enter_as(story.manager)
    held = Membership.objects.get(user=scheduler)
    client, case = signed_in(story.manager), reverse("evaluation", args=[story.evaluation.pk])

    before = signed_in(scheduler).get(case).status_code
    client.post(reverse("role_ended", args=[held.pk]))
    ended = signed_in(scheduler).get(case).status_code
    told = {"practice": story.practice.pk, "email": scheduler.email, "name": "X", "role": "scheduler"}
    client.post(reverse("staff_given", args=["role"]), told)

    assert (before, ended, signed_in(scheduler).get(case).status_code) == (200, 404, 200)


def test_the_last_manager_and_the_last_seat_stay():
    story = requested()
    director = a_director(story.practice)
    enter_as(director)
    managing, seat = Membership.objects.get(user=story.manager), CompanySeat.objects.get()
    client = signed_in(director)

    answers = [
        client.post(reverse("role_ended", args=[managing.pk])),
        client.post(reverse("seat_ended", args=[seat.pk])),
    ]

    assert [one.status_code for one in answers] == [422, 422]
    assert "no manager" in says(answers[0]) and "Nobody would be left" in says(answers[1])


def test_a_manager_gives_no_role_elsewhere_and_no_seat_in_the_company():
    elsewhere, story = a_practice(), requested()
    client = signed_in(story.manager)
    told = {"practice": elsewhere.pk, "email": "x@test.example", "name": "X", "role": "biller"}

    role = client.post(reverse("staff_given", args=["role"]), told)
    seat = client.post(reverse("staff_given", args=["seat"]), {"email": "x@test.example", "name": "X"})

    assert (role.status_code, seat.status_code) == (422, 422)
    assert not User.objects.filter(email="x@test.example").exists()


def test_an_onboarding_goes_from_the_first_step_to_the_first_paid_report():
    client = signed_in(a_director())
    begun = client.post(reverse("onboardings"), {"name": "Dr. Invented", "specialty": "Neurology"})
    director = User.objects.get(name="Dana Director")
    enter_as(director)
    onboarding = Onboarding.objects.get()
    step = reverse("onboarding_act", args=[onboarding.pk, "step"])
    today = timezone.localdate().isoformat()

    shown = says(client.get(begun.headers["Location"]))
    client.post(step, {"step": "talk", "on": today, "note": "By telephone"})
    twice = client.post(step, {"step": "talk", "on": today})
    client.post(step, {"step": "first_payment", "on": today})

    assert "Talked with the physician" in shown
    assert twice.status_code == 422 and "done already" in says(twice)
    enter_as(director)
    onboarding.refresh_from_db()
    assert onboarding.finished_on == timezone.localdate()


def practice_told(manager: User, **changed: str) -> dict[str, object]:
    """What the page that opens a practice sends."""
    place = {"street": "9 Invented Way", "city": "Fresno", "state": "CA", "zip_code": "93721"}
    practice = {"name": "Invented New Practice", "billing_name": "Invented New", "npi": "1234567893"}
    practice |= {"tin": "00-0000000", "phone": "(559) 555-0100", **place}
    evaluator = {"name": "Ansel Invented", "email": "ansel@test.example", "credentials": "M.D."}
    evaluator |= {"specialty": "Neurology", "evaluates": "other", "license_number": "A1", "npi": "1234567893"}
    evaluator |= {"languages": "English"}
    parts = {"practice": practice, "evaluator": evaluator, "office": place | {"county": "Fresno"}}
    sent: dict[str, object] = {
        f"{part}-{name}": value for part, told in parts.items() for name, value in told.items()
    }
    return sent | {"manager-manager": manager.pk} | changed


def test_the_practice_of_a_physician_who_joins_is_opened_and_the_physician_comes_in():
    director = a_director()
    client = signed_in(director)
    client.post(reverse("onboardings"), {"name": "Ansel Invented"})
    enter_as(director)
    onboarding = Onboarding.objects.get()

    opened = client.post(reverse("onboarding_practice", args=[onboarding.pk]), practice_told(director))

    assert "is open" in says(opened) and "Shown only this once" in says(opened)
    enter_as(director)
    onboarding.refresh_from_db()
    assert onboarding.became.name == "Invented New Practice"
    assert onboarding.steps.filter(step="practice").exists()
    physician = Physician.objects.get(practice=onboarding.became)
    assert signed_in(physician.user).get(reverse("own_day")).status_code == 200


def test_a_practice_that_lacks_something_is_sent_back_and_nothing_is_made():
    director = a_director()
    client = signed_in(director)
    client.post(reverse("onboardings"), {"name": "Ansel Invented"})
    enter_as(director)
    onboarding = Onboarding.objects.get()

    told = practice_told(director, **{"practice-npi": ""})
    answer = client.post(reverse("onboarding_practice", args=[onboarding.pk]), told)

    assert answer.status_code == 422
    enter_as(director)
    assert not Practice.objects.exists() and not User.objects.filter(email="ansel@test.example").exists()


def test_a_post_is_kept_back_only_with_a_reason_and_shown_once():
    physician = a_physician(a_practice()).user
    director = a_director()
    signed_in(physician).post(reverse("topics"), {"title": "T", "text": "An invented thought."})
    enter_as(director)
    decided = reverse("moderation_act", args=["post", Post.objects.get().pk, "decided"])
    client = signed_in(director)

    without = client.post(decided, {"says": "kept_back", "reason": ""})
    client.post(decided, {"says": "shown"})
    again = client.post(decided, {"says": "kept_back", "reason": "Too late"})

    assert without.status_code == 422 and "Say why" in says(without)
    assert again.status_code == 422 and "decided" in says(again)
    enter_as(director)
    assert Post.objects.get().state == Post.State.SHOWN


def test_an_announcement_with_a_file_is_handed_to_physicians_until_it_is_withdrawn():
    physician = a_physician(a_practice()).user
    client = signed_in(a_director())
    told = {"kind": "resource", "title": "Invented guide", "text": "Read it."}

    client.post(
        reverse("moderation_new", args=["notice"]),
        told | {"file": SimpleUploadedFile("guide.pdf", b"%PDF-1.7 invented")},
    )
    enter_as(physician)
    notice = Notice.objects.get()
    file = reverse("notice_file", args=[notice.pk])
    content = b"".join(signed_in(physician).get(file))
    client.post(reverse("moderation_act", args=["notice", notice.pk, "withdrawn"]))

    assert content == b"%PDF-1.7 invented"
    assert signed_in(physician).get(file).status_code == 404


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [({"on": "2020-01-01"}, "later than now"), ({"ends": "08:00"}, "ends after it begins")],
)
def test_an_event_that_cannot_be_is_sent_back(changed, sentence):
    director = a_director()
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    told = {"title": "E", "place": "Fresno", "on": tomorrow, "begins": "18:00", "ends": "20:00"} | changed

    answer = signed_in(director).post(reverse("moderation_new", args=["event"]), told)

    assert answer.status_code == 422 and sentence in says(answer)
    enter_as(director)
    assert not Meeting.objects.exists()


def opened_by_the_manager() -> Story:
    story = requested()
    signed_in(story.manager).get(reverse("evaluation", args=[story.evaluation.pk]))
    return story


def test_the_access_review_tells_who_opened_an_evaluation_by_its_number():
    story = opened_by_the_manager()
    director = a_director(story.practice)
    sought = {"evaluation": story.evaluation.pk, "opened_only": "on"}

    page = says(signed_in(director).get(reverse("access_review"), sought))
    rows = signed_in(director).get(reverse("access_rows"), sought).content.decode()

    assert "Opened the evaluation." in page and story.manager.name in page
    assert story.evaluation.claimant.family_name not in page + rows
    assert f",{story.evaluation.pk},{story.manager.name},Opened the evaluation." in rows


def test_a_chain_is_recomputed_and_found_whole():
    story = opened_by_the_manager()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # links are written as a transaction commits

    page = says(signed_in(story.manager).post(reverse("chain_checked")))

    assert "whole" in page and "broken" not in page.split("recomputed now")[1][:200]
    enter_as(story.manager)
    assert Event.objects.filter(action="evaluation.opened").exists()
