"""The questions about evaluators: appointments, replacement, conflicts, time, reappointment, reports."""

from medlegal.law.elements import CIRCUMSTANCES, ISSUES, report_elements
from medlegal.law.forms import FORM_NUMBERS, state_form
from medlegal.law.panels.appointment import appointment
from medlegal.law.panels.availability import EVALUATION_KINDS, evaluation_minutes, unavailability
from medlegal.law.panels.causes import OFS, good_cause
from medlegal.law.panels.conflicts import PERSON_NAMES, RELATION_NAMES, conflict, gifts
from medlegal.law.panels.contact import EVALUATORS, MATTERS, SENDERS, contact
from medlegal.law.panels.reappointment import (
    COUNTER_NAMES,
    annual_fee,
    education_counts_from,
    reappointment,
    report_course,
)
from medlegal.law.panels.replacement import GROUND_NAMES, replacement_grounds
from medlegal.law.questions.of_rating import injured_on
from medlegal.law.questions.parameters import Parameter
from medlegal.law.questions.question import Question
from medlegal.law.wording import DECLARATIONS, declaration

APPOINTMENT = Question(
    "appointment",
    "Whether an appointment offered is lawful, and why not.",
    "8 CCR §§ 31.3, 34, 41, 46.3",
    appointment,
    (
        Parameter("requested_on", "date", "The day a party first asked for an appointment", required=True),
        Parameter("offered_on", "date", "The day of the appointment offered", required=True),
        Parameter("kind", "choice", "Initial or follow-up", choices=("initial", "follow_up")),
        Parameter("represented", "yes_no", "Whether the worker has an attorney", argument="is_represented"),
        Parameter(
            "waivers",
            "list",
            "Who waived the window",
            of=(Parameter("waiver", "choice", "Who", choices=("scheduling_party", "both_parties")),),
            flag="waiver",
            citation="8 CCR § 31.3(e)",
        ),
        Parameter(
            "place",
            "choice",
            "Where: the office on the panel form, another listed office, elsewhere",
            choices=("panel_office", "listed_office", "elsewhere"),
            citation="8 CCR § 34(b)",
        ),
        Parameter(
            "place_agreed", "yes_no", "Whether the place was agreed in writing", argument="is_place_agreed"
        ),
        Parameter("remote", "yes_no", "Whether by video", argument="is_remote", citation="8 CCR § 46.3"),
        Parameter(
            "hands_on_needed",
            "yes_no",
            "Whether a hands-on examination is necessary",
            argument="is_hands_on_needed",
        ),
        Parameter(
            "dispute",
            "choice",
            "What a remote evaluation is about",
            choices=("injury", "end_of_indemnity", "work_restrictions", "other"),
        ),
        Parameter(
            "remote_agreed", "yes_no", "Whether all agreed in writing to video", argument="is_remote_agreed"
        ),
        Parameter("has_attestation", "yes_no", "Whether the evaluator attested in writing"),
        Parameter("made_on", "date", "The day the appointment was made", citation="8 CCR § 34(a)"),
        Parameter("notice_sent_on", "date", "The day Form 110 was sent"),
        Parameter(
            "reschedulings", "integer", "Unilateral reschedulings in the case so far", least=0, most=1000
        ),
        Parameter(
            "waited_minutes",
            "integer",
            "How long the worker was kept waiting",
            unit="minutes",
            least=0,
            most=1440,
            citation="8 CCR § 41(f)",
        ),
        Parameter(
            "put_off_on",
            "date",
            "The day the evaluator cancelled the appointment before",
            citation="8 CCR § 34(e)",
        ),
        Parameter(
            "put_off_late",
            "yes_no",
            "Whether that was so close to the appointment that good cause was needed",
            argument="is_put_off_late",
            citation="8 CCR § 41(a)(8)",
        ),
        Parameter(
            "later_date_agreed",
            "yes_no",
            "Whether the parties agreed in writing to a later new date",
            argument="is_later_date_agreed",
        ),
    ),
)

