"""What else lies in the demo's office: a letter to enter, messages, one word from one side, a contact, a parcel."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from medlegal.flows.answer_lateness import object_to_lateness
from medlegal.flows.bill_service import bill_missed
from medlegal.flows.book_contact import ask_contact, list_contact
from medlegal.flows.demo.records import invented_records
from medlegal.flows.end_appointment import end_appointment
from medlegal.flows.keep_calendar import offer_date
from medlegal.flows.move_deadline import move_deadline
from medlegal.flows.receive_communication import Came, receive_communication
from medlegal.flows.receive_records import Upload
from medlegal.flows.receive_request import receive_letter
from medlegal.flows.send_parcel import begin_parcel
from medlegal.flows.take_request import take_request
from medlegal.flows.write_article import begin_article
from medlegal.flows.write_message import open_thread
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.models import Evaluation, Injury, Party
from medlegal.practice.cases.selectors import injuries_of, parties_of
from medlegal.practice.correspondence.models import Communication, Contact, Thread
from medlegal.practice.docket.selectors import deadlines_of
from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import offices_of

LETTER = """\
ACHTERBERG & MOSS, ATTORNEYS (invented)
31 Justice Way
Fresno, CA 93721
{on:%B %-d, %Y}

Amara Delgado-Whitfield, M.D.
1200 Ledger Court, Suite 400
Fresno, CA 93721

Re:   Thaddeus Wren v. Foxglove Nurseries (invented)
Date of Birth: 05/30/1988
Date of Injury: 02/11/2026
Claim No.: TAM-7711
QME Panel No.: 7000711

