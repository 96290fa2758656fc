"""What programs send and get of an evaluation: who, which injuries, which parties, where it stands."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from ninja import Schema
from pydantic import Field, model_validator

from medlegal.api.fields import Day, Email, Given, Id, Page, words
from medlegal.api.law import StepTold
from medlegal.practice.cases.models import Evaluation, Injury, Party

RoleName = Literal[tuple(Evaluation.Role.values)]  # type: ignore[valid-type]
KindName = Literal[tuple(Evaluation.Kind.values)]  # type: ignore[valid-type]
InjuryKind = Literal[tuple(Injury.Kind.values)]  # type: ignore[valid-type]
IssueName = Literal[tuple(Evaluation.Issue.values)]  # type: ignore[valid-type]
MeansName = Literal[tuple(Party.Means.values)]  # type: ignore[valid-type]
PartyRole = Literal[tuple(Party.Role.values)]  # type: ignore[valid-type]


class Home(Given):
    street: words(120, least=1)
    city: words(60, least=1)
    state: words(2, least=2) = "CA"
    zip_code: words(10, least=5)


class WorkerGiven(Home):
    given_name: words(60, least=1)
    family_name: words(60, least=1)
    born_on: Day
    language: words(40, least=1) = "English"
    phone: words(20) = ""


class InjuryGiven(Given):
    kind: InjuryKind
    began_on: Day
    ended_on: Day | None = Field(None, description="Of a cumulative injury only, and then required")
    employer: words(120, least=1)
    claim_number: words(40, least=1)
    adj_number: words(20) = ""
    body_parts: words(300, least=1)

    @model_validator(mode="after")
    def has_the_days_of_its_kind(self) -> Self:
        is_cumulative = self.kind == Injury.Kind.CUMULATIVE
        if is_cumulative and (self.ended_on is None or self.ended_on <= self.began_on):
            raise ValueError("A cumulative injury needs ended_on, after began_on.")
        if not is_cumulative and self.ended_on is not None:
            raise ValueError("A specific injury has one day; leave ended_on out.")
        return self


class PartyGiven(Home):
    role: PartyRole
    name: words(120, least=1)
    firm: words(120) = ""
    phone: words(20) = ""
    fax: words(20) = ""
    email: Email = ""
    preferred_means: MeansName = Party.Means.MAIL.value
    e_service_agreed_on: Day | None = Field(
        None, description="The day of the written agreement to service by e-mail"
    )


class RequestGiven(Given):
    """A party asks for an evaluation."""

    practice_id: Id
    physician_id: Id
    role: RoleName
    kind: KindName
    requested_on: Day
    worker: WorkerGiven | None = Field(None, description="Left out only with prior_id")
    prior_id: Id | None = Field(None, description="The earlier evaluation that this one follows")
    injuries: Annotated[list[InjuryGiven], Field(min_length=1, max_length=20)]
    parties: Annotated[list[PartyGiven], Field(max_length=40)] = []
    panel_number: words(20) = ""
    specialty: words(80) = ""
    issues: list[IssueName] = Field([], description="The sections of the Labor Code in dispute")
    questions: words(4000) = ""
    is_represented: bool = True
    language: words(40, least=1) = "English"
    claimant_id: Id | None = Field(None, description="The worker is this person, who is here already")
    another_person_because: words(300) = Field(
        "", description="Why the worker is somebody else than the person who looks the same"
    )
    request_id: Id | None = Field(None, description="The kept request that this accepts")

    @model_validator(mode="after")
    def names_one_worker(self) -> Self:
        if (self.worker is None) == (self.prior_id is None):
            raise ValueError("Give the worker, or the prior_id of the earlier evaluation, and not both.")
        if self.prior_id is not None and self.kind == Evaluation.Kind.INITIAL:
            raise ValueError(
                "An initial evaluation has no prior_id; choose follow_up, supplemental or deposition."
            )
        return self


class SearchGiven(Given):
    text: words(100) = Field(
        "", description="How a number, a claim number or “Family, Given” begins; empty for all"
    )
    page: Annotated[int, Field(ge=1, le=100_000)] = 1


class Brief(Schema):
    """What names an evaluation."""

    id: int
    number: str
    practice_id: int
    physician_id: int
    physician: str
    worker: str
    role: str
    kind: str
    requested_on: date
    closed_on: date | None


class Line(Brief):
    """One line of a list."""

    @staticmethod
    def resolve_physician(evaluation: Evaluation) -> str:
        return str(evaluation.physician)

    @staticmethod
    def resolve_worker(evaluation: Evaluation) -> str:
        return str(evaluation.claimant)


class Found(Page):
    evaluations: list[Line]


class WorkerTold(Schema):
    given_name: str
    family_name: str
    born_on: date
    language: str
    phone: str
    street: str
    city: str
    state: str
    zip_code: str


class InjuryTold(Schema):
    id: int
    kind: str
    began_on: date
    ended_on: date | None
    employer: str
    claim_number: str
    adj_number: str
    body_parts: str


class PartyTold(Schema):
    id: int
    role: str
    name: str
    firm: str
    street: str
    city: str
    state: str
    zip_code: str
    phone: str
    fax: str
    email: str
    preferred_means: str
    e_service_agreed_on: date | None


class StageTold(Schema):
    name: str
    is_done: bool
    on: date | None


class OfficeTold(Schema):
    id: int
    street: str
    city: str
    state: str
    zip_code: str
    county: str


class AppointmentTold(Schema):
    id: int
    starts_at: datetime
    ends_at: datetime
    made_on: date
    office: OfficeTold
    is_remote: bool
    interpreter_language: str


class ExaminationTold(Schema):
    examined_on: date
    office: OfficeTold
    face_to_face_minutes: int
    identity_seen: str
    persons_present: str
    interpreter_name: str
    interpreter_language: str
    interpreter_certificate: str
    interpreter_reason: str


class DeadlineTold(Schema):
    """One duty and its last day. A deadline that was moved stays, and the row that moved it names it."""

    id: int
    evaluation_id: int
    duty: str
    began_on: date
    due_on: date
    strict_on: date
    confidence: str
    steps: list[StepTold]
    met_on: date | None
    moves_id: int | None
    reason: str
    is_standing: bool

    @staticmethod
    def resolve_is_standing(deadline: Any) -> bool:
        return deadline.met_on is None and getattr(deadline, "moved_by", None) is None


class Whole(Brief):
    """One evaluation. A party's person sees neither the deadlines nor what stands in a draft."""

    practice: str
    prior_id: int | None
    panel_number: str
    specialty: str
    issues: list[str]
    questions: str
    is_represented: bool
    language: str
    close_reason: str
    claimant: WorkerTold
    injuries: list[InjuryTold]
    parties: list[PartyTold]
    stages: list[StageTold]
    appointment: AppointmentTold | None
    examination: ExaminationTold | None
    deadlines: list[DeadlineTold]
