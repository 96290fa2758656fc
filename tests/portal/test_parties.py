"""The parties of record on their page: entered, changed, taken off."""

import pytest
from django.urls import reverse

from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.selectors import parties_of
from tests.builders import the_party
from tests.flows.stories import requested
from tests.flows.test_parties import NEWCOMER, ON, told_of
from tests.portal.door import signed_in
from tests.portal.test_pages import says

pytestmark = pytest.mark.django_db


def test_the_pages_enter_change_and_end_a_party():
    story = requested()
    client, party = signed_in(story.manager), the_party(story.evaluation)
    here = [story.evaluation.pk]

    client.post(reverse("party_added", args=here), NEWCOMER)
    wrong = client.post(reverse("party_added", args=here), NEWCOMER)
    client.post(reverse("party_of_record", args=[*here, party.pk]), told_of(party, street="9 New Way"))
    client.post(reverse("party_left", args=[*here, party.pk]), {"on": "2026-04-01", "reason": "Substituted."})

    enter_as(story.manager)
    party.refresh_from_db()
    assert (party.street, party.left_on) == ("9 New Way", ON)
    assert wrong.status_code == 422 and "of record already" in says(wrong)
    page = says(client.get(reverse("parties", args=here)))
    assert "Ludmila Brightwater" in page and "since Wed, Apr 1, 2026: Substituted." in page
    assert parties_of(story.evaluation).filter(name="Ludmila Brightwater").count() == 1
