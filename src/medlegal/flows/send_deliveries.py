"""A served paper goes out by e-mail or fax; what comes back is known by the paper it is about."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate, now

from medlegal.flows.serve_document import BY_WIRE
from medlegal.outside.fax import Fax, fax_carrier
from medlegal.outside.mail import Enclosed, Mail, Outcome, Went, mail_carrier
from medlegal.outside.returned_mail import Returned, forget_returned, read_returned, returned_mails
from medlegal.outside.storage import kept_bytes
from medlegal.practice.cases.access import enter_practice
from medlegal.practice.companion.models import Invitation
from medlegal.practice.companion.selectors import invitation_mailed
from medlegal.practice.companion.services import note_mailed
from medlegal.practice.correspondence.models import Delivery, Recipient
from medlegal.practice.correspondence.services import note_outcome, note_try
from medlegal.practice.people.models import User

MOST_TRIES = 6
INVITATION = ".invitation."  # stands in the reference of an invitation's e-mail
LARGEST_MAIL = 18_000_000  # bytes before they are written as letters; few servers take more
SUBJECT = "{number}: a document is served on you"
TEXT = (
    "A document in evaluation {number} is served on you with this e-mail, as you agreed in writing. It is attached, "
    "with its declaration of service.\n\nIf you have a sign-in, you also find it at {address}\n"
)


class TryLater(Exception):
    """The carrier could not take it now; the queue asks again later."""


def send_delivery(*, practice_id: int, delivery_id: int) -> None:
    """One try. Raises TryLater where another is worth while; run again after it went, it sends nothing."""
    with transaction.atomic():
        enter_practice(practice_id)
        delivery = waiting(delivery_id)
        if delivery is None:
            return
        note_try(delivery, at=now())
    with transaction.atomic():  # the carrier is asked outside the transaction that keeps the try
        enter_practice(practice_id)
        delivery = waiting(delivery_id)
        if delivery is None:
            return
        outcome = carried(delivery)
        keep_outcome(delivery, outcome)
    if outcome.went == Went.LATER and delivery.tries < MOST_TRIES:
        raise TryLater


def waiting(delivery_id: int) -> Delivery | None:
    return (
        Delivery.objects.select_for_update(of=("self",))
        .select_related("recipient__serving", "evaluation")
        .filter(pk=delivery_id, means__in=BY_WIRE, state=Delivery.State.WAITING, settled_on__isnull=True)
        .first()
    )


def carried(delivery: Delivery) -> Outcome:
    """What the carrier says after one try."""
    serving = delivery.recipient.serving
    paper = kept_bytes(serving.document_key)
    if delivery.means == Recipient.Means.FAX:
        return fax_carrier().send(Fax(delivery.address, paper, delivery.reference))
    if len(paper) > LARGEST_MAIL:
        return Outcome(Went.REFUSED, "The document is too large for e-mail. Serve this party by mail.")
    number = delivery.evaluation.number
    enclosed = [Enclosed(f"{number}.pdf", paper)]
    if serving.proof_key:
        enclosed.append(Enclosed(f"{number} service.pdf", kept_bytes(serving.proof_key)))
    text = TEXT.format(number=number, address=settings.ADDRESS)
    subject = SUBJECT.format(number=number)
    return mail_carrier().send(Mail(delivery.address, subject, text, delivery.reference, tuple(enclosed)))


def keep_outcome(delivery: Delivery, outcome: Outcome) -> None:
    state, today = Delivery.State, localdate()
    if outcome.went == Went.SENT:
        note_outcome(delivery, state=state.SENT, on=today, receipt=outcome.says)
    elif outcome.went == Went.REFUSED or (outcome.went == Went.LATER and delivery.tries >= MOST_TRIES):
        note_outcome(delivery, state=state.FAILED, on=today, trouble=outcome.says)
    else:
        note_outcome(delivery, state=state.WAITING, trouble=outcome.says)


@transaction.atomic
def take_returned(raw: bytes, *, at: datetime, actor: User | None) -> Delivery | Invitation | None:
    """What a server sent back, kept with the delivery or invitation it is about; None where none is seen.

    The clock sees the practice that the mail was sent for; a person sees their own practices.
    """
    returned = read_returned(raw)
    if returned is None:
        return None
    practice, _, _ = returned.reference.partition(".")
    if actor is None and practice.isdecimal():
        enter_practice(int(practice))
    if INVITATION in returned.reference:
        return take_back_invitation(returned)
    delivery = Delivery.objects.filter(reference=returned.reference).first()
    if delivery is not None and delivery.state in (Delivery.State.SENT, Delivery.State.DELIVERED):
        keep_returned(delivery, returned, at=at, actor=actor)
    return delivery


def take_back_invitation(returned: Returned) -> Invitation | None:
    """The link did not arrive: the office reads so beside the invitation, and hands it over another way."""
    invitation = invitation_mailed(returned.reference)
    if invitation is not None and returned.is_final:
        note_mailed(invitation, at=None, trouble=returned.says)
    return invitation


def keep_returned(delivery: Delivery, returned: Returned, *, at: datetime, actor: User | None) -> None:
    on = localdate(at)
    if returned.is_delivered:
        note_outcome(delivery, state=Delivery.State.DELIVERED, on=on, receipt=returned.says, actor=actor)
    elif returned.is_final:
        note_outcome(delivery, state=Delivery.State.BOUNCED, on=on, trouble=returned.says, actor=actor)


def read_returned_mail() -> None:
    """Everything the mail server has put into the folder for returned mail."""
    for key, raw in list(returned_mails()):
        take_returned(raw, at=now(), actor=None)
        forget_returned(key)
