"""Records came without their declaration, or with a wrong count: a letter to all parties is drafted, then served."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from medlegal.flows.gather_facts import as_party, caption_of, evaluator_of
from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.serve_document import serve_on_all
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.correspondence.models import Serving
from medlegal.practice.intake.gate_selectors import drafted_demand, is_written_about
from medlegal.practice.intake.gate_services import draft_demand, mark_demand_served, withdraw_demand
from medlegal.practice.intake.models import Demand
from medlegal.practice.intake.selectors import SenderCount, counts_by_sender
from medlegal.practice.people.models import Role, User
from medlegal.reports.blocks import Paper
from medlegal.reports.letters.records_demand import RecordsDemand, records_demand
from medlegal.reports.render_docx import to_docx
from medlegal.reports.render_pdf import to_pdf


class NoLetterWaits(Refused):
    """No letter about these records waits to be served. It was served, or its reason is gone."""


@transaction.atomic
def draft_demands(evaluation: Evaluation, *, on: date, actor: User | None) -> list[Demand]:
    """The letters that the counts of today ask for, one for each set; drafts whose reason went are withdrawn.

    A set whose files are not all read yet is left alone: its count is not known. Run twice, it drafts nothing
    twice, and nobody is told the same figures again.
    """
    drafted = [draft_for(count, on=on, actor=actor) for count in counts_by_sender(evaluation)]
    return [demand for demand in drafted if demand]


def draft_for(count: SenderCount, *, on: date, actor: User | None) -> Demand | None:
    record_set = count.record_set
    if count.files_unread:
        return None
    reason = reason_to_write(count)
    told = {"reason": reason, "declared": count.declared, "received": count.received}
    if reason is None or is_written_about(record_set, **told):
        standing = drafted_demand(record_set)
        if standing:
            withdraw_demand(standing, on=on, actor=actor)
        return None
    return draft_demand(record_set, **told, on=on, actor=actor)


def reason_to_write(count: SenderCount) -> str | None:
    if count.declared is None:
        return Demand.Reason.MISSING
    return Demand.Reason.COUNT if count.declared != count.received else None


@transaction.atomic
def serve_demand(demand: Demand, *, on: date, actor: User) -> Serving:
    """The letter, served on every party of record in one act: nobody is written to alone (8 CCR § 35)."""
    evaluation = demand.evaluation
    need_role(evaluation, actor, Role.RECORD_EDITOR, Role.SCHEDULER)
    if demand.serving_id or demand.withdrawn_on:
        raise NoLetterWaits
    if on < demand.record_set.received_on:
        came = f"{demand.record_set.received_on:%m/%d/%Y}"
        raise WrongTime(f"The records came on {came}, after the day of service.")
    serving = serve_on_all(
        evaluation,
        what=Serving.What.RECORDS_DEMAND,
        paper=to_pdf(demand_paper(demand, on=on)),
        title="letter about the declaration of records",
        on=on,
        actor=actor,
    )
    mark_demand_served(demand, serving=serving)
    return serving


def demand_pdf(demand: Demand) -> bytes:
    """The letter as it would be served today, to read before it is served."""
    return to_pdf(demand_paper(demand, on=timezone.localdate()))


def demand_docx(demand: Demand) -> bytes:
    return to_docx(demand_paper(demand, on=timezone.localdate()))


def demand_paper(demand: Demand, *, on: date) -> Paper:
    evaluation, record_set = demand.evaluation, demand.record_set
    declaration = getattr(record_set, "declaration", None)
    return records_demand(
        RecordsDemand(
            caption=caption_of(evaluation),
            evaluator=evaluator_of(evaluation),
            parties=tuple(as_party(party) for party in parties_of(evaluation)),
            sender=record_set.sender.name if record_set.sender else "",
            received_on=record_set.received_on,
            means=record_set.get_means_display().lower(),
            received_pages=demand.received,
            declared_pages=demand.declared,
            signer=declaration.signer if declaration and demand.declared is not None else "",
            sent_on=on,
        )
    )
