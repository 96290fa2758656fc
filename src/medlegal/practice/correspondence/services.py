"""Remembers what was served, on whom, how it went on its way, and what proves it."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.correspondence.models import (
    Delivery,
    Recipient,
    SenderProof,
    ServiceAgreement,
    Serving,
)
from medlegal.practice.people.models import User


@dataclass(frozen=True, slots=True)
class Served:
    """One who is served: a party, or somebody the law names besides; how, and where."""

    means: str
    address: str
    party: Party | None = None
    name: str = ""  # with a party: of who receives it for the party
    capacity: str = ""
    answer_days: int = 0
    steps: Sequence[Mapping[str, str]] = ()
    agreement: ServiceAgreement | None = None  # on which service by e-mail rests


@dataclass(frozen=True, slots=True)
class ServedCopy:
    """The paper as it was served, kept, and its declaration of service."""

    key: str
    sha256: str
    title: str
    proof_key: str


def keep_serving(
    evaluation: Evaluation,
    *,
    what: str,
    on: date,
    copy: ServedCopy,
    served: Sequence[Served],
    actor: User | None,
    server: User | None = None,
    knowing: str = "",
) -> Serving:
    """One document served on everybody in `served` in one act; each has a delivery that waits.

    `server` signs the declaration where the clock acts and nobody else does.
    """
    serving = Serving.objects.create(
        practice_id=evaluation.practice_id,
        evaluation=evaluation,
        what=what,
        title=copy.title,
        served_on=on,
        served_by=server or actor,
        document_key=copy.key,
        document_sha256=copy.sha256,
        proof_key=copy.proof_key,
        knowing=knowing[:300],
    )
    for one in served:
        open_delivery(keep_recipient(serving, one), means=one.means, address=one.address, actor=actor)
    record(
        f"{what}.served",
        of=serving,
        actor=actor,
        on=on.isoformat(),
        sha256=copy.sha256,
        recipients=len(served),
    )
    return serving


def keep_recipient(serving: Serving, one: Served) -> Recipient:
    return Recipient.objects.create(
        practice_id=serving.practice_id,
        evaluation_id=serving.evaluation_id,
        serving=serving,
        party=one.party,
        name=one.name,
        capacity=one.capacity,
        means=one.means,
        address=one.address,
        answer_days=one.answer_days,
        steps=[dict(step) for step in one.steps],
        agreement=one.agreement,
    )


def open_delivery(recipient: Recipient, *, means: str, address: str, actor: User | None) -> Delivery:
    """The paper waits to go to the recipient this way. Its reference is a number nobody can guess."""
    delivery = Delivery.objects.create(
        practice_id=recipient.practice_id,
        evaluation_id=recipient.evaluation_id,
        recipient=recipient,
        means=means,
        address=address,
        reference=f"{recipient.practice_id}.{recipient.pk}.{secrets.token_hex(16)}",
    )
    record("delivery.opened", of=delivery, actor=actor, delivery=delivery.pk, means=means)
    return delivery


def note_try(delivery: Delivery, *, at: datetime) -> None:
    """Kept before the carrier is asked, so that a worker that dies is known to have tried."""
    delivery.tries += 1
    delivery.tried_at = at
    delivery.save(update_fields=["tries", "tried_at"])


def note_outcome(
    delivery: Delivery,
    *,
    state: str,
    on: date | None = None,
    receipt: str = "",
    trouble: str = "",
    actor: User | None = None,
) -> None:
    """How the delivery stands now; `receipt` and `trouble` are the carrier's words, cut to what is kept."""
    delivery.state, delivery.ended_on = state, on
    delivery.receipt, delivery.trouble = receipt[:300] or delivery.receipt, trouble[:300]
    delivery.save(update_fields=["state", "ended_on", "receipt", "trouble"])
    record(f"delivery.{state}", of=delivery, actor=actor, delivery=delivery.pk, tries=delivery.tries)


def settle_delivery(delivery: Delivery, *, on: date, how: str, actor: User) -> None:
    """Somebody saw to what could not be delivered; it leaves the queue."""
    delivery.settled_on, delivery.settled_by, delivery.settled_how = on, actor, how
    delivery.save(update_fields=["settled_on", "settled_by", "settled_how"])
    record("delivery.settled", of=delivery, actor=actor, delivery=delivery.pk, on=on.isoformat())


def keep_proof(serving: Serving, *, recipient: Recipient | None, actor: User, **about: object) -> SenderProof:
    """A paper that proves the service, with the serving."""
    proof = SenderProof.objects.create(
        practice_id=serving.practice_id,
        evaluation_id=serving.evaluation_id,
        serving=serving,
        recipient=recipient,
        kept_by=actor,
        **about,
    )
    record("service.proved", of=proof, actor=actor, serving=serving.pk, sha256=proof.sha256)
    return proof


def keep_agreement(party: Party, *, actor: User, **about: object) -> ServiceAgreement:
    """The signed paper by which the party agreed to be served by e-mail."""
    kept = ServiceAgreement.objects.create(
        practice_id=party.practice_id,
        evaluation_id=party.evaluation_id,
        party=party,
        kept_by=actor,
        **about,
    )
    record("service.agreed", of=kept, actor=actor, party=party.pk, sha256=kept.document_sha256)
    return kept


def end_agreement(agreement: ServiceAgreement, *, on: date, actor: User) -> None:
    agreement.ended_on = on
    agreement.save(update_fields=["ended_on"])
    record("service.agreement_ended", of=agreement, actor=actor, party=agreement.party_id, on=on.isoformat())
