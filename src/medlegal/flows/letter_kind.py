"""What one kind of letter is: its name, its rules, what a person adds, who signs it, and with what it goes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from medlegal.flows.gather_situation import Situation
from medlegal.law.deadlines.due import due
from medlegal.law.elements import element_step
from medlegal.law.errors import NoAnswer
from medlegal.law.forms import form_name, state_form
from medlegal.law.panels.appointment import CONDUCT
from medlegal.law.step import Step
from medlegal.practice.correspondence.models import Serving
from medlegal.reports.blocks import Paper

Answer = Literal["words", "line", "day", "choice"]
Signer = Literal["", "evaluator", "worker"]
Goes = Literal["", "with_report", "by_report"]
NO_DUTY = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that only a person knows: a field of the form by which a letter is drafted or its copy is kept."""

    name: str
    label: str
    answer: Answer = "words"
    choices: tuple[tuple[str, str], ...] = ()
    is_required: bool = True
    hint: str = ""


@dataclass(frozen=True, slots=True)
class LetterKind:
    key: str
    title: str
    says: str  # in one sentence, for the page
    paper: Callable[[Situation, Mapping[str, str], str], Paper]
    form: str = ""  # the number of the State form it re-creates
    rules: tuple[str, ...] = ()  # duties of the law whose reasons it rests on
    element: str = ""  # what the law asks of a report that this paper answers, by its line
    asks: tuple[Ask, ...] = ()
    signed_asks: tuple[Ask, ...] = ()  # what the signer wrote on the paper, typed as its copy is kept
    languages: tuple[str, ...] = ("en",)
    meets: str = NO_DUTY  # the duty that is met once it is served, or once its signed copy is kept
    what: str = Serving.What.LETTER
    signer: Signer = ""  # who signs it in person, before it is served
    is_evaluators: bool = False  # only the evaluator drafts it: it holds findings
    goes: Goes = ""  # with the report alone, or on its own and with the report at the latest
    tells_unit: bool = False  # it goes to the Medical Unit too
    tells_unit_unrepresented: bool = False
    tells_unit_of_panel: bool = False
    remarks: tuple[Step, ...] = field(default=())

    @property
    def is_signed(self) -> bool:
        return bool(self.signer)

    @property
    def form_name(self) -> str:
        """As people call the State form: `QME Form 110`; empty where it re-creates none."""
        return form_name(self.form) if self.form else ""

    @property
    def named(self) -> str:
        """As a declaration of service names it."""
        return f"{self.title} ({self.form_name})" if self.form else self.title

    def steps(self, situation: Situation) -> tuple[Step, ...]:
        """What the law says that it rests on, as sure as it was read."""
        found = [*(state_form(number=self.form, on=situation.on).steps if self.form else ())]
        if self.element:
            found.append(element_step(self.element, on=situation.on))
        for duty in self.rules:
            found += reasons(duty, situation)
        return tuple(dict.fromkeys((*found, *self.remarks)))


def reasons(duty: str, situation: Situation) -> list[Step]:
    """The reasons of the standing deadline for the duty, or of the rule as it would run from today."""
    row = situation.deadlines.get(duty)
    if row is not None:
        return [Step(step["says"], step["citation"], step["confidence"]) for step in row.steps]
    try:
        return list(due(duty=duty, began_on=situation.on).steps[:1])
    except NoAnswer:
        return []


def conduct(line: str) -> Step:
    version = CONDUCT.versions[-1]
    return version.step(line, version[line].says)
