"""A missed appointment or a deposition is billed: its bill opens, and the payer's time begins."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from medlegal.flows.code_evaluation import Coded
from medlegal.flows.code_service import (
    SPENT,
    Kind,
    NoTestimony,
    code_missed,
    code_testimony,
    need_missed,
    testified_on,
)
from medlegal.flows.refusal import NoMedicalLegalCode, Refused, WrongTime
from medlegal.law.deadlines.due import due
from medlegal.practice.billing.models import Bill
from medlegal.practice.billing.selectors import bills_of
from medlegal.practice.billing.services import NewLine, Service, open_bill
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.calendar.selectors import appointments_before
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.selectors import payer_of
from medlegal.practice.docket.models import DocketEntry
from medlegal.practice.docket.selectors import entries_of
from medlegal.practice.docket.services import as_kept, set_deadline
from medlegal.practice.intake.selectors import counts_by_sender
from medlegal.practice.people.models import Role, User


class BilledAlready(Refused):
    """This was billed before. Open the bill to see it, and enter there what the payer answers."""


class NobodyPays(Refused):
    """No claims administrator is a party of record. Enter the claims administrator under Parties first."""


class NoTimeSpent(Refused):
    """Say how many minutes were testified."""


@transaction.atomic
def bill_missed(
    appointment: Appointment,
    *,
    on: date,
    who_was_told: str = "",
    record_review_on: date | None = None,
    actor: User,
) -> Bill:
    """The bill of a missed appointment; with the pages, if a record review report was issued that day.

    `who_was_told` says who was told that it was missed, and when; the bill prints it.
    Law: 8 CCR § 9795(c), ML200.
    """
    told: dict[str, str | int] = {"who_was_told": who_was_told.strip()} if who_was_told.strip() else {}
    if record_review_on is not None:
        pages = sum(count.attested for count in counts_by_sender(appointment.evaluation))
        told |= {"record_review_on": record_review_on.isoformat(), "pages": pages}
    need_after(
        timezone.localdate(appointment.starts_at) if appointment.ended else appointment.cancelled_on, on=on
    )
    return open_service_bill(appointment, code_missed(appointment, told), told, on=on, actor=actor)


@transaction.atomic
def bill_testimony(
    entry: DocketEntry,
    *,
    on: date,
    minutes_testified: int = 0,
    minutes_prepared: int = 0,
    minutes_travelled: int = 0,
    actor: User,
) -> Bill:
    """The bill of a deposition that was held, or cancelled so late that a fee is owed.

    Law: 8 CCR § 9795(c), ML204.
    """
    spent = (minutes_testified, minutes_prepared, minutes_travelled)
    told = {key: minutes for (key, _), minutes in zip(SPENT, spent, strict=True) if minutes}
    if entry.kind == Kind.DEPOSITION_HELD and not minutes_testified:
        raise NoTimeSpent
    need_after(entry.happened_on, on=on)
    return open_service_bill(entry, code_testimony(entry, told), told, on=on, actor=actor)


def need_after(day: date | None, *, on: date) -> None:
    if day is not None and on < day:
        raise WrongTime(f"The bill would be before {day:%m/%d/%Y}, the day it bills.")


def open_service_bill(
    service: Service, coded: Coded, told: Mapping[str, str | int], *, on: date, actor: User
) -> Bill:
    """The bill with the law's lines, and the payer's clock. Billed twice is refused."""
    evaluation = Evaluation.objects.select_for_update().get(pk=service.evaluation_id)
    need_role(evaluation, actor, Role.BILLER)
    payer = payer_of(evaluation)
    if payer is None:
        raise NobodyPays
    if service.pk in billed(evaluation, service):
        raise BilledAlready
    steps, confidence = as_kept(coded.fee.steps)
    bill = open_bill(
        service,
        payer=payer,
        number=next_number(evaluation),
        on=on,
        lines=[NewLine(one.code, one.modifiers, one.units, one.dollars, None) for one in coded.fee.lines],
        steps=steps,
        confidence=confidence,
        told=told,
        actor=actor,
    )
    set_deadline(evaluation, duty="payment", due=due(duty="payment", began_on=on), actor=actor)
    return bill


def next_number(evaluation: Evaluation) -> str:
    """The first number belongs to the report; a deposition has none."""
    others = bills_of(evaluation).filter(report__isnull=True).count()
    first = 1 if evaluation.kind == Evaluation.Kind.DEPOSITION else 2
    return f"{evaluation.number}-{others + first}"


def billed(evaluation: Evaluation, service: Service) -> set[int]:
    """The services of this kind that have their bill."""
    column = "appointment_id" if isinstance(service, Appointment) else "entry_id"
    return set(bills_of(evaluation).exclude(**{column: None}).values_list(column, flat=True))


def to_be_billed(evaluation: Evaluation) -> tuple[list[Appointment], list[DocketEntry]]:
    """Missed appointments and depositions for which a fee may be owed and no bill was opened."""
    seen = list(bills_of(evaluation))
    appointments = {one.appointment_id for one in seen}
    entries = {one.entry_id for one in seen}
    kinds = (Kind.DEPOSITION_HELD, Kind.DEPOSITION_CANCELLED)
    missed = [
        one for one in appointments_before(evaluation) if one.pk not in appointments and pays_missed(one)
    ]
    testified = [
        one for one in entries_of(evaluation, *kinds) if one.pk not in entries and pays_testimony(one)
    ]
    return missed, testified


def pays_missed(appointment: Appointment) -> bool:
    """By how it ended; a party's cancellation only inside the last days."""
    try:
        need_missed(appointment)
    except Refused:
        return False
    return appointment.cancelled_on is None or appointment.is_late_cancellation


def pays_testimony(entry: DocketEntry) -> bool:
    return entry.kind == Kind.DEPOSITION_HELD or bool(entry.told.get("is_late"))


def coded_again(bill: Bill) -> Coded:
    """The law's answer to a kept bill of a missed appointment or of testimony, from what was told with it."""
    if bill.appointment is not None:
        return code_missed(bill.appointment, bill.told)
    if bill.entry is not None:
        return code_testimony(bill.entry, bill.told)
    raise NoMedicalLegalCode


def serviced_on_of(bill: Bill) -> date:
    """The day of the service that a bill of a missed appointment or of testimony bills."""
    if bill.appointment is not None:
        return timezone.localdate(bill.appointment.starts_at)
    if bill.entry is None:
        raise NoTestimony
    return testified_on(bill.entry)