REPLACEMENT = Question(
    "replacement_grounds",
    "On which grounds a panel evaluator may be replaced.",
    "8 CCR § 31.5(a)",
    replacement_grounds,
    (
        Parameter(
            "facts",
            "list",
            "What happened",
            required=True,
            of=(Parameter("fact", "choice", "A ground's fact", choices=GROUND_NAMES),),
            flag="fact",
        ),
        Parameter("asked_on", "date", "The day the replacement is asked for"),
        Parameter("knew_on", "date", "The day the party knew of the violation"),
        Parameter("examined_on", "date", "The day of the examination"),
        Parameter("objected_on", "date", "The day the party objected to a late report"),
        Parameter("report_served_on", "date", "The day the report was served"),
        Parameter("panel_issued_on", "date", "The day the panel issued"),
        Parameter("represented", "yes_no", "Whether the worker has an attorney", argument="is_represented"),
    ),
)

CONFLICT = Question(
    "conflict",
    "Whether a relationship of the evaluator disqualifies, may be disclosed, or neither, and which notices follow.",
    "8 CCR §§ 41.5, 41.6",
    conflict,
    (
        Parameter("relation", "choice", "The relationship", required=True, choices=RELATION_NAMES),
        Parameter("person", "choice", "To whom; the worker if not given", choices=PERSON_NAMES),
        Parameter(
            "is_disputed", "yes_no", "Of a physician, reviewer or supplier: whether what they did is disputed"
        ),
        Parameter("aware_on", "date", "The day the evaluator became aware"),
        Parameter("notified_on", "date", "The day the parties received the notice"),
        Parameter("represented", "yes_no", "Whether the worker has an attorney", argument="is_represented"),
    ),
    words=("relation",),
)

GIFTS = Question(
    "gifts",
    "Whether gifts from one source in twelve months are allowed.",
    "8 CCR § 41.7(a)",
    gifts,
    (
        Parameter(
            "dollars_in_12_months", "dollars", "All gifts of the source", required=True, unit="dollars"
        ),
        Parameter("on", "date", "The day of the last one", required=True),
    ),
    words=("dollars_in_12_months",),
)

REPORT_COURSE = Question(
    "report_course",
    "Whether the hours of the report-writing course are enough for an appointment.",
    "8 CCR § 11.5",
    report_course,
    (
        Parameter("hours", "integer", "Hours of the course", required=True, unit="hours", least=0, most=999),
        Parameter("on", "date", "The day the appointment is asked for", required=True),
    ),
    words=("hours",),
)

MINUTES = Question(
    "evaluation_minutes",
    "The least minutes face to face for a kind of evaluation.",
    "8 CCR §§ 49-49.9",
    evaluation_minutes,
    (
        Parameter("kind", "choice", "The kind", required=True, choices=EVALUATION_KINDS),
        Parameter("minutes", "integer", "The minutes spent", unit="minutes", least=0, most=10_000),
        Parameter("examined_on", "date", "The day of the examination"),
    ),
    words=("kind",),
)

UNAVAILABILITY = Question(
    "unavailability",
    "What an absence of a QME needs and leaves.",
    "8 CCR §§ 33, 51(a)(3)",
    unavailability,
    (
        Parameter("starts_on", "date", "The first day away", required=True),
        Parameter("ends_on", "date", "The last day away", required=True),
        Parameter(
            "days_before", "integer", "Days away earlier in the calendar year", unit="days", least=0, most=366
        ),
    ),
)

REAPPOINTMENT = Question(
    "reappointment",
    "Each counter of reappointment, with what remains.",
    "8 CCR §§ 26, 50-55.1",
    reappointment,
    (
        Parameter("applied_on", "date", "The day the application is received", required=True),
        *(
            Parameter(name, "integer", name.replace("_", " ").capitalize(), least=0, most=10_000)
            for name in COUNTER_NAMES
        ),
    ),
)

EDUCATION_COUNTS_FROM = Question(
    "education_counts_from",
    "The first day on which an hour of continuing education counts.",
    "8 CCR §§ 55, 55.1",
    education_counts_from,
    (Parameter("applied_on", "date", "The day the application is received", required=True),),
)

