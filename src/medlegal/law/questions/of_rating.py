"""The questions about rating permanent disability."""

from medlegal.law.disability.apportioning import REGIONS, add_on_limits, apportion, prior_award
from medlegal.law.disability.combining import combine
from medlegal.law.disability.conversion import PARTS, convert_impairment, gaf, variant
from medlegal.law.disability.occupations import impairments, occupations
from medlegal.law.disability.rating import OLDEST, YOUNGEST, rating
from medlegal.law.disability.schedule import GROUPS
from medlegal.law.questions.parameters import Parameter
from medlegal.law.questions.question import Question


def percent(name: str, says: str, *, required: bool = True, least: int = 0) -> Parameter:
    return Parameter(name, "integer", says, required=required, unit="percent", least=least, most=100)


def injured_on(required: bool = True) -> Parameter:
    return Parameter(
        "injured_on", "date", "The day of the injury; of a cumulative one, § 5412's", required=required
    )


NUMBER = Parameter(
    "number", "text", "The impairment number of the schedule, such as 15.03.01.00", required=True
)
CROSS = Parameter(
    "cross_variant",
    "text",
    "Of a number that refers to another or ends in 99: the number whose variant holds",
    citation="PDRS 2005 sec. 4",
)
GROUP = Parameter("group", "choice", "The occupational group", choices=GROUPS, citation="PDRS 2005 sec. 3")

IMPAIRMENT = Parameter(
    "impairment",
    "object",
    "One impairment",
    of=(
        NUMBER,
        percent("wpi", "Its whole person impairment"),
        Parameter("pain_addon", "integer", "Points of pain added", unit="percent", least=0, most=3),
        CROSS,
        percent("apportioned_percent", "The industrial share, if apportioned", required=False),
        Parameter("side", "choice", "Of an arm or leg", choices=("right", "left")),
    ),
)

RATING = Question(
    "rating",
    "The permanent disability rating of one injury, with the string of each impairment.",
    "Lab. Code §§ 4660, 4660.1; PDRS 2005",
    rating,
    (
        injured_on(),
        Parameter("born_on", "date", "The worker's birth date; or give age"),
        Parameter("age", "integer", "Age on the day of injury", unit="years", least=YOUNGEST, most=OLDEST),
        Parameter(
            "occupation",
            "text",
            "The title as the schedule has it; or give group",
            citation="PDRS 2005 sec. 3",
        ),
        GROUP,
        Parameter(
            "impairments", "list", "The impairments", required=True, of=(IMPAIRMENT,), flag="impairment"
        ),
    ),
)

OCCUPATIONS = Question(
    "occupations",
    "The occupations of the rating schedule that have given words, with their groups.",
    "PDRS 2005 sec. 3",
    occupations,
    (Parameter("text", "text", "Words of the title or industry", required=True),),
    words=("text",),
)

IMPAIRMENTS = Question(
    "impairments",
    "The impairment numbers of the rating schedule that have given words.",
    "PDRS 2005 sec. 2",
    impairments,
    (Parameter("text", "text", "Words of the description, chapter or number", required=True),),
    words=("text",),
)

CONVERT = Question(
    "convert_impairment",
    "An impairment of a part as one of the limb and of the whole person.",
    "PDRS 2005 pp. 1-10 to 1-12",
    convert_impairment,
    (
        Parameter("part", "choice", "The part", required=True, choices=PARTS),
        percent("percent", "Its impairment"),
    ),
    words=("part", "percent"),
)

COMBINE = Question(
    "combine",
    "Percentages combined by the chart of the schedule, the largest first.",
    "PDRS 2005 sec. 8",
    combine,
    (
        Parameter(
            "values", "list", "The percentages", required=True, of=(percent("value", "One percentage"),)
        ),
    ),
    words=("values",),
)

GAF = Question(
    "gaf",
    "The whole person impairment of a GAF score.",
    "PDRS 2005 p. 1-16",
    gaf,
    (Parameter("gaf", "integer", "The score", required=True, least=1, most=100),),
    words=("gaf",),
)

VARIANT = Question(
    "variant",
    "The occupational variant of an impairment number for a group.",
    "PDRS 2005 sec. 4",
    variant,
    (
        NUMBER,
        Parameter("group", "choice", "The occupational group", required=True, choices=GROUPS),
        CROSS,
    ),
    words=("number", "group"),
)

ADD_ON_LIMITS = Question(
    "add_on_limits",
    "Whether a consequence of a physical injury may add to the rating.",
    "Lab. Code § 4660.1(c)",
    add_on_limits,
    (
        injured_on(),
        Parameter(
            "consequence", "choice", "Which", required=True, choices=("sleep", "sexual", "psychiatric")
        ),
        Parameter(
            "is_violent_act",
            "yes_no",
            "Whether the worker was a victim of, or directly exposed to, a violent act",
        ),
        Parameter(
            "is_catastrophic",
            "yes_no",
            "Whether the injury is catastrophic, such as loss of a limb or paralysis",
        ),
        Parameter(
            "is_direct", "yes_no", "Whether it is an injury of its own, not the consequence of a physical one"
        ),
    ),
    words=("consequence",),
)

APPORTION = Question(
    "apportion",
    "The industrial share of a rating.",
    "Lab. Code § 4663",
    apportion,
    (
        percent("percent", "The rating"),
        Parameter(
            "industrial_percent",
            "number",
            "The industrial share",
            required=True,
            unit="percent",
            least=0,
            most=100,
        ),
    ),
    words=("percent", "industrial_percent"),
)

PRIOR_AWARD = Question(
    "prior_award",
    "What a prior award and the lifetime limit of a region leave of a rating.",
    "Lab. Code § 4664",
    prior_award,
    (
        percent("percent", "The rating"),
        percent("prior_percent", "The prior award"),
        Parameter(
            "region", "choice", "The region of the rating", choices=REGIONS, citation="Lab. Code § 4664(c)(1)"
        ),
        Parameter("prior_region", "choice", "The region of the prior award", choices=REGIONS),
        percent("overlap_percent", "The part of the prior award that overlaps, if not all", required=False),
        Parameter(
            "accumulated_percent",
            "integer",
            "All earlier awards for the region together",
            unit="percent",
            least=0,
            most=1000,
        ),
        Parameter(
            "is_total_by_law", "yes_no", "Whether the injury is one of § 4662", citation="Lab. Code § 4662"
        ),
    ),
    words=("percent", "prior_percent"),
)

QUESTIONS = (
    RATING,
    OCCUPATIONS,
    IMPAIRMENTS,
    CONVERT,
    COMBINE,
    GAF,
    VARIANT,
    ADD_ON_LIMITS,
    APPORTION,
    PRIOR_AWARD,
)
