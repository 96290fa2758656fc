"""What programs send and get of a request for an evaluation."""

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from medlegal.api.evaluation_shapes import InjuryGiven, IssueName, KindName, PartyGiven, RoleName, WorkerGiven
from medlegal.api.fields import Day, Given, Id, words
from medlegal.practice.cases.models import EvaluationRequest

StatusName = Literal[tuple(EvaluationRequest.Status.values)]  # type: ignore[valid-type]


class AskedGiven(Given):
    """A request as a program knows it; what is not known is left out, and the office completes it."""

    practice_id: Id
    physician_id: Id
    role: RoleName | None = None
    kind: KindName | None = None
    requested_on: Day
    worker: WorkerGiven
    injuries: Annotated[list[InjuryGiven], Field(min_length=1, max_length=20)]
    parties: Annotated[list[PartyGiven], Field(max_length=40)] = []
    panel_number: words(20) = ""
    specialty: words(80) = ""
    issues: list[IssueName] = []
    questions: words(4000) = ""
    is_represented: bool = True
    language: words(40, least=1) = "English"

    def as_draft(self) -> dict[str, Any]:
        """As the request form takes it."""
        told = self.model_dump(mode="json")
        names = (
            "role",
            "kind",
            "requested_on",
            "panel_number",
            "specialty",
            "questions",
            "is_represented",
            "language",
        )
        form = {name: told[name] for name in names if told[name] is not None}
        form |= {f"issue_{issue}": True for issue in self.issues} | {"physician": self.physician_id}
        return {
            "form": form,
            "worker": told["worker"],
            "injuries": told["injuries"],
            "parties": [party for party in told["parties"] if party["role"] != "worker"],
        }


class LetterGiven(Given):
    practice_id: Id
    came_on: Day


class DeclineGiven(Given):
    reason: words(300, least=1)


class ListGiven(Given):
    status: StatusName | None = None
    page: Annotated[int, Field(ge=1, le=100_000)] = 1


class PlaceTold(Schema):
    """Where a field was read: injuries and parties are counted from 0, as in `asked`."""

    field: str
    page: int
    quote: str


class RequestTold(Schema):
    id: int
    practice_id: int
    status: str
    came_by: str
    came_on: date
    from_whom: str
    prior_id: int | None
    evaluation_id: int | None
    asked: dict[str, Any]
    read: list[PlaceTold]
    decline_reason: str
