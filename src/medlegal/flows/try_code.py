"""A link and a one-time code: made at random, kept as digests, and tried a few times only."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from medlegal.practice.companion.access import digest_of
from medlegal.practice.companion.models import OneTime

CODE_DIGITS = 6
MOST_TRIES = 5
CODE_LASTS = timedelta(hours=24)
SENT_CODE_LASTS = timedelta(minutes=20)


class Tried(StrEnum):
    """How the code fared."""

    RIGHT = "right"
    WRONG = "wrong"
    USED = "used"
    EXPIRED = "expired"
    TOO_OFTEN = "too_often"


@dataclass(frozen=True, slots=True)
class Way:
    """What is given out, this once: the key of the link, and the code."""

    key: str
    code: str


def new_way() -> Way:
    return Way(secrets.token_urlsafe(24), new_code())


def new_code() -> str:
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


def code_digest(key_digest: str, code: str) -> str:
    """Bound to the link and to this machine's secret, so that rows alone tell no code."""
    return salted_hmac(
        "medlegal.one_time_code", f"{key_digest}:{code}", secret=settings.SECRET_KEY
    ).hexdigest()


def as_kept(way: Way, *, at: datetime, lasts: timedelta) -> dict[str, object]:
    """The row's fields for a way that opens until `at` + `lasts`."""
    digest = digest_of(way.key)
    return {
        "key_digest": digest,
        "expires_at": at + lasts,
        "code_digest": code_digest(digest, way.code),
        "code_expires_at": at + min(lasts, CODE_LASTS),
        "made_at": at,
    }


def is_open(way: OneTime | None, *, at: datetime) -> bool:
    """Whether the link still leads anywhere."""
    return way is not None and way.ended_at is None and way.expires_at > at


def try_code(way: OneTime, code: str, *, at: datetime) -> Tried:
    """How the code fares; nothing is kept here."""
    if way.code_used_at is not None:
        return Tried.USED
    if way.tries >= MOST_TRIES:
        return Tried.TOO_OFTEN
    if way.code_expires_at <= at:
        return Tried.EXPIRED
    digits = "".join(sign for sign in code if sign.isdigit())
    is_right = constant_time_compare(code_digest(way.key_digest, digits), way.code_digest)
    return Tried.RIGHT if is_right else Tried.WRONG
