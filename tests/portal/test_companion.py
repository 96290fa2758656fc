"""The injured worker's companion: a link, a code, one evaluation, and nothing else."""

import re
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medlegal.flows.welcome_worker import Given, give_pass, give_worker_code
from medlegal.practice.audit.models import Event
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.companion.access import digest_of, enter_as_worker
from medlegal.practice.companion.models import DayAsked, Visit, WorkerPass
from medlegal.practice.companion.questions import QUESTIONS
from medlegal.practice.companion.selectors import answers_of, questionnaire_of
from tests.builders import an_evaluation
from tests.flows.stories import Story, book, requested, served
from tests.portal.door import signed_in
from tests.portal.guide.readability import english_grade, spanish_ease, spanish_perspicuity, words_of

pytestmark = pytest.mark.django_db


def ahead(story: Story | None = None, days: int = 60) -> Story:
    """An examination that lies ahead of today's clock."""
    story = story or requested(requested_on=timezone.localdate() - timedelta(days=10))
    on = timezone.localdate() + timedelta(days=days)
    while on.weekday() > 3:
        on += timedelta(days=1)
    book(story, on=on)
    return story


def given(story: Story, language: str = "en", **where: str) -> Given:
    enter_as(story.manager)
    return give_pass(story.evaluation, language=language, at=timezone.now(), actor=story.manager, **where)


def entrance(told: Given) -> str:
    return told.link.removeprefix("http://localhost:8800")


def inside(story: Story, language: str = "en") -> Client:
    told, client = given(story, language), Client()
    answer = client.post(entrance(told), {"code": told.code})
    assert answer.headers["Location"] == reverse("companion")
    return client


def says(answer) -> str:
    return answer.content.decode()


def test_the_link_and_the_code_open_the_workers_own_visit():
    story = ahead()

    page = says(inside(story).get(reverse("companion")))

    assert story.office.street in page and str(story.physician) in page
    assert "You have a visit with a doctor" in page


def test_a_link_without_its_code_tells_nothing():
    story = ahead(requested(family_name="Uncommonly", requested_on=timezone.localdate()))
    told = given(story)

    page = says(Client().get(entrance(told)))

    assert (
        "Uncommonly" not in page and story.evaluation.number not in page and story.office.street not in page
    )
    assert "Uncommonly" not in told.link


def test_after_five_wrong_codes_the_right_one_no_longer_opens():
    told, client = given(ahead()), Client()
    wrong = "000000" if told.code != "000000" else "111111"

    tries = [client.post(entrance(told), {"code": wrong}).status_code for _ in range(5)]
    last = client.post(entrance(told), {"code": told.code})

    assert tries == [422] * 5
    assert last.status_code == 422 and "Too many wrong codes" in says(last)


def test_a_code_opens_once_and_a_new_one_opens_again():
    story = ahead()
    told = given(story)
    Client().post(entrance(told), {"code": told.code})

    again = Client().post(entrance(told), {"code": told.code})
    enter_as(story.manager)
    fresh = give_worker_code(story.evaluation, at=timezone.now(), actor=story.manager)
    third = Client().post(entrance(told), {"code": fresh})

    assert again.status_code == 422 and "used already" in says(again)
    assert third.status_code == 302


def test_a_visit_ends_after_an_hour_and_with_the_link():
    story = ahead()
    client = inside(story)
    enter_as(story.manager)
    Visit.objects.update(expires_at=timezone.now() - timedelta(minutes=1))

    over = client.get(reverse("companion"))
    other = inside(story)
    given(story)

    assert over.status_code == 401 and other.get(reverse("companion")).status_code == 401
    assert Client().get(reverse("companion")).status_code == 401


def test_the_workers_session_sees_few_rows_of_one_evaluation_and_writes_nothing_else():
    story = served()
    an_evaluation(story.practice, physician=story.physician, family_name="Elsewhere")
    client = inside(story)
    enter_as_worker(digest_of(client.session["companion_visit"]))

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public'"
            " AND column_name = 'practice_id'"
        )
        seen = {}
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT count(*) FROM {table}")
            seen[table] = cursor.fetchone()[0]

    assert list(Evaluation.objects.values_list("pk", flat=True)) == [story.evaluation.pk]
    assert list(Party.objects.values_list("role", flat=True)) == ["worker"]
    assert {name for name, count in seen.items() if count} == {
        *("people_physician", "people_office", "cases_evaluation", "cases_claimant", "cases_party"),
        *("cases_examination", "calendar_appointment", "correspondence_serving", "correspondence_recipient"),
        *("authoring_report", "audit_event"),
    }
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Party.objects.create(
            practice_id=story.practice.pk, evaluation_id=story.evaluation.pk, role="employer", name="X"
        )


