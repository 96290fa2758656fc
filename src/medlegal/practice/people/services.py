"""Opens practices, invites people, gives roles and keys."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db import connection

from medlegal.practice.audit.services import record
from medlegal.practice.people.models import (
    ApiToken,
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
from medlegal.practice.people.selectors import unused_codes


def found_practice(*, actor: User | None, **fields: str) -> Practice:
    """A new practice. From here to the end of the transaction its rows may be written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('people_practice', 'id'))")
        (number,) = cursor.fetchone()
        cursor.execute(
            "SELECT set_config('app.practices',"
            " concat_ws(',', nullif(current_setting('app.practices', true), ''), %s::text), true)",
            [number],
        )
    practice = Practice.objects.create(pk=number, **fields)
    record("practice.founded", of=practice, actor=actor)
    return practice


def invite_user(*, email: str, name: str, password: str) -> User:
    """Somebody who can sign in, and works nowhere yet."""
    user = User(email=email.lower(), name=name)
    user.set_password(password)
    user.save()
    return user


def set_second_factor(user: User, *, secret: str) -> None:
    """The person's authenticator, from a secret (base 32) that the person also has."""
    TOTP.activate(user, secret)


def renew_one_time_codes(user: User) -> list[str]:
    """New one-time codes for the second factor; those there were no longer work."""
    Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(user)
    return unused_codes(user)


def give_role(user: User, practice: Practice, *, role: Role, actor: User | None) -> Membership:
    membership = Membership.objects.create(practice=practice, user=user, role=role)
    record("membership.given", of=membership, actor=actor, user=user.pk, role=str(role))
    return membership


def take_up_role(membership: Membership, *, actor: User) -> None:
    """The person has the ended role again."""
    membership.ended_on = None
    membership.save(update_fields=["ended_on"])
    record("membership.taken_up", of=membership, actor=actor, user=membership.user_id, role=membership.role)


def end_role(membership: Membership, *, on: date, actor: User) -> None:
    """The person no longer works there; what they did stays under their name."""
    membership.ended_on = on
    membership.save(update_fields=["ended_on"])
    record("membership.ended", of=membership, actor=actor, user=membership.user_id, role=membership.role)


def list_physician(practice: Practice, *, actor: User | None, **fields: object) -> Physician:
    physician = Physician.objects.create(practice=practice, **fields)
    record("physician.listed", of=physician, actor=actor, physician=physician.pk)
    return physician


def list_office(physician: Physician, *, actor: User | None, **fields: object) -> Office:
    office = Office.objects.create(practice_id=physician.practice_id, physician=physician, **fields)
    record("office.listed", of=office, actor=actor, office=office.pk)
    return office


def leave_office(office: Office, *, on: date, good_cause: str, actor: User) -> None:
    """The office is not listed from that day on."""
    office.left_on = on
    office.save(update_fields=["left_on"])
    record("office.left", of=office, actor=actor, office=office.pk, on=on.isoformat(), because=good_cause)


def keep_confirmation(practice: Practice, *, citation: str, read_on: date, actor: User) -> LawConfirmation:
    """The reader's word, for every practice on this machine; the reader's own practice records it."""
    confirmation = LawConfirmation.objects.create(citation=citation, read_by=actor, read_on=read_on)
    record("law.confirmed", of=practice, actor=actor, citation=citation, read_on=read_on.isoformat())
    return confirmation


def digest_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def give_token(user: User, *, name: str, scopes: Sequence[str], expires_at: datetime) -> tuple[ApiToken, str]:
    """A program's token and its key. The key is shown this once; only its digest is kept."""
    key = f"ml_{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(
        user=user, name=name, digest=digest_of(key), scopes=sorted(scopes), expires_at=expires_at
    )
    return token, key


def revoke_token(token: ApiToken, *, at: datetime) -> None:
    token.revoked_at = at
    token.save(update_fields=["revoked_at"])


def note_token_used(token: ApiToken, *, at: datetime) -> None:
    token.used_at = at
    token.save(update_fields=["used_at"])


def keep_interest(physician: Physician, *, actor: User | None, **fields: object) -> Interest:
    """A relation or interest as the physician tells it."""
    interest = Interest.objects.create(practice_id=physician.practice_id, physician=physician, **fields)
    record("interest.kept", of=interest, actor=actor, physician=physician.pk, interest=interest.pk)
    return interest


def end_interest(interest: Interest, *, on: date, actor: User) -> None:
    """It is no more; evaluations asked for later are not held against it."""
    interest.ended_on = on
    interest.save(update_fields=["ended_on"])
    record("interest.ended", of=interest, actor=actor, interest=interest.pk)


def keep_treated(physician: Physician, *, actor: User | None, **fields: object) -> Treated:
    """Somebody whom the physician treats or has treated."""
    treated = Treated.objects.create(practice_id=physician.practice_id, physician=physician, **fields)
    record("treated.kept", of=treated, actor=actor, physician=physician.pk, treated=treated.pk)
    return treated
