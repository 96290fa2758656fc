"""Bills and what is paid of them; and how far an evaluation has come."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum

from medlegal.practice.authoring.selectors import report_of
from medlegal.practice.billing.models import Answer, AnswerLine, Bill, BillLine
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import examination_of
from medlegal.practice.docket.models import DocketEntry
from medlegal.practice.docket.selectors import entries_of
from medlegal.practice.intake.selectors import latest_done_reading
from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import practices_of


@dataclass(frozen=True, slots=True)
class Stage:
    """One step on the way from the request to the paid bill."""

    name: str
    is_done: bool
    on: date | None = None


def bill_of(evaluation: Evaluation) -> Bill | None:
    """The bill of its report, or of a deposition's testimony: the newest. Missed appointments have their own."""
    return bills_of(evaluation).filter(appointment__isnull=True).first()


def bills_of(evaluation: Evaluation) -> QuerySet[Bill]:
    """Every bill of the evaluation, the newest first."""
    bills = Bill.objects.filter(evaluation=evaluation)
    return bills.select_related("payer", "report", "appointment", "entry", "evaluation")


def lines_of(bill: Bill) -> list[BillLine]:
    """With the sentence that proves each and what the payer answered."""
    return list(
        BillLine.objects.filter(bill=bill)
        .select_related("sentence")
        .prefetch_related("answerline_set__answer")
    )


def answers_of(bill: Bill) -> QuerySet[Answer]:
    """The payer's answers in the order they came, each with its lines."""
    return Answer.objects.filter(bill=bill).prefetch_related("answerline_set__bill_line")


def unpaid_of(bill: Bill) -> Decimal:
    """Dollars still open: billed less all that was paid."""
    paid = AnswerLine.objects.filter(bill_line__bill=bill).aggregate(dollars=Sum("dollars_paid"))["dollars"]
    return bill.dollars - (paid or Decimal(0))


def stages_of(evaluation: Evaluation) -> list[Stage]:
    """Every stage in order, done or not, with the day it was reached."""
    appointment, examination = appointment_of(evaluation), examination_of(evaluation)
    reading, report, bill = latest_done_reading(evaluation), report_of(evaluation), bill_of(evaluation)
    read_on = reading.ended_at.date() if reading and reading.ended_at else None
    served_on = report.serving.served_on if report and report.serving else None
    days = [
        ("Requested", evaluation.requested_on),
        ("Scheduled", appointment.made_on if appointment else None),
        ("Examined", examination.examined_on if examination else None),
        ("Records read", read_on),
        ("Report signed", report.signed_on if report else None),
        ("Served", served_on),
        ("Billed", bill.billed_on if bill else None),
    ]
    if evaluation.kind == Evaluation.Kind.SUPPLEMENTAL:
        days = [(name, on) for name, on in days if name not in ("Scheduled", "Examined")]
    if evaluation.kind == Evaluation.Kind.DEPOSITION:
        days = [days[0], *testimony_days(evaluation), days[-1]]
    paid = Stage("Paid", bill is not None and unpaid_of(bill) <= 0)
    return [*(Stage(name, on is not None, on) for name, on in days), paid]


def testimony_days(evaluation: Evaluation) -> list[tuple[str, date | None]]:
    """When the deposition was noticed and when it was held."""
    kinds = (("Noticed", DocketEntry.Kind.DEPOSITION_NOTICED), ("Held", DocketEntry.Kind.DEPOSITION_HELD))
    last = [(name, entries_of(evaluation, kind).last()) for name, kind in kinds]
    return [(name, entry.happened_on if entry else None) for name, entry in last]


def missed_unbilled(user: User) -> QuerySet[Appointment]:
    """Where nobody was examined, or a party cancelled late, and no bill stands behind it.

    Whoever left after waiting is not among them: whether that is owed depends on how long it was.
    """
    by_a_party = (Appointment.CancelledBy.WORKER, Appointment.CancelledBy.DEFENSE)
    ended = [one for one in Appointment.Ended.values if one != Appointment.Ended.WORKER_LEFT]
    is_owed = Q(ended__in=ended) | Q(is_late_cancellation=True, cancelled_by__in=by_a_party)
    found = Appointment.objects.filter(is_owed, practice__in=practices_of(user), bill__isnull=True)
    return found.select_related("evaluation__claimant")


def testimony_unbilled(user: User) -> QuerySet[DocketEntry]:
    """Depositions held, or cancelled so late that a fee is owed, behind which no bill stands."""
    kinds = DocketEntry.Kind
    is_owed = Q(kind=kinds.DEPOSITION_HELD) | Q(kind=kinds.DEPOSITION_CANCELLED, told__is_late=True)
    found = DocketEntry.objects.filter(is_owed, practice__in=practices_of(user), bill__isnull=True)
    return found.select_related("evaluation__claimant")
