"""How often one asker may ask. Each serving process counts for itself, so that no request waits for another's row."""

import threading
import time
from collections import Counter
from collections.abc import Callable

from django.http import HttpRequest
from ninja.throttling import BaseThrottle

SECONDS = 60
MOST_BY_TOKEN = 600
MOST_BY_ADDRESS = 120


class Pace(BaseThrottle):
    """At most so many requests in each minute of the clock from one asker."""

    def __init__(self, most: int, asker: Callable[[HttpRequest], str]) -> None:
        self.most, self.asker = most, asker
        self.minute, self.counts, self.lock = 0, Counter[str](), threading.Lock()

    def allow_request(self, request: HttpRequest) -> bool:
        minute = int(time.monotonic() // SECONDS)
        with self.lock:
            if minute != self.minute:
                self.minute, self.counts = minute, Counter()
            self.counts[self.asker(request)] += 1
            return self.counts[self.asker(request)] <= self.most

    def wait(self) -> float:
        return SECONDS - time.monotonic() % SECONDS


def token_of(request: HttpRequest) -> str:
    return str(getattr(request, "auth", None))


def address_of(request: HttpRequest) -> str:
    """Of the connection. A header that claims another is not believed; behind a proxy all strangers count as one."""
    return str(request.META.get("REMOTE_ADDR", ""))


BY_TOKEN = Pace(MOST_BY_TOKEN, token_of)
BY_ADDRESS = Pace(MOST_BY_ADDRESS, address_of)
