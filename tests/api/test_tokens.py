"""A token opens what its person may see, within its scopes, for its time; nothing else opens anything."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from medlegal.cli import main, tokens
from medlegal.flows.demo.people import invite
from medlegal.flows.give_token import (
    SCOPES,
    LivesTooLong,
    NobodySigned,
    NoSuchScope,
    NoSuchToken,
    give_token,
    revoke_token,
)
from medlegal.practice.audit.models import Event
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.services import seat_party
from medlegal.practice.people.models import ApiToken, Role
from medlegal.practice.people.services import end_role, give_role
from tests.api.asking import Program, program_of, says
from tests.builders import a_user, an_evaluation, entered, staff, the_party
from tests.flows.stories import requested, scheduled

pytestmark = pytest.mark.django_db

NOT_THERE = "No such evaluation, or it is not yours to see."


def test_without_a_token_nothing_is_opened():
    story = requested()

    for key in (None, "", "wrong", "ml_wrong"):
        status, sentence = says(Program(key).get(f"/evaluations/{story.evaluation.pk}"))
        assert status == 401 and "Authorization: Bearer" in sentence


def test_a_session_is_no_token():
    story = requested()
    person = invite(email="signed-in@test.example", name="Robin Invented")
    give_role(person, story.practice, role=Role.MANAGER, actor=None)
    browser = Client(headers={"host": "localhost"})
    browser.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert browser.get(f"/api/evaluations/{story.evaluation.pk}").status_code == 401
    assert browser.post("/api/evaluations/search", {}, content_type="application/json").status_code == 401


def test_a_token_opens_what_its_person_works_on():
    story = requested()

    answer = program_of(story.manager).get(f"/evaluations/{story.evaluation.pk}")

    assert (answer.status_code, answer.json()["number"]) == (200, story.evaluation.number)


def test_a_token_does_not_open_another_practice():
    theirs = an_evaluation()
    program = program_of(requested().manager)

    assert says(program.get(f"/evaluations/{theirs.pk}")) == (404, NOT_THERE)
    assert says(program.get("/evaluations/999999999")) == (404, NOT_THERE)


def test_a_scope_that_a_token_lacks_is_named():
    story = requested()
    program = program_of(story.manager, "cases:read")

    status, sentence = says(program.get(f"/evaluations/{story.evaluation.pk}/bill"))

    assert status == 403 and "bills:read" in sentence


def test_a_token_that_ran_out_opens_nothing():
    story = requested()
    _, key = give_token(
        story.manager.email, name="x", scopes=["cases:read"], days=1, at=timezone.now() - timedelta(2)
    )

    assert Program(key).get(f"/evaluations/{story.evaluation.pk}").status_code == 401


def test_a_revoked_token_opens_nothing():
    story = requested()
    token, key = give_token(story.manager.email, name="x", scopes=["cases:read"], days=1, at=timezone.now())

    revoke_token(token.pk, at=timezone.now())

    assert Program(key).get(f"/evaluations/{story.evaluation.pk}").status_code == 401
    with pytest.raises(NoSuchToken):
        revoke_token(token.pk, at=timezone.now())


def test_a_token_of_somebody_who_left_shows_nothing():
    story = requested()
    program = program_of(story.manager)
    end_role(story.manager.memberships.get(), on=date(2026, 3, 1), actor=story.manager)

    assert program.get(f"/evaluations/{story.evaluation.pk}").status_code == 404
    assert program.post("/evaluations/search").json()["evaluations"] == []


def test_a_token_of_somebody_shut_out_opens_nothing():
    story = requested()
    program = program_of(story.manager)
    story.manager.is_active = False
    story.manager.save()

    assert program.get(f"/evaluations/{story.evaluation.pk}").status_code == 401


def test_a_partys_token_shows_its_evaluation_and_nothing_of_the_office():
    story = scheduled()
    other = an_evaluation(story.practice, physician=story.physician)
    person = a_user()
    seat_party(the_party(story.evaluation), person, actor=story.manager)
    program = program_of(person)

    told = program.get(f"/evaluations/{story.evaluation.pk}").json()

    assert (told["number"], told["deadlines"]) == (story.evaluation.number, [])
    assert program.get(f"/evaluations/{other.pk}").status_code == 404
    for part in ("record-sets", "documents", "pages", "report", "report/missing", "bill", "history"):
        status, sentence = says(program.get(f"/evaluations/{story.evaluation.pk}/{part}"))
        assert status == 403 and "office alone" in sentence, part


def test_what_the_role_does_not_do_the_token_does_not_either():
    story = requested()
    biller = staff(story.practice, "biller")

    status, sentence = says(
        program_of(biller).post(
            f"/evaluations/{story.evaluation.pk}/appointments",
            office_id=story.office.pk,
            starts_at="2026-04-06T16:00:00Z",
            ends_at="2026-04-06T17:00:00Z",
        )
    )

    assert status == 403 and "scheduler" in sentence


def test_the_key_itself_is_not_kept():
    _, key = give_token(requested().manager.email, name="x", scopes=["cases:read"], days=1, at=timezone.now())

    kept = ApiToken.objects.values().get()

    assert key not in str(kept)


def test_the_use_of_a_token_is_noted():
    story = requested()
    program_of(story.manager).get("/practices")

    assert ApiToken.objects.get(user=story.manager).used_at


def test_each_opening_by_a_token_is_told_with_its_person():
    story = requested()

    program_of(story.manager).get(f"/evaluations/{story.evaluation.pk}")

    event = Event.objects.filter(evaluation_id=story.evaluation.pk, action="evaluation.opened").latest("pk")
    assert event.actor_id == story.manager.pk


def test_giving_and_revoking_a_token_is_told_to_the_practice():
    story = requested()
    token, _ = give_token(story.manager.email, name="x", scopes=["cases:read"], days=1, at=timezone.now())
    revoke_token(token.pk, at=timezone.now())

    entered(story.manager)

    told = Event.objects.filter(action__startswith="token.").values_list("action", "facts__token")
    assert list(told) == [("token.given", token.pk), ("token.revoked", token.pk)]


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"email": "nobody@test.example"}, NobodySigned),
        ({"scopes": ["cases:read", "everything"]}, NoSuchScope),
        ({"days": 0}, LivesTooLong),
        ({"days": 731}, LivesTooLong),
    ],
)
def test_a_token_that_makes_no_sense_is_not_given(changed, refusal):
    asked = {"email": requested().manager.email, "scopes": ["cases:read"], "days": 1, **changed}

    with pytest.raises(refusal):
        give_token(asked.pop("email"), name="x", at=timezone.now(), **asked)


def test_the_terminal_gives_lists_and_revokes(capsys):
    story = requested()
    words = main.argparse.ArgumentParser().add_subparsers()
    tokens.add_to(words)

    def said(*line: str) -> str:
        args = words.choices["token"].parse_args(line)
        assert args.run(args) == tokens.DONE
        return capsys.readouterr().out

    key = said(
        "give", story.manager.email, "--name", "import", "--scope", "cases:read", "--days", "7"
    ).strip()
    enter_as(story.manager)
    assert Program(key).get(f"/evaluations/{story.evaluation.pk}").status_code == 200
    assert "import" in said("list") and key not in said("list")
    said("revoke", str(ApiToken.objects.get().pk))
    assert Program(key).get(f"/evaluations/{story.evaluation.pk}").status_code == 401


def test_every_scope_says_what_it_allows():
    assert all(SCOPES.values())