ANNUAL_FEE = Question(
    "annual_fee",
    "The annual fee of a QME.",
    "8 CCR §§ 16, 17, 26(a)",
    annual_fee,
    (
        Parameter(
            "evaluations",
            "integer",
            "Evaluations in the twelve months before",
            required=True,
            least=0,
            most=100_000,
        ),
        Parameter("additional_offices", "integer", "Offices beyond the first", least=0, most=9),
        Parameter("on", "date", "The day of the notice", required=True),
    ),
)

ELEMENTS = Question(
    "report_elements",
    "What a report has to contain, with the declarations, and what a gap costs.",
    "8 CCR §§ 10682, 35.5, 36; Lab. Code §§ 4628, 4663, 5703",
    report_elements,
    (
        Parameter(
            "type",
            "choice",
            "The kind of report",
            argument="kind",
            required=True,
            choices=("comprehensive", "follow_up", "supplemental"),
        ),
        Parameter(
            "represented",
            "yes_no",
            "Whether the worker has an attorney",
            required=True,
            argument="is_represented",
        ),
        injured_on(),
        Parameter(
            "examined_on", "date", "The day of the examination, or of the request for a supplemental report"
        ),
        Parameter("specialty", "choice", "The evaluator's specialty", choices=EVALUATION_KINDS),
        Parameter(
            "issues",
            "list",
            "The issues in dispute",
            of=(Parameter("issue", "choice", "An issue", choices=ISSUES),),
            flag="issue",
        ),
        Parameter(
            "circumstances",
            "list",
            "Video, an interpreter, or a risk of harm to the worker from a psychiatric report",
            of=(Parameter("circumstance", "choice", "A circumstance", choices=CIRCUMSTANCES),),
            flag="circumstance",
        ),
    ),
    words=("type",),
)

DECLARATION = Question(
    "declaration",
    "The wording of a declaration the law dictates, as it reads on the day it is signed.",
    "Lab. Code §§ 4628, 5703; 8 CCR §§ 9793(n), 9795(c), 36, 36.7, 46.3",
    declaration,
    (
        Parameter("name", "choice", "Which", required=True, choices=tuple(DECLARATIONS.versions[-1])),
        Parameter("on", "date", "The day of signature", required=True),
    ),
    words=("name",),
)

GOOD_CAUSE = Question(
    "good_cause",
    "What the law says of one kind of good cause, for a late cancellation, more time or an office given up.",
    "8 CCR §§ 26(b), 34(d), (g), 38",
    good_cause,
    (
        Parameter("of", "choice", "For what", required=True, choices=OFS),
        Parameter("cause", "text", "The kind of cause", required=True),
        Parameter("on", "date", "The day of the act", required=True),
    ),
    words=("cause",),
)

STATE_FORM = Question(
    "state_form",
    "Which rule asks for one of the State's forms, and how surely its boxes are known.",
    "8 CCR §§ 33, 34, 35.5, 36, 36.5, 38, 41.5, 10160",
    state_form,
    (
        Parameter("number", "choice", "The form's number", required=True, choices=FORM_NUMBERS),
        Parameter("on", "date", "The day it is sent"),
    ),
    words=("number",),
)

CONTACT = Question(
    "contact",
    "Whether what reached the evaluator's office came from one side alone, and what follows.",
    "Lab. Code § 4062.3(e)-(i)",
    contact,
    (
        Parameter("role", "choice", "The evaluator's role", required=True, choices=EVALUATORS),
        Parameter("sender", "choice", "Who wrote or called", required=True, choices=SENDERS),
        Parameter("about", "choice", "What it was about", required=True, choices=MATTERS),
        Parameter("reached_all", "yes_no", "Whether every party of record got the same", required=True),
        Parameter("on", "date", "The day it came", required=True),
    ),
    words=("role", "sender", "about"),
)

QUESTIONS = (
    APPOINTMENT,
    REPLACEMENT,
    CONFLICT,
    GIFTS,
    GOOD_CAUSE,
    REPORT_COURSE,
    MINUTES,
    UNAVAILABILITY,
    REAPPOINTMENT,
    ANNUAL_FEE,
    EDUCATION_COUNTS_FROM,
    ELEMENTS,
    DECLARATION,
    STATE_FORM,
    CONTACT,
)
