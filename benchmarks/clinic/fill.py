"""Invented practices whose physicians have weekly hours, most of them booked for the next four months."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from benchmarks.crowd.fill import HOME, NUMBERS, a_claimant, settle
from medlegal.flows.demo.people import invite
from medlegal.practice.calendar.free_services import keep_free
from medlegal.practice.calendar.models import Appointment, WeeklyHours
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Claimant, Evaluation, Party
from medlegal.practice.people.models import Office, Physician, Practice, Role, User
from medlegal.practice.people.services import found_practice, give_role, list_office, list_physician

SPECIALTIES = ("Orthopaedic surgery", "Psychiatry", "Internal medicine", "Neurology", "Pain medicine")
CITIES = ("Fresno", "Oakland", "Sacramento", "San Diego", "Los Angeles")
PHYSICIANS_IN_A_PRACTICE = 25
DAYS, DAYS_FULL, SHARE_BOOKED = 120, 40, 0.5
HOURS = (time(9), time(12)), (time(13), time(17))


@dataclass(slots=True)
class Clinic:
    manager: User
    today: date
    physicians: list[Physician] = field(default_factory=list)
    offices: dict[int, Office] = field(default_factory=dict)


def a_clinic(physicians: int, *, seed: int = 7) -> Clinic:
    chance = random.Random(seed)
    with transaction.atomic():
        manager = invite(email="manager@clinic.example", name="Robin Invented")
        clinic = Clinic(manager, timezone.localdate())
        while len(clinic.physicians) < physicians:
            a_practice(clinic, min(PHYSICIANS_IN_A_PRACTICE, physicians - len(clinic.physicians)), chance)
    with transaction.atomic():
        enter_as(manager)
        for physician in clinic.physicians:
            keep_free(physician, today=clinic.today)  # the rows came past the services
    settle()
    return clinic


def a_practice(clinic: Clinic, size: int, chance: random.Random) -> None:
    name = f"Invented Clinic {next(NUMBERS)}"
    practice = found_practice(
        name=name,
        billing_name=name,
        npi="1234567893",
        tin="00-0000000",
        phone="(559) 555-0100",
        **HOME,
        actor=None,
    )
    give_role(clinic.manager, practice, role=Role.MANAGER, actor=None)
    for _ in range(size):
        add_physician(clinic, practice, chance)


def add_physician(clinic: Clinic, practice: Practice, chance: random.Random) -> None:
    physician = list_physician(
        practice,
        name=f"Kestrel Invented {next(NUMBERS)}",
        specialty=chance.choice(SPECIALTIES),
        license_number="A000000",
        npi="1234567893",
        languages=chance.choice(("English", "English, Spanish")),
        actor=None,
    )
    place = HOME | {"city": chance.choice(CITIES)}
    office = list_office(physician, county="Fresno", listed_on=date(2020, 1, 1), actor=None, **place)
    days = chance.sample(range(1, 6), k=chance.randint(1, 4))
    WeeklyHours.objects.bulk_create(
        WeeklyHours(
            practice=practice,
            physician=physician,
            office=office,
            weekday=weekday,
            begins=begins,
            ends=ends,
            first_on=date(2020, 1, 1),
        )
        for weekday in days
        for begins, ends in HOURS
    )
    clinic.physicians.append(physician)
    clinic.offices[physician.pk] = office
    book_most(clinic, physician, office, days, chance)


def book_most(
    clinic: Clinic, physician: Physician, office: Office, days: list[int], chance: random.Random
) -> None:
    """Every hour of the first forty days is taken, and half of those of the eighty after them."""
    evaluation = an_evaluation(physician)
    zone = timezone.get_current_timezone()
    taken = []
    for ahead in range(DAYS):
        on = clinic.today + timedelta(days=ahead)
        if on.isoweekday() not in days:
            continue
        share = 1.0 if ahead < DAYS_FULL else SHARE_BOOKED
        for hour in (9, 10, 11, 13, 14, 15, 16):
            if chance.random() < share:
                starts_at = datetime.combine(on, time(hour), zone)
                taken.append(
                    Appointment(
                        practice_id=physician.practice_id,
                        evaluation=evaluation,
                        physician=physician,
                        office=office,
                        starts_at=starts_at,
                        ends_at=starts_at + timedelta(hours=1),
                        made_on=clinic.today,
                    )
                )
    Appointment.objects.bulk_create(taken)


def an_evaluation(physician: Physician, *, requested_on: date | None = None) -> Evaluation:
    number = next(NUMBERS)
    claimant: Claimant = a_claimant(physician.practice, number)
    claimant.save()
    evaluation = Evaluation.objects.create(
        practice_id=physician.practice_id,
        claimant=claimant,
        physician=physician,
        number=f"B-{number:06d}",
        role="panel_qme",
        kind="initial",
        requested_on=requested_on or timezone.localdate(),
    )
    for role in (Party.Role.APPLICANT_ATTORNEY, Party.Role.CLAIMS_ADMINISTRATOR):
        Party.objects.create(
            practice_id=physician.practice_id,
            evaluation=evaluation,
            role=role,
            name="Invented Party",
            **HOME,
        )
    return evaluation
