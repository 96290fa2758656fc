"""Opens bills from the law's answer, and keeps what the payer said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from medlegal.practice.audit.services import record
from medlegal.practice.authoring.models import Report, Sentence
from medlegal.practice.billing.models import Answer, AnswerLine, Bill, BillLine
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.cases.models import Party
from medlegal.practice.docket.models import DocketEntry
from medlegal.practice.people.models import User
from medlegal.practice.people.refusal import Refused


class PaidBelowNothing(Refused):
    """A payment cannot be less than zero. Enter what was paid on the line, and a take-back as its own answer."""


@dataclass(frozen=True, slots=True)
class NewLine:
    code: str
    modifiers: tuple[str, ...]
    units: int
    dollars: Decimal
    sentence: Sentence | None  # the sentence of the report that proves it


Service = Report | Appointment | DocketEntry
FIELD_OF = {Report: "report", Appointment: "appointment", DocketEntry: "entry"}


def open_bill(  # noqa: PLR0913 - the columns of the row
    service: Service,
    *,
    payer: Party,
    number: str,
    on: date,
    lines: Iterable[NewLine],
    steps: list[dict[str, str]],
    confidence: str,
    actor: User,
    told: Mapping[str, str | int] | None = None,
) -> Bill:
    """The bill of a served report, a missed appointment or a deposition. Its total is the sum of its lines."""
    lines = tuple(lines)
    place = {"practice_id": service.practice_id, "evaluation_id": service.evaluation_id}
    bill = Bill.objects.create(
        **place,
        **{FIELD_OF[type(service)]: service},
        told=dict(told or {}),
        payer=payer,
        number=number,
        billed_on=on,
        dollars=sum((line.dollars for line in lines), Decimal(0)),
        steps=steps,
        confidence=confidence,
    )
    for line in lines:
        BillLine.objects.create(
            **place,
            bill=bill,
            sentence=line.sentence,
            code=line.code,
            modifiers=list(line.modifiers),
            units=line.units,
            dollars=line.dollars,
        )
    record("bill.opened", of=bill, actor=actor, bill=bill.pk, dollars=str(bill.dollars))
    return bill


def keep_answer(
    bill: Bill,
    *,
    received_on: date,
    reference: str,
    paid: Mapping[BillLine, tuple[Decimal, str]],
    actor: User,
) -> Answer:
    """The payer's explanation of review: what was paid on each line, and why not more."""
    if any(dollars < 0 for dollars, _ in paid.values()):
        raise PaidBelowNothing
    place = {"practice_id": bill.practice_id, "evaluation_id": bill.evaluation_id}
    answer = Answer.objects.create(**place, bill=bill, received_on=received_on, reference=reference)
    for line, (dollars, reason) in paid.items():
        AnswerLine.objects.create(**place, answer=answer, bill_line=line, dollars_paid=dollars, reason=reason)
    total = sum((dollars for dollars, _ in paid.values()), Decimal(0))
    record("bill.answered", of=answer, actor=actor, bill=bill.pk, dollars=str(total))
    return answer
