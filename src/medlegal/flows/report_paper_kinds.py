"""The papers that go with a report: who writes and signs each, and which rule asks for it."""

from medlegal.flows import write_report_papers as write
from medlegal.flows.letter_kind import Ask, LetterKind
from medlegal.practice.correspondence.models import Serving
from medlegal.reports.letters.voucher_report import ACTIVITIES, HANDS, HOURS, RETURNS, WORK, YES_NO

FORM = Serving.What.FORM
TO_WORKER, TO_PHYSICIAN = "worker", "physician"
PLACE_ASKS = (
    ("street", "Street and suite"),
    ("city", "City"),
    ("state", "State, if not California"),
    ("zip_code", "ZIP code"),
)


def named_person(*, is_required: bool, name: str) -> tuple[Ask, ...]:
    """Name and address of somebody who receives the report for the worker."""
    fields = (("name", name), *PLACE_ASKS)
    return tuple(Ask(key, label, "line", is_required=is_required and key != "state") for key, label in fields)


HOUR_CHOICES = (("", "Not said"), *HOURS.items())
VOUCHER_ASKS = (
    Ask("returns", "Return to work", "choice", tuple(RETURNS.items())),
    *(
        Ask(key, words, "choice", HOUR_CHOICES, is_required=False)
        for key, words in (ACTIVITIES | HANDS).items()
    ),
    Ask("lifts", "Lift and carry: pounds, height, hours", "line", is_required=False),
    Ask("other", "Other restrictions", is_required=False),
    Ask(
        "job_kind",
        "If a job description was sent: the work it describes",
        "choice",
        (("", "None was sent"), *WORK.items()),
        is_required=False,
    ),
    Ask("job_title", "Job title", "line", is_required=False),
    Ask("job_place", "Where", "line", is_required=False),
    Ask(
        "job_compatible",
        "Can the worker do it",
        "choice",
        (("", "None was sent"), *YES_NO.items()),
        is_required=False,
    ),
    Ask("job_explained", "Explained", is_required=False),
)

REPORT_PAPERS: tuple[LetterKind, ...] = (
    LetterKind(
        "findings_summary",
        "Findings summary",
        "Goes with the report to an unrepresented worker; the evaluator ticks and signs it.",
        write.write_findings_summary,
        form="111",
        rules=("report",),
        element="service_unrepresented",
        what=FORM,
        signer="evaluator",
        goes="with_report",
    ),
    LetterKind(
        "disability_questionnaire",
        "Worker's disability questionnaire",
        "The worker fills it in and hands it over at the examination; it goes with the report.",
        write.write_questionnaire,
        form="DEU 100",
        element="service_disability_unit",
        languages=("en", "es"),
        what=FORM,
        signer="worker",
        goes="with_report",
    ),
    LetterKind(
        "rating_request",
        "Request for a summary rating",
        "Goes to the Disability Evaluation Unit with the report; the worker or the administrator completes it.",
        write.write_rating_request,
        form="DEU 101",
        element="service_disability_unit",
        what=FORM,
        goes="with_report",
    ),
    LetterKind(
        "psychiatric_directive",
        "Worker's directive on a psychiatric report",
        "The worker reads it before leaving the office, and may name a physician who receives the report.",
        write.write_directive,
        form="120",
        rules=("psychiatric_advice",),
        signed_asks=(
            Ask(
                "choice",
                "What the worker chose",
                "choice",
                (
                    (TO_WORKER, "The copy goes to the worker, or nothing was ticked"),
                    (TO_PHYSICIAN, "The copy goes to the physician named"),
                ),
            ),
            *named_person(is_required=False, name="Physician's name, if one is named"),
        ),
        languages=("en", "es"),
        meets="psychiatric_advice",
        what=FORM,
        signer="worker",
        goes="with_report",
    ),
    LetterKind(
        "psychiatric_protection",
        "Protection of a mental health record",
        "Only where the evaluator finds that handing the report to the worker risks significant harm.",
        write.write_protection,
        form="121",
        element="psychiatric_risk",
        asks=(
            Ask("finding", "Your finding, in your own words", hint="All parties read it. No diagnosis."),
            Ask(
                "role",
                "Who receives the report for the worker",
                "choice",
                (("physician", "A physician designated"), ("attorney", "An attorney")),
            ),
            *named_person(is_required=True, name="Name"),
        ),
        what=FORM,
        signer="evaluator",
        is_evaluators=True,
        goes="with_report",
    ),
    LetterKind(
        "voucher_report",
        "Return-to-work and voucher report",
        "The physician states it when all conditions are stationary with permanent partial disability.",
        write.write_voucher_report,
        form="10133.36",
        element="return_to_work",
        asks=VOUCHER_ASKS,
        what=FORM,
        signer="evaluator",
        is_evaluators=True,
        goes="with_report",
    ),
    LetterKind(
        "outside_scope",
        "Issues outside the evaluator's scope",
        "The evaluator tells all parties which issue needs another specialty, no later than with the report.",
        write.write_outside_scope,
        element="outside_scope",
        asks=(
            Ask("issues", "The issues, in your own words"),
            Ask("specialty", "The specialty needed", "line"),
        ),
        signer="evaluator",
        is_evaluators=True,
        goes="by_report",
        tells_unit_of_panel=True,
    ),
)
