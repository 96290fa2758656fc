"""The questions about what an injury pays."""

from medlegal.law.benefits.death import death_benefit
from medlegal.law.benefits.expenses import interpreter, mileage
from medlegal.law.benefits.permanent import permanent_disability
from medlegal.law.benefits.temporary import (
    partial_temporary_disability,
    temporary_disability,
    temporary_disability_limits,
)
from medlegal.law.benefits.voucher import voucher
from medlegal.law.questions.of_rating import injured_on
from medlegal.law.questions.parameters import Parameter
from medlegal.law.questions.question import Question

EARNINGS = Parameter(
    "average_weekly_earnings", "dollars", "Average weekly earnings", required=True, unit="dollars"
)
PAID_ON = Parameter(
    "paid_on",
    "date",
    "The day of payment, if two years or more after the injury",
    citation="Lab. Code § 4661.5",
)

PERMANENT = Question(
    "permanent_disability",
    "What a rating pays: weeks, weekly rate, dollars, life pension.",
    "Lab. Code §§ 4453(b), 4658, 4659",
    permanent_disability,
    (
        Parameter(
            "percent",
            "number",
            "The final rating, in steps of a quarter",
            required=True,
            unit="percent",
            least=0,
            most=100,
        ),
        injured_on(),
        EARNINGS,
        Parameter(
            "offer",
            "choice",
            "Whether work was offered within 60 days of permanent and stationary",
            choices=("in_time", "not_made"),
            citation="Lab. Code § 4658(d)",
        ),
        Parameter(
            "employees",
            "integer",
            "The employer's workers, beside offer",
            unit="workers",
            least=0,
            most=10_000_000,
        ),
        Parameter(
            "weeks_before_change",
            "number",
            "Weeks paid before the offer's change",
            unit="weeks",
            least=0,
            most=2000,
        ),
    ),
    words=("percent",),
)

TEMPORARY = Question(
    "temporary_disability",
    "What temporary total disability pays a week, for how long, and for given periods.",
    "Lab. Code §§ 4652, 4653, 4656, 4661.5",
    temporary_disability,
    (
        injured_on(),
        EARNINGS,
        Parameter(
            "periods",
            "list",
            "Spans of disability, first and last day both disabled",
            of=(
                Parameter(
                    "period",
                    "object",
                    "One span",
                    of=(
                        Parameter("from", "date", "The first day", required=True),
                        Parameter("to", "date", "The last day", required=True),
                    ),
                ),
            ),
            flag="period",
        ),
        PAID_ON,
        Parameter("first_paid_on", "date", "The day of the first payment (injuries from 2004-04-19 to 2007)"),
        Parameter(
            "condition",
            "choice",
            "A condition with a longer limit: one listed in § 4656(c)(3), or cancer presumed under § 3212.1",
            choices=("none", "listed", "presumed_cancer"),
            citation="Lab. Code § 4656(c)(3), (d)",
        ),
        Parameter(
            "is_inpatient", "yes_no", "Whether the worker was an inpatient", citation="Lab. Code § 4652"
        ),
    ),
)

TEMPORARY_LIMITS = Question(
    "temporary_disability_limits",
    "The weekly limits of temporary disability and the earnings they stand for.",
    "Lab. Code §§ 4453(a), 4653",
    temporary_disability_limits,
    (injured_on(),),
)

PARTIAL = Question(
    "partial_temporary_disability",
    "What a week of partial disability pays.",
    "Lab. Code §§ 4654, 4657",
    partial_temporary_disability,
    (
        injured_on(),
        EARNINGS,
        Parameter("earned", "dollars", "What was earned in the week", required=True, unit="dollars"),
        Parameter("unemployment", "dollars", "Unemployment insurance received in the week", unit="dollars"),
        PAID_ON,
    ),
)

DEATH = Question(
    "death_benefit",
    "What a death pays the dependents, and for the burial.",
    "Lab. Code §§ 4701-4706.5",
    death_benefit,
    (
        injured_on(),
        Parameter(
            "total_dependents", "integer", "Dependents wholly supported", required=True, least=0, most=100
        ),
        Parameter("partial_dependents", "integer", "Dependents partly supported", least=0, most=100),
        Parameter(
            "partial_support", "dollars", "What the partial dependents were given in a year", unit="dollars"
        ),
        Parameter("died_on", "date", "The day of death", citation="Lab. Code § 5406"),
    ),
)

VOUCHER = Question(
    "voucher",
    "Whether a job displacement voucher is owed, how much, and until when.",
    "Lab. Code §§ 4658.5-4658.7",
    voucher,
    (
        injured_on(),
        Parameter(
            "percent", "integer", "The rating (injuries before 2013)", unit="percent", least=0, most=100
        ),
        Parameter(
            "report_received_on", "date", "The day the administrator received the return-to-work report"
        ),
        Parameter("offered_on", "date", "The day work was offered"),
        Parameter("furnished_on", "date", "The day the voucher was furnished"),
    ),
)

MILEAGE = Question(
    "mileage",
    "What medical travel pays.",
    "Lab. Code § 4600(e)(2)",
    mileage,
    (
        Parameter("travelled_on", "date", "The day of travel", required=True),
        Parameter(
            "miles",
            "number",
            "The distance there and back",
            required=True,
            unit="miles",
            least=0,
            most=100_000,
        ),
    ),
)

INTERPRETER = Question(
    "interpreter",
    "What an interpreter is paid at an examination or treatment.",
    "8 CCR § 9795.3",
    interpreter,
    (
        Parameter("on", "date", "The day", required=True),
        Parameter(
            "event",
            "choice",
            "At what",
            required=True,
            choices=("examination", "treatment", "deposition", "hearing"),
        ),
        Parameter("minutes", "integer", "The interpreter's time", unit="minutes", least=0, most=10_000),
        Parameter("is_cancelled_late", "yes_no", "Whether it was cancelled less than 24 hours before"),
    ),
)

QUESTIONS = (PERMANENT, TEMPORARY, TEMPORARY_LIMITS, PARTIAL, DEATH, VOUCHER, MILEAGE, INTERPRETER)
