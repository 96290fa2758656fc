"""The questions about what an evaluation pays."""

from medlegal.law.fees.disputes import bill_path
from medlegal.law.fees.fee import fee
from medlegal.law.fees.interest import late_payment
from medlegal.law.questions.parameters import Parameter
from medlegal.law.questions.question import Question

PAGES_MOST, MINUTES_MOST = 1_000_000, 100_000

FEE = Question(
    "fee",
    "What a medical-legal code pays with its modifiers, record pages or time, line by line.",
    "8 CCR § 9795",
    fee,
    (
        Parameter("code", "text", "The code, ML200 to ML205", required=True),
        Parameter(
            "modifiers",
            "list",
            "The modifiers, two digits each",
            of=(Parameter("modifier", "text", "A modifier such as 94"),),
            flag="modifier",
            citation="8 CCR § 9795(d)",
        ),
        Parameter(
            "pages",
            "integer",
            "The whole attested page count, included pages and all",
            unit="pages",
            least=0,
            most=PAGES_MOST,
            citation="8 CCR § 9793(n)",
        ),
        Parameter("minutes", "integer", "Time of ML204 or ML205", unit="minutes", least=0, most=MINUTES_MOST),
        Parameter("examined_on", "date", "The day of the examination: ML201, ML202, ML205"),
        Parameter("missed_on", "date", "The day of the appointment missed: ML200"),
        Parameter("testified_on", "date", "The day of the testimony: ML204"),
        Parameter("requested_on", "date", "The day the report was requested: ML203, ML205"),
        Parameter(
            "prior_examined_on",
            "date",
            "The day of the same physician's prior comprehensive examination",
            citation="8 CCR § 9793(f)",
        ),
        Parameter(
            "cancelled_on", "date", "The day the appointment or deposition was cancelled: ML200, ML204"
        ),
        Parameter("record_review_on", "date", "The day a record review report issued beside ML200"),
        Parameter(
            "pages_seen_before",
            "integer",
            "Those of the pages the physician read for an earlier report: ML202, ML203",
            unit="pages",
            least=0,
            most=PAGES_MOST,
        ),
        Parameter("proceeding", "choice", "Kind of testimony: ML204", choices=("deposition", "hearing")),
    ),
    words=("code",),
)


LATE_PAYMENT = Question(
    "late_payment",
    "Penalty and interest on a medical-legal bill paid late.",
    "Lab. Code § 4622(a); 8 CCR § 9794(b)",
    late_payment,
    (
        Parameter("dollars", "dollars", "What was left unpaid", required=True),
        Parameter(
            "received_on", "date", "The day the payer received the bill with its report", required=True
        ),
        Parameter("paid_on", "date", "The day it was paid", required=True),
    ),
    words=("dollars",),
)

BILL_PATH = Question(
    "bill_path",
    "Which remedy comes next for a disputed or unanswered bill, and by when.",
    "Lab. Code § 4622; 8 CCR §§ 9792.5.5-9792.5.12, 10786",
    bill_path,
    (
        Parameter(
            "reason",
            "choice",
            "What the explanation of review gives: the amount, another reason, both, or no answer came",
            required=True,
            choices=("amount", "other", "both", "no_answer"),
        ),
        Parameter("received_on", "date", "The day the payer received the bill with its report"),
        Parameter(
            "review_served_on", "date", "The day the explanation of review was served, or its postmark"
        ),
        Parameter(
            "served_by",
            "choice",
            "How, if by mail without proof of service",
            choices=("personal", "mail", "fax", "email"),
            citation="8 CCR § 9792.5.5(b)",
        ),
        Parameter(
            "second_review_asked_on", "date", "The day the payer received the request for second review"
        ),
        Parameter("second_answer_served_on", "date", "The day the second explanation of review was served"),
        Parameter("objected_on", "date", "The day the physician's objection was served"),
    ),
    words=("reason",),
)

QUESTIONS = (FEE, LATE_PAYMENT, BILL_PATH)
