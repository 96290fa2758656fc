"""What a report, a bill or a letter is written from: facts found and decided elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from medlegal.law.step import Step


class Role(StrEnum):
    PANEL_QME = "panel_qme"
    AME = "ame"
    AGREED_PANEL_QME = "agreed_panel_qme"
    IME = "ime"
    CIVIL_IME = "civil_ime"
    CONSULTANT = "consultant"


class EvaluationKind(StrEnum):
    INITIAL = "initial"
    FOLLOW_UP = "follow_up"
    SUPPLEMENTAL = "supplemental"


class Topic(StrEnum):
    """A part of the report that the physician writes; the program only makes room for it."""

    REQUEST = "request"  # supplemental: what was asked
    INJURY_HISTORY = "injury_history"
    INTERVAL_HISTORY = "interval_history"  # follow-up: since the last evaluation
    TREATMENT = "treatment"
    JOB = "job"
    COMPLAINTS = "complaints"
    DAILY_LIVING = "daily_living"
    PAST_HISTORY = "past_history"
    EXAMINATION = "examination"
    DIAGNOSTICS = "diagnostics"
    DIAGNOSES = "diagnoses"
    CAUSATION = "causation"
    DISABILITY_PERIODS = "disability_periods"
    STATIONARY_STATUS = "stationary_status"
    IMPAIRMENT = "impairment"
    APPORTIONMENT = "apportionment"
    TREATMENT_NEEDED = "treatment_needed"
    WORK_STATUS = "work_status"
    DISCUSSION = "discussion"  # supplemental: reasons, and whether earlier opinions change


OPINIONS = (
    Topic.DIAGNOSES,
    Topic.CAUSATION,
    Topic.DISABILITY_PERIODS,
    Topic.STATIONARY_STATUS,
    Topic.IMPAIRMENT,
    Topic.APPORTIONMENT,
    Topic.TREATMENT_NEEDED,
    Topic.WORK_STATUS,
)


@dataclass(frozen=True, slots=True)
class Address:
    street: str
    city: str
    state: str
    zip_code: str
    suite: str = ""

    def one_line(self) -> str:
        street = f"{self.street}, {self.suite}" if self.suite else self.street
        return f"{street}, {self.city}, {self.state} {self.zip_code}"


@dataclass(frozen=True, slots=True)
class WrittenAddress:
    """An address as somebody wrote it, in one piece."""

    text: str

    def one_line(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph a person typed, and the stamped pages it rests on.

    `is_physicians_own` claims that the signing physician typed it, or read and adopted it.
    """

    text: str
    stamps: tuple[int, ...] = ()  # page numbers of the compiled packet
    is_physicians_own: bool = False


@dataclass(frozen=True, slots=True)
class Worker:
    name: str
    born_on: date | None
    is_represented: bool
    address: Address | None = None
    language: str = "English"


@dataclass(frozen=True, slots=True)
class Injury:
    began_on: date  # the day of a specific injury, the first day of a cumulative one
    body_parts: tuple[str, ...]
    ended_on: date | None = None  # only a cumulative injury has an end
    claim_number: str = ""
    adj_number: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    worker: Worker
    employers: tuple[str, ...]
    claims_administrator: str
    claim_numbers: tuple[str, ...]
    injuries: tuple[Injury, ...]
    adj_numbers: tuple[str, ...] = ()
    panel_number: str = ""


@dataclass(frozen=True, slots=True)
class Evaluator:
    name: str
    credentials: str  # as written after the name: "M.D."
    specialty: str
    licence_number: str
    role: Role
    address: Address  # the letterhead
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Interpreter:
    name: str
    language: str
    certificate: str
    is_provisional: bool = False
    efforts_for_certified: str = ""  # what was done to find a certified one


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody besides the signer who did more than clerical work."""

    name: str
    qualification: str
    did: str


@dataclass(frozen=True, slots=True)
class ShortestTime:
    """The least face-to-face time the law asks for this kind of evaluation, as the law answered it."""

    minutes: int
    citation: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Examination:
    examined_on: date
    place: Address
    face_to_face_minutes: int | None
    identity_seen: str = ""  # "California driver's license"; the number is never kept here
    persons_present: tuple[str, ...] | None = None  # empty: nobody else; None: not recorded
    interpreter: Interpreter | None = None
    shortest_time: ShortestTime | None = None
    why_no_interpreter: str = ""  # where the worker's language is not English and none was used
    why_shorter: str = ""  # the physician's own explanation
    is_remote: bool = False
    remote_agreed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Party:
    name: str
    capacity: str  # "applicant's attorney", "claims administrator", "injured worker"
    address: Address | WrittenAddress | None
    firm: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a party's letter and the physician's own answer, or his own reason to defer it."""

    asked_by: str
    asked_on: date
    text: str
    answer: tuple[Paragraph, ...] = ()
    deferred_because: str = ""


