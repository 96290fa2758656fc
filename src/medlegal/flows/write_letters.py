"""Each kind of letter as a paper, from where the evaluation stands and what a person typed for it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.utils import timezone

from medlegal.flows.choose_path import is_about_the_mind
from medlegal.flows.gather_situation import Situation, as_visit
from medlegal.flows.refusal import LacksFact
from medlegal.law.deadlines.due import due
from medlegal.law.panels.appointment import CONDUCT
from medlegal.law.panels.conflicts import RELATIONS
from medlegal.practice.calendar.models import Appointment, Offer
from medlegal.practice.calendar.selectors import offers_of, waivers_of
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.docket.models import Deadline
from medlegal.practice.intake.selectors import SenderCount
from medlegal.reports.blocks import Paper
from medlegal.reports.letters import changed_appointment as changed
from medlegal.reports.letters import extension_request as extension
from medlegal.reports.letters import notice_of_appointment as notice
from medlegal.reports.letters.conflict_notice import ConflictNotice, conflict_notice
from medlegal.reports.letters.electronic_service import electronic_service
from medlegal.reports.letters.late_notice import LateReport, late_notice
from medlegal.reports.letters.party_pack import PartyPack, Reader, party_pack
from medlegal.reports.letters.questions_list import Asked, questions_list
from medlegal.reports.letters.records_notice import Received, records_notice
from medlegal.reports.letters.stationery import Visit
from medlegal.reports.letters.window_waiver import WaiverAsked, waiver_request
from medlegal.reports.letters.worker_pack import WorkerPack, worker_pack

Told = Mapping[str, str]
MOST_OFFERS = 6  # dates named in one letter


def a_day(told: Told, name: str) -> date | None:
    """What a person entered as a day."""
    return date.fromisoformat(told[name]) if told.get(name) else None


def write_appointment_notice(situation: Situation, told: Told, language: str) -> Paper:
    visit = standing_visit(situation)
    return notice.appointment_notice(
        notice.Appointment(
            caption=situation.matter.caption,
            evaluator=situation.matter.evaluator,
            parties=situation.matter.parties,
            called_on=situation.evaluation.requested_on,
            examined_on=visit.on,
            begins_at=visit.begins_at,
            place=visit.place,
            sent_on=situation.on,
            interpreter_language=visit.interpreter_language,
            is_remote=visit.is_remote,
        )
    )


def write_worker_pack(situation: Situation, told: Told, language: str) -> Paper:
    visit = standing_visit(situation)
    waiting = CONDUCT.on(visit.on)["waiting_minutes"].value
    is_psychiatric = is_about_the_mind(situation.evaluation)
    return worker_pack(
        WorkerPack(situation.matter, visit, situation.change_by.on, waiting, language, is_psychiatric)
    )


def write_attorneys_pack(situation: Situation, told: Told, language: str) -> Paper:
    return write_party_pack(situation, Reader.ATTORNEYS)


def write_administrator_pack(situation: Situation, told: Told, language: str) -> Paper:
    return write_party_pack(situation, Reader.ADMINISTRATOR)


def write_party_pack(situation: Situation, reader: Reader) -> Paper:
    visit = standing_visit(situation)
    return party_pack(
        PartyPack(
            matter=situation.matter,
            visit=visit,
            reader=reader,
            serve_by_on=situation.serve_by.on,
            change_by_on=situation.change_by.on,
            is_agreed=situation.evaluation.role == Evaluation.Role.AME,
        )
    )


def write_cancellation(situation: Situation, told: Told, language: str) -> Paper:
    put_off = fallen(situation)
    owed = situation.deadlines.get("rescheduling")
    cancelled = changed.Cancelled(
        matter=situation.matter,
        visit=as_visit(put_off, situation.evaluation),
        cancelled_on=put_off.cancelled_on,
        cancelled_by=put_off.get_cancelled_by_display(),
        reason=put_off.cancel_reason,
        is_late=put_off.is_late_cancellation,
        had_good_cause=put_off.had_good_cause,
        by_evaluator=put_off.cancelled_by == Appointment.CancelledBy.EVALUATOR,
        new_visit=situation.visit,
        new_due_on=owed.due_on if owed else None,
    )
    return changed.cancellation_notice(cancelled)


def write_missed(situation: Situation, told: Told, language: str) -> Paper:
    put_off = fallen(situation)
    return changed.missed_notice(
        changed.Missed(
            matter=situation.matter,
            visit=as_visit(put_off, situation.evaluation),
            how=put_off.get_ended_display(),
            arrived_at=timezone.localtime(put_off.arrived_at).time() if put_off.arrived_at else None,
            seen_at=timezone.localtime(put_off.seen_at).time() if put_off.seen_at else None,
        )
    )


def write_waiver_request(situation: Situation, told: Told, language: str) -> Paper:
    requested_on = situation.evaluation.requested_on
    offered = [visit_offered(offer, situation.evaluation) for offer in offers_of(situation.evaluation)]
    return waiver_request(
        WaiverAsked(
            matter=situation.matter,
            requested_on=requested_on,
            window_ends_on=due(duty="appointment", began_on=requested_on).on,
            longer_ends_on=due(duty="appointment", began_on=requested_on, waived=True).on,
            offered=tuple(offered[-MOST_OFFERS:]),
            waived_by=tuple(waiver.party.name for waiver in waivers_of(situation.evaluation)),
        )
    )


def visit_offered(offer: Offer, evaluation: Evaluation) -> Visit:
    offered = Appointment(office=offer.office, starts_at=offer.starts_at, ends_at=offer.starts_at)
    return as_visit(offered, evaluation)


def write_records_notice(situation: Situation, told: Told, language: str) -> Paper:
    if not situation.counts:
        raise LacksFact("No records have come.")
    return records_notice(situation.matter, tuple(map(as_received, situation.counts)))


def as_received(count: SenderCount) -> Received:
    if count.files_unread:
        stands = "still being counted"
    elif count.waits:
        stands = "held: the other side may object, or has objected"
    else:
        stands = "held: no declaration" if count.is_held else "counted"
    return Received(
        sender=count.record_set.sender.name if count.record_set.sender else "",
        received_on=count.record_set.received_on,
        means=count.record_set.get_means_display().lower(),
        declared_pages=count.declared,
        received_pages=count.received,
        stands=stands,
    )


def write_questions(situation: Situation, told: Told, language: str) -> Paper:
    asked = (Asked(one.text, one.party.name, one.asked_on) for one in situation.questions)
    return questions_list(situation.matter, tuple(asked))


def write_extension_request(situation: Situation, told: Told, language: str) -> Paper:
    asked = extension_asked(situation, told)
    if (asked.ground == "good_cause") != bool(asked.cause):
        raise LacksFact("Say which good cause there is; where test results are missing, leave it out.")
    return extension.extension_request(asked)


def write_extension_notice(situation: Situation, told: Told, language: str) -> Paper:
    """From the request that was served: its ground, its days."""
    request = situation.last("extension_request")
    if request is None:
        raise LacksFact("No request for more time was served.")
    asked = extension_asked(situation, request.told)
    return extension.extension_notice(replace(asked, asked_on=request.serving.served_on))


def extension_asked(situation: Situation, told: Told) -> extension.Extension:
    if situation.examination is None:
        raise LacksFact("The examination has not been recorded.")
    ground, examined_on = told.get("ground", ""), situation.examination.examined_on
    if ground not in extension.GROUNDS:
        raise LacksFact("Choose the ground on which more time is asked for.")
    plain = due(duty="report", began_on=examined_on)
    longer = due(duty="report", began_on=examined_on, extension=ground)
    return extension.Extension(
        matter=situation.matter,
        examined_on=examined_on,
        due_on=plain.on,
        ground=ground,
        days=(longer.on - plain.on).days,
        explained=told.get("explained", ""),
        later_on=longer.on,
        cause=told.get("cause", ""),
    )


def write_late_notice(situation: Situation, told: Told, language: str) -> Paper:
    deadline = late_deadline(situation)
    if deadline is None:
        raise LacksFact("No report is late.")
    is_supplemental = deadline.duty == "supplemental"
    return late_notice(
        LateReport(
            matter=situation.matter,
            what="supplemental report" if is_supplemental else "report",
            began_on=deadline.began_on,
            due_on=deadline.due_on,
            expected_on=a_day(told, "expected_on"),
            was_extended=deadline.moves_id is not None,
            has_remedy=not is_supplemental,
        )
    )


def late_deadline(situation: Situation) -> Deadline | None:
    """The standing deadline of a report whose last day has passed."""
    late = (situation.deadlines.get(duty) for duty in ("report", "supplemental"))
    return next((row for row in late if row and row.due_on < situation.on), None)


def write_conflict_notice(situation: Situation, told: Told, language: str) -> Paper:
    relation, aware_on = told.get("relation", ""), a_day(told, "aware_on")
    if not relation or aware_on is None:
        raise LacksFact("Say which relationship it is, and since when it is known.")
    answer = {"yes": True, "no": False}.get(told.get("withdraws", ""))
    return conflict_notice(
        ConflictNotice(
            matter=situation.matter,
            person=told.get("person", ""),
            relation=RELATIONS.on(aware_on)[relation].says,
            nature=told.get("nature", ""),
            aware_on=aware_on,
            withdraws=answer,
        )
    )


def write_electronic_service(situation: Situation, told: Told, language: str) -> Paper:
    return electronic_service(situation.matter, language=language)


def standing_visit(situation: Situation) -> Visit:
    if situation.visit is None:
        raise LacksFact("No appointment stands.")
    return situation.visit


def fallen(situation: Situation) -> Appointment:
    if situation.put_off is None:
        raise LacksFact("No appointment was cancelled or missed.")
    return situation.put_off
