"""A missed appointment and a deposition are billed by themselves, with their reasons, and paid like any bill."""

from datetime import date
from decimal import Decimal

import pytest

from medlegal.flows.answer_bill import answer_bill
from medlegal.flows.bill_service import (
    BilledAlready,
    NobodyPays,
    bill_missed,
    bill_testimony,
    to_be_billed,
)
from medlegal.flows.cancel_appointment import cancel_appointment
from medlegal.flows.code_service import NotMissed
from medlegal.flows.end_appointment import end_appointment
from medlegal.flows.notice_deposition import cancel_deposition, hold_deposition, notice_deposition
from medlegal.flows.preview_bill import bill_paper, bill_worksheet, service_paper, service_worksheet
from medlegal.flows.refusal import NoMedicalLegalCode, NotYourRole, WrongTime
from medlegal.flows.state_cause import Cause
from medlegal.law.errors import NotPayable
from medlegal.law.fees.fee import fee
from medlegal.practice.billing.models import Bill
from medlegal.practice.billing.selectors import bill_of, lines_of, unpaid_of
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.cases.models import Party
from medlegal.practice.docket.models import Deadline, DocketEntry
from medlegal.practice.people.models import Role
from tests.builders import staff, the_party
from tests.flows.stories import (
    EXAMINED_ON,
    Story,
    book,
    examined,
    requested,
    scheduled,
    served,
    set_with_pages,
    signed,
)

pytestmark = pytest.mark.django_db

BILLED_ON = date(2026, 4, 10)
HELD_ON = date(2026, 7, 6)


def missed(story: Story | None = None, *, ended: str = "no_show") -> tuple[Story, Appointment]:
    story = story or scheduled()
    return story, end_appointment(story.evaluation, ended=ended, on=EXAMINED_ON, actor=story.manager)


def cancelled(on: date, *, by: str = "defense") -> tuple[Story, Appointment]:
    story = scheduled()
    told = {
        "reason": "Invented.",
        "by": by,
        "cause": Cause("disaster" if by == "evaluator" else "stated", "Invented."),
    }
    return story, cancel_appointment(story.evaluation, on=on, **told, actor=story.manager)


def deposed(story: Story, *, minutes: int = 150) -> DocketEntry:
    noticed(story)
    return hold_deposition(story.evaluation, on=HELD_ON, minutes=minutes, actor=story.manager)


def noticed(story: Story) -> DocketEntry:
    told = {"noticed_on": date(2026, 5, 4), "scheduled_on": HELD_ON, "place": "virtual"}
    return notice_deposition(story.evaluation, party=the_party(story.evaluation), **told, actor=story.manager)


def pay_whole(story: Story, bill: Bill) -> None:
    paid = {line: (line.dollars, "") for line in lines_of(bill)}
    answer_bill(bill, received_on=date(2026, 9, 1), reference="EOR 1", paid=paid, actor=story.manager)


def clocks(bill: Bill) -> list[date]:
    standing = Deadline.objects.filter(evaluation=bill.evaluation, duty="payment").standing()
    return list(standing.values_list("began_on", flat=True))


def test_a_missed_appointment_pays_its_fee_and_starts_the_payers_clock():
    story, appointment = missed()

    bill = bill_missed(appointment, on=BILLED_ON, actor=story.manager)

    answer = fee(code="ML200", modifiers=("95",), missed_on=EXAMINED_ON)
    assert bill.dollars == answer.dollars and [one.code for one in lines_of(bill)] == ["ML200"]
    assert [step["says"] for step in bill.steps] == [step.says for step in answer.steps]
    assert clocks(bill) == [BILLED_ON] and to_be_billed(story.evaluation) == ([], [])


def test_a_partys_late_cancellation_is_billed():
    story, appointment = cancelled(date(2026, 4, 2))

    bill = bill_missed(appointment, on=BILLED_ON, actor=story.manager)

    assert bill.dollars == fee(code="ML200", missed_on=EXAMINED_ON, cancelled_on=date(2026, 4, 2)).dollars


def test_a_partys_early_cancellation_pays_nothing_and_is_not_offered():
    story, appointment = cancelled(date(2026, 3, 2))

    with pytest.raises(NotPayable):
        bill_missed(appointment, on=BILLED_ON, actor=story.manager)
    assert to_be_billed(story.evaluation) == ([], [])


def test_an_appointment_the_evaluator_cancelled_pays_nothing():
    story, appointment = cancelled(date(2026, 4, 2), by="evaluator")

    with pytest.raises(NotMissed):
        bill_missed(appointment, on=BILLED_ON, actor=story.manager)


def test_pages_are_billed_beside_a_missed_appointment_only_with_a_report_in_time():
    story, appointment = missed()
    set_with_pages(story, [f"Invented page {number}." for number in range(203)], declared_pages=203)

    with pytest.raises(NotPayable):
        bill_missed(appointment, on=date(2026, 6, 1), record_review_on=date(2026, 5, 20), actor=story.manager)
    bill = bill_missed(
        appointment, on=date(2026, 6, 1), record_review_on=date(2026, 5, 1), actor=story.manager
    )

    assert [(one.code, one.units) for one in lines_of(bill)] == [("ML200", 1), ("MLPRR", 3)]
    assert service_worksheet(bill).pages[0].received == 203


