"""Every kind of letter: what it is called, on which rule it rests, what a person adds, and how it is written."""

from collections.abc import Mapping
from datetime import date

from medlegal.flows import write_letters as write
from medlegal.flows.letter_kind import Ask, LetterKind, conduct
from medlegal.flows.report_paper_kinds import REPORT_PAPERS
from medlegal.law.panels.conflicts import RELATION_NAMES, RELATIONS
from medlegal.law.panels.contact import service_rule
from medlegal.practice.correspondence.models import Serving
from medlegal.reports.letters.extension_request import CAUSES, GROUNDS

RELATION_CHOICES = tuple(
    (name, RELATIONS.versions[-1][name].says) for name in RELATION_NAMES if name != "none"
)
CONFLICT_ASKS = (
    Ask("person", "With whom", hint="A person or a body of the case, as the notice names it."),
    Ask("relation", "Which relationship", "choice", RELATION_CHOICES),
    Ask("nature", "Its nature, in the evaluator's own words"),
    Ask("aware_on", "Known to the evaluator since", "day"),
    Ask(
        "withdraws",
        "Does the evaluator withdraw",
        "choice",
        (("", "Left for the evaluator to tick"), ("yes", "Yes"), ("no", "No")),
        is_required=False,
    ),
)
EXTENSION_ASKS = (
    Ask("ground", "Why more time is needed", "choice", tuple(GROUNDS.items())),
    Ask(
        "cause",
        "If for good cause: which",
        "choice",
        (("", "Not for good cause"), *CAUSES.items()),
        is_required=False,
    ),
    Ask(
        "explained",
        "Which test or consultation, or what happened",
        hint="In the evaluator's or the office's own words. Records that a party did not send are no ground.",
    ),
)

KINDS: Mapping[str, LetterKind] = {
    kind.key: kind
    for kind in (
        LetterKind(
            "appointment_notice",
            "Appointment notice",
            "Day, hour and place of the examination, and whether an interpreter is needed.",
            write.write_appointment_notice,
            form="110",
            rules=("appointment_notice",),
            meets="appointment_notice",
            what=Serving.What.APPOINTMENT_NOTICE,
        ),
        LetterKind(
            "worker_pack",
            "Appointment pack for the worker",
            "When, where, how long, what to bring, the interpreter, rights, and how to change the day.",
            write.write_worker_pack,
            rules=("party_cancellation",),
            languages=("en", "es"),
            remarks=(conduct("waiting_minutes"),),
        ),
        LetterKind(
            "attorneys_pack",
            "Appointment pack for the attorneys",
            "What the evaluator needs from the attorneys, and by when.",
            write.write_attorneys_pack,
            rules=("information_service", "party_cancellation"),
        ),
        LetterKind(
            "administrator_pack",
            "Appointment pack for the claims administrator",
            "What the evaluator needs from the claims administrator, the interpreter, and by when.",
            write.write_administrator_pack,
            rules=("information_service", "party_cancellation"),
        ),
        LetterKind(
            "cancellation",
            "Cancelled or moved appointment",
            "An appointment will not take place: who cancelled, why, and the new day if there is one.",
            write.write_cancellation,
            rules=("evaluator_cancellation", "party_cancellation", "rescheduling"),
        ),
        LetterKind(
            "missed",
            "Appointment not kept",
            "The hour came and the examination did not take place.",
            write.write_missed,
            rules=("party_cancellation",),
        ),
        LetterKind(
            "waiver_request",
            "Request to waive the window",
            "Asks the parties to waive the time in which an appointment has to be offered.",
            write.write_waiver_request,
            rules=("appointment",),
        ),
        LetterKind(
            "records_notice",
            "Records received",
            "What came, from whom, the pages declared and counted, and what is held.",
            write.write_records_notice,
            rules=("information_objection",),
        ),
        LetterKind(
            "questions_list",
            "Questions for the evaluator",
            "The questions read in the parties' letters, word for word.",
            write.write_questions,
        ),
        LetterKind(
            "extension_request",
            "Request for more time",
            "Asks the Medical Director for more time for the report.",
            write.write_extension_request,
            form="112",
            rules=("report_extension_request", "report"),
            asks=EXTENSION_ASKS,
            what=Serving.What.FORM,
            signer="evaluator",
            tells_unit=True,
        ),
        LetterKind(
            "extension_notice",
            "More time was asked for",
            "Tells the parties that more time for the report was asked for, and until when.",
            write.write_extension_notice,
            rules=("report",),
        ),
        LetterKind(
            "late_notice",
            "Late report",
            "Tells the parties that the report is late, and what follows from it.",
            write.write_late_notice,
            rules=("report",),
            asks=(Ask("expected_on", "The report is now expected on", "day", is_required=False),),
        ),
        LetterKind(
            "conflict_notice",
            "Conflict of interest",
            "Tells the parties of a conflict of interest of the evaluator.",
            write.write_conflict_notice,
            form="123",
            rules=("conflict_notice", "conflict_answer"),
            asks=CONFLICT_ASKS,
            meets="conflict_notice",
            what=Serving.What.FORM,
            signer="evaluator",
            tells_unit_unrepresented=True,
        ),
        LetterKind(
            "electronic_service",
            "Agreement on service by e-mail",
            "Asks every party whether it agrees to be served by e-mail, with a page to sign and send back.",
            write.write_electronic_service,
            languages=("en", "es"),
            remarks=(service_rule("electronic_service", on=date.max),),
        ),
        *REPORT_PAPERS,
    )
}
