"""The questions about days and deadlines."""

from datetime import date

from medlegal.law.dates import TriggerDate
from medlegal.law.days.counting import Counted, Direction, Unit, counted
from medlegal.law.days.holidays import holidays_of
from medlegal.law.days.service import Means, Place
from medlegal.law.deadlines.due import due
from medlegal.law.deadlines.duties import DUTIES
from medlegal.law.deadlines.period import Due
from medlegal.law.questions.parameters import FIRST_YEAR, LAST_YEAR, Parameter
from medlegal.law.questions.question import Question


def answer_due(
    *,
    duty: str,
    began_on: TriggerDate,
    served_by: Means | None = None,
    to_place: Place = "california",
    waived: bool = False,
    extension: str | None = None,
    holidays: tuple[date, ...] = (),
) -> Due:
    return due(
        duty=duty,
        began_on=began_on,
        served_by=served_by,
        to_place=to_place,
        waived=waived,
        extension=extension,
        closed=frozenset(holidays),
    )


def answer_count_days(
    *, began_on: date, count: int, unit: Unit, direction: Direction = "after", for_us: bool = True
) -> Counted:
    return counted(began_on, count, unit, direction, for_us=for_us)


DUE = Question(
    "due",
    "The last day of a duty, or the first day a thing may be done, and why that day.",
    "The provision of each duty; Code Civ. Proc. §§ 12, 12a",
    answer_due,
    (
        Parameter("duty", "choice", "Which duty", required=True, choices=tuple(sorted(DUTIES))),
        Parameter("began_on", "date", "The day that starts the clock", required=True, flag="from"),
        Parameter(
            "served_by",
            "choice",
            "How the paper that starts the clock was served",
            choices=("personal", "mail", "fax", "email"),
            citation="8 CCR § 10605(a)",
        ),
        Parameter(
            "to_place",
            "choice",
            "Where the party served has its address; California if not given",
            choices=("california", "us", "abroad"),
            citation="8 CCR § 10605(a)",
        ),
        Parameter(
            "waived", "yes_no", "Whether the period was waived to its longer form", citation="8 CCR § 31.3(e)"
        ),
        Parameter(
            "extension",
            "choice",
            "More time, approved or agreed",
            choices=("tests", "good_cause", "agreed"),
            citation="8 CCR § 38",
        ),
        Parameter(
            "holidays",
            "list",
            "Further days that are no working days, such as a closure of the agency",
            of=(Parameter("holiday", "date", "A day"),),
            flag="holiday",
        ),
    ),
    words=("duty",),
)

COUNT_DAYS = Question(
    "count_days",
    "The day a number of days, business days, court days or months from another.",
    "Code Civ. Proc. §§ 12, 12a",
    answer_count_days,
    (
        Parameter(
            "from", "date", "The day counted from, itself not counted", required=True, argument="began_on"
        ),
        Parameter("count", "integer", "How many", required=True, least=0, most=36500),
        Parameter(
            "unit",
            "choice",
            "Of what",
            required=True,
            choices=("calendar", "business", "working", "court", "months"),
        ),
        Parameter("direction", "choice", "Forward or back; after if not given", choices=("after", "before")),
        Parameter("for_us", "yes_no", "Whether the duty is our own: doubtful days are then read against us"),
    ),
)

HOLIDAYS = Question(
    "holidays",
    "The holidays of a year: the State's, the courts', and those on which authorities differ.",
    "Gov. Code §§ 6700, 6701; Code Civ. Proc. § 135",
    holidays_of,
    (Parameter("year", "integer", "The year", required=True, least=FIRST_YEAR, most=LAST_YEAR),),
    words=("year",),
)

QUESTIONS = (DUE, COUNT_DAYS, HOLIDAYS)
