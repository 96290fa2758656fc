"""An invented practice is opened, with one case in every state."""

import tomllib
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from typing import Any

from django.db import transaction
from django.utils import timezone

from medlegal.flows.answer_bill import answer_bill
from medlegal.flows.book_appointment import book_appointment
from medlegal.flows.demo.community import physicians_answer, share_with_physicians
from medlegal.flows.demo.companion import describe_offices
from medlegal.flows.demo.company import open_company
from medlegal.flows.demo.happenings import miss_appointment, testify
from medlegal.flows.demo.office import fill_office
from medlegal.flows.demo.people import Login, invite, login_of
from medlegal.flows.demo.publicity import ask_the_company, publish_physicians
from medlegal.flows.demo.records import invented_records
from medlegal.flows.found_office import found_practices
from medlegal.flows.hold_examination import hold_examination
from medlegal.flows.read_records import read_waiting_records
from medlegal.flows.receive_records import Declared, Upload, receive_records
from medlegal.flows.serve_letter import serve_drafted_notice
from medlegal.flows.serve_report import serve_report
from medlegal.flows.sign_report import sign_report
from medlegal.flows.take_request import take_request
from medlegal.flows.write_report import answer_question, list_question, write_section
from medlegal.practice.authoring.selectors import questions_of
from medlegal.practice.billing.selectors import bill_of, lines_of
from medlegal.practice.calendar.hours_services import keep_weekly_hours
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Claimant, Evaluation, Party
from medlegal.practice.cases.selectors import injuries_of, parties_of
from medlegal.practice.cases.services import seat_party
from medlegal.practice.people.models import Office, Physician, Practice, Role, User
from medlegal.practice.people.selectors import offices_of, practices_of

TOLD = tomllib.loads((files("medlegal.flows.demo") / "cases.toml").read_text("utf-8"))
ORDER = ("requested", "scheduled", "received", "examined", "signed", "served", "paid")
MANAGER = next(person["email"] for person in TOLD["person"] if person["role"] == "manager")
DIRECTOR = TOLD["company"][0]["email"]
CLINIC_DAYS = ((2, 4), (2, 4), (3,))  # of each practice; who evaluates in two is in one place at a time
ATTORNEY = TOLD["parties"]["applicant_attorney"]


class OlderDemo(Exception):
    """The folder holds a demo as an earlier version made it, which lacks practices that this one tells of."""


def open_demo(today: date | None = None) -> list[Login]:
    """The demo's logins; the practices, people and cases are made the first time only.

    An opening that was cut short goes on with the cases that are not there yet.
    """
    if not User.objects.filter(email=MANAGER).exists():
        open_practices()
    practices, there = as_it_stands()
    if len(practices) < len(TOLD["practice"]):
        raise OlderDemo
    for told in TOLD["case"]:
        if told["family_name"] not in there:
            OneCase(told, practices[told.get("practice", 0)], today or timezone.localdate()).play()
    people = {"attorney": ATTORNEY["email"], "director": DIRECTOR}
    others = {who: User.objects.get(email=email) for who, email in people.items()}
    fill_office(User.objects.get(email=MANAGER), **others, today=today or timezone.localdate())
    return logins()


@transaction.atomic
def as_it_stands() -> tuple[list[Practice], set[str]]:
    """The invented practices in their order, and the family names of the cases they have."""
    enter_as(User.objects.get(email=MANAGER))
    names = Claimant.objects.values_list("family_name", flat=True)
    return list(Practice.objects.order_by("pk")), set(names)


def logins() -> list[Login]:
    physicians = [one["physician"] for one in TOLD["practice"]]
    told = [
        *{
            one["email"]: (one["email"], f"Physician, {one['specialty'].lower()}") for one in physicians
        }.values(),
        *((one["email"], who_works(one)) for one in TOLD["person"]),
        *((one["email"], "The managing company") for one in TOLD["company"]),
        (ATTORNEY["email"], "Party: applicant attorney, sees one evaluation"),
    ]
    with transaction.atomic():
        return [login_of(User.objects.get(email=email), who=who) for email, who in told]


def who_works(person: dict[str, Any]) -> str:
    return Role(person["role"]).label + (", every practice" if len(person["practices"]) > 1 else "")


