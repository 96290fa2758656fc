"""Every kind of letter: what it is called, on which rule it rests, what a person adds, and how it is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from medlegal.flows import write_letters as write
from medlegal.flows.gather_situation import Situation
from medlegal.law.deadlines.due import due
from medlegal.law.errors import NoAnswer
from medlegal.law.forms import state_form
from medlegal.law.panels.appointment import CONDUCT
from medlegal.law.panels.conflicts import RELATION_NAMES, RELATIONS
from medlegal.law.step import Step
from medlegal.practice.correspondence.models import Serving
from medlegal.reports.blocks import Paper
from medlegal.reports.letters.extension_request import GROUNDS

Answer = Literal["words", "day", "choice"]
NO_DUTY = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that only a person knows: a field of the form by which a letter is drafted."""

    name: str
    label: str
    answer: Answer = "words"
    choices: tuple[tuple[str, str], ...] = ()
    is_required: bool = True
    hint: str = ""


@dataclass(frozen=True, slots=True)
class LetterKind:
    key: str
    title: str
    says: str  # in one sentence, for the page
    paper: Callable[[Situation, Mapping[str, str], str], Paper]
    form: str = ""  # the number of the State form it re-creates
    rules: tuple[str, ...] = ()  # duties of the law whose reasons it rests on
    asks: tuple[Ask, ...] = ()
    languages: tuple[str, ...] = ("en",)
    meets: str = NO_DUTY  # the duty that is met once it is served
    what: str = Serving.What.LETTER
    is_signed: bool = False  # by the evaluator in person, before it is served
    tells_unit: bool = False  # it goes to the Medical Unit too
    tells_unit_unrepresented: bool = False
    remarks: tuple[Step, ...] = field(default=())

    def steps(self, situation: Situation) -> tuple[Step, ...]:
        """What the law says that it rests on, as sure as it was read."""
        found = [*(state_form(number=self.form, on=situation.on).steps if self.form else ())]
        for duty in self.rules:
            found += reasons(duty, situation)
        return tuple(dict.fromkeys((*found, *self.remarks)))


def reasons(duty: str, situation: Situation) -> list[Step]:
    """The reasons of the standing deadline for the duty, or of the rule as it would run from today."""
    row = situation.deadlines.get(duty)
    if row is not None:
        return [Step(step["says"], step["citation"], step["confidence"]) for step in row.steps]
    try:
        return list(due(duty=duty, began_on=situation.on).steps[:1])
    except NoAnswer:
        return []


def conduct(line: str) -> Step:
    version = CONDUCT.versions[-1]
    return version.step(line, version[line].says)


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
            is_signed=True,
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
            "findings_summary",
            "Findings summary",
            "Goes with the report to an unrepresented worker; the evaluator ticks and signs it.",
            write.write_findings_summary,
            form="111",
            rules=("report",),
            what=Serving.What.FORM,
            is_signed=True,
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
            is_signed=True,
            tells_unit_unrepresented=True,
        ),
    )
}
