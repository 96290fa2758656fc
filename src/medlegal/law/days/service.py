"""How many days service by mail, fax or e-mail adds to a right or duty to respond."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from medlegal.law.book import provision
from medlegal.law.step import Step

Means = Literal["personal", "mail", "fax", "email"]
Place = Literal["california", "us", "abroad"]


@dataclass(frozen=True, slots=True)
class Extension:
    says: str
    days: int


SERVICE = provision("ccr_title_8/10605_service_extension", Extension)


def service_days(means: Means, place: Place, *, served_on: date) -> tuple[int, tuple[Step, ...]]:
    """The calendar days added, by the address of the party served, and why; none when served in person.

    Law: 8 CCR § 10605(a).
    """
    extensions = SERVICE.on(served_on)
    line = "personal" if means == "personal" else place
    extension = extensions[line]
    return extension.days, (extensions.step(line, extension.says),)
