"""Appointments as they stand."""

from django.db.models import QuerySet

from medlegal.practice.calendar.models import Appointment, Hold, Offer, WindowWaiver
from medlegal.practice.cases.models import Evaluation


def appointment_of(evaluation: Evaluation) -> Appointment | None:
    """The latest that was not cancelled and did not fail."""
    return (
        Appointment.objects.filter(evaluation=evaluation, cancelled_on__isnull=True, ended="")
        .select_related("office")
        .order_by("-starts_at")
        .first()
    )


def cancelled_by_evaluator(evaluation: Evaluation) -> int:
    """How often the evaluator or the office alone put the examination off."""
    return Appointment.objects.filter(
        evaluation=evaluation, cancelled_by=Appointment.CancelledBy.EVALUATOR
    ).count()


def waivers_of(evaluation: Evaluation) -> QuerySet[WindowWaiver]:
    return WindowWaiver.objects.filter(evaluation=evaluation).select_related("party")


def offers_of(evaluation: Evaluation) -> QuerySet[Offer]:
    return Offer.objects.filter(evaluation=evaluation).select_related("office", "offered_to")


def hold_of(evaluation: Evaluation) -> Hold | None:
    """The hour kept for the evaluation, expired or not."""
    return (
        Hold.objects.filter(evaluation=evaluation, ended_at__isnull=True)
        .select_related("office")
        .order_by("-pk")
        .first()
    )