def test_the_missed_appointments_bill_says_how_it_was_missed_and_who_was_told():
    story, appointment = missed()
    told = "The claims administrator was told on 04/06/2026."

    bill = bill_missed(appointment, on=BILLED_ON, who_was_told=told, actor=story.manager)

    sheet = service_worksheet(bill)
    assert "The worker did not come" in sheet.lines[0].why and told in sheet.lines[0].why
    assert (sheet.serviced_on, sheet.total, sheet.is_draft) == (EXAMINED_ON, bill.dollars, False)
    assert service_paper(bill).startswith(b"%PDF-")


def test_the_reports_bill_stands_beside_that_of_the_missed_appointment():
    story, appointment = missed()
    first = bill_missed(appointment, on=BILLED_ON, actor=story.manager)
    book(story, on=date(2026, 4, 6), hour=20)

    served(signed(examined(story)))

    report = bill_of(story.evaluation)
    assert report.report_id is not None and {report.number, first.number} == {
        f"{story.evaluation.number}-1",
        f"{story.evaluation.number}-2",
    }
    pay_whole(story, first)
    assert clocks(report) == [report.billed_on] and unpaid_of(report) == report.dollars
    assert bill_worksheet(story.evaluation, on=BILLED_ON).total == report.dollars


def test_nothing_is_billed_twice():
    story, appointment = missed()
    bill_missed(appointment, on=BILLED_ON, actor=story.manager)

    with pytest.raises(BilledAlready):
        bill_missed(appointment, on=BILLED_ON, actor=story.manager)


def test_a_bill_is_a_billers_not_before_its_day_and_has_a_payer():
    story, appointment = missed()

    with pytest.raises(NotYourRole, match="biller"):
        bill_missed(appointment, on=BILLED_ON, actor=staff(story.practice, Role.SCHEDULER))
    with pytest.raises(WrongTime, match="04/06/2026"):
        bill_missed(appointment, on=date(2026, 4, 5), actor=story.manager)
    payer = the_party(story.evaluation, Party.Role.CLAIMS_ADMINISTRATOR)
    Party.objects.filter(pk=payer.pk).update(role=Party.Role.EMPLOYER)
    with pytest.raises(NobodyPays):
        bill_missed(appointment, on=BILLED_ON, actor=story.manager)


def test_an_agreed_evaluators_missed_appointment_leaves_out_what_is_not_settled():
    story, appointment = missed(scheduled(requested(role="ame")))

    bill = bill_missed(appointment, on=BILLED_ON, actor=story.manager)

    assert bill.dollars == fee(code="ML200", missed_on=EXAMINED_ON).dollars
    assert "-94" in service_worksheet(bill).lines[0].why


def test_a_consultants_missed_appointment_has_no_code():
    story, appointment = missed(scheduled(requested(role="consultant")))

    with pytest.raises(NoMedicalLegalCode):
        bill_missed(appointment, on=BILLED_ON, actor=story.manager)


def test_testimony_is_billed_by_its_quarter_hours_with_preparation_and_travel():
    story = examined()
    entry = deposed(story)

    spent = {"minutes_testified": 150, "minutes_prepared": 60, "minutes_travelled": 30}
    bill = bill_testimony(entry, on=date(2026, 7, 10), **spent, actor=story.manager)

    answer = fee(code="ML204", modifiers=("95",), testified_on=HELD_ON, minutes=240)
    line, *_ = lines_of(bill)
    assert (line.code, line.units, bill.dollars) == ("ML204", 16, answer.dollars)
    assert bill.evaluation.kind == "deposition" and bill.number == f"{bill.evaluation.number}-1"
    assert "150 minutes of testimony, 60 minutes of preparation" in service_worksheet(bill).lines[0].why
    assert bill_paper(bill.evaluation, on=HELD_ON).startswith(b"%PDF-")


def test_a_deposition_cancelled_late_pays_its_least_fee():
    story = examined()
    noticed(story)
    entry = cancel_deposition(story.evaluation, on=date(2026, 6, 30), actor=story.manager)

    bill = bill_testimony(entry, on=date(2026, 7, 1), actor=story.manager)

    least = fee(code="ML204", testified_on=HELD_ON, cancelled_on=date(2026, 6, 30))
    assert bill.dollars == least.dollars > Decimal(0)


def test_a_deposition_cancelled_early_pays_nothing_and_is_not_offered():
    story = examined()
    noticed(story)
    entry = cancel_deposition(story.evaluation, on=date(2026, 6, 1), actor=story.manager)

    with pytest.raises(NotPayable):
        bill_testimony(entry, on=date(2026, 7, 1), actor=story.manager)
    assert to_be_billed(entry.evaluation) == ([], [])


def test_a_service_bill_that_is_paid_whole_stops_its_clock():
    story = examined()
    bill = bill_testimony(deposed(story), on=date(2026, 7, 10), minutes_testified=150, actor=story.manager)

    pay_whole(story, bill)

    assert unpaid_of(bill) == 0 and clocks(bill) == []
