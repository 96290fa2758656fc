"""A question of the law: its name, what it answers, what it takes and the function that answers it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from medlegal.law.questions.parameters import Parameter, Takes


@dataclass(frozen=True, slots=True)
class Question:
    name: str
    says: str
    citation: str
    answers: Callable[..., Any]  # gives a dataclass with `steps` and, if it has one, `confidence`
    parameters: tuple[Parameter, ...]
    words: tuple[str, ...] = ()  # the keys that stand without a flag on a command line
    takes: Takes = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "takes", Takes(self.parameters))
