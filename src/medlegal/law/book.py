"""The book of the law: every provision as it stood on any day, read from TOML and checked at import."""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar, get_args, get_origin
from urllib.parse import urlsplit

from medlegal.law.dates import CHOOSERS
from medlegal.law.errors import BrokenProvision, NotInForce
from medlegal.law.step import CONFIDENCES, Confidence, Step

L = TypeVar("L")

PROVISIONS = Path(__file__).parent / "provisions"

OFFICIAL_HOSTS = frozenset(
    {
        "www.dir.ca.gov",
        "leginfo.legislature.ca.gov",
        "www.courts.ca.gov",
        "www.calhr.ca.gov",
    }
)

MARKS = ("confidence", "citation")  # keys of a line that belong to the book, not to the line


@dataclass(frozen=True, slots=True)
class Reading:
    """What a provision is, where its official text stands, and how and when it was last read."""

    citation: str
    title: str
    source: str
    chosen_by: str
    read_on: date
    read_at: str
    confidence: Confidence
    doubt: str = ""


class Version(dict[str, L]):
    """The lines of a provision by name, as they stood from `since` until the day before `until`."""

    def __init__(self, lines: Mapping[str, L], *, reading: Reading, block: dict[str, Any]) -> None:
        super().__init__(lines)
        self.since: date = block["from"]
        self.until: date | None = block.get("until")
        self.note: str = block.get("note", "")
        self.title = reading.title
        self._citation: str = block.get("citation", reading.citation)
        self._confidence: Confidence = block.get("confidence", reading.confidence)
        self._marks: dict[str, tuple[str, Confidence]] = {
            name: (line.get("citation", self._citation), line.get("confidence", self._confidence))
            for name, line in block["lines"].items()
        }

    def citation(self, line: str) -> str:
        return self._marks[line][0]

    def confidence(self, line: str) -> Confidence:
        return self._marks[line][1]

    def step(self, line: str, says: str) -> Step:
        """`says`, resting on that line of this version, as surely as the line was read."""
        citation, confidence = self._marks[line]
        return Step(says, citation, confidence)

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Provision(Generic[L]):
    key: str
    reading: Reading
    versions: tuple[Version[L], ...]
    by_day: dict[date, Version[L]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def citation(self) -> str:
        return self.reading.citation

    def on(self, day: date) -> Version[L]:
        """The version in force on `day`. Raises NotInForce before the first and after the last."""
        known = self.by_day.get(day)
        if known is not None:
            return known
        for version in self.versions:
            if version.covers(day):
                self.by_day[day] = version
                return version
        raise NotInForce(f"{self.reading.title} ({self.citation}) on {day}: {self._span()}")

    def _span(self) -> str:
        first, last = self.versions[0].since, self.versions[-1].until
        ends = f"until {last}, and the next figures have not been read" if last else "on"
        return f"what is kept here runs from {first} {ends}."


def provision(key: str, line_type: type[L]) -> Provision[L]:
    """The provision at `provisions/<key>.toml`, its lines of `line_type`, entered in the BOOK.

    Raises BrokenProvision, naming the file, for a missing or extra key, a value of the wrong
    kind, blocks that overlap, an unknown confidence or a source that is no official host.
    """
    path = PROVISIONS / f"{key}.toml"
    try:
        kept = _read(path, key, line_type)
    except (BrokenProvision, KeyError, TypeError, ValueError, OSError) as error:
        raise BrokenProvision(f"{path.name}: {error}") from error
    _BOOK[key] = kept
    return kept


_BOOK: dict[str, Provision[Any]] = {}
BOOK: Mapping[str, Provision[Any]] = MappingProxyType(_BOOK)


def _read(path: Path, key: str, line_type: type[L]) -> Provision[L]:
    with path.open("rb") as file:
        raw = tomllib.load(file, parse_float=Decimal)
    reading = reading_of(raw["provision"])
    versions = tuple(_version(block, reading, line_type) for block in raw["in_force"])
    for earlier, later in pairwise(versions):
        if earlier.until is None or earlier.until > later.since:
            raise BrokenProvision(f"the versions from {earlier.since} and {later.since} overlap")
    return Provision(key, reading, versions)


def reading_of(raw: dict[str, Any]) -> Reading:
    """The head of a provision or of a table's card, checked."""
    reading = shaped(raw, Reading)
    if reading.chosen_by not in CHOOSERS:
        raise BrokenProvision(f"chosen_by must be one of the types in dates.py, not {reading.chosen_by}")
    where = urlsplit(reading.source)
    if where.scheme != "https" or where.hostname not in OFFICIAL_HOSTS:
        raise BrokenProvision(f"source is not an official page: {reading.source}")
    _checked_mark(reading.confidence)
    return reading


def _version(block: dict[str, Any], reading: Reading, line_type: type[L]) -> Version[L]:
    for mark in (block, *block["lines"].values()):
        if "confidence" in mark:
            _checked_mark(mark["confidence"])
    lines = {
        name: shaped({key: value for key, value in line.items() if key not in MARKS}, line_type)
        for name, line in block["lines"].items()
    }
    return Version(lines, reading=reading, block=block)


def _checked_mark(mark: str) -> None:
    if mark not in CONFIDENCES:
        raise BrokenProvision(f"confidence is one of {', '.join(CONFIDENCES)}, not {mark}")


@cache
def _shape(kind: Any) -> dict[str, tuple[Any, bool]]:
    return {
        part.name: (part.type, part.default is MISSING and part.default_factory is MISSING)
        for part in fields(kind)
    }


def shaped(raw: Mapping[str, Any], kind: type[L]) -> L:
    """A `kind` (a dataclass) made from a TOML table whose keys are exactly its fields."""
    hashable: Any = kind
    parts = _shape(hashable)
    extra = raw.keys() - parts.keys()
    missing = {name for name, (_, required) in parts.items() if required} - raw.keys()
    if extra or missing:
        raise BrokenProvision(f"{kind.__name__}: extra {sorted(extra)}, missing {sorted(missing)}")
    return kind(**{name: _value(value, parts[name][0], name) for name, value in raw.items()})


def _value(value: Any, kind: Any, name: str) -> Any:
    origin = get_origin(kind)
    if kind is Decimal and type(value) is int:
        return Decimal(value)
    if is_dataclass(kind) and isinstance(kind, type):
        return shaped(value, kind)
    if origin is tuple:
        return tuple(_value(one, get_args(kind)[0], name) for one in value)
    if origin is dict:
        return {key: _value(one, get_args(kind)[1], name) for key, one in value.items()}
    if isinstance(kind, type) and type(value) is not kind:
        raise BrokenProvision(f"{name} is {kind.__name__}, not {value!r}")
    return value