@transaction.atomic
def open_practices() -> None:
    """The invented practices with their physicians, offices and staff, and one party's person."""
    found_practices(TOLD, invite)
    enter_as(User.objects.get(email=MANAGER))
    for physician, weekdays in zip(Physician.objects.order_by("pk"), CLINIC_DAYS, strict=True):
        keep_clinic_days(physician, weekdays)
    describe_offices(User.objects.get(email=MANAGER))
    publish_physicians(User.objects.get(email=MANAGER))
    invite(ATTORNEY["email"], ATTORNEY["name"])
    enter_as(User.objects.get(email=DIRECTOR))
    open_company()
    ask_the_company()
    share_with_physicians(User.objects.get(email=DIRECTOR))
    physicians_answer(User.objects.get(email=DIRECTOR))


def keep_clinic_days(physician: Physician, weekdays: Sequence[int]) -> None:
    """The same days each week, so that free hours can be found."""
    for weekday in weekdays:
        keep_weekly_hours(
            physician,
            office=offices_of(physician).first(),
            weekday=weekday,
            begins=time(9),
            ends=time(16),
            first_on=timezone.localdate(),
            actor=None,
        )


class OneCase:
    """One invented case, played through the same flows that people use, each act by somebody who may do it."""

    def __init__(self, told: dict[str, Any], practice: Practice, today: date) -> None:
        self.told, self.practice, self.today = told, practice, today
        self.manager = User.objects.get(email=MANAGER)

    def play(self) -> None:
        """Every act up to the case's last state.

        What a report rests on is read here, between transactions; the rest is left to the worker.
        """
        till = ORDER.index(str(self.told["till"]))
        acts = (self.request, self.schedule, self.receive, self.examine, self.sign, self.serve, self.pay)
        for act in acts[: till + 1]:
            with transaction.atomic():
                enter_as(self.manager)
                act()
            if act == self.receive and (till > ORDER.index("examined") or "leaves" in self.told):
                read_waiting_records(practice_id=self.practice.pk, evaluation_id=self.evaluation.pk)
        if "leaves" in self.told:
            with transaction.atomic():
                self.write(leaving=self.told["leaves"])

    def day(self, key: str) -> date:
        """Days ago, as told; a negative count lies ahead. An examination is on the clinic day before."""
        on = self.today - timedelta(days=int(self.told[key]))
        return self.clinic_day(on) if key == "examination" else on

    def clinic_day(self, on: date) -> date:
        """The practice's last clinic day up to that day."""
        weekdays = CLINIC_DAYS[self.told.get("practice", 0)]
        return on - timedelta(days=min((on.isoweekday() - day) % 7 for day in weekdays))

    def at(self, on: date, hour: int) -> datetime:
        return timezone.make_aware(datetime.combine(on, time(hour)))

    def request(self) -> None:
        told = self.told
        physician = Physician.objects.get(practice=self.practice)
        self.doctor = physician.user
        self.office: Office = offices_of(physician).first()
        name = {key: told[key] for key in ("given_name", "family_name", "born_on")}
        home = {"street": "100 Invented Street", "city": "Fresno", "zip_code": "93702"}
        worker = {"role": Party.Role.WORKER, "name": f"{told['given_name']} {told['family_name']}", **home}
        self.evaluation: Evaluation = take_request(
            self.practice,
            worker={**name, **home, "language": told.get("language", "English")},
            injuries=[
                {
                    "kind": "specific",
                    "began_on": self.day("injured"),
                    "employer": "Granite Pass Freight (invented)",
                    "claim_number": f"TAM-{4000 + int(told['injured'])}",
                    "adj_number": f"ADJ{9000000 + int(told['injured'])}",
                    "body_parts": told["body_parts"],
                }
            ],
            parties=[worker, *({"role": role, **fields} for role, fields in TOLD["parties"].items())],
            physician=physician,
            role=told.get("role", "panel_qme"),
            kind="initial",
            panel_number=f"{7000000 + int(told['injured'])}",
            language=told.get("language", "English"),
            requested_on=self.day("requested"),
            actor=self.manager,
        )

    def schedule(self) -> None:
        on = self.day("examination")
        book_appointment(
            self.evaluation,
            office=self.office,
            starts_at=self.at(on, 9),
            ends_at=self.at(on, 10),
            on=self.day("appointment_made"),
            actor=self.manager,
        )
        if self.told["till"] != "scheduled" or "missed" in self.told:
            serve_drafted_notice(self.evaluation, on=self.day("appointment_made"), actor=self.manager)
        if "missed" in self.told:
            miss_appointment(self.evaluation, ended=self.told["missed"], on=on, actor=self.manager)

    def receive(self) -> None:
        """One sender with a declaration; in the case that waits for records, a second without."""
        injury, visits = injuries_of(self.evaluation).first(), int(self.told.get("visits", 0))
        packet = invented_records(
            patient=str(self.evaluation.claimant),
            born_on=self.evaluation.claimant.born_on,
            injured_on=injury.began_on,
            claim_number=injury.claim_number,
            employer=injury.employer,
            visits=visits,
        )
        received_on = min(self.today, self.day("appointment_made") + timedelta(days=5))
        senders = parties_of(self.evaluation)
        declared = Declared(pages=7 + visits, signer="Cornelius Vane", signed_on=received_on)
        sets = [(Party.Role.DEFENSE_ATTORNEY, "records of the defense.pdf", declared)]
        if self.told["till"] == "received":
            sets.append((Party.Role.APPLICANT_ATTORNEY, "records of the applicant.pdf", None))
        for role, name, declaration in sets:
            receive_records(
                self.evaluation,
                uploads=[Upload(name, [packet])],
                sender=senders.get(role=role),
                received_on=received_on,
                declared=declaration,
                at=timezone.now(),
                actor=self.manager,
            )

    def examine(self) -> None:
        speaks_spanish = self.evaluation.language == "Spanish"
        interpreter = {
            "interpreter_name": "Graciela Ibarrondo",
            "interpreter_language": "Spanish",
            "interpreter_certificate": "No. 000000 (invented)",
            "interpreter_reason": "Every question and answer was interpreted, which lengthened the examination.",
        }
        hold_examination(
            self.evaluation,
            on=self.day("examination"),
            office=self.office,
            face_to_face_minutes=55,
            identity_seen="California driver's license",
            persons_present="the worker's interpreter" if speaks_spanish else "",
            actor=self.manager,
            **(interpreter if speaks_spanish else {}),
        )
        defense = parties_of(self.evaluation).get(role=Party.Role.DEFENSE_ATTORNEY)
        list_question(
            self.evaluation,
            party=defense,
            asked_on=self.day("requested"),
            text="Has the worker's condition become permanent and stationary, and if so, since when?",
            actor=self.manager,
        )

    def write(self, leaving: Sequence[str] = ()) -> None:
        """The physician writes every section but these."""
        enter_as(self.doctor)
        for section in (one for one in TOLD["written"] if one not in leaving):
            told = {"section": section, "text": TOLD["written"][section]}
            write_section(self.evaluation, **told, at=timezone.now(), actor=self.doctor)

    def sign(self) -> None:
        self.write()
        now = timezone.now()
        for question in questions_of(self.evaluation):
            answer_question(question, answer="Yes, as of my examination.", actor=self.doctor)
        sign_report(
            self.evaluation,
            on=self.day("examination") + timedelta(days=20),
            county=self.office.county,
            followed_guidelines=True,
            at=now,
            actor=self.doctor,
        )

    def serve(self) -> None:
        serve_report(self.evaluation, on=self.day("served"), actor=self.manager)
        attorney = parties_of(self.evaluation).get(role=Party.Role.APPLICANT_ATTORNEY)
        user = User.objects.get(email=ATTORNEY["email"])
        if not practices_of(user).exists() and not user.seats.exists():
            seat_party(attorney, user, actor=self.manager)

    def pay(self) -> None:
        bill = bill_of(self.evaluation)
        paid = {line: (line.dollars, "") for line in lines_of(bill)}
        answer_bill(bill, received_on=self.day("paid"), reference="EOR 000001", paid=paid, actor=self.manager)
        if "deposition" in self.told:
            told = self.told["deposition"]
            held_on = self.clinic_day(self.today - timedelta(days=told["held"]))
            noticed_on = self.today - timedelta(days=told["noticed"])
            days = {"noticed_on": noticed_on, "scheduled_on": held_on, "held_on": held_on}
            testify(self.evaluation, minutes=told["minutes"], **days, actor=self.manager)
