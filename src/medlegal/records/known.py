"""What a packet knows of its patient: name, birth, sex, claims, injuries, and the numbers that offices keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from medlegal.records.circle import Circle
from medlegal.records.names import is_same_person, name_parts
from medlegal.records.others import may_be_about
from medlegal.records.reading import Expected
from medlegal.records.sights import Sight
from medlegal.records.sparing import Caseless, Gated
from medlegal.records.standing import Gate
from medlegal.records.written_days import slips_of

T = TypeVar("T")
_SEX = Caseless(r"\b(?:sex|gender|sexo)\W{0,3}(?P<sex>m|f|male|female)\b")
_AGED = Caseless(
    r"\b(?P<age>\d{2})[ -]?(?:year|yr|y)s?[ -]?(?:old|o)\b,? (?:(?!man\b|woman\b)[\w-]+ ){0,3}?"
    r"(?P<sex>man|male|gentleman|woman|female|lady)\b"
)
_TELLS_SEX = Gate(_SEX.pattern, _AGED.pattern)
_MISTER = Gated(r"\b(?:Mr|Sr)\.? (?P<man>[\w'’-]+)|\b(?:Ms|Mrs|Miss|Sra)\.? (?P<woman>[\w'’-]+)")
_TOP = 40  # lines
_FEWEST, _MOST_OF, _FEWEST_OF_ALL = 2, 0.8, 4
_OWNER, _SEVERAL = 4, 3  # letters of an office's name by which its owner is told, owners
_YOUNGEST = 14  # years of age at an injury
_EARLIER, _LATER = 12, 20  # years around the injury in which records are written


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom a packet is about: what the pages that name the patient agree on."""

    name: str
    born: date | None
    claims: frozenset[str]
    injured: frozenset[date] = frozenset()
    records: Mapping[str, frozenset[str]] = field(
        default_factory=dict
    )  # numbers by the office that keeps them
    is_man: bool | None = None
    security_end: str | None = None  # the last four figures of the social security number
    everywhere: str | None = None  # the one number by which offices of several owners keep the patient
    is_accounted: bool = False  # bills are kept by that number as well
    circle: Circle = field(default_factory=lambda: Circle((), ""), compare=False)

    @property
    def latest_birth(self) -> date | None:
        """The last day on which this worker can have been born; None where neither birth nor injury is known."""
        if self.injured:
            return min(self.injured).replace(year=min(self.injured).year - _YOUNGEST, day=1)
        return self.born and self.born.replace(year=self.born.year + _YOUNGEST, day=1)

    @property
    def years(self) -> range | None:
        """How old the patient is from the first injury on, give or take; None where that is not known."""
        if self.born is None or not self.injured:
            return None
        first = min(self.injured).year - self.born.year
        return range(first - _EARLIER, first + _LATER)


def identity_of(sights: Sequence[Sight], name: str, expected: Expected | None = None) -> Identity:
    """What the pages that name the patient agree on; a birth counts when two pages tell it.

    A birth that is expected stands, unless what the pages agree on is a slip away from it.
    """
    near = {expected.born, *slips_of(expected.born)} if expected and expected.born else None
    own = [
        sight
        for sight in sights
        if sight.patient is not None
        and is_same_person(sight.patient.name, name)
        and (near is None or not sight.births or not near.isdisjoint(sight.births))
    ]
    spoken_of = [sight for sight in sights if _is_spoken_of(sight, name)]
    kept = Counter((office_of(one), number) for one in (*own, *spoken_of) for number in one.record_numbers)
    everywhere = _kept_everywhere(own)
    records: dict[str, set[str]] = {}
    for (office, number), times in kept.items():
        if times >= _FEWEST:
            records.setdefault(office, set()).add(number)
    return Identity(
        name,
        _born(sights, own, spoken_of, expected),
        _told_again(number for sight in own for number in sight.claim_numbers)
        | (expected.claims if expected else frozenset()),
        _told_again(on for sight in own for on in sight.injuries),
        {office: frozenset(numbers) for office, numbers in records.items()},
        _is_man(own, name),
        _security_end(own),
        everywhere,
        any(everywhere in sight.account_numbers for sight in own),
        Circle(sights, name),
    )


