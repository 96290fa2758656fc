"""What was billed, paid and is open: by payer for the company, bill by bill for a physician."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import DecimalField, QuerySet, Sum
from django.db.models.functions import Coalesce

from medlegal.practice.billing.models import Answer, Bill
from medlegal.practice.people.models import Physician

NOTHING = Decimal("0.00")
AGES = ((30, "0 to 30 days"), (60, "31 to 60 days"), (90, "61 to 90 days"), (180, "91 to 180 days"))
OLDEST = "more than 180 days"
BUCKETS = (*(says for _, says in AGES), OLDEST)


@dataclass(slots=True)
class PayerFigures:
    """One payer's bills: dollars open by the age of the bill."""

    payer: str
    bills: int = 0
    billed: Decimal = NOTHING
    paid: Decimal = NOTHING
    aging: dict[str, Decimal] = field(default_factory=lambda: dict.fromkeys(BUCKETS, NOTHING))

    @property
    def open(self) -> Decimal:
        return self.billed - self.paid


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One bill of a physician's statement."""

    bill: Bill
    paid: Decimal
    answered_on: date | None

    @property
    def open(self) -> Decimal:
        return self.bill.dollars - self.paid


@dataclass(frozen=True, slots=True)
class Statement:
    """The bills of a span, and their sums to the cent."""

    lines: tuple[StatementLine, ...]

    def of_practice(self, practice_id: int) -> "Statement":
        """The same span's bills of one practice."""
        return Statement(tuple(line for line in self.lines if line.bill.practice_id == practice_id))

    @property
    def billed(self) -> Decimal:
        return sum((line.bill.dollars for line in self.lines), NOTHING)

    @property
    def paid(self) -> Decimal:
        return sum((line.paid for line in self.lines), NOTHING)

    @property
    def open(self) -> Decimal:
        return self.billed - self.paid


def bills_with_paid() -> QuerySet[Bill]:
    """Each bill with `dollars_paid`: all that the payer's answers to its lines add up to."""
    money = DecimalField(max_digits=12, decimal_places=2)
    return Bill.objects.annotate(
        dollars_paid=Coalesce(Sum("billline__answerline__dollars_paid"), NOTHING, output_field=money)
    )


def statement_of(
    physicians: Collection[Physician], *, since: date | None = None, until: date | None = None
) -> Statement:
    """The bills for these physicians' work in the span, the newest first."""
    bills = bills_with_paid().filter(evaluation__physician__in=physicians)
    bills = bills.filter(billed_on__gte=since) if since else bills
    bills = bills.filter(billed_on__lte=until) if until else bills
    kept = list(
        bills.select_related("payer", "evaluation__claimant", "practice").order_by("-billed_on", "-id")
    )
    answered = dict(
        Answer.objects.filter(bill__in=kept).order_by("received_on").values_list("bill_id", "received_on")
    )
    return Statement(tuple(StatementLine(one, one.dollars_paid, answered.get(one.pk)) for one in kept))


def aging_of(statement: Statement, *, today: date) -> dict[str, Decimal]:
    """The dollars open by the age of the bill."""
    aging = dict.fromkeys(BUCKETS, NOTHING)
    for line in statement.lines:
        aging[age_of(line.bill.billed_on, today)] += line.open
    return aging


def payers(*, today: date) -> list[PayerFigures]:
    """Every payer of the bills that may be read, whoever owes the most first."""
    told: dict[str, PayerFigures] = {}
    rows = bills_with_paid().order_by()
    for firm, name, billed_on, dollars, paid in rows.values_list(
        "payer__firm", "payer__name", "billed_on", "dollars", "dollars_paid"
    ):
        figures = told.setdefault((firm or name).strip().casefold(), PayerFigures((firm or name).strip()))
        figures.bills += 1
        figures.billed += dollars
        figures.paid += paid
        figures.aging[age_of(billed_on, today)] += dollars - paid
    return sorted(told.values(), key=lambda one: (-one.open, one.payer))


def age_of(billed_on: date, today: date) -> str:
    days = (today - billed_on).days
    return next((says for most, says in AGES if days <= most), OLDEST)
