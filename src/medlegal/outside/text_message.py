"""Carries a text message to a service with an address of its own, or says that none is set."""

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings

from medlegal.outside.mail import Outcome, Went


@dataclass(frozen=True, slots=True)
class TextMessage:
    """One text message. Its words name no person and tell of no body."""

    to: str  # the number, however it is written
    text: str
    reference: str

    @property
    def digits(self) -> str:
        """The number with its country: "+1" before an American ten."""
        digits = "".join(sign for sign in self.to if sign.isdigit())
        return f"+1{digits}" if len(digits) == 10 else f"+{digits}"


class TextCarrier(Protocol):
    def send(self, message: TextMessage) -> Outcome: ...


class NullText:
    """No service is set: nothing leaves, and whoever asked is told so."""

    def send(self, message: TextMessage) -> Outcome:
        return Outcome(Went.NOBODY, "No text message service is set here (MEDLEGAL_TEXT_URL). Call instead.")


@dataclass(frozen=True, slots=True)
class TextByHttp:
    """A service that takes a JSON object with `to`, `text` and `reference` and answers with an `id`."""

    url: str
    token: str
    seconds: int = 30

    def send(self, message: TextMessage) -> Outcome:
        if len(message.digits) < 12:
            return Outcome(Went.REFUSED, "The telephone number has too few digits.")
        told = {"to": message.digits, "text": message.text, "reference": message.reference}
        try:
            return Outcome(Went.SENT, f"Taken by the text message service under {self._asked(told)}.")
        except urllib.error.HTTPError as error:
            went = Went.REFUSED if 400 <= error.code < 500 and error.code not in (408, 429) else Went.LATER
            return Outcome(went, f"The text message service answered {error.code}.")
        except (OSError, ValueError) as error:
            return Outcome(Went.LATER, f"The text message service did not answer ({type(error).__name__}).")

    def _asked(self, told: dict[str, str]) -> str:
        """The service's own number for the message."""
        if urlsplit(self.url).scheme not in ("https", "http"):
            raise ValueError("The text message service's address is no web address.")
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        request = urllib.request.Request(self.url, json.dumps(told).encode(), headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=self.seconds) as answer:  # noqa: S310
            return str(json.loads(answer.read()).get("id", ""))


def text_carrier() -> TextCarrier:
    """The service of the settings, or its Null twin."""
    return TextByHttp(settings.TEXT_URL, settings.TEXT_TOKEN) if settings.TEXT_URL else NullText()
