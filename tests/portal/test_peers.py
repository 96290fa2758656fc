"""What physicians share: who comes in, that posts wait to be read, and that no patient is named."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from medlegal.practice.cases.access import enter_as
from medlegal.practice.community.models import Meeting, Notice, PeerCard, Post, Reply, Topic
from medlegal.practice.community.services import decide_post, keep_meeting, keep_notice
from medlegal.practice.people.company_services import give_company_seat
from medlegal.practice.people.models import User
from tests.builders import a_physician, a_practice, a_user
from tests.flows.stories import requested
from tests.portal.door import signed_in
from tests.portal.test_pages import says

pytestmark = pytest.mark.django_db


def a_director() -> User:
    director = a_user(name="Dana Director")
    enter_as(director)
    give_company_seat(director, on=timezone.localdate(), actor=director)
    return director


def a_meeting(*, by: User, **fields: object) -> Meeting:
    enter_as(by)
    begins = timezone.now() + timedelta(days=3)
    told = {"title": "Invented evening", "place": "Fresno", "starts_at": begins}
    return keep_meeting(actor=by, **(told | {"ends_at": begins + timedelta(hours=2)} | fields))


@pytest.mark.parametrize("page", ["community", "topics", "peers", "peer_card"])
def test_physicians_and_the_company_come_in_and_nobody_else(page):
    story, director = requested(), a_director()

    answers = [
        signed_in(one).get(reverse(page)).status_code for one in (story.doctor, director, story.manager)
    ]

    assert answers == [200, 200, 403]


def test_an_announcement_reaches_physicians_of_every_practice():
    physicians = [a_physician(a_practice()).user for _ in range(2)]
    director = a_director()
    keep_notice(
        at=timezone.now(),
        actor=director,
        kind=Notice.Kind.ANNOUNCEMENT,
        title="Invented news",
        text="Read it.",
    )

    for physician in physicians:
        assert "Invented news" in says(signed_in(physician).get(reverse("community")))


def test_a_post_is_read_by_others_once_the_company_has_shown_it():
    writer, reader, director = a_physician(a_practice()).user, a_physician(a_practice()).user, a_director()
    told = {"title": "Invented question", "text": "How do you word the history?"}

    begun = signed_in(writer).post(reverse("topics"), told)
    before = says(signed_in(reader).get(reverse("topics")))
    enter_as(director)
    decide_post(Post.objects.get(), state=Post.State.SHOWN, reason="", at=timezone.now(), actor=director)
    after = says(signed_in(reader).get(begun.headers["Location"]))

    assert "Invented question" not in before
    assert "How do you word the history?" in after


def test_another_practices_topic_that_waits_is_not_found():
    writer, reader = a_physician(a_practice()).user, a_physician(a_practice()).user
    begun = signed_in(writer).post(reverse("topics"), {"title": "T", "text": "Nothing special."})

    assert signed_in(reader).get(begun.headers["Location"]).status_code == 404


@pytest.mark.parametrize(
    "text",
    ["What of Invented Worker, who came today?", "As in ADJ1234567.", "Claim {claim} was odd."],
)
def test_a_post_that_tells_of_a_patient_is_not_kept(text):
    story = requested()
    claim = story.evaluation.claimant.injuries.get().claim_number

    answer = signed_in(story.doctor).post(
        reverse("topics"), {"title": "A question", "text": text.format(claim=claim)}
    )

    assert answer.status_code == 422 and "without anything that tells whom" in says(answer)
    assert text.format(claim=claim) in says(answer)
    enter_as(story.doctor)
    assert not Topic.objects.exists()


def test_a_reply_can_be_changed_and_the_last_place_goes_to_one():
    first, second = a_physician(a_practice()).user, a_physician(a_practice()).user
    meeting = a_meeting(by=a_director(), places=1)
    answered = reverse("event_answered", args=[meeting.pk])

    signed_in(first).post(answered, {"says": "perhaps"})
    signed_in(first).post(answered, {"says": "comes"})
    late = signed_in(second).post(answered, {"says": "comes"})

    enter_as(first)
    assert Reply.objects.get().says == "comes"
    assert late.status_code == 422 and "Every place is taken" in says(late)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"called_off_at": timezone.now()}, "called off"),
        (
            {
                "starts_at": timezone.now() - timedelta(hours=3),
                "ends_at": timezone.now() - timedelta(hours=1),
            },
            "over",
        ),
    ],
)
def test_nobody_answers_an_event_that_will_not_be(fields, sentence):
    physician, meeting = a_physician(a_practice()).user, a_meeting(by=a_director(), **fields)

    answer = signed_in(physician).post(reverse("event_answered", args=[meeting.pk]), {"says": "comes"})

    assert answer.status_code == 422 and sentence in says(answer)


def test_a_card_is_found_by_its_words_and_hidden_when_its_owner_wishes():
    owner, reader = a_physician(a_practice()).user, a_physician(a_practice()).user
    told = {"name": "Kestrel Invented, M.D.", "specialty": "Neurology", "place": "Fresno"}

    signed_in(owner).post(reverse("peer_card"), told | {"is_shown": "on"})
    found = says(signed_in(reader).get(reverse("peers"), {"sought": "neurology fresno"}))
    signed_in(owner).post(reverse("peer_card"), told)
    hidden = says(signed_in(reader).get(reverse("peers")))

    assert "Kestrel Invented" in found and "Kestrel Invented" not in hidden
    enter_as(owner)
    assert PeerCard.objects.count() == 1
