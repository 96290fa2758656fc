"""The invented company that manages the demo's practices: a contract with each."""

from datetime import timedelta

from django.utils import timezone

from medlegal.practice.people.company_services import keep_contract
from medlegal.practice.people.models import Practice


def open_company() -> None:
    """A contract with every practice, in force for a year; whoever asks works for the company."""
    today = timezone.localdate()
    for practice in Practice.objects.all():
        keep_contract(
            practice,
            begins_on=today - timedelta(days=365),
            services=["scheduling", "records", "service", "billing"],
            terms="Invented for the demo.",
            actor=None,
        )