def _born(
    sights: Sequence[Sight], own: Sequence[Sight], spoken_of: Sequence[Sight], expected: Expected | None
) -> date | None:
    agreed = _agreed(on for sight in own for on in sight.births) or _agreed(
        on for sight in (*own, *spoken_of) for on in sight.births
    )
    if expected is None or (expected.born is None and own):
        return agreed or _of_all(sights)
    return agreed if agreed and expected.born and agreed in slips_of(expected.born) else expected.born


def _is_spoken_of(sight: Sight, name: str) -> bool:
    """True for a page that tells births or numbers, and names the patient without a label."""
    tells = sight.patient is None and (sight.births or sight.record_numbers)
    return bool(tells) and may_be_about(sight.lines, name)


def office_of(sight: Sight) -> str:
    return (sight.facility or "").lower()


def _kept_everywhere(own: Sequence[Sight]) -> str | None:
    """The number by which most pages of several owners' offices keep the patient: a health system's, a vendor's.

    Not where any other is told again, since then offices have numbers of their own.
    """
    told: dict[str, Counter[str]] = {}
    for sight in own:
        for number in sight.record_numbers:
            told.setdefault(number, Counter())[office_of(sight)[:_OWNER]] += 1
    most = max(told, key=lambda number: told[number].total(), default=None)
    if most is None or len(told[most].keys() - {""}) < _SEVERAL:
        return None
    others = [offices.total() for number, offices in told.items() if number != most]
    return most if max(others, default=0) < _FEWEST else None


def sexes_on(lines: Sequence[str], top: int) -> list[tuple[str, bool, int | None]]:
    """The lines of the top that say whether somebody is a man, by a label or in a sentence, with the age if told."""
    found: list[tuple[str, bool, int | None]] = []
    for line in (lines[at] for at in _TELLS_SEX.among(lines) if at < top):
        if sex := _SEX.search(line):
            found.append((line, sex["sex"].lower().startswith("m"), None))
        if aged := _AGED.search(line):
            found.append((line, aged["sex"].lower() in ("man", "male", "gentleman"), int(aged["age"])))
    return found


def _agreed(told: Iterable[T]) -> T | None:
    most = Counter(told).most_common(1)
    return most[0][0] if most and most[0][1] >= _FEWEST else None


def _security_end(own: Sequence[Sight]) -> str | None:
    """The end that pages of several days tell, where no other is told again; a repeat adds nothing."""
    told = Counter(end for end, _ in {(end, one.dated_on) for one in own for end in one.security_ends})
    again = [end for end, times in told.items() if times >= _FEWEST]
    return again[0] if len(again) == 1 else None


def _of_all(sights: Sequence[Sight]) -> date | None:
    """The birth that nearly all pages tell which tell one, whomever they name."""
    told = Counter(on for sight in sights for on in set(sight.births))
    on, times = told.most_common(1)[0] if told else (None, 0)
    return on if times >= max(_FEWEST_OF_ALL, _MOST_OF * told.total()) else None


def _told_again(told: Iterable[T]) -> frozenset[T]:
    return frozenset(one for one, times in Counter(told).items() if times >= _FEWEST)


def _is_man(own: Sequence[Sight], name: str) -> bool | None:
    """By the form of address before the last name and by labels; None where the pages do not agree."""
    last = name_parts(name)[-1:]
    votes = Counter(is_man for sight in own for _, is_man, _ in sexes_on(sight.lines, _TOP))
    for sight in own:
        for said in _MISTER.finditer("\n".join(sight.lines[:_TOP])):
            if name_parts(said["man"] or said["woman"])[-1:] == last:
                votes[said["man"] is not None] += 1
    (is_man, times) = votes.most_common(1)[0] if votes else (None, 0)
    return is_man if times >= max(_FEWEST, _MOST_OF * votes.total()) else None
