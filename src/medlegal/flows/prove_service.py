"""What happens with a served paper after it was served: printed, posted, proved, or served again by another way."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

import pikepdf
from django.db import transaction

from medlegal.flows.receive_records import Upload
from medlegal.flows.refusal import NothingSent, Refused, WrongTime
from medlegal.flows.serve_document import BY_WIRE, CannotReach, Means, served_by
from medlegal.outside.queue import Job, later
from medlegal.outside.storage import keep, kept_bytes
from medlegal.practice.cases.rights import need_role
from medlegal.practice.correspondence.models import Delivery, Recipient, SenderProof, Serving
from medlegal.practice.correspondence.selectors import deliveries_of
from medlegal.practice.correspondence.services import (
    keep_proof,
    note_outcome,
    open_delivery,
    settle_delivery,
)
from medlegal.practice.people.models import Role, User
from medlegal.reports.letters.print_pack import Envelope, PrintPack, address_sheet, cover
from medlegal.reports.render_pdf import to_pdf

AT_THE_OFFICE = (Role.SCHEDULER, Role.RECORD_EDITOR)


class NothingToPrint(Refused):
    """Nobody is served by mail or by hand with this paper, so there is nothing to print."""


class EndedAlready(Refused):
    """This delivery has ended. Serve the party again by another means if it did not arrive."""


class NotAPdf(Refused):
    """A proof is kept as a PDF or a picture. Scan it and choose the file again."""


def print_pack(serving: Serving) -> bytes:
    """One PDF: a cover, then for each copy its address sheet, the paper, and the declaration of service."""
    by_hand = [d for d in deliveries_of(serving) if d.means not in BY_WIRE and d.settled_on is None]
    if not by_hand:
        raise NothingToPrint
    parts = [pikepdf.open(BytesIO(content)) for content in papers_of(serving)]
    pack = PrintPack(
        number=serving.evaluation.number,
        title=str(serving),
        served_on=serving.served_on,
        server=serving.served_by.name,
        pages=sum(len(part.pages) for part in parts),
        envelopes=tuple(as_envelope(delivery) for delivery in by_hand),
    )
    return bound(pack, parts)


def papers_of(serving: Serving) -> Sequence[bytes]:
    keys = (serving.document_key, serving.proof_key)
    return [kept_bytes(key) for key in keys if key]


def as_envelope(delivery: Delivery) -> Envelope:
    recipient = delivery.recipient
    name = recipient.name or recipient.party.name
    return Envelope(name, delivery.address, delivery.get_means_display().lower())


def bound(pack: PrintPack, parts: Sequence[pikepdf.Pdf]) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(to_pdf(cover(pack)))) as whole:
        for envelope in pack.envelopes:
            with pikepdf.open(BytesIO(to_pdf(address_sheet(pack, envelope)))) as sheet:
                whole.pages.extend(sheet.pages)
            for part in parts:
                whole.pages.extend(part.pages)
        whole.save(out)
    return out.getvalue()


@transaction.atomic
def keep_sender_proof(
    serving: Serving, *, kind: str, upload: Upload, recipient: Recipient | None = None, on: date, actor: User
) -> SenderProof:
    """The scanned proof, kept with the serving; one for a single recipient ends that recipient's delivery."""
    need_role(serving.evaluation, actor, *AT_THE_OFFICE, Role.PHYSICIAN)
    kept = keep(upload.chunks)
    if not kept.byte_count:
        raise NothingSent
    if kept_bytes(kept.key)[:4] not in (b"%PDF", b"\x89PNG") and kept_bytes(kept.key)[:2] != b"\xff\xd8":
        raise NotAPdf
    proof = keep_proof(
        serving,
        recipient=recipient,
        kind=kind,
        name=upload.name[:200],
        key=kept.key,
        sha256=kept.sha256,
        kept_on=on,
        actor=actor,
    )
    for delivery in deliveries_of(serving).filter(recipient=recipient, state=Delivery.State.WAITING):
        note_outcome(
            delivery, state=Delivery.State.SENT, on=on, receipt="The sender's proof is kept.", actor=actor
        )
    return proof


@transaction.atomic
def note_posted(serving: Serving, *, on: date, actor: User) -> int:
    """How many copies were posted on that day: every one of the serving that goes by mail and waits."""
    need_role(serving.evaluation, actor, *AT_THE_OFFICE, Role.PHYSICIAN)
    if on < serving.served_on:
        raise WrongTime(f"It was served on {serving.served_on:%m/%d/%Y}.")
    waiting = deliveries_of(serving).filter(
        means=Means.MAIL, state=Delivery.State.WAITING, settled_on__isnull=True
    )
    posted = list(waiting.select_for_update(of=("self",)))
    for delivery in posted:
        note_outcome(delivery, state=Delivery.State.SENT, on=on, receipt="Posted.", actor=actor)
    if not posted:
        raise NothingToPrint
    return len(posted)


@transaction.atomic
def note_delivery(delivery: Delivery, *, state: str, on: date, note: str = "", actor: User) -> None:
    """A person says how it went: posted, handed over, or it came back."""
    need_role(delivery.evaluation, actor, *AT_THE_OFFICE, Role.PHYSICIAN)
    if delivery.settled_on or delivery.state in (Delivery.State.FAILED, Delivery.State.BOUNCED):
        raise EndedAlready
    served_on = delivery.recipient.serving.served_on
    if on < served_on:
        raise WrongTime(f"It was served on {served_on:%m/%d/%Y}.")
    wrong = state in (Delivery.State.FAILED, Delivery.State.BOUNCED)
    said = {"trouble": note} if wrong else {"receipt": note}
    note_outcome(delivery, state=state, on=on, actor=actor, **said)


@transaction.atomic
def settle_undelivered(delivery: Delivery, *, how: str, on: date, actor: User) -> None:
    """What could not be delivered was seen to, and how; it leaves the queue."""
    need_role(delivery.evaluation, actor, *AT_THE_OFFICE)
    if delivery.settled_on:
        raise EndedAlready
    settle_delivery(delivery, on=on, how=how, actor=actor)


@transaction.atomic
def deliver_again(delivery: Delivery, *, means: str, on: date, actor: User) -> Delivery:
    """The same paper to the same recipient by this means, at the address known now; the one that failed is settled."""
    need_role(delivery.evaluation, actor, *AT_THE_OFFICE)
    recipient = delivery.recipient
    if recipient.name:  # no party, or somebody who receives it for one: never the party's own address
        if means in BY_WIRE:
            raise CannotReach(f"{recipient} is served by mail or in person.")
        address = delivery.address
    else:
        address = served_by(recipient.party, means, what=recipient.serving.what, on=on).address
    if not delivery.settled_on:
        settle_delivery(delivery, on=on, how=f"Sent again: {Means(means).label.lower()}", actor=actor)
    again = open_delivery(recipient, means=means, address=address, actor=actor)
    if means in BY_WIRE:
        later(Job.DELIVER, practice_id=again.practice_id, delivery_id=again.pk)
    return again
