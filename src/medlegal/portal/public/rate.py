"""How often strangers may write: a few messages an hour from one address, and not too many from everywhere."""

import hashlib
import hmac

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

FROM_ONE, FROM_ALL = 5, 120  # messages in an hour
HOUR = 60 * 60


def is_too_often(request: HttpRequest) -> bool:
    """Counts this message. An address is kept for an hour, and only as a digest that needs this machine's key."""
    return counted(f"asking:{digest_of(request)}") > FROM_ONE or counted("asking:all") > FROM_ALL


def counted(key: str) -> int:
    cache.add(key, 0, HOUR)
    try:
        return int(cache.incr(key))
    except ValueError:  # it ran out between the two
        return 1


def digest_of(request: HttpRequest) -> str:
    address = str(request.META.get("REMOTE_ADDR", ""))
    return hmac.new(settings.SECRET_KEY.encode(), address.encode(), hashlib.sha256).hexdigest()[:32]
