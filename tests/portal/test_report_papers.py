"""The pages on which what goes with a report is signed, told before the service, and on which agreements are kept."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from medlegal.practice.authoring.models import Letter
from medlegal.practice.cases.access import enter_as
from medlegal.practice.correspondence.models import ServiceAgreement
from medlegal.practice.people.models import Gift
from tests.flows.stories import Story, requested, signed
from tests.portal.door import signed_in
from tests.portal.test_pages import says
from tests.reports.forms_to_fill import a_form

pytestmark = pytest.mark.django_db


def at(name: str, story: Story, *numbers: int) -> str:
    return reverse(name, args=[story.evaluation.pk, *numbers])


def test_what_goes_with_the_report_is_told_signed_and_served_on_its_pages():
    story = signed()
    doctor = signed_in(story.doctor)

    before = says(doctor.get(at("report", story)))
    doctor.post(at("disability_stated", story), {"finds": "yes"})
    told = says(doctor.get(at("report", story)))
    refused = says(signed_in(story.manager).post(at("report_served", story), {"on": "2026-04-22"}))
    doctor.post(
        reverse("letter_drafted", args=[story.evaluation.pk, "voucher_report"]), {"returns": "regular"}
    )
    enter_as(story.manager)
    letter = Letter.objects.get(kind="voucher_report")
    copy = SimpleUploadedFile("signed.pdf", a_form(), "application/pdf")
    kept = doctor.post(
        at("letter_signed", story, letter.pk), {"on": "2026-12-30", "signed": copy}, follow=True
    )
    scan = doctor.get(at("letter_as_signed", story, letter.pk))

    assert "The physician has not said" in before
    assert "is not drafted" in told and "DWC-AD 10133.36" in told
    assert "DWC-AD 10133.36" in refused and "say why" in refused
    assert "Goes with the report" in says(kept) and scan.status_code == 200
    assert "Ready" in says(doctor.get(at("report", story)))


def test_a_signed_agreement_is_kept_shown_and_ended_on_the_parties_page():
    story = requested()
    client = signed_in(story.manager)
    party = story.evaluation.party_set.get(role="defense_attorney")
    told = {"party": party.pk, "email": "law@test.example", "signed_on": "2026-01-05"}

    without = client.post(at("agreed", story), told)
    scan = SimpleUploadedFile("agreed.pdf", b"%PDF-1.7 invented", "application/pdf")
    shown = says(client.post(at("agreed", story), told | {"document": scan}, follow=True))
    enter_as(story.manager)
    agreement = ServiceAgreement.objects.get()
    paper = client.get(at("agreement", story, agreement.pk))
    after = says(client.post(at("agreement_ended", story, agreement.pk), {"on": "2026-02-02"}, follow=True))

    assert without.status_code == 422
    assert "law@test.example" in shown and "the signed paper" in shown and paper.status_code == 200
    assert "ended 02/02/2026" in after


def test_a_gift_over_the_limit_is_kept_and_said():
    story = requested()
    client = signed_in(story.doctor)
    page = reverse("gifts", args=[story.physician.pk])
    told = {"source": "Invented Supplies", "received_on": "2026-03-03", "dollars": "360", "what": "Dinner"}

    shown = says(client.post(page, told, follow=True))
    enter_as(story.manager)
    gift = Gift.objects.get()
    client.post(reverse("gift_struck", args=[story.physician.pk, gift.pk]))

    assert "over the limit" in shown and gift.dollars == Decimal(360) and gift.received_on == date(2026, 3, 3)
    assert "struck out" in says(client.get(page)) and "over the limit" not in says(client.get(page))
