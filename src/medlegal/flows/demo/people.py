"""The demo's logins: invented people, with a second factor that the terminal can tell."""

import base64
import hashlib
import hmac
from dataclasses import dataclass

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings

from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import unused_codes
from medlegal.practice.people.services import invite_user, renew_one_time_codes, set_second_factor

PASSWORD = "invented-people-only"  # noqa: S105  the demo has no secret


@dataclass(frozen=True, slots=True)
class Login:
    """A way in: `codes` are one-time codes that stand for the second factor."""

    who: str
    email: str
    password: str
    codes: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.who}\n    {self.email}   {self.password}   one-time codes: {'  '.join(self.codes)}"


def invite(email: str, name: str) -> User:
    """An invented person with the demo's password and a second factor already set."""
    user = invite_user(email=email, name=name, password=PASSWORD)
    set_second_factor(user, secret=totp_secret(email))
    renew_one_time_codes(user)
    return user


def totp_secret(email: str) -> str:
    """This machine's secret for a demo login; it changes with the machine's key."""
    digest = hmac.new(settings.SECRET_KEY.encode(), f"demo:{email}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest[:20]).decode()


def code_now(email: str) -> str:
    """The six digits an authenticator would show now for a demo login."""
    counters = list(yield_hotp_counters_from_time())  # the tolerated ones; now stands in the middle
    counter = counters[len(counters) // 2]
    return str(format_hotp_value(hotp_value(totp_secret(email), counter)))


def login_of(user: User, *, who: str, most: int = 2) -> Login:
    """The person's way in; when few one-time codes are left, new ones are made."""
    codes = unused_codes(user)
    if len(codes) < most:
        codes = renew_one_time_codes(user)
    return Login(who=who, email=user.email, password=PASSWORD, codes=tuple(codes[:most]))
