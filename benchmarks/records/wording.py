"""Invented sentences: banks of phrases with choices `[a|b]` and blanks `{name}` are turned into text."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_BLANK = re.compile(r"\{([^{}]+)\}")
_NUMBERS = re.compile(r"(-?\d+)\.\.(\d+)(?:/(10+))?")
_DAY = re.compile(r"(date|doi|born|past|hired)([+-]\d+)?(?::(\w+))?")
FORMATS = {
    "us": "%m/%d/%Y",
    "short": "%m/%d/%y",
    "dash": "%m-%d-%Y",
    "long": "%B {day}, %Y",
    "abbr": "%b {day}, %Y",
    "dmy": "%d-%b-%Y",
    "DMY": "%d %b %Y",
    "iso": "%Y-%m-%d",
    "week": "%A, %B {day}, %Y",
    "bare": "{month}/{day}/%Y",
    "dot": "%m.%d.%Y",
    "compact": "%Y%m%d",
    "depo": "%B {day}, %Y",
    "military": "%d%b%Y",
    "spoken": "{day} %B %Y",
    "ordinal": "%B {th}, %Y",
}
_MONTHS = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
]  # fmt: skip


def banks_in(folder: Path) -> dict[str, list[str]]:
    banks: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.toml")):
        banks |= tomllib.loads(path.read_text(encoding="utf-8"))
    return banks


def day_text(day: date, how: str) -> str:
    if how == "es":
        return f"{day.day} de {_MONTHS[day.month - 1]} de {day.year}"
    form = FORMATS[how].replace("{day}", str(day.day)).replace("{month}", str(day.month))
    text = day.strftime(form.replace("{th}", f"{day.day}{_ending(day.day)}"))
    return text.upper() if how == "military" or (how == "dmy" and day.day % 2) else text


def _ending(number: int) -> str:
    """That of an ordinal: 1st, 12th, 23rd."""
    return "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


class Wording:
    """Turns phrases into text for one document. `words` picks the sentences, `figures` the numbers in them."""

    def __init__(
        self,
        banks: dict[str, list[str]],
        values: dict[str, str],
        days: dict[str, date],
        how: str,
        words: random.Random,
        figures: random.Random,
    ) -> None:
        self.banks, self.values, self.days, self.how = banks, values, days, how
        self.words, self.figures = words, figures
        self.later: tuple[Wording, float] | None = (
            None  # what is said anew on a note copied forward, and how often
        )
        self.used: set[str] = set()
        self.said: list[str] = []

    def text(self, phrase: str) -> str:
        for _ in range(40):
            before = phrase
            phrase = _CHOICE.sub(lambda found: self.words.choice(found[1].split("|")), phrase)
            phrase = _BLANK.sub(lambda found: self._filled(found[1]), phrase)
            if phrase == before:
                break
        return phrase

    def sentences(self, bank: str, count: int) -> list[str]:
        """Different sentences of a bank, those of the injured part and the general ones, while there are any."""
        pool = list(dict.fromkeys(self.banks[self._bank(bank)] + self.banks.get(bank, [])))
        picked = self.words.sample(pool, min(count, len(pool)))
        picked += self.words.choices(pool, k=count - len(picked))
        texts = []
        for phrase in picked:
            chosen = self.figures.choice(pool) if self.figures.random() < 0.12 else phrase
            text = self._or_anew(self.text(chosen), pool)
            texts.append(text[:1].upper() + text[1:])
        return texts

    def _or_anew(self, text: str, pool: list[str]) -> str:
        """The sentence, or on a note copied forward now and then another in its place."""
        if self.later is None or self.later[0].words.random() >= self.later[1]:
            return text
        return self.later[0].text(self.later[0].words.choice(pool))

    def _bank(self, name: str) -> str:
        local = f"{name}_{self.values.get('region', '')}"
        return local if local in self.banks else name

    def _filled(self, blank: str) -> str:
        if found := _NUMBERS.fullmatch(blank):
            number = self.figures.randint(int(found[1]), int(found[2]))
            if self.later is not None and self.later[0].figures.random() < 2 * self.later[1]:
                number = self.later[0].figures.randint(int(found[1]), int(found[2]))
            return str(number) if not found[3] else f"{number / int(found[3]):.{len(found[3]) - 1}f}"
        if found := _DAY.fullmatch(blank):
            return self._day(found[1], int(found[2] or 0), found[3] or self.how)
        if blank in self.values:
            self.used.add(blank)
            return self.values[blank]
        if blank.isupper() and blank.lower() in self.values:
            self.used.add(blank.lower())
            return self.values[blank.lower()].upper()
        if self._bank(blank) not in self.banks:
            raise KeyError(f"no blank and no bank is called {blank}")
        return self.words.choice(self.banks[self._bank(blank)])

    def _day(self, name: str, later: int, how: str) -> str:
        if name == "past":
            day = self._past()
        else:
            day = self.days[name] + timedelta(days=later)
            if not later:
                self.used.add(name)
        return day_text(day, how)

    def _past(self) -> date:
        start, end = self.days["doi"], self.days["date"] - timedelta(days=6)
        span = (end - start).days
        return start + timedelta(days=self.figures.randint(1, span)) if span > 2 else start


Fill = Callable[[str], str]