Dear Dr. Delgado-Whitfield:
This office represents the applicant, Thaddeus Wren. You have been selected as the panel QME in the specialty of
orthopedic surgery. Please schedule an evaluation of the low back and the left knee.
Sincerely,
Rosalind Achterberg
"""
MESSAGE = "The room for the examination is on the fourth floor; the elevator is out of order until Friday. Invented."
ONE_SIDED = (
    "Counsel telephoned and began to argue how the knee should be rated. The call was ended. Invented."
)
DRAFT = {
    "title": "A third office in the valley",
    "summary": "Examinations in Stockton from the new year. Invented.",
    "body": "Physicians will examine in Stockton on Wednesdays. Everything here is invented.",
}


@transaction.atomic
def fill_office(manager: User, *, attorney: User, director: User, today: date) -> None:
    """Once, when the cases are there: each thing by somebody who may do it."""
    enter_as(manager)
    if Thread.objects.exists():
        return
    now = timezone.now()
    a_letter_came(manager, today)
    talk_and_one_side(evaluation_of("Okonjo"), now, today, manager)
    a_date_and_an_interpreter(today, manager)
    what_quality_counts(today, manager)
    one_did_not_come(today, manager)
    sending = evaluation_of("Penhaligon")
    packet = a_packet(sending)
    party = parties_of(sending).get(role=Party.Role.APPLICANT_ATTORNEY)
    enter_as(attorney)
    about = {"is_non_medical": False, "served_on": None, "served_by": ""}
    begin_parcel(
        party, uploads=[Upload("records of a clinic.pdf", [packet])], **about, at=now, actor=attorney
    )
    enter_as(director)
    begin_article(kind="news", name="a third office", language="en", told=DRAFT, at=now, actor=director)


def evaluation_of(family_name: str) -> Evaluation:
    return Evaluation.objects.select_related("claimant", "practice", "physician").get(
        claimant__family_name=family_name, kind=Evaluation.Kind.INITIAL
    )


def a_letter_came(manager: User, today: date) -> None:
    practice = evaluation_of("Abara").practice
    letter = Upload("request.txt", [LETTER.format(on=today - timedelta(days=2)).encode()])
    receive_letter(practice, letter, came_on=today, actor=manager)


def talk_and_one_side(evaluation: Evaluation, now: datetime, today: date, manager: User) -> None:
    """A message inside the office, and a call of one side that the evaluator does not see."""
    open_thread(
        evaluation,
        kind=Thread.Kind.INTERNAL,
        subject="The way to the room",
        text=MESSAGE,
        at=now,
        actor=manager,
    )
    called = Came(
        sender="Cornelius Vane",
        received_on=today,
        means=Communication.Means.PHONE,
        about=Communication.About.SUBSTANCE,
        reached_all=False,
        party=parties_of(evaluation).get(role=Party.Role.DEFENSE_ATTORNEY),
        told=ONE_SIDED,
    )
    receive_communication(evaluation, called, at=now, actor=manager)


def a_date_and_an_interpreter(today: date, manager: User) -> None:
    offered = evaluation_of("Abara")
    party = parties_of(offered).get(role=Party.Role.APPLICANT_ATTORNEY)
    day = datetime.combine(today + timedelta(days=34), time(14))
    office = offices_of(offered.physician).first()
    offer_date(offered, office=office, starts_at=timezone.make_aware(day), on=today, to=party, actor=manager)
    booked = appointment_of(evaluation_of("Cienfuegos"))
    interpreter = list_contact(
        booked.evaluation.practice,
        kind=Contact.Kind.INTERPRETER,
        name="Graciela Ibarrondo (invented)",
        languages="Spanish",
        certificate_kind=Contact.Certificate.MEDICAL,
        certificate_number="000000",
        phone="(559) 555-0162",
        actor=manager,
    )
    ask_contact(booked, contact=interpreter, on=today, language="Spanish", actor=manager)


def one_did_not_come(today: date, manager: User) -> None:
    """And was billed for it."""
    evaluation = evaluation_of("Eklund")
    on = timezone.localdate(appointment_of(evaluation).starts_at)
    missed = end_appointment(
        evaluation, ended=Appointment.Ended.NO_SHOW, on=on, note="Invented.", actor=manager
    )
    bill_missed(missed, on=today - timedelta(days=20), who_was_told="Counsel, by telephone.", actor=manager)


def what_quality_counts(today: date, manager: User) -> None:
    """A late report that was objected to, the supplemental that came of it, and a day moved by hand."""
    late = evaluation_of("Undset")
    defense = parties_of(late).get(role=Party.Role.DEFENSE_ATTORNEY)
    object_to_lateness(late, party=defense, on=today - timedelta(days=44), actor=manager)
    asked_again(late, today - timedelta(days=12), manager)
    window = deadlines_of(evaluation_of("Ostrowe")).standing().filter(is_first_day=False).last()
    reason = "The parties agreed in writing to a later day. Invented."
    move_deadline(window, to=window.due_on + timedelta(days=5), reason=reason, actor=manager)


def asked_again(prior: Evaluation, on: date, manager: User) -> None:
    keys = ("kind", "began_on", "ended_on", "employer", "claim_number", "adj_number", "body_parts")
    address = ("role", "name", "firm", "street", "city", "zip_code")
    worker = ("given_name", "family_name", "born_on", "street", "city", "zip_code", "language")
    take_request(
        prior.practice,
        worker={key: getattr(prior.claimant, key) for key in worker},
        injuries=[{key: getattr(injury, key) for key in keys} for injury in injuries_of(prior)],
        parties=[{key: getattr(party, key) for key in address} for party in parties_of(prior)],
        physician=prior.physician,
        role=prior.role,
        kind=Evaluation.Kind.SUPPLEMENTAL,
        requested_on=on,
        prior=prior,
        actor=manager,
    )


def a_packet(evaluation: Evaluation) -> bytes:
    injury: Injury = injuries_of(evaluation).first()
    return invented_records(
        patient=str(evaluation.claimant),
        born_on=evaluation.claimant.born_on,
        injured_on=injury.began_on,
        claim_number=injury.claim_number,
        employer=injury.employer,
    )
