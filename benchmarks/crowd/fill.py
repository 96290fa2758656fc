"""Fills an invented practice with evaluations, each with parties, records, pages and deadlines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count

import psycopg
from django.db import transaction

from medlegal.cli.office_home import home, server_of
from medlegal.flows.demo.people import invite
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.cases.models import Claimant, Evaluation, Examination, Injury, InjuryEvaluated, Party
from medlegal.practice.docket.models import Deadline
from medlegal.practice.intake.models import Declaration, Document, File, Page, Reading, RecordSet
from medlegal.practice.people.models import Office, Physician, Practice, Role, User
from medlegal.practice.people.services import found_practice, give_role, list_office, list_physician

NUMBERS = count(1)
BATCH = 500
STANDING = 30  # one of so many evaluations still waits for its report
BEGAN = date(2024, 1, 2)
HOME = {"street": "3 Invented Way", "city": "Fresno", "zip_code": "93702"}
PAGES = 7
TEXT = "Invented progress note. Right shoulder flexion limited; lumbar strain improving. " * 12
STEP = {"says": "Thirty days after the examination", "citation": "8 CCR § 38(a)", "confidence": "verified"}


@dataclass(frozen=True, slots=True)
class Place:
    practice: Practice
    physician: Physician
    office: Office
    manager: User
    evaluation_ids: Sequence[int]


def a_practice_of(size: int) -> Place:
    number = next(NUMBERS)
    names = {"name": f"Invented {number}", "billing_name": f"Invented {number}", "npi": "1234567893"}
    with transaction.atomic():
        practice = found_practice(**names, tin="00-0000000", **HOME, phone="(559) 555-0100", actor=None)
        manager = invite(email=f"manager{number}@test.example", name="Robin Invented")
        give_role(manager, practice, role=Role.MANAGER, actor=None)
        about = {"name": "Kestrel Invented", "specialty": "Orthopaedic surgery", "license_number": "A000000"}
        physician = list_physician(practice, npi="1234567893", actor=None, **about)
        office = list_office(physician, county="Fresno", listed_on=BEGAN, actor=None, **HOME)
        ids: list[int] = []
        for numbers in (range(first, min(first + BATCH, size)) for first in range(0, size, BATCH)):
            ids.extend(evaluations(practice, physician, office, manager, numbers))
    return Place(practice, physician, office, manager, ids)


def evaluations(
    practice: Practice, physician: Physician, office: Office, manager: User, numbers: range
) -> list[int]:
    """As many, examined, with seven pages of one declared set read, and three deadlines each."""
    claimants = Claimant.objects.bulk_create(a_claimant(practice, n) for n in numbers)
    injuries = Injury.objects.bulk_create(an_injury(one) for one in claimants)
    asked = Evaluation.objects.bulk_create(
        an_evaluation(one, physician, n) for one, n in zip(claimants, numbers, strict=True)
    )
    pairs = zip(asked, injuries, strict=True)
    InjuryEvaluated.objects.bulk_create(InjuryEvaluated(**of(one), injury=injury) for one, injury in pairs)
    parties = Party.objects.bulk_create(a_party(one, role) for one in asked for role in Party.Role.values)
    Appointment.objects.bulk_create(
        an_appointment(one, office, n) for one, n in zip(asked, numbers, strict=True)
    )
    Examination.objects.bulk_create(an_examination(one, office) for one in asked)
    duties = ("appointment", "report", "payment")
    Deadline.objects.bulk_create(a_deadline(one, duty) for one in asked for duty in duties)
    standing = [one.pk for one, n in zip(asked, numbers, strict=True) if n % STANDING == 0]
    Deadline.objects.filter(evaluation__in=standing, duty="report").update(met_on=None)
    keep_records(asked, {party.evaluation_id: party for party in parties}, manager)
    return [one.pk for one in asked]


def of(evaluation: Evaluation) -> dict[str, object]:
    return {"practice_id": evaluation.practice_id, "evaluation": evaluation}


def a_claimant(practice: Practice, number: int) -> Claimant:
    family = f"Worker{number:05d}"
    return Claimant(
        practice=practice,
        given_name="Invented",
        family_name=family,
        name_sorted=f"{family}, Invented".casefold(),
        born_on=date(1980, 5, 17),
        **HOME,
    )


def an_injury(claimant: Claimant) -> Injury:
    return Injury(
        practice_id=claimant.practice_id,
        claimant=claimant,
        kind="specific",
        began_on=date(2023, 3, 3),
        employer="Invented Freight",
        claim_number=f"CLM-{claimant.pk:07d}",
        body_parts="low back, right shoulder",
    )


def an_evaluation(claimant: Claimant, physician: Physician, number: int) -> Evaluation:
    return Evaluation(
        practice_id=claimant.practice_id,
        claimant=claimant,
        physician=physician,
        number=f"24-{number:05d}",
        role="panel_qme",
        kind="initial",
        requested_on=BEGAN + timedelta(days=number % 700),
    )


def a_party(evaluation: Evaluation, role: str) -> Party:
    return Party(**of(evaluation), role=role, name="Invented Party", firm="Invented Firm", **HOME)


def an_appointment(evaluation: Evaluation, office: Office, number: int) -> Appointment:
    starts_at = datetime(2024, 3, 1, tzinfo=UTC) + timedelta(hours=number)
    return Appointment(
        **of(evaluation),
        physician_id=evaluation.physician_id,
        office=office,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        made_on=BEGAN,
    )


def an_examination(evaluation: Evaluation, office: Office) -> Examination:
    return Examination(
        **of(evaluation),
        examined_on=evaluation.requested_on + timedelta(days=60),
        office=office,
        face_to_face_minutes=45,
        identity_seen="A license",
    )


def a_deadline(evaluation: Evaluation, duty: str) -> Deadline:
    due_on = evaluation.requested_on + timedelta(days=90)
    return Deadline(
        **of(evaluation),
        duty=duty,
        began_on=evaluation.requested_on,
        due_on=due_on,
        strict_on=due_on,
        steps=[STEP] * 4,
        confidence="verified",
        met_on=due_on,
    )


def keep_records(asked: Sequence[Evaluation], senders: dict[int, Party], manager: User) -> None:
    sets = RecordSet.objects.bulk_create(
        RecordSet(**of(one), sender=senders[one.pk], received_on=BEGAN, kept_by=manager) for one in asked
    )
    declared = Declaration.objects.bulk_create(
        Declaration(**of(one.evaluation), record_set=one, pages=PAGES, signer="Invented", signed_on=BEGAN)
        for one in sets
    )
    files = File.objects.bulk_create(a_file(one) for one in declared)
    Reading.objects.bulk_create(a_reading(one) for one in asked)
    documents = Document.objects.bulk_create(
        Document(**of(one), kind="report", title="Invented Note", dated_on=BEGAN, sure=Decimal("0.9"))
        for one in asked
    )
    pairs = list(zip(files, documents, strict=True))
    pages = (a_page(file, document, n) for file, document in pairs for n in range(1, PAGES + 1))
    Page.objects.bulk_create(pages, batch_size=BATCH)


def a_file(declaration: Declaration) -> File:
    return File(
        **of(declaration.evaluation),
        record_set=declaration.record_set,
        declaration=declaration,
        name="records.pdf",
        storage_key=f"none/{declaration.pk}",
        sha256="0" * 64,
        byte_count=1000,
        pages_count=PAGES,
    )


def a_reading(evaluation: Evaluation) -> Reading:
    at = datetime(2024, 3, 1, tzinfo=UTC)
    return Reading(
        **of(evaluation), state="done", asked_at=at, ended_at=at, pages_done=PAGES, pages_total=PAGES
    )


def a_page(file: File, document: Document, number: int) -> Page:
    return Page(
        **of(file.evaluation),
        file=file,
        document=document,
        number=number,
        stamp=number,
        text=f"Page {number} of {file.pk}. {TEXT}",
        text_from="layer",
        fingerprint=f"{file.pk}-{number}",
    )


def settle() -> None:
    """As after a night: the planner knows how many rows there are. Only the tables' owner may tell it."""
    with psycopg.connect(server_of(home()).owner_url, autocommit=True) as owner:
        owner.execute("ANALYZE")
