"""What was served, as the pages ask for it."""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from medlegal.practice.calendar.models import Appointment
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.correspondence.models import (
    Delivery,
    Recipient,
    SenderProof,
    ServiceAgreement,
    Serving,
)
from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import practices_of

NOT_ARRIVED = (Delivery.State.FAILED, Delivery.State.BOUNCED)


def agreements_of(evaluation: Evaluation) -> QuerySet[ServiceAgreement]:
    """The signed agreements on service by e-mail, ended ones as well, the latest first."""
    kept = ServiceAgreement.objects.filter(evaluation=evaluation)
    return kept.select_related("party", "kept_by").order_by("-id")


def agreement_of(party: Party, *, on: date) -> ServiceAgreement | None:
    """The one that stood on that day."""
    not_ended = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    return ServiceAgreement.objects.filter(not_ended, party=party, signed_on__lte=on).order_by("-id").first()


def last_served(evaluation: Evaluation, what: str) -> Serving | None:
    return Serving.objects.filter(evaluation=evaluation, what=what).last()


def notice_of(appointment: Appointment | None) -> Serving | None:
    """The notice of this very appointment. One served before it was made told of an earlier, cancelled one."""
    if appointment is None:
        return None
    last = last_served(appointment.evaluation, Serving.What.APPOINTMENT_NOTICE)
    if last is None or last.served_on < appointment.made_on:
        return None
    cancelled_since = Appointment.objects.filter(
        evaluation_id=appointment.evaluation_id, cancelled_on__gte=last.served_on
    )
    return None if cancelled_since.exists() else last


def servings_of(evaluation: Evaluation) -> QuerySet[Serving]:
    """The newest first, each with its recipients, their deliveries, and the proofs kept."""
    recipients = Recipient.objects.select_related("party").order_by("id").prefetch_related("delivery_set")
    return (
        Serving.objects.filter(evaluation=evaluation)
        .select_related("served_by")
        .prefetch_related(
            Prefetch("recipient_set", recipients),
            Prefetch("senderproof_set", SenderProof.objects.select_related("kept_by")),
        )
        .order_by("-served_on", "-id")
    )


def served_under(evaluation: Evaluation, title: str) -> Serving | None:
    """The paper of that title, if it was served."""
    return Serving.objects.filter(evaluation=evaluation, title=title).first()


def last_address_of(name: str, evaluation: Evaluation) -> str:
    """Where somebody who is no party was last served by the practice; empty where that never was."""
    served = Recipient.objects.filter(
        practice=evaluation.practice_id, name=name, party__isnull=True
    ).order_by("-id")
    return served.values_list("address", flat=True).first() or ""


def recipients_of(serving: Serving) -> QuerySet[Recipient]:
    return Recipient.objects.filter(serving=serving).select_related("party")


def deliveries_of(serving: Serving) -> QuerySet[Delivery]:
    return Delivery.objects.filter(recipient__serving=serving).select_related("recipient__party")


def undelivered_in(user: User) -> QuerySet[Delivery]:
    """What failed or came back in the person's practices and nobody has seen to, the oldest first."""
    return (
        Delivery.objects.filter(
            practice__in=practices_of(user), state__in=NOT_ARRIVED, settled_on__isnull=True
        )
        .select_related(
            "evaluation__claimant", "evaluation__practice", "recipient__party", "recipient__serving"
        )
        .order_by("ended_on", "id")
    )


def waiting_in(user: User) -> QuerySet[Delivery]:
    """What a person has to send by hand: mail and hand delivery, and what no carrier is set for."""
    by_hand = Q(means__in=[Recipient.Means.MAIL, Recipient.Means.PERSONAL]) | Q(tries__gt=0)
    return (
        Delivery.objects.filter(
            by_hand, practice__in=practices_of(user), state=Delivery.State.WAITING, settled_on__isnull=True
        )
        .select_related(
            "evaluation__claimant", "evaluation__practice", "recipient__party", "recipient__serving"
        )
        .order_by("id")
    )
