"""Who works where, in which role."""

from collections.abc import Collection

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from medlegal.law.review import Confirmation
from medlegal.practice.people.models import (
    CompanySeat,
    Interest,
    LawConfirmation,
    Membership,
    Office,
    Physician,
    Practice,
    Role,
    Treated,
    User,
)


def practices_of(user: User) -> QuerySet[Practice]:
    """Where the person works now."""
    return Practice.objects.filter(memberships__user=user, memberships__ended_on__isnull=True).distinct()


def person_with(email: str) -> User | None:
    """Who signs in with this address, however its letters are written."""
    return User.objects.filter(email__iexact=email).first()


def roles_of(user: User, practice: Practice | None = None) -> frozenset[str]:
    """The person's roles now: in one practice, or in any."""
    memberships = Membership.objects.filter(user=user, ended_on__isnull=True)
    if practice is not None:
        memberships = memberships.filter(practice=practice)
    return frozenset(memberships.values_list("role", flat=True))


def may_act(user: User, practice_id: int, *roles: Role) -> bool:
    """Whether the person has one of the roles there. A manager may do whatever is not the physician's alone."""
    asked = {str(role) for role in roles}
    if asked != {str(Role.PHYSICIAN)}:
        asked.add(str(Role.MANAGER))
    return Membership.objects.filter(
        user=user, practice_id=practice_id, ended_on__isnull=True, role__in=asked
    ).exists()


def people_with(practice_id: int, role: Role) -> QuerySet[User]:
    """Who has the role in the practice now, in the order in which they came."""
    has_it = Membership.objects.filter(practice_id=practice_id, role=role, ended_on__isnull=True)
    return User.objects.filter(pk__in=has_it.values("user")).order_by("pk")


def works_for_company(user: User) -> bool:
    """Whether the person works for the company that manages the practices."""
    return CompanySeat.objects.filter(user_id=user.pk, ended_on__isnull=True).exists()


def company_people() -> QuerySet[CompanySeat]:
    """The seats in the company that are held now."""
    return CompanySeat.objects.filter(ended_on__isnull=True).select_related("user")


def unused_codes(user: User) -> list[str]:
    """The one-time codes that still stand for the person's second factor."""
    kept = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return list(kept.wrap().get_unused_codes()) if kept else []


def law_confirmations() -> list[Confirmation]:
    """Who read which official text, the latest reading of each, as the law takes it."""
    latest: dict[str, Confirmation] = {}
    for kept in LawConfirmation.objects.select_related("read_by"):
        latest.setdefault(kept.citation, Confirmation(kept.citation, kept.read_by.name, kept.read_on))
    return list(latest.values())


def physicians_of(practice: Practice) -> QuerySet[Physician]:
    return Physician.objects.filter(practice=practice)


def offices_of(physician: Physician) -> QuerySet[Office]:
    """The places listed now."""
    return Office.objects.filter(physician=physician, left_on__isnull=True)


def places_listed(physicians: Collection[Physician]) -> set[tuple[str, str]]:
    """Each place listed now once, in however many of the person's practices it is listed: street, ZIP code."""
    listed = Office.objects.filter(physician__in=physicians, left_on__isnull=True)
    return {(street.casefold(), code) for street, code in listed.values_list("street", "zip_code")}


def interests_of(physician: Physician) -> QuerySet[Interest]:
    """What the physician told and has not ended."""
    return Interest.objects.filter(physician=physician, ended_on__isnull=True)


def treated_by(physician: Physician) -> QuerySet[Treated]:
    return Treated.objects.filter(physician=physician)