@dataclass(frozen=True, slots=True)
class RecordDocument:
    dated_on: date | None
    kind: str
    title: str
    author: str
    facility: str
    pages: int
    first_stamp: int
    last_stamp: int
    repeats_stamp: int | None = None  # first page of the document this one repeats
    summary: tuple[Paragraph, ...] = ()
    was_reviewed: bool = True
    was_relied_on: bool = False


@dataclass(frozen=True, slots=True)
class RecordSet:
    """What one sender sent at once: declared is what the sender swore to, received what was counted."""

    sender: str
    received_on: date
    declared_pages: int | None  # None: no declaration came
    received_pages: int
    attested_by: str
    attested_on: date | None
    documents: tuple[RecordDocument, ...]
    unreadable_pages: int = 0


@dataclass(frozen=True, slots=True)
class Modifier:
    code: str  # "-93"
    why: str


@dataclass(frozen=True, slots=True)
class FeeBasis:
    code: str
    service: str
    why: str
    modifiers: tuple[Modifier, ...]
    pages: int  # pages the fee is asked for, included ones and all
    citation: str
    confidence: str


@dataclass(frozen=True, slots=True)
class DeclarationText:
    """A wording the law dictates, its blanks already filled."""

    name: str
    citation: str
    text: str
    confidence: str


@dataclass(frozen=True, slots=True)
class OneSided:
    """What one side alone sent to the office, and that every party was told of it."""

    says: str  # from whom, how and when, without a word of what it says
    told_on: date  # the day the letter about it was served on all
    was_released: bool  # to the evaluator, afterwards


@dataclass(frozen=True, slots=True)
class CaseFacts:
    caption: Caption
    evaluator: Evaluator
    kind: EvaluationKind
    report_date: date
    examination: Examination | None  # None for a supplemental report
    helpers: tuple[Helper, ...] | None = None  # empty: nobody helped; None: not recorded
    parties: tuple[Party, ...] = ()  # all of them are served
    written: Mapping[Topic, tuple[Paragraph, ...]] = field(default_factory=dict)
    questions: tuple[Question, ...] | None = None  # empty: none asked; None: letters not read yet
    record_sets: tuple[RecordSet, ...] = ()
    pages_reviewed: int | None = None  # what the physician verifies; zero is an answer
    missing_records: tuple[str, ...] = ()
    fee_basis: FeeBasis | None = None
    declarations: tuple[DeclarationText, ...] = ()  # in place of the law's own wordings, by name
    attachments: tuple[str, ...] = ()
    requested_by: str = ""  # supplemental: who asked for it
    requested_on: date | None = None
    previous_report_on: date | None = None
    one_sided: tuple[OneSided, ...] = ()
    followed_guidelines: bool | None = None  # the physician's own statement; None: not stated yet
    county: str = ""
    signed_on: date | None = None

    @property
    def is_draft(self) -> bool:
        return self.signed_on is None


@dataclass(frozen=True, slots=True)
class BillingIdentity:
    name: str
    npi: str
    tin: str
    address: Address
    physician: str = ""
    licence_number: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class BillLine:
    code: str
    modifiers: tuple[str, ...]
    description: str
    units: Decimal
    unit_dollars: Decimal
    dollars: Decimal
    why: str
    on: date | None = None  # None: the day of the service of the whole bill


@dataclass(frozen=True, slots=True)
class PageCount:
    """One sender's pages, all six counts of them."""

    sender: str
    received_on: date | None
    declared: int | None
    received: int
    read: int
    reviewed_before: int
    repeated: int  # flagged, never dropped
    billable: int


@dataclass(frozen=True, slots=True)
class BillFacts:
    number: str
    billed_on: date
    billing: BillingIdentity
    payer: Party
    worker: str
    claim_numbers: tuple[str, ...]
    adj_numbers: tuple[str, ...]
    injury_dates: tuple[str, ...]  # as printed: "March 3, 2025" or "January 2, 2023 to March 3, 2025"
    employer: str
    evaluation: str  # "Panel QME comprehensive evaluation"
    serviced_on: date
    lines: tuple[BillLine, ...]
    total: Decimal
    pages: tuple[PageCount, ...] = ()
    pages_included: int = 0
    pages_arithmetic: str = ""
    steps: tuple[Step, ...] = ()
    is_draft: bool = True
    counts_pages: bool = True  # False: of a service for which no page is counted
