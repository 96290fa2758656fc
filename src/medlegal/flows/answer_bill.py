"""The payer answered: what was paid on each line, and why not more."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction

from medlegal.flows.refusal import WrongTime
from medlegal.practice.billing.models import Answer, Bill, BillLine
from medlegal.practice.billing.selectors import bills_of, unpaid_of
from medlegal.practice.billing.services import keep_answer
from medlegal.practice.cases.rights import need_role
from medlegal.practice.docket.services import meet_deadline
from medlegal.practice.people.models import Role, User


@transaction.atomic
def answer_bill(
    bill: Bill,
    *,
    received_on: date,
    reference: str,
    paid: Mapping[BillLine, tuple[Decimal, str]],
    actor: User,
) -> Answer:
    """The explanation of review, kept line by line. The payer's clock stops once the whole bill is paid."""
    need_role(bill.evaluation, actor, Role.BILLER)
    if received_on < bill.billed_on:
        raise WrongTime(f"The bill is of {bill.billed_on:%m/%d/%Y}, after the answer.")
    answer = keep_answer(bill, received_on=received_on, reference=reference, paid=paid, actor=actor)
    together = bills_of(bill.evaluation).filter(billed_on=bill.billed_on)  # they share one clock
    if all(unpaid_of(one) <= 0 for one in together):
        meet_deadline(bill.evaluation, duty="payment", began_on=bill.billed_on, on=received_on, actor=actor)
    return answer
