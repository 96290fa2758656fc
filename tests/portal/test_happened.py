"""What a scheduler, a report editor and a physician enter when something happens to a clock, and what they read."""

from datetime import date

import pytest
from django.urls import reverse

from medlegal.flows.ask_extension import ask_extension
from medlegal.flows.confirm_cancellation import hear_cancellation
from medlegal.flows.correct_facts import ask_correction
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.docket.models import DocketEntry
from medlegal.practice.docket.selectors import deadlines_of, entries_of
from medlegal.practice.people.models import Role
from tests.builders import a_practice, staff, the_party
from tests.flows.stories import Story, examined, requested, scheduled, served, signed
from tests.portal.door import signed_in
from tests.portal.test_pages import at, says

pytestmark = pytest.mark.django_db


def unrepresented() -> Story:
    story = signed()
    story.evaluation.is_represented = False
    story.evaluation.save(update_fields=["is_represented"])
    return served(story, knowing="No findings summary is played here.")


def kept(story: Story, kind: str) -> DocketEntry:
    enter_as(story.manager)
    return entries_of(story.evaluation, kind).get()


def enter(story: Story, act: str, **told: object):
    return signed_in(story.manager).post(at("happened_act", story, act), told)


def test_the_reports_deadline_offers_what_may_happen_to_it():
    story = examined()

    page = says(signed_in(story.manager).get(at("evaluation", story)))

    for act in ("time-asked", "lateness-objected", "lateness-waived"):
        assert at("happened_act", story, act) in page
    assert at("happened_act", story, "time-answered") not in page


def test_more_time_is_asked_for_and_granted_on_the_pages():
    story = examined()
    client = signed_in(story.manager)

    asked = {"on": "2026-04-28", "ground": "tests", "proof": "EMG"}
    answer = client.post(at("happened_act", story, "time-asked"), asked)
    granted = client.post(
        at("happened_act", story, "time-answered"), {"on": "2026-05-01", "answer": "granted"}, follow=True
    )

    assert answer.headers["Location"] == at("evaluation", story)
    assert "The answer is kept with the request." in says(granted)
    enter_as(story.manager)
    assert deadlines_of(story.evaluation).filter(duty="report").standing().get().due_on > date(2026, 6, 1)


def test_time_asked_for_too_late_is_sent_back_with_the_rule_and_what_to_do():
    story = examined()

    answer = enter(story, "time-asked", on="2026-05-05", ground="tests")

    assert answer.status_code == 422
    assert "05/01/2026 (8 CCR § 38(c), (d))" in says(answer) and "Say why" in says(answer)


def test_an_answer_is_entered_only_while_a_request_waits():
    story = examined()

    answer = enter(story, "time-answered", on="2026-05-01", answer="denied")

    assert answer.status_code == 422 and "No request for more time waits" in says(answer)


def test_agreed_time_of_a_supplemental_report_moves_its_deadline():
    story = requested(kind="supplemental")

    enter(story, "time-agreed", on="2026-03-20", proof="Letter of both")

    enter_as(story.manager)
    assert deadlines_of(story.evaluation).filter(duty="supplemental").standing().get().moves is not None


def test_an_objection_and_a_waiver_stand_on_the_page_with_what_follows():
    story = examined()
    party = the_party(story.evaluation).pk

    enter(story, "lateness-objected", on="2026-05-11", party=party, proof="Letter")
    page = enter(story, "lateness-waived", on="2026-05-20", party=party, form="113")

    assert page.status_code == 302
    page = says(signed_in(story.manager).get(at("happened", story)))
    assert "It came in time." in page and "For the defense" in page
    assert "payable once both sides have taken it in writing" in page


def test_an_objection_before_the_report_is_late_says_from_when_it_is_possible():
    story = examined()

    answer = enter(story, "lateness-objected", on="2026-04-20", party=the_party(story.evaluation).pk)

    assert answer.status_code == 422
    assert "An objection is possible from" in says(answer)


def test_a_correction_is_asked_for_answered_and_reviewed_by_the_evaluator_alone():
    story = unrepresented()
    party = the_party(story.evaluation, "claims_administrator")

    enter(story, "correction-asked", on="2026-05-04", party=party.pk, served_by="mail")
    enter(story, "correction-answered", on="2026-05-07")
    by_manager = enter(story, "correction-reviewed", on="2026-05-11", outcome="stands")
    signed_in(story.doctor).post(
        at("happened_act", story, "correction-reviewed"), {"on": "2026-05-11", "outcome": "corrected"}
    )

    assert by_manager.status_code == 422 and "It is for a physician." in says(by_manager)
    assert kept(story, "correction_reviewed").told == {"is_corrected": True}


def test_form_37_may_come_from_the_worker_and_the_administrator_only():
    story = unrepresented()

    page = says(signed_in(story.manager).get(at("happened_act", story, "correction-asked")))

    assert "Adjuster" in page and "Applicant Attorney" not in page.partition("<form method")[2]


def test_a_represented_workers_report_offers_no_correction():
    story = served()

    answer = enter(
        story,
        "correction-asked",
        on="2026-05-04",
        party=the_party(story.evaluation, "claims_administrator").pk,
        served_by="mail",
    )

    assert answer.status_code == 422 and "Others ask for a supplemental report" in says(answer)
    page = says(signed_in(story.manager).get(at("evaluation", story)))
    assert at("happened_act", story, "correction-asked") not in page


NOTICED = {"noticed_on": "2026-05-04", "scheduled_on": "2026-07-06", "place": "virtual"}


