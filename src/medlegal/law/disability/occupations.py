"""Finding an occupational group by title, and titles and impairment numbers by words."""

from dataclasses import dataclass
from functools import cache

from medlegal.law.disability.schedule import IMPAIRMENTS, OCCUPATIONS
from medlegal.law.errors import Contradiction, UnknownCode
from medlegal.law.step import Confidence, Step

MOST_FOUND = 50


@dataclass(frozen=True, slots=True)
class Occupation:
    title: str
    group: str
    industry: str


@dataclass(frozen=True, slots=True)
class Occupations:
    occupations: tuple[Occupation, ...]
    found: int  # all that match, of which at most fifty are listed
    steps: tuple[Step, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Impairment:
    number: str
    chapter: str
    description: str
    rank: str


@dataclass(frozen=True, slots=True)
class Impairments:
    impairments: tuple[Impairment, ...]
    found: int
    steps: tuple[Step, ...]
    confidence: Confidence


@cache
def _occupations() -> tuple[Occupation, ...]:
    return tuple(Occupation(**row) for row in OCCUPATIONS.rows)


@cache
def _impairments() -> tuple[Impairment, ...]:
    return tuple(Impairment(**row) for row in IMPAIRMENTS.rows)


def occupations(*, text: str) -> Occupations:
    """The occupations whose title or industry has every word of `text`, the closest titles first.

    Law: PDRS 2005 sec. 3.
    """
    words = text.casefold().split()
    found = [one for one in _occupations() if _has(words, f"{one.title} {one.industry}")]
    found.sort(key=lambda one: (not _has(words, one.title), len(one.title), one.title))
    step = OCCUPATIONS.step(f"{len(found)} of {len(_occupations())} titles have the words {text}.")
    return Occupations(tuple(found[:MOST_FOUND]), len(found), (step,), step.confidence)


def impairments(*, text: str) -> Impairments:
    """The impairment numbers whose number, chapter or description has every word of `text`.

    Law: PDRS 2005 sec. 2.
    """
    words = text.casefold().split()
    found = [one for one in _impairments() if _has(words, f"{one.number} {one.chapter} {one.description}")]
    step = IMPAIRMENTS.step(f"{len(found)} of {len(_impairments())} numbers have the words {text}.")
    return Impairments(tuple(found[:MOST_FOUND]), len(found), (step,), step.confidence)


def _has(words: list[str], text: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)


@cache
def group_of(title: str) -> str:
    """The group of an occupation by its exact title, capitals aside.

    Raises UnknownCode for a title that is not listed, Contradiction for one in several groups.
    """
    wanted = " ".join(title.casefold().split())
    found = {one.group: one for one in _occupations() if one.title.casefold() == wanted}
    if not found:
        raise UnknownCode(
            f"{title!r} is no title of the schedule; ask `occupations` with a word of it, or give group."
        )
    if len(found) > 1:
        shown = ", ".join(f"{group} ({one.industry})" for group, one in sorted(found.items()))
        raise Contradiction(f"{title!r} stands in several groups: {shown}. Give group.")
    return next(iter(found))
