"""One paper of every kind of letter, written from the invented case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from medlegal.reports.blocks import Paper
from medlegal.reports.facts import Paragraph, Topic
from medlegal.reports.letters import changed_appointment as changed
from medlegal.reports.letters import extension_request as extension
from medlegal.reports.letters.conflict_notice import ConflictNotice, conflict_notice
from medlegal.reports.letters.electronic_service import electronic_service
from medlegal.reports.letters.findings_summary import Summary, findings_summary
from medlegal.reports.letters.late_notice import LateReport, late_notice
from medlegal.reports.letters.outside_scope import OutsideScope, outside_scope
from medlegal.reports.letters.party_pack import PartyPack, Reader, party_pack
from medlegal.reports.letters.psychiatric_service import Protected, protected_service, psychiatric_directive
from medlegal.reports.letters.questions_list import Asked, questions_list
from medlegal.reports.letters.records_notice import Received, records_notice
from medlegal.reports.letters.stationery import Matter, Visit
from medlegal.reports.letters.summary_rating import RatingAsked, disability_questionnaire, rating_request
from medlegal.reports.letters.unavailability_notice import Absence, Scheduled, unavailability_notice
from medlegal.reports.letters.voucher_report import Job, VoucherReport, voucher_report
from medlegal.reports.letters.window_waiver import WaiverAsked, waiver_request
from medlegal.reports.letters.worker_pack import WorkerPack, worker_pack
from tests.reports.samples import CAPTION, EVALUATOR, EXAMINED_ON, OFFICE, PARTIES, WORKER

MATTER = Matter(CAPTION, EVALUATOR, PARTIES, date(2026, 3, 4))
ALONE = replace(MATTER, caption=replace(CAPTION, worker=replace(WORKER, is_represented=False)))
VISIT = Visit(EXAMINED_ON, time(13, 5), OFFICE, 90, interpreter_language="Spanish")
EXTENSION = extension.Extension(
    matter=MATTER,
    examined_on=EXAMINED_ON,
    due_on=date(2026, 6, 3),
    ground="tests",
    days=30,
    explained="The nerve study has not come.",
    later_on=date(2026, 7, 3),
    asked_on=date(2026, 5, 27),
)
CANCELLED = changed.Cancelled(
    matter=MATTER,
    visit=VISIT,
    cancelled_on=date(2026, 4, 28),
    cancelled_by="The evaluator or this office",
    reason="Illness of the evaluator.",
    is_late=True,
    had_good_cause=True,
    by_evaluator=True,
    new_due_on=date(2026, 5, 28),
)
WORKERS = WorkerPack(MATTER, VISIT, change_by_on=date(2026, 4, 24))
PARTYS = PartyPack(MATTER, VISIT, Reader.ATTORNEYS, date(2026, 4, 14), date(2026, 4, 24))
SUMMARY = Summary(
    matter=ALONE,
    called_on=date(2026, 3, 1),
    examined_on=EXAMINED_ON,
    reported_on=date(2026, 5, 28),
    written={Topic.CAUSATION: (Paragraph("In my opinion the lift caused it.", (3,), True),)},
)
CONFLICT = ConflictNotice(
    MATTER, "Imaginary Claims Services", "Employment.", "I advised them for pay.", date(2026, 3, 2)
)
VOUCHER = VoucherReport(
    MATTER,
    EXAMINED_ON,
    "restricted",
    hours={"stand": "4-6", "bend": "1-2", "grasp_right": "none"},
    lifts="15 pounds to the waist, 2 hours",
    other="No ladders.",
    job=Job("modified", "Dispatcher", "Fresno", is_compatible=True, explained="Seated, with breaks."),
)
PROTECTED = Protected(MATTER, "Reading it alone could do harm.", "physician", "Dr. Named Invented", OFFICE)
ABSENCE = Absence(
    evaluator=EVALUATOR,
    starts_on=date(2026, 6, 1),
    ends_on=date(2026, 6, 20),
    reason="Training",
    days_in_year=34,
    scheduled=(Scheduled(date(2026, 6, 2), "7000001", "26-0001"),),
    sent_on=date(2026, 4, 1),
)


def every_letter() -> dict[str, Paper]:
    received = Received("Pretend LLP", date(2026, 4, 2), "mail", 1200, 1200, "counted")
    waiver = WaiverAsked(MATTER, date(2026, 2, 1), date(2026, 5, 2), date(2026, 6, 1), (VISIT,))
    late = LateReport(MATTER, "report", EXAMINED_ON, date(2026, 6, 3), date(2026, 6, 9))
    return {
        "unavailability": unavailability_notice(ABSENCE),
        "extension_request": extension.extension_request(EXTENSION),
        "extension_notice": extension.extension_notice(EXTENSION),
        "late": late_notice(late),
        "cancelled": changed.cancellation_notice(CANCELLED),
        "moved": changed.cancellation_notice(replace(CANCELLED, new_visit=VISIT)),
        "missed": changed.missed_notice(changed.Missed(MATTER, VISIT, "The worker did not come")),
        "waiver": waiver_request(waiver),
        "records": records_notice(MATTER, (received,)),
        "questions": questions_list(MATTER, (Asked("Is it stationary?", "Sam Pretend", date(2026, 4, 2)),)),
        "findings": findings_summary(SUMMARY),
        "conflict": conflict_notice(CONFLICT),
        "worker_en": worker_pack(WORKERS),
        "worker_es": worker_pack(replace(WORKERS, language="es")),
        "attorneys": party_pack(PARTYS),
        "directive_en": psychiatric_directive(MATTER),
        "directive_es": psychiatric_directive(MATTER, language="es"),
        "protection": protected_service(PROTECTED),
        "questionnaire_en": disability_questionnaire(ALONE),
        "questionnaire_es": disability_questionnaire(ALONE, language="es"),
        "rating_request": rating_request(RatingAsked(ALONE, EXAMINED_ON, date(2026, 5, 28))),
        "voucher": voucher_report(VOUCHER),
        "outside_scope": outside_scope(OutsideScope(MATTER, "The hearing loss.", "Otolaryngology", True)),
        "e_service_en": electronic_service(MATTER),
        "e_service_es": electronic_service(MATTER, language="es"),
        "administrator": party_pack(replace(PARTYS, reader=Reader.ADMINISTRATOR)),
    }
