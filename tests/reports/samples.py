"""Invented cases to write reports, bills and letters from. Nobody here exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from medlegal.law.step import Step
from medlegal.reports.facts import (
    Address,
    BillFacts,
    BillingIdentity,
    BillLine,
    Caption,
    CaseFacts,
    EvaluationKind,
    Evaluator,
    Examination,
    FeeBasis,
    Helper,
    Injury,
    Interpreter,
    Modifier,
    PageCount,
    Paragraph,
    Party,
    Question,
    RecordDocument,
    RecordSet,
    Role,
    ShortestTime,
    Topic,
    Worker,
)
from medlegal.reports.outline import topics_of

OFFICE = Address("4100 Invented Avenue", "Fresno", "CA", "93701", suite="Suite 210")
ELSEWHERE = Address("77 Nowhere Street", "Fresno", "CA", "93702")
EXAMINED_ON = date(2026, 5, 4)
REPORTED_ON = date(2026, 5, 28)

WORKER = Worker("Ángela Muñoz Peña", date(1979, 2, 11), True, ELSEWHERE, "Spanish")
CAPTION = Caption(
    worker=WORKER,
    employers=("Invented Fruit Packing Company",),
    claims_administrator="Imaginary Claims Services",
    claim_numbers=("INV-2025-000417",),
    injuries=(
        Injury(date(2025, 3, 3), ("lumbar spine", "right shoulder")),
        Injury(date(2024, 3, 3), ("lumbar spine",), ended_on=date(2025, 3, 3)),
    ),
    adj_numbers=("ADJ00000001", "ADJ00000002"),
    panel_number="7000001",
)
EVALUATOR = Evaluator(
    name="Inés Ortega",
    credentials="M.D.",
    specialty="Orthopaedic Surgery",
    licence_number="A000001",
    role=Role.PANEL_QME,
    address=OFFICE,
    phone="(559) 555-0100",
)
PARTIES = (
    Party("Ángela Muñoz Peña", "injured worker", ELSEWHERE),
    Party(
        "Pat Example",
        "applicant's attorney",
        Address("1 Made-up Plaza", "Fresno", "CA", "93721"),
        "Example & Co.",
    ),
    Party(
        "Sam Pretend", "defense attorney", Address("2 Made-up Plaza", "Fresno", "CA", "93721"), "Pretend LLP"
    ),
    Party(
        "Imaginary Claims Services", "claims administrator", Address("PO Box 0001", "Fresno", "CA", "93700")
    ),
)


def a_document(number: int, **changes: object) -> RecordDocument:
    document = RecordDocument(
        dated_on=date(2025, 3, 1 + number % 28),
        kind="progress note",
        title=f"Progress note {number}",
        author="Robin Fictional, M.D.",
        facility="Clínica Inventada",
        pages=2,
        first_stamp=2 * number - 1,
        last_stamp=2 * number,
        summary=(Paragraph(f"Visit {number}.", (2 * number - 1,)),),
        was_relied_on=number <= 3,
    )
    return replace(document, **changes)  # type: ignore[arg-type]


def a_record_set(documents: int = 6) -> RecordSet:
    return RecordSet(
        sender="Pretend LLP",
        received_on=date(2026, 4, 10),
        declared_pages=2 * documents,
        received_pages=2 * documents,
        attested_by="Sam Pretend",
        attested_on=date(2026, 4, 9),
        documents=tuple(a_document(number) for number in range(1, documents + 1)),
    )


def typed_by_physician(kind: EvaluationKind) -> dict[Topic, tuple[Paragraph, ...]]:
    said = "Typed words on {}: lumbar spine, right shoulder; held in reasonable medical probability."
    return {
        topic: (Paragraph(said.format(topic.value.replace("_", " ")), (1, 2, 3, 7), is_physicians_own=True),)
        for topic in topics_of(kind)
    }


def a_case(kind: EvaluationKind = EvaluationKind.INITIAL, **changes: object) -> CaseFacts:
    """A case with nothing missing but the signature."""
    facts = CaseFacts(
        caption=CAPTION,
        evaluator=EVALUATOR,
        kind=kind,
        report_date=REPORTED_ON,
        examination=None if kind is EvaluationKind.SUPPLEMENTAL else an_examination(),
        helpers=(Helper("Lee Imagined", "medical assistant", "recorded height, weight and blood pressure"),),
        parties=PARTIES,
        written=typed_by_physician(kind),
        questions=(
            Question(
                asked_by="Sam Pretend",
                asked_on=date(2026, 4, 9),
                text="Is the worker permanent and stationary?",
                answer=(Paragraph("Typed answer.", (5,), is_physicians_own=True),),
            ),
        ),
        record_sets=(a_record_set(),),
        pages_reviewed=12,
        fee_basis=FeeBasis(
            code="ML201",
            service="comprehensive evaluation",
            why="this is the first evaluation of this worker by this evaluator.",
            modifiers=(
                Modifier("-93", "an interpreter was needed and lengthened the examination."),
                Modifier("-95", "the evaluator is a panel QME."),
            ),
            pages=12,
            citation="8 CCR § 9795(c)",
            confidence="secondary",
        ),
        followed_guidelines=True,
        attachments=("QME Form 122, declaration of service",),
        requested_by="Sam Pretend",
        requested_on=date(2026, 4, 9),
        previous_report_on=date(2025, 9, 1),
        county="Fresno",
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def an_examination(**changes: object) -> Examination:
    examination = Examination(
        examined_on=EXAMINED_ON,
        place=OFFICE,
        face_to_face_minutes=55,
        identity_seen="a California identification card",
        persons_present=("the interpreter",),
        interpreter=Interpreter("Luz Ficticia", "Spanish", "000000"),
        shortest_time=ShortestTime(20, "8 CCR § 49.2", "memory"),
    )
    return replace(examination, **changes)  # type: ignore[arg-type]


def a_bill(**changes: object) -> BillFacts:
    bill = BillFacts(
        number="INV-000012",
        billed_on=date(2026, 5, 29),
        billing=BillingIdentity(
            "Invented Evaluations, Inc.", "0000000000", "00-0000000", OFFICE, "Inés Ortega, M.D."
        ),
        payer=PARTIES[3],
        worker=WORKER.name,
        claim_numbers=CAPTION.claim_numbers,
        adj_numbers=CAPTION.adj_numbers,
        injury_dates=("March 3, 2025", "March 3, 2024 to March 3, 2025"),
        employer=CAPTION.employers[0],
        evaluation="Panel QME comprehensive evaluation",
        serviced_on=EXAMINED_ON,
        lines=(
            BillLine(
                "ML201",
                ("-93", "-95"),
                "Comprehensive evaluation",
                Decimal(1),
                Decimal("2216.50"),
                Decimal("2216.50"),
                "First evaluation; interpreter.",
            ),
            BillLine(
                "MLPRR",
                (),
                "Record pages",
                Decimal(150),
                Decimal("3.00"),
                Decimal("450.00"),
                "350 less 200 included.",
            ),
        ),
        total=Decimal("2666.50"),
        pages=(PageCount("Pretend LLP", date(2026, 4, 10), 350, 352, 352, 0, 14, 350),),
        pages_included=200,
        pages_arithmetic="350 declared pages, less 200 included in ML201, are 150 pages at $3.00.",
        steps=(
            Step("ML201, comprehensive evaluation: $2,015.00", "8 CCR § 9795(c)", "secondary"),
            Step("Modifier -93 adds 10 percent: $201.50", "8 CCR § 9795(d)", "secondary"),
        ),
    )
    return replace(bill, **changes)  # type: ignore[arg-type]
