"""Figures across practices: the company counts those under contract and sees no case, a manager counts their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from medlegal.flows.refusal import NotYourRole
from medlegal.practice.audit.services import record
from medlegal.practice.authoring.quality_selectors import Measure, quality
from medlegal.practice.authoring.workload_selectors import Workload, workloads
from medlegal.practice.billing.payer_selectors import PayerFigures, payers
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.docket.tally_selectors import Tally, tally_by_work
from medlegal.practice.people.company import COMPANY
from medlegal.practice.people.company_selectors import managed_by
from medlegal.practice.people.models import Practice, User
from medlegal.practice.people.selectors import works_for_company


@dataclass(frozen=True, slots=True)
class PracticeWork:
    """One practice: what is open, and its last days by kind of work."""

    practice_id: int
    practice: str
    open_evaluations: int
    work: dict[str, Tally]

    @property
    def all(self) -> Tally:
        kinds = self.work.values()
        return Tally(*(sum(getattr(one, name) for one in kinds) for name in ("late", "week", "later")))


def count_work(*, today: date, actor: User) -> list[PracticeWork]:
    """Every practice under contract, the one with the most late first."""
    with counting(actor, "work"):
        tallies = tally_by_work(today=today)
        told = [
            PracticeWork(one.pk, one.name, open_in(one), tallies.get(one.pk, {}))
            for one in practices_counted()
        ]
    return sorted(told, key=lambda one: (-one.all.late, one.practice))


def count_workloads(*, today: date, actor: User) -> list[Workload]:
    """Every physician of the practices under contract."""
    with counting(actor, "workloads"):
        counted = {practice.name for practice in practices_counted()}
        return [one for one in workloads(today=today) if one.practice in counted]


def count_quality(*, since: date, actor: User) -> list[Measure]:
    """What was overridden, challenged and caused since that day."""
    with counting(actor, "quality"):
        return quality(since=since)


def count_payers(*, today: date, actor: User) -> list[PayerFigures]:
    """What each payer was billed, paid and owes, by the age of the bill."""
    with counting(actor, "payers"):
        return payers(today=today)


@contextmanager
def counting(actor: User, what: str) -> Iterator[None]:
    """Inside, the practices that `actor` may count can be read; then all is as before, and nothing was written.

    Those are the practices under contract for the company's people, and a manager's own. The right to read is
    given in a savepoint that is always rolled back; of the company the database itself asks whether they are.
    """
    is_company = works_for_company(actor)
    managed = [] if is_company else list(managed_by(actor).values_list("pk", flat=True))
    if not is_company and not managed:
        raise NotYourRole(
            "Only who works for the managing company, or manages a practice, counts its figures."
        )
    with transaction.atomic():
        record("practices.counted", of=COMPANY, actor=actor, what=what)
    with transaction.atomic():
        with connection.cursor() as cursor:
            if is_company:
                cursor.execute("SELECT enter_to_count()")
            else:
                own = ",".join(str(one) for one in managed)
                cursor.execute("SELECT set_config('app.practices', %s, true)", [own])
        try:
            yield
        finally:
            transaction.set_rollback(True)


def practices_counted() -> list[Practice]:
    """The practices that were entered, not all whose name the company knows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT asking_practices()")
        (entered,) = cursor.fetchone()
    return list(Practice.objects.filter(pk__in=entered))


def open_in(practice: Practice) -> int:
    return Evaluation.objects.filter(practice=practice, closed_on__isnull=True).count()
