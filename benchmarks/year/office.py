"""The invented practice of the year: five physicians, and somebody in every role."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

from django.db import transaction
from django.utils import timezone

from medlegal.flows.refusal import Refused
from medlegal.practice.cases.access import enter_as
from medlegal.practice.people.models import Office, Physician, Practice, Role, User
from medlegal.practice.people.services import (
    found_practice,
    give_role,
    invite_user,
    list_office,
    list_physician,
)

FIRST = date(2025, 1, 2)
HOME = {"street": "3 Invented Way", "city": "Fresno", "zip_code": "93702"}
HOURS = (9, 10, 11, 13, 14, 15, 16)
NUMBERS = count(1)

Act = Callable[[], None]


@dataclass(slots=True)
class Year:
    """The practice, its calendar of things to come, and what has been counted."""

    practice: Practice
    people: dict[str, User]
    physicians: list[Physician]
    offices: dict[int, Office]
    chance: random.Random
    wanted: int
    today: date = FIRST
    agenda: dict[date, list[Act]] = field(default_factory=lambda: defaultdict(list))
    taken: set[tuple[int, datetime]] = field(default_factory=set)
    what: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    why: dict[str, str] = field(default_factory=dict)  # the last sentence of each refusal
    asked_for: int = 0
    worst_untold: int = 0
    told: int = 0
    lapsed: int = 0

    def in_days(self, days: int, act: Act) -> None:
        """The act comes so many days from today; on a weekend nobody works, so on the Monday."""
        on = self.today + timedelta(days=max(0, days))
        while on.weekday() >= 5:
            on += timedelta(days=1)
        self.agenda[on].append(act)

    def happens(self, share: float) -> bool:
        return self.chance.random() < share

    def does(self, name: str, who: User, act: Callable[[], object]) -> bool:
        """One act of one person in one transaction; what a flow refuses is counted, and the day goes on."""
        try:
            with transaction.atomic():
                enter_as(who)
                act()
        except Refused as refused:
            self.refused[f"{name}: {type(refused).__name__}"] += 1
            self.why[f"{name}: {type(refused).__name__}"] = str(refused)
            return False
        self.what[name] += 1
        return True

    def free_hour(self, physician: Physician, on: date) -> datetime:
        """The first hour from `on` that this year has not given to anybody."""
        while True:
            for hour in HOURS if on.weekday() < 5 else ():
                at = timezone.make_aware(datetime.combine(on, time(hour)))
                if (physician.pk, at) not in self.taken:
                    self.taken.add((physician.pk, at))
                    return at
            on += timedelta(days=1)

    def now(self) -> datetime:
        return datetime.combine(self.today, time(18), UTC)


@transaction.atomic
def an_office(wanted: int, seed: int) -> Year:
    number = next(NUMBERS)
    names = {"name": f"Invented Year {number}", "billing_name": f"Invented Year {number}"}
    practice = found_practice(
        **names, npi="1234567893", tin="00-0000000", **HOME, phone="(559) 555-0100", actor=None
    )
    people = {}
    for role in (Role.MANAGER, Role.SCHEDULER, Role.RECORD_EDITOR, Role.BILLER):
        people[str(role)] = somebody(practice, role, number)
    physicians, offices = [], {}
    for _ in range(5):
        user = somebody(practice, Role.PHYSICIAN, number)
        about = {"specialty": "Orthopaedic surgery", "license_number": "A000000", "npi": "1234567893"}
        physician = list_physician(practice, name="Kestrel Invented", user=user, **about, actor=None)
        offices[physician.pk] = list_office(
            physician, county="Fresno", listed_on=date(2020, 1, 2), **HOME, actor=None
        )
        physicians.append(physician)
    return Year(practice, people, physicians, offices, random.Random(seed), wanted)


def somebody(practice: Practice, role: Role, number: int) -> User:
    email = f"{role}{next(NUMBERS)}@year{number}.example"
    user = invite_user(email=email, name=f"Robin Invented {role.label}", password="an invented long word")
    give_role(user, practice, role=role, actor=None)
    return user
