"""The law's questions for programs: what can be asked, and the answers. No token is needed: no record is touched."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import Field

from medlegal.api.fields import Given
from medlegal.api.pace import BY_ADDRESS
from medlegal.api.problem import OPEN_REFUSALS, Problem, answers
from medlegal.flows.confirm_law import ask_law, ask_law_all
from medlegal.law.questions.catalogue import QUESTIONS
from medlegal.law.questions.parameters import Parameter
from medlegal.law.questions.question import Question

MOST_AT_ONCE = 1000

router = Router(tags=["The law"], auth=None, throttle=[BY_ADDRESS])


class Takes(Schema):
    """One key of a question."""

    name: str
    type: str
    says: str
    unit: str | None
    choices: list[str] | None
    required: bool
    least: int | None
    most: int | None
    of: list["Takes"] | None = Field(description="Of a list: what its members are. Of an object: its keys.")
    citation: str


class LawQuestion(Schema):
    name: str
    says: str
    citation: str
    parameters: list[Takes]


class LawAsked(Given):
    question: str = Field(max_length=80)
    given: dict[str, Any] = Field(default_factory=dict)


class StepTold(Schema):
    says: str
    citation: str
    confidence: str = Field(description="verified, secondary or memory: how surely the provision was read")


class LawAnswer(Schema):
    question: str
    answer: dict[str, Any] | None = None
    steps: list[StepTold] = []
    confidence: str | None = Field(None, description="That of the weakest step")
    error: Problem | None = Field(None, description="In place of an answer")


@router.get("/questions", response=answers(list[LawQuestion], refusals=frozenset({429})))
def questions(request: HttpRequest) -> Any:
    """Every question: what it answers, and each key it takes."""
    return [question_told(question) for question in QUESTIONS.values()]


@router.post("/ask", response=answers(LawAnswer, refusals=OPEN_REFUSALS), exclude_none=True)
def ask_one(request: HttpRequest, asked: LawAsked) -> Any:
    """One question. Where the law kept here has no answer, 422 says why."""
    told = ask_law(asked.question, asked.given).plain()
    return Status(422, told["error"]) if "error" in told else told


@router.post("/ask-many", response=answers(list[LawAnswer], refusals=OPEN_REFUSALS), exclude_none=True)
def ask_many(request: HttpRequest, asked: list[LawAsked]) -> Any:
    """Many questions at once, answered in the same order; one without an answer carries its error."""
    if len(asked) > MOST_AT_ONCE:
        return Status(422, Problem(reason="TooLong", says=f"Ask at most {MOST_AT_ONCE} questions at once."))
    return [answer.plain() for answer in ask_law_all((one.question, one.given) for one in asked)]


def question_told(question: Question) -> dict[str, Any]:
    return {
        "name": question.name,
        "says": question.says,
        "citation": question.citation,
        "parameters": [takes_told(one, question.citation) for one in question.parameters],
    }


def takes_told(parameter: Parameter, citation: str) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "type": parameter.kind,
        "says": parameter.says,
        "unit": parameter.unit or None,
        "choices": list(parameter.choices) or None,
        "required": parameter.required,
        "least": parameter.least,
        "most": parameter.most,
        "of": [takes_told(part, citation) for part in parameter.of] or None,
        "citation": parameter.citation or citation,
    }
