"""Which practices a person oversees, who works in them, and under which contract."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from medlegal.practice.people.models import CompanySeat, Contract, Membership, Practice, Role, User
from medlegal.practice.people.selectors import works_for_company


def managed_by(user: User) -> QuerySet[Practice]:
    """The practices whose manager the person is now."""
    return Practice.objects.filter(
        memberships__user=user, memberships__role=Role.MANAGER, memberships__ended_on__isnull=True
    ).distinct()


def overseen_by(user: User) -> QuerySet[Practice]:
    """For the company's people every practice it knows, for a manager their own."""
    return Practice.objects.all() if works_for_company(user) else managed_by(user)


def works_in(practice: Practice) -> QuerySet[Membership]:
    """Who works there now, by name, each with a role."""
    return (
        Membership.objects.filter(practice=practice, ended_on__isnull=True)
        .select_related("user")
        .order_by("user__name", "role")
    )


def worked_in(practice: Practice) -> QuerySet[Membership]:
    """Who worked there before."""
    return (
        Membership.objects.filter(practice=practice, ended_on__isnull=False)
        .select_related("user")
        .order_by("-ended_on")
    )


def seats_ended() -> QuerySet[CompanySeat]:
    return CompanySeat.objects.filter(ended_on__isnull=False).select_related("user").order_by("-ended_on")


def contracts_of(practice: Practice) -> QuerySet[Contract]:
    """The latest first."""
    return Contract.objects.filter(practice=practice).order_by("-begins_on", "-id")


def in_force(today: date) -> QuerySet[Contract]:
    """The contracts under which the company works on that day."""
    runs = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    return Contract.objects.filter(runs, begins_on__lte=today).select_related("practice")


def ending_soon(today: date, *, days: int) -> QuerySet[Contract]:
    """Those in force whose last day comes within so many days."""
    return in_force(today).filter(ends_on__lte=today + timedelta(days=days)).order_by("ends_on")


def overlapping(practice: Practice, begins_on: date, ends_on: date | None) -> Contract | None:
    """A contract of the practice that runs on a day of the span."""
    others = Contract.objects.filter(practice=practice).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=begins_on)
    )
    return (others.filter(begins_on__lte=ends_on) if ends_on else others).first()
