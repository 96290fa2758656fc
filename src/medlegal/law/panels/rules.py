"""The shapes that the provisions about evaluators share, and the findings that answers list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    says: str
    value: int


@dataclass(frozen=True, slots=True)
class Problem:
    problem: str
    says: str
