"""Small invented things, readable at the call. Each enters the practice it makes, so that its rows may be written."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from medlegal.flows.demo.people import PASSWORD
from medlegal.flows.receive_records import Declared, Upload, keep_received
from medlegal.flows.take_request import take_request
from medlegal.outside.storage import keep
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.intake.models import RecordSet
from medlegal.practice.people.models import Office, Physician, Practice, Role, User
from medlegal.practice.people.services import (
    found_practice,
    give_role,
    invite_user,
    list_office,
    list_physician,
)

NUMBERS = count(1)
NOW = datetime(2026, 6, 15, 18, 0, tzinfo=UTC)


def a_user(*, name: str = "Robin Invented") -> User:
    return invite_user(email=f"user{next(NUMBERS)}@test.example", name=name, password=PASSWORD)


def a_practice() -> Practice:
    number = next(NUMBERS)
    return found_practice(
        name=f"Invented Practice {number}",
        billing_name=f"Invented Practice {number}",
        npi="1234567893",
        tin="00-0000000",
        street="1 Invented Way",
        city="Fresno",
        zip_code="93721",
        phone="(559) 555-0100",
        actor=None,
    )


def staff(practice: Practice, *roles: Role) -> User:
    """Somebody who works there in these roles."""
    user = a_user()
    for role in roles or (Role.MANAGER,):
        give_role(user, practice, role=role, actor=None)
    return user


def a_physician(practice: Practice, **about: object) -> Physician:
    user = staff(practice, Role.PHYSICIAN)
    fields = {
        "name": "Kestrel Invented",
        "specialty": "Orthopaedic surgery",
        "license_number": "A000000",
        "npi": "1234567893",
    }
    return list_physician(practice, user=user, actor=None, **(fields | about))


def an_office(physician: Physician) -> Office:
    return list_office(
        physician,
        street="2 Invented Way, Suite 3",
        city="Fresno",
        zip_code="93721",
        county="Fresno",
        listed_on=date(2024, 1, 2),
        actor=None,
    )


def an_evaluation(
    practice: Practice | None = None,
    *,
    physician: Physician | None = None,
    role: str = "panel_qme",
    kind: str = "initial",
    requested_on: date = date(2026, 2, 2),
    prior: Evaluation | None = None,
    family_name: str = "Worker",
) -> Evaluation:
    """A requested evaluation with a worker, one injury, two attorneys and a claims administrator."""
    practice = practice or a_practice()
    physician = physician or a_physician(practice)
    number = next(NUMBERS)
    home = {"street": "3 Invented Way", "city": "Fresno", "zip_code": "93702"}
    return take_request(
        practice,
        worker={"given_name": "Invented", "family_name": family_name, "born_on": date(1980, 5, 17), **home},
        injuries=[
            {
                "kind": "specific",
                "began_on": min(date(2025, 3, 3), requested_on - timedelta(days=90)),
                "employer": "Invented Freight",
                "claim_number": f"CLM-{number:05d}",
                "body_parts": "low back, right shoulder",
            }
        ],
        parties=[
            {"role": Party.Role.WORKER, "name": f"Invented {family_name}", **home},
            {
                "role": Party.Role.APPLICANT_ATTORNEY,
                "name": "Applicant Attorney",
                "firm": "Invented Law",
                **home,
            },
            {"role": Party.Role.DEFENSE_ATTORNEY, "name": "Defense Attorney", "firm": "Other Law", **home},
            {
                "role": Party.Role.CLAIMS_ADMINISTRATOR,
                "name": "Adjuster",
                "firm": "Invented Casualty",
                **home,
            },
        ],
        physician=physician,
        role=role,
        kind=kind,
        panel_number="7000001",
        requested_on=requested_on,
        prior=prior,
        actor=None,
    )


def the_party(evaluation: Evaluation, role: str = Party.Role.DEFENSE_ATTORNEY) -> Party:
    return Party.objects.get(evaluation=evaluation, role=role)


def records_of(
    evaluation: Evaluation,
    content: bytes,
    *,
    declared_pages: int | None,
    actor: User,
    name: str = "records.pdf",
) -> RecordSet:
    """A record set of one file, with or without its sender's declaration."""
    declared = None
    if declared_pages is not None:
        declared = Declared(pages=declared_pages, signer="Invented Signer", signed_on=date(2026, 3, 1))
    return keep_received(
        evaluation,
        [(name, keep(Upload(name, [content]).chunks))],
        sender=the_party(evaluation),
        received_on=date(2026, 3, 1),
        means=RecordSet.Means.UPLOAD,
        declared=declared,
        at=NOW,
        actor=actor,
    )


def entered(user: User) -> User:
    """The same person, as whom the database is now asked."""
    enter_as(user)
    return user
