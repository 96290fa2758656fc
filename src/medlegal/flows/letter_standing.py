"""How one kind of letter stands in one evaluation today: due, possible, or not now and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    DUE = "due"
    POSSIBLE = "possible"
    NOT_NOW = "not_now"


@dataclass(frozen=True, slots=True)
class Standing:
    """One kind of letter in one evaluation today."""

    state: State
    because: str
    due_on: date | None = None


def due_now(because: str, on: date | None = None) -> Standing:
    return Standing(State.DUE, because, on)


def possible(because: str, on: date | None = None) -> Standing:
    return Standing(State.POSSIBLE, because, on)


def not_now(because: str) -> Standing:
    return Standing(State.NOT_NOW, because)
