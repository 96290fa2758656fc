"""The questions about cover and the beginning of a claim."""

from medlegal.law.coverage.claim import claim_steps
from medlegal.law.coverage.worker import CLASSES, LICENCES, covered
from medlegal.law.questions.parameters import Parameter
from medlegal.law.questions.question import Question
from medlegal.law.single_rule import single_rule

COVERED = Question(
    "covered",
    "Whether someone is an employee, may waive cover, and whether the employer has to insure.",
    "Lab. Code §§ 3351, 3352, 3700; Bus. & Prof. Code § 7125",
    covered,
    (
        Parameter("on", "date", "The day the question is about", required=True),
        Parameter("kind", "choice", "What the worker is", required=True, choices=tuple(CLASSES)),
        Parameter("employees", "integer", "The employer's other employees", least=0, most=10_000_000),
        Parameter("licence", "choice", "A contractor's licence class", choices=LICENCES),
        Parameter("is_uninsured", "yes_no", "Whether the employer is without cover"),
        Parameter(
            "hours_in_90_days",
            "number",
            "A household worker's in the 90 days before",
            unit="hours",
            least=0,
            most=2160,
        ),
        Parameter(
            "dollars_in_90_days", "dollars", "A household worker's pay in the 90 days before", unit="dollars"
        ),
        Parameter(
            "ownership_percent",
            "number",
            "An officer's or director's share of stock",
            unit="percent",
            least=0,
            most=100,
        ),
        Parameter(
            "relative_ownership_percent",
            "number",
            "The share of a parent, grandparent, sibling, spouse or child",
            unit="percent",
            least=0,
            most=100,
        ),
        Parameter("has_health_cover", "yes_no", "Whether the person has health insurance or a health plan"),
        Parameter("has_disability_policy", "yes_no", "Whether the person has a comparable disability policy"),
        Parameter("has_waiver", "yes_no", "Whether a signed waiver was accepted"),
        Parameter(
            "is_free_from_control", "yes_no", "A contractor's: free from control", citation="Lab. Code § 2775"
        ),
        Parameter(
            "is_outside_usual_business", "yes_no", "A contractor's: outside the hirer's usual business"
        ),
        Parameter("has_own_trade", "yes_no", "A contractor's: in an independently established trade"),
        Parameter("is_unlicensed", "yes_no", "A contractor's: without the licence the work needs"),
    ),
    words=("kind",),
)

CLAIM_STEPS = Question(
    "claim_steps",
    "Who has to do what by when once an injury is reported, and what the worker may claim.",
    "Lab. Code §§ 3600, 4650, 5400-5412",
    claim_steps,
    (
        Parameter("injured_on", "date", "The day of the injury", required=True),
        Parameter("reported_on", "date", "The day the employer had notice or knowledge"),
        Parameter("claim_form_on", "date", "The day the claim form was filed"),
        Parameter("disabled_on", "date", "The day the employer knew of injury and disability"),
        Parameter(
            "is_presumed", "yes_no", "Whether a listed presumption applies", citation="Lab. Code § 5402(b)(2)"
        ),
        Parameter(
            "is_first_aid", "yes_no", "Whether it needed first aid only", citation="Lab. Code § 5401(a)"
        ),
        Parameter("is_cumulative", "yes_no", "Whether the injury is cumulative", citation="Lab. Code § 5412"),
    ),
)

SINGLE_RULE = Question(
    "single_rule",
    "What one rule of the book says on a day, with its number, citation and confidence.",
    "The provision named",
    single_rule,
    (
        Parameter(
            "within", "text", "The provision, as its file is named: labor_code/4600_treatment", required=True
        ),
        Parameter("line", "text", "The rule's name in it, such as visits", required=True),
        Parameter("on", "date", "The day the question is about", required=True),
    ),
    words=("within", "line"),
)

QUESTIONS = (COVERED, CLAIM_STEPS, SINGLE_RULE)