def test_whoever_closes_the_page_is_out():
    client = inside(ahead())
    before = client.session["companion_visit"]

    client.post(reverse("companion_left"))
    session = client.session
    session["companion_visit"] = before
    session.save()

    assert client.get(reverse("companion")).status_code == 401


def test_each_answer_is_kept_at_once_and_the_office_reads_what_was_sent():
    story = ahead()
    client = inside(story)

    kept = client.post(
        reverse("companion_question", args=[1]),
        {"answer": "I drove a truck."},
        HTTP_ACCEPT="application/json",
    )
    begun = says(client.get(reverse("companion_questions")))
    client.post(reverse("companion_questions_sent"))
    late = client.post(reverse("companion_question", args=[1]), {"answer": "Changed."})

    enter_as(story.manager)
    assert kept.status_code == 204 and "I drove a truck." in begun
    assert late.headers["Location"] == reverse("companion_questions")
    assert answers_of(questionnaire_of(story.evaluation)) == {QUESTIONS[0].key: "I drove a truck."}
    page = says(signed_in(story.doctor).get(reverse("worker_questionnaire", args=[story.evaluation.pk])))
    assert "I drove a truck." in page


def test_another_day_is_asked_for_with_the_laws_last_day_and_changes_nothing():
    story = ahead()
    client = inside(story)

    page = says(client.get(reverse("companion_another_day")))
    client.post(reverse("companion_another_day"), {"reason": "I am in hospital.", "suits": "Mondays"})
    twice = client.post(reverse("companion_another_day"), {"reason": "Again."})

    enter_as(story.manager)
    asked = DayAsked.objects.get()
    assert "8 CCR § 34(g)" in page and not asked.is_late
    assert twice.status_code == 422 and "has not answered yet" in says(twice)
    office = signed_in(story.manager)
    office.post(
        reverse("day_answered", args=[story.evaluation.pk, asked.pk]), {"answer": "We call you on Monday."}
    )
    assert "We call you on Monday." in says(client.get(reverse("companion")))


def test_asked_in_the_last_days_the_worker_is_told_that_a_good_reason_is_needed():
    story = ahead(days=1)

    page = says(inside(story).get(reverse("companion_another_day")))

    assert "You now need a good reason" in page


def test_the_worker_reads_the_copy_that_was_served_and_a_psychiatric_one_not_here():
    story = served()
    client = inside(story)

    copy = client.get(reverse("companion_copy"))
    content = b"".join(copy.streaming_content)
    enter_as(story.manager)
    story.physician.evaluates = "psychiatric"
    story.physician.save()
    refused = client.get(reverse("companion_copy"))

    assert content.startswith(b"%PDF") and copy["Cache-Control"] == "private, no-store"
    assert refused.status_code == 404


def test_what_the_worker_does_is_in_the_audit():
    story = ahead()
    inside(story).get(reverse("companion"))

    enter_as(story.manager)
    told = set(Event.objects.filter(evaluation_id=story.evaluation.pk).values_list("action", flat=True))
    assert {"companion.given", "code.used", "companion.entered", "companion.opened"} <= told


def test_every_page_opens_in_spanish():
    client = inside(ahead(), "es")

    for name in ("companion", "companion_way", "companion_bring", "companion_rights", "companion_report"):
        page = client.get(reverse(name))
        assert page.status_code == 200 and '<html lang="es">' in says(page), name


def test_the_way_is_drawn_here_and_opens_in_the_phones_own_map():
    story = ahead()

    page = says(inside(story).get(reverse("companion_way")))

    ways = re.findall(r'(?:href|src)="([^"]+)"', page)
    assert 'class="around"' in page and f"Map: {story.office.city} in" in page
    assert any(one.startswith("geo:0,0?q=") for one in ways)
    assert not any(one.startswith(("http:", "https:", "//")) for one in ways)


def test_only_the_office_makes_a_link_and_it_stands_in_one_answer():
    story = ahead()
    office = signed_in(story.manager)

    answer = office.post(reverse("pass_given", args=[story.evaluation.pk]), {"language": "es"})
    link = re.search(r"http://localhost:8800/me/[\w-]+/", says(answer)).group(0)
    later = says(office.get(reverse("ways_in", args=[story.evaluation.pk])))

    assert answer["Cache-Control"] == "private, no-store" and link not in later
    enter_as(story.manager)
    assert WorkerPass.objects.get().key_digest == digest_of(link.split("/")[-2])


READ = ("companion", "companion_way", "companion_bring", "companion_rights", "companion_report")
READ += ("companion_questions", "companion_another_day")


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_is_read_with_ease_after_the_eighth_grade(language):
    client = inside(ahead(), language)

    for name in READ:
        text = words_of(says(client.get(reverse(name))))
        if language == "en":
            assert english_grade(text) <= 8.0, name
        else:
            assert spanish_ease(text) >= 60 and spanish_perspicuity(text) >= 55, name
