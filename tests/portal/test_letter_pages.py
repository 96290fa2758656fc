"""The letters' page and the page of the State's forms, as people use them."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from medlegal.flows.keep_calendar import be_away
from medlegal.practice.audit.models import Event
from medlegal.practice.authoring.letter_selectors import letters_of
from medlegal.practice.authoring.models import Letter, OfficialForm
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.services import seat_party
from medlegal.practice.people.models import Role
from tests.builders import a_practice, a_user, staff, the_party
from tests.flows.stories import EXAMINED_ON, Story, examined, requested, scheduled
from tests.portal.door import signed_in
from tests.reports.forms_to_fill import a_form
from tests.reports.reading_back import pdf_text

pytestmark = pytest.mark.django_db

FORMS = reverse("official_forms")


def at(name: str, story: Story, *more: object) -> str:
    return reverse(name, args=[story.evaluation.pk, *more])


def says(answer) -> str:
    return answer.content.decode()


def drafted(story: Story, client, kind: str = "worker_pack", **told: object) -> Letter:
    spoken = {"language": "en"} if kind == "worker_pack" else {}
    client.post(at("letter_drafted", story, kind), spoken | told)
    enter_as(story.manager)
    return letters_of(story.evaluation).get(kind=kind)


def test_the_page_says_what_is_due_why_and_how_sure_the_rule_is():
    story = scheduled()

    page = says(signed_in(story.manager).get(at("letters", story)))

    assert "An appointment was made and its notice is not served" in page
    assert "8 CCR § 34(a), (c)" in page and "The rule, and how sure it is" in page
    assert "No appointment was cancelled." in page


@pytest.mark.parametrize("becomes", [requested, scheduled, examined])
def test_the_page_opens_in_every_state(becomes):
    story = becomes()

    assert signed_in(story.manager).get(at("letters", story)).status_code == 200


def test_a_letter_is_drafted_read_and_served():
    story = scheduled()
    client = signed_in(story.manager)

    letter = drafted(story, client, language="es")
    draft = client.get(at("letter_pdf", story, letter.pk))
    word = client.get(at("letter_word", story, letter.pk))
    answer = client.post(at("letter_served", story, letter.pk), {"on": "2026-12-01"}, follow=True)
    kept = client.get(at("letter_pdf", story, letter.pk))

    assert draft.content.startswith(b"%PDF") and draft["Content-Disposition"].startswith("inline")
    assert word["Content-Disposition"].startswith("attachment") and word.content.startswith(b"PK")
    assert "kept as served on every party" in says(answer)
    assert b"".join(kept.streaming_content).startswith(b"%PDF")


def test_looking_at_a_letter_is_remembered():
    story = scheduled()
    client = signed_in(story.manager)
    letter = drafted(story, client)

    client.get(at("letter_pdf", story, letter.pk))

    enter_as(story.manager)
    opened = Event.objects.filter(action="paper.opened", actor_id=story.manager.pk).get()
    assert opened.facts["paper"].endswith(f"letter {letter.pk}.pdf")


def test_a_letter_that_is_not_possible_says_what_lacks():
    story = requested()

    answer = signed_in(story.manager).post(at("letter_drafted", story, "worker_pack"), {"language": "en"})

    assert answer.status_code == 422
    assert "No appointment stands." in says(answer)


def test_a_letter_without_what_only_a_person_knows_is_sent_back():
    story = requested()

    answer = signed_in(story.manager).post(at("letter_drafted", story, "conflict_notice"), {"person": "X"})

    assert answer.status_code == 422
    assert "Which relationship" in says(answer) and "This field is required" in says(answer)


def test_a_letter_for_the_evaluators_signature_asks_for_the_signed_copy():
    story = requested()
    client = signed_in(story.manager)
    said = {"person": "Adjuster", "relation": "employment", "nature": "Pay.", "aware_on": "2026-02-11"}
    letter = drafted(story, client, "conflict_notice", **said)
    signed_copy = SimpleUploadedFile("signed.pdf", a_form(), "application/pdf")

    refused = client.post(at("letter_served", story, letter.pk), {"on": "2026-12-01"})
    kept = client.post(
        at("letter_served", story, letter.pk), {"on": "2026-12-01", "signed": signed_copy}, follow=True
    )

    assert refused.status_code == 422 and "The signed copy" in says(refused)
    assert "kept as served" in says(kept)


def test_a_draft_is_withdrawn():
    story = scheduled()
    client = signed_in(story.manager)
    letter = drafted(story, client)

    answer = client.post(at("letter_withdrawn", story, letter.pk), follow=True)

    assert "The draft is withdrawn" in says(answer)
    assert client.get(at("letter_pdf", story, letter.pk)).status_code == 404


@pytest.mark.parametrize("name", ["letter_drafted", "letter_served", "letter_withdrawn"])
def test_who_comes_to_an_acts_address_is_led_to_the_letters(name):
    story = scheduled()
    client = signed_in(story.manager)
    more = "worker_pack" if name == "letter_drafted" else drafted(story, client).pk

    assert client.get(at(name, story, more)).headers["Location"] == at("letters", story)


def test_a_letter_of_another_evaluation_is_not_found():
    story, other = scheduled(), scheduled()
    letter = drafted(other, signed_in(other.manager))

    assert signed_in(story.manager).get(at("letter_pdf", story, letter.pk)).status_code == 404


def test_a_partys_person_sees_no_drafts():
    story = scheduled()
    person = a_user()
    seat_party(the_party(story.evaluation), person, actor=story.manager)

    assert signed_in(person).get(at("letters", story)).status_code == 403
    assert signed_in(person).get(FORMS).status_code == 403


def upload(client, story: Story, content: bytes = b"", **about: object):
    file = SimpleUploadedFile("form.pdf", content or a_form(), "application/pdf")
    told = {"practice": story.practice.pk, "number": "110", "first_on": "2026-01-01", "file": file}
    return client.post(reverse("official_form_uploaded"), told | about, follow=True)


def test_a_form_is_uploaded_mapped_and_shown_with_its_fields():
    story = scheduled()
    client = signed_in(story.manager)

    page = says(upload(client, story, revision="February 2009"))
    enter_as(story.manager)
    form = OfficialForm.objects.get()
    told = {"fact_0": "worker_name", "fact_1": "=", "words_1": "See letter", "fact_3": "needs_interpreter"}
    kept = client.post(reverse("official_form", args=[form.pk]), told, follow=True)

    assert "Worker" in page and "Page2.Date" in page and "kept with 9 fields" in page
    assert "What goes into each field is kept" in says(kept)
    enter_as(story.manager)
    form.refresh_from_db()
    assert form.mapping == {
        "Worker": "worker_name",
        "Address": "=See letter",
        "Needs interpreter": "needs_interpreter",
    }
    assert "3 of 9" in says(client.get(FORMS))


def test_a_file_that_is_no_form_comes_back_with_what_to_do():
    story = scheduled()

    answer = upload(signed_in(story.manager), story, b"no pdf")

    assert answer.status_code == 422
    assert "Download the form again" in says(answer)


def test_the_uploaded_form_is_looked_at_and_taken_away():
    story = scheduled()
    client = signed_in(story.manager)
    upload(client, story)
    enter_as(story.manager)
    form = OfficialForm.objects.get()

    file = client.get(reverse("official_form_file", args=[form.pk]))
    client.post(reverse("official_form_away", args=[form.pk]))

    assert b"".join(file.streaming_content).startswith(b"%PDF")
    assert client.get(reverse("official_form", args=[form.pk])).status_code == 404


def test_others_of_the_office_see_the_forms_and_only_a_manager_changes_them():
    story = scheduled()
    upload(signed_in(story.manager), story)
    enter_as(story.manager)
    form, scheduler = OfficialForm.objects.get(), signed_in(staff(story.practice, Role.SCHEDULER))

    assert "QME Form 110" in says(scheduler.get(FORMS))
    assert scheduler.get(reverse("official_form", args=[form.pk])).status_code == 403
    assert scheduler.post(reverse("official_form_uploaded")).status_code == 403


def test_a_manager_of_another_practice_does_not_find_the_form():
    story = scheduled()
    upload(signed_in(story.manager), story)
    enter_as(story.manager)
    form = OfficialForm.objects.get()

    stranger = signed_in(staff(a_practice()))

    assert stranger.get(reverse("official_form", args=[form.pk])).status_code == 404


def test_the_notice_of_an_absence_is_read_as_pdf_and_word():
    story = scheduled()
    days = {"starts_on": EXAMINED_ON, "ends_on": EXAMINED_ON + timedelta(days=20), "reason": "Training"}
    absence = be_away(story.physician, **days, actor=story.manager)
    client, names = signed_in(story.manager), [story.physician.pk, absence.pk]

    notice = client.get(reverse("absence_pdf", args=names))
    word = client.get(reverse("absence_word", args=names))
    stranger = signed_in(staff(a_practice())).get(reverse("absence_pdf", args=names))

    told = pdf_text(notice.content)
    assert "QME Form 109" in told and story.evaluation.number in told
    assert story.evaluation.claimant.family_name not in told
    assert word.content.startswith(b"PK") and stranger.status_code == 404
