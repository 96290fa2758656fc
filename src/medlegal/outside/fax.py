"""Carries a fax: through a gateway that takes e-mail, through a service with an address of its own, or not at all."""

import base64
import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings

from medlegal.outside.mail import Carrier, Enclosed, Mail, Outcome, Went, mail_carrier


@dataclass(frozen=True, slots=True)
class Fax:
    to: str  # the number, however it is written
    pages: bytes  # a PDF
    reference: str

    @property
    def digits(self) -> str:
        """The number as the carriers take it: eleven digits, the country's 1 before an American ten."""
        digits = "".join(sign for sign in self.to if sign.isdigit())
        return f"1{digits}" if len(digits) == 10 else digits


class FaxCarrier(Protocol):
    def send(self, fax: Fax) -> Outcome: ...


class NullFax:
    """No fax service is set: nothing leaves, and whoever asked is told so."""

    def send(self, fax: Fax) -> Outcome:
        return Outcome(
            Went.NOBODY, "No fax service is set here (MEDLEGAL_FAX_DOMAIN or _URL). Fax it by hand."
        )


@dataclass(frozen=True, slots=True)
class FaxByMail:
    """A gateway that faxes what is mailed to NUMBER@its domain."""

    domain: str
    carrier: Carrier

    def send(self, fax: Fax) -> Outcome:
        if len(fax.digits) < 11:
            return Outcome(Went.REFUSED, "The fax number has too few digits.")
        enclosed = (Enclosed("fax.pdf", fax.pages),)
        return self.carrier.send(
            Mail(f"{fax.digits}@{self.domain}", "Fax", "One document.", fax.reference, enclosed)
        )


@dataclass(frozen=True, slots=True)
class FaxByHttp:
    """A service that takes a JSON object with `to`, `reference` and `pdf` (base64) and answers with an `id`."""

    url: str
    token: str
    seconds: int = 60

    def send(self, fax: Fax) -> Outcome:
        if len(fax.digits) < 11:
            return Outcome(Went.REFUSED, "The fax number has too few digits.")
        told = {"to": fax.digits, "reference": fax.reference, "pdf": base64.b64encode(fax.pages).decode()}
        try:
            return Outcome(Went.SENT, f"Taken by the fax service under {self._asked(told)}.")
        except urllib.error.HTTPError as error:
            went = Went.REFUSED if 400 <= error.code < 500 and error.code not in (408, 429) else Went.LATER
            return Outcome(went, f"The fax service answered {error.code}.")
        except (OSError, ValueError) as error:
            return Outcome(Went.LATER, f"The fax service did not answer ({type(error).__name__}).")

    def _asked(self, told: dict[str, str]) -> str:
        """The service's own number for the fax."""
        if urlsplit(self.url).scheme not in ("https", "http"):
            raise ValueError("The fax service's address is no web address.")
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        request = urllib.request.Request(self.url, json.dumps(told).encode(), headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=self.seconds) as answer:  # noqa: S310
            return str(json.loads(answer.read()).get("id", ""))


def fax_carrier() -> FaxCarrier:
    """The service of the settings, or its Null twin."""
    if settings.FAX_URL:
        return FaxByHttp(settings.FAX_URL, settings.FAX_TOKEN)
    if settings.FAX_DOMAIN:
        return FaxByMail(settings.FAX_DOMAIN, mail_carrier())
    return NullFax()
