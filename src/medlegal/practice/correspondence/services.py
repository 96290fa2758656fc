"""Remembers what was served, and on whom."""

from collections.abc import Mapping
from datetime import date

from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.correspondence.models import Recipient, Serving
from medlegal.practice.people.models import User


def keep_serving(
    evaluation: Evaluation,
    *,
    what: str,
    on: date,
    document_key: str,
    document_sha256: str,
    means: Mapping[Party, str],
    proof_key: str = "",
    actor: User | None,
) -> Serving:
    """One document served on every party in `means` in one act."""
    serving = Serving.objects.create(
        practice_id=evaluation.practice_id,
        evaluation=evaluation,
        what=what,
        served_on=on,
        served_by=actor,
        document_key=document_key,
        document_sha256=document_sha256,
        proof_key=proof_key,
    )
    for party, by in means.items():
        Recipient.objects.create(
            practice_id=evaluation.practice_id,
            evaluation=evaluation,
            serving=serving,
            party=party,
            means=by,
            address=party.email if by == Recipient.Means.EMAIL else party.address,
        )
    record(
        f"{what}.served",
        of=serving,
        actor=actor,
        on=on.isoformat(),
        sha256=document_sha256,
        recipients=len(means),
    )
    return serving
