"""Large tables of the law: a CSV with a card that says what it is, how many rows it has and their sha256."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from io import StringIO
from pathlib import Path
from types import MappingProxyType

from medlegal.law.book import Reading, reading_of, shaped
from medlegal.law.errors import BrokenProvision, NotInForce
from medlegal.law.step import Step, mark_of

TABLES = Path(__file__).parent / "tables"

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Contents:
    """What the card promises of its CSV."""

    file: str
    rows: int
    sha256: str
    columns: tuple[str, ...]


class Table:
    """One table; its rows are read, and held against the card, when they are first asked for."""

    def __init__(self, key: str, path: Path) -> None:
        try:
            raw = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
            self.reading: Reading = reading_of(raw["table"])
            self.contents = shaped(raw["contents"], Contents)
            self.since: date = raw["in_force"]["from"]
            self.until: date | None = raw["in_force"].get("until")
        except (BrokenProvision, KeyError, TypeError, ValueError, OSError) as error:
            raise BrokenProvision(f"{path.name}: {error}") from error
        self.key = key
        self._file = path.with_name(self.contents.file)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        raw = self._file.read_bytes()
        rows = tuple(csv.DictReader(StringIO(raw.decode("utf-8"))))
        found = (sha256(raw).hexdigest(), len(rows), tuple(rows[0]))
        if found != (self.contents.sha256, self.contents.rows, self.contents.columns):
            raise BrokenProvision(
                f"{self._file.name} is not the table its card describes; correct the one or the other."
            )
        return rows

    @property
    def citation(self) -> str:
        return self.reading.citation

    def in_force_on(self, day: date) -> "Table":
        """This table, if it governs `day`. Raises NotInForce."""
        if day < self.since or (self.until is not None and day >= self.until):
            ends = f"until {self.until}" if self.until else "on"
            raise NotInForce(
                f"{self.reading.title} ({self.citation}) on {day}: it is kept from {self.since} {ends}."
            )
        return self

    def rows_on(self, day: date) -> tuple[Row, ...]:
        """The rows whose columns `from` and `until` (the first day no longer) span `day`. Raises NotInForce."""
        written = day.isoformat()
        rows = tuple(
            row
            for row in self.rows
            if row["from"] <= written and (not row["until"] or written < row["until"])
        )
        if not rows:
            self.in_force_on(day)
            raise NotInForce(
                f"{self.reading.title} ({self.citation}) on {day}: no row of the table covers it."
            )
        return rows

    def step(self, says: str, row: Row | None = None) -> Step:
        """`says`, resting on this table, as surely as it (or that row of it) was read."""
        return Step(says, self.citation, mark_of(row["confidence"]) if row else self.reading.confidence)


def table(key: str) -> Table:
    """The table whose card is at `tables/<key>.toml`, entered among the CARDS.

    Raises BrokenProvision, naming the file, for a card that is not as its rules say.
    """
    kept = _TABLES[key] = Table(key, TABLES / f"{key}.toml")
    return kept


_TABLES: dict[str, Table] = {}
CARDS: Mapping[str, Table] = MappingProxyType(_TABLES)