def test_a_deposition_is_noticed_and_cancelled_late_and_its_fee_said():
    story = examined()
    client = signed_in(story.manager)

    party = the_party(story.evaluation).pk
    noticed = client.post(at("happened_act", story, "deposition-noticed"), NOTICED | {"party": party})

    enter_as(story.manager)
    deposition = Evaluation.objects.get(prior=story.evaluation, kind="deposition")
    assert noticed.headers["Location"] == reverse("evaluation", args=[deposition.pk])
    client.post(reverse("happened_act", args=[deposition.pk, "deposition-cancelled"]), {"on": "2026-06-30"})
    page = says(client.get(reverse("happened", args=[deposition.pk])))
    assert "so the fee is owed" in page and "By video." in page


def test_a_deposition_held_keeps_its_minutes():
    story = examined()
    client = signed_in(story.manager)
    party = the_party(story.evaluation).pk
    client.post(at("happened_act", story, "deposition-noticed"), NOTICED | {"party": party})

    client.post(at("happened_act", story, "deposition-held"), {"on": "2026-07-06", "minutes": 90})

    enter_as(story.manager)
    assert DocketEntry.objects.get(kind="deposition_held").told == {"minutes": 90}


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"scheduled_on": "2026-04-01"}, "The deposition would be before its notice."),
        ({"scheduled_on": "2026-10-01"}, "The last day is"),
        ({"place": "elsewhere"}, "Choose another place"),
        ({"scheduled_on": "2026-02-31"}, "Enter a valid date"),
    ],
)
def test_an_impossible_deposition_is_sent_back_with_a_sentence(told, sentence):
    story = examined()

    answer = enter(
        story, "deposition-noticed", **(NOTICED | {"party": the_party(story.evaluation).pk} | told)
    )

    assert answer.status_code == 422 and sentence in says(answer)


def test_a_call_is_confirmed_in_writing_and_the_form_to_cancel_has_its_day():
    story = scheduled()
    enter(story, "cancellation-said", on="2026-03-16", party=the_party(story.evaluation).pk)

    answer = enter(story, "cancellation-confirmed", on="2026-03-17", proof="Fax")

    assert answer.headers["Location"].endswith("#appointment")
    page = says(signed_in(story.manager).get(at("evaluation", story)))
    assert 'value="2026-03-17"' in page and '<option value="defense" selected' in page


def test_each_of_the_office_is_offered_what_its_role_enters():
    story = scheduled()
    biller, scheduler = staff(story.practice, Role.BILLER), staff(story.practice, Role.SCHEDULER)

    of_biller = says(signed_in(biller).get(at("happened", story)))
    of_scheduler = says(signed_in(scheduler).get(at("happened", story)))

    said = at("happened_act", story, "cancellation-said")
    assert said not in of_biller and said in of_scheduler


def test_an_act_of_no_name_and_an_evaluation_of_another_practice_are_not_found():
    story = scheduled()
    stranger = signed_in(staff(a_practice()))

    assert signed_in(story.manager).get(at("happened_act", story, "forgotten")).status_code == 404
    for act in ("time-asked", "cancellation-said"):
        assert stranger.get(at("happened_act", story, act)).status_code == 404
    assert stranger.get(at("happened", story)).status_code == 404


def test_a_closed_evaluation_offers_nothing_but_its_evaluators_deposition():
    story = served()
    hear = {"party": the_party(story.evaluation), "on": date(2026, 3, 16)}
    with pytest.raises(Exception, match="was closed"):
        close_and(story, hear_cancellation, **hear)

    page = says(signed_in(story.manager).get(at("happened", story)))

    assert at("happened_act", story, "deposition-noticed") in page
    assert at("happened_act", story, "lateness-waived") not in page


def close_and(story: Story, flow, **told: object) -> None:
    story.evaluation.closed_on = date(2026, 5, 1)
    story.evaluation.close_reason = "Settled"
    story.evaluation.save(update_fields=["closed_on", "close_reason"])
    flow(story.evaluation, actor=story.manager, **told)


@pytest.mark.parametrize("flow", [ask_extension, ask_correction])
def test_every_act_names_who_may_do_it(flow):
    story = examined()
    told = {"on": date(2026, 4, 28)}
    told |= {"ground": "tests"} if flow is ask_extension else {"party": the_party(story.evaluation)}

    with pytest.raises(Exception, match="It is for a"):
        flow(story.evaluation, actor=staff(story.practice, Role.BILLER), **told)


def test_a_deposition_is_entered_by_its_notice_alone_and_then_stands_as_noticed_and_held():
    story = examined()
    client, party = signed_in(story.manager), the_party(story.evaluation).pk
    notice = at("happened_act", story, "deposition-noticed")

    later = says(client.get(at("later_evaluation", story)))
    told = {"noticed_on": "2026-05-04", "scheduled_on": "2026-06-01", "party": party, "place": "virtual"}
    page = says(client.post(notice, told, follow=True))

    assert notice in later and 'value="deposition"' not in later
    assert "<b>Noticed</b><span>May 4, 2026</span>" in page and "<b>Held</b><span>next</span>" in page
    assert "Book the appointment" not in page and "Record the examination" not in page


def test_a_late_report_is_taken_only_where_it_is_late():
    story = served(signed(examined()))

    page = says(signed_in(story.manager).get(at("happened", story)))

    assert at("happened_act", story, "lateness-waived") not in page
    assert at("happened_act", story, "lateness-objected") in page
