"""The report is written and signed by its physician alone, served on all, billed from the ledger, and paid."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from medlegal.flows.answer_bill import answer_bill
from medlegal.flows.draft_report import draft_report
from medlegal.flows.preview_bill import bill_paper, bill_worksheet
from medlegal.flows.refusal import (
    AlreadyServed,
    CitesNoPage,
    NoMedicalLegalCode,
    NotExamined,
    NotReady,
    NotYourRole,
    WrongTime,
)
from medlegal.flows.serve_report import serve_report
from medlegal.flows.write_report import (
    CitesTooMuch,
    NoSuchSection,
    answer_question,
    list_question,
    write_section,
)
from medlegal.law.fees.fee import fee
from medlegal.practice.authoring.models import Sentence, Source
from medlegal.practice.authoring.selectors import report_of, sections_of
from medlegal.practice.billing.selectors import bill_of, lines_of, stages_of, unpaid_of
from medlegal.practice.billing.services import PaidBelowNothing
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Party
from medlegal.practice.correspondence.models import Recipient
from medlegal.practice.docket.models import Deadline
from medlegal.practice.people.models import Role
from tests.builders import NOW, a_physician, staff, the_party
from tests.flows.stories import (
    EXAMINED_ON,
    SERVED_ON,
    Story,
    examined,
    pay,
    requested,
    served,
    set_with_pages,
    sign,
    signed,
    written,
)

pytestmark = pytest.mark.django_db

THE_LEDGER = """
SELECT line.code, sentence.text, declaration.signer, file.sha256, page.stamp
FROM billing_billline line
JOIN authoring_sentence sentence ON sentence.id = line.sentence_id
JOIN authoring_source source ON source.sentence_id = sentence.id
JOIN intake_declaration declaration ON declaration.id = source.declaration_id
JOIN intake_file file ON file.declaration_id = declaration.id
JOIN intake_page page ON page.file_id = file.id
WHERE line.bill_id = %s ORDER BY page.stamp
"""


def write(story: Story, text: str, *, section: str = "treatment", actor: object = None) -> list[Sentence]:
    return write_section(story.evaluation, section=section, text=text, at=NOW, actor=actor or story.doctor)


def with_pages(count: int, *, declared: int | None = None) -> Story:
    story = examined()
    texts = [f"Invented page {number}." for number in range(1, count + 1)]
    set_with_pages(story, texts, declared_pages=count if declared is None else declared)
    return story


def test_a_paragraph_rests_on_the_pages_it_cites():
    story = with_pages(7)

    first, second = write(story, "Care was conservative. [2-4, 7]\n\nNo surgery.")

    assert [source.page.stamp for source in Source.objects.filter(sentence=first)] == [2, 3, 4, 7]
    assert not Source.objects.filter(sentence=second).exists()
    assert first.written_by == story.doctor


def test_a_page_that_is_not_there_cannot_be_cited():
    with pytest.raises(CitesNoPage, match="Page 9 is not there"):
        write(with_pages(3), "As recorded. [2, 9]")


def test_a_held_page_cannot_be_cited():
    story = examined()
    set_with_pages(story, ["one"], declared_pages=None)

    with pytest.raises(CitesNoPage, match="Page 1 is held"):
        write(story, "As recorded. [1]")


def test_a_citation_names_no_more_pages_than_can_be_followed():
    with pytest.raises(CitesTooMuch, match="1-600"):
        write(with_pages(1), "See everything. [1-600]")


def test_a_later_wording_stands_and_the_earlier_is_kept():
    story = with_pages(1)
    write(story, "First wording.")

    write(story, "Second wording.")

    assert [one.text for one in sections_of(story.evaluation)["treatment"]] == ["Second wording."]
    assert Sentence.objects.get(text="First wording.").replaced_at == NOW


def test_only_the_sections_of_a_report_are_written():
    with pytest.raises(NoSuchSection, match="astrology"):
        write(with_pages(1), "Text.", section="astrology")


def test_only_the_evaluating_physician_writes():
    story = with_pages(1)
    colleague = a_physician(story.practice, name="Merlin Invented")

    for somebody in (story.manager, colleague.user, staff(story.practice, Role.RECORD_EDITOR)):
        with pytest.raises(NotYourRole, match="4628"):
            write(story, "Text.", actor=somebody)


def test_only_the_evaluating_physician_answers_a_question():
    story = examined()
    question = list_question(
        story.evaluation,
        party=the_party(story.evaluation),
        asked_on=date(2026, 2, 2),
        text="Is it stationary?",
        actor=story.manager,
    )

    with pytest.raises(NotYourRole, match="4628"):
        answer_question(question, answer="Yes.", actor=story.manager)


def test_a_draft_is_made_in_every_state_and_says_what_is_missing():
    for state in (requested, examined):
        draft = draft_report(state().evaluation, on=date(2026, 4, 10))

        assert draft.docx[:2] == b"PK" and draft.pdf[:5] == b"%PDF-"
        assert any(finding.stops_signature for finding in draft.missing)


def test_only_the_evaluating_physician_signs():
    story = written(with_pages(7))

    with pytest.raises(NotYourRole, match="4628"):
        sign(story, actor=story.manager)


def test_a_report_with_gaps_cannot_be_signed():
    story = with_pages(7)
    enter_as(story.doctor)

    with pytest.raises(NotReady, match="cannot be signed yet"):
        sign(story)

    assert report_of(story.evaluation) is None or report_of(story.evaluation).signed_on is None


def test_a_report_is_not_signed_before_its_examination():
    story = written(with_pages(7))

    with pytest.raises(WrongTime, match="04/06/2026"):
        sign(story, on=date(2026, 4, 5))


def test_a_signed_report_is_not_changed_or_signed_again():
    story = signed()

    with pytest.raises(AlreadyServed, match="04/20/2026"):
        write(story, "Another thought.")
    with pytest.raises(AlreadyServed):
        sign(story)


def test_a_report_is_served_on_every_party_by_the_means_it_agreed_to():
    story = signed()
    attorney = the_party(story.evaluation, Party.Role.APPLICANT_ATTORNEY)
    Party.objects.filter(pk=attorney.pk).update(
        email="law@test.example", e_service_agreed_on=date(2026, 1, 5)
    )

    serving = serve_report(story.evaluation, on=SERVED_ON, actor=story.manager)

    means = {one.party_id: one.means for one in Recipient.objects.filter(serving=serving)}
    assert len(means) == 4
    assert [party for party, by in means.items() if by == Recipient.Means.EMAIL] == [attorney.pk]
    assert serving.document_sha256 == report_of(story.evaluation).sha256


def test_service_stops_the_reports_clock_and_starts_the_payers():
    story = served()

    standing = Deadline.objects.filter(evaluation=story.evaluation).standing()

    assert {one.duty for one in standing} == {"appointment_notice", "payment", "retention"}
    assert standing.get(duty="payment").began_on == SERVED_ON


@pytest.mark.parametrize(("on", "refusal"), [(date(2026, 4, 19), WrongTime), (SERVED_ON, AlreadyServed)])
def test_a_report_is_served_once_and_not_before_its_signature(on, refusal):
    story = served() if refusal is AlreadyServed else signed()

    with pytest.raises(refusal):
        serve_report(story.evaluation, on=on, actor=story.manager)


def test_an_unsigned_report_is_not_served():
    story = examined()

    with pytest.raises(NotReady, match="the physician signs before"):
        serve_report(story.evaluation, on=SERVED_ON, actor=story.manager)


def test_the_bill_is_what_the_law_answers_for_the_examination_and_the_pages():
    story = with_pages(7)
    served(signed(story))

    bill = bill_of(story.evaluation)

    answer = fee(code="ML201", modifiers=("95",), pages=7, examined_on=EXAMINED_ON)
    assert bill.dollars == answer.dollars == sum(line.dollars for line in lines_of(bill))
    assert [step["says"] for step in bill.steps] == [step.says for step in answer.steps]


def test_held_pages_are_not_billed():
    story = with_pages(7)
    set_with_pages(story, [f"Held {number}." for number in range(300)], declared_pages=None)

    worksheet = bill_worksheet(story.evaluation, on=SERVED_ON)

    assert [line.code for line in worksheet.lines] == ["ML201"]
    assert [count.billable for count in worksheet.pages] == [7, 0]


def test_the_ledger_reads_in_one_query_from_the_bill_line_to_the_pages():
    story = with_pages(203)
    served(signed(story))

    with connection.cursor() as cursor:
        cursor.execute(THE_LEDGER, [bill_of(story.evaluation).pk])
        ledger = cursor.fetchall()

    file = story.evaluation.file_set.get()
    assert [row[4] for row in ledger] == list(range(1, 204))
    assert {(code, signer, sha256) for code, _, signer, sha256, _ in ledger} == {
        ("MLPRR", "Invented Signer", file.sha256)
    }
    assert "203" in ledger[0][1]


def test_a_bill_before_the_examination_is_refused():
    with pytest.raises(NotExamined, match="Record it first"):
        bill_worksheet(requested().evaluation, on=SERVED_ON)


def test_a_consultant_has_no_code_of_the_schedule():
    story = examined(requested(role="consultant"))

    with pytest.raises(NoMedicalLegalCode, match=r"5307\.11"):
        bill_worksheet(story.evaluation, on=SERVED_ON)


def test_the_bill_prints():
    assert bill_paper(with_pages(7).evaluation, on=SERVED_ON)[:5] == b"%PDF-"


def test_the_payers_clock_stops_once_all_is_paid():
    story = served()
    bill = bill_of(story.evaluation)

    pay(story, dollars=Decimal("1000.00"))
    assert unpaid_of(bill) == bill.dollars - 1000
    assert Deadline.objects.filter(duty="payment").standing().exists()

    pay(story, dollars=bill.dollars - 1000)
    assert unpaid_of(bill) == 0
    assert not Deadline.objects.filter(duty="payment").standing().exists()
    assert all(stage.is_done for stage in stages_of(story.evaluation) if stage.name != "Records read")


def test_only_a_biller_enters_what_was_paid():
    story = served()
    story.manager = staff(story.practice, Role.SCHEDULER)

    with pytest.raises(NotYourRole, match="biller"):
        pay(story)


def test_a_payment_is_not_below_nothing():
    with pytest.raises(PaidBelowNothing, match="less than zero"):
        pay(served(), dollars=Decimal("-0.01"))


def test_an_answer_does_not_come_before_its_bill():
    story = served()
    bill = bill_of(story.evaluation)

    paid = {line: (Decimal(1), "") for line in lines_of(bill)}
    with pytest.raises(WrongTime, match="04/22/2026"):
        answer_bill(bill, received_on=date(2026, 4, 1), reference="", paid=paid, actor=story.manager)
