"""What kind of document a page begins or belongs to, how sure that is, and the words that say so."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice

from medlegal.records.addressed import addressed_lines
from medlegal.records.kind_cues import CUES, SAYS, WORDS_OF_OFFICES, WORDS_OF_PAPERS, Cues, headed
from medlegal.records.kind_words import kinds_by_words, known_words
from medlegal.records.section_names import section_names
from medlegal.records.spotting import Cue, Look, Spotter
from medlegal.records.titles import (
    AN_OFFICE,
    CLEAR,
    PLAIN_LETTERS,
    is_written_as_heading,
    name_over,
    title_line,
    titles_in_line,
)
from medlegal.records.vocabulary import pattern

__all__ = ["CUES", "MOST_PAGES", "OTHER", "SAYS", "Kind", "kind_of_document", "title_of"]

OTHER = "other"
TOP_LINES = 14
MOST_PAGES = 4  # of a document are asked what it speaks of
NAMED_WEIGHT = 1.4  # how much a name weighs against what the document speaks of
STRONG_WEIGHT, HEAD_WEIGHT, BODY_WEIGHT, AGAINST_WEIGHT = 2.4, 1.3, 0.7, 0.8
TOGETHER_WEIGHT = 3.2
WORDS_WEIGHT, PLAIN_WORDS_WEIGHT = 1.2, 0.9  # of what the words of a document speak of
_PERSONS_HEAD = re.compile(
    r"^(?:[A-Z][\w.'’-]*,? ){2,4}(?:M\.?D|D\.?O|Ph\.?D|Psy\.?D|D\.?C)\b\.?\s{3,}[A-Z]"
)  # Jo Doe, M.D.   Psychiatry
_SOMEBODY = re.compile(
    r"(?:Dr\.? )?[A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){1,3},? (?:M\.?D|D\.?O|Ph\.?D|Psy\.?D|D\.?C|D\.?P\.?M)\b\.?"
)
_TRADES = frozenset(
    {"therapy", "psychological", "imaging", "laboratory", "electrodiagnostic", "copy_service"}
)
MOST_SAID, MOST_SAID_PLAINLY = 16.0, 8.0
_RUNNING_TEXT = 60  # letters in a line
LEAST_WEIGHT = 2.0
_MOST_EVIDENCE = 8
_OPENS_SECTION = re.compile(
    r"\W*(?:subjective|objective|assessment|plan|hpi|chief complaint|c/?c|history|(?:physical )?exam\w*|findings"
    r"|impression|diagnos[ie]s|dx|[soap])(?:\s*[:./-]|\s*$)",
    re.IGNORECASE,
)
_MOST_OVER = 3  # lines of one title
_SEVERAL, _WITHIN = 2, 0.4  # a name below so many sections is most likely that of the next section
_CAPTION = re.compile(r"^[^()]{0,60}\)\s*(?=[A-Z])")  # the parties, left of what a pleading is called
_PERSONS = re.compile(
    r"(?:(?:panel |state )?(?:qualified|agreed|independent) medical (?:evaluator|examiner)|p?qme|ame|ime)"
    r"(?: in [a-z ]{4,40}|, [a-z ]{4,40})?\W*",
    re.IGNORECASE,
)
_BEND = 3.5  # so that of the documents under 0.6 about every second is right, on transcribed reports
_PLAIN_NAME, _NAME = 9.5, 7.0  # weights of a line that is a kind's name alone, and mostly
_UNAGREED = 0.55  # sure of a kind for which few words speak
_TOWN = re.compile(r"[A-Za-z],? (?:[A-Z]{2}|California),? \d{5}(?:-\d{4})?$")
_FEW_LINES, _TWO, _OF_AN_ENVELOPE = 9, 2, 0.6
_ADDRESS = pattern("offices", "addresses")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind with the weight behind it and its evidence."""

    kind: str
    weight: float
    title: str | None  # the line in which the document names itself
    evidence: tuple[str, ...]


def _roles() -> dict[Cue, list[tuple[str, str]]]:
    """For which kind a cue speaks, and how; once for each time it is named."""
    roles = defaultdict[Cue, list[tuple[str, str]]](list)
    for cues in CUES:
        for role, named in (("strong", cues.strong), ("body", cues.body), ("against", cues.against)):
            for one in named:
                roles[one].append((cues.kind, role))
    return roles


_SPOTTER = Spotter(
    one for cues in CUES for one in chain(cues.strong, cues.body, cues.against, *cues.together)
)
_ROLES = _roles()
_CUES_OF = {cues.kind: cues for cues in CUES}


def title_of(lines: Sequence[str]) -> Kind | None:
    """The kind that the top of a page names, when a line there is little more than the name."""
    named = _named(lines)
    if not named:
        return None
    kind, (weight, line) = max(named.items(), key=lambda one: one[1][0])
    return Kind(kind, weight, line, (line,))


def kind_of_document(pages: Sequence[Sequence[str]], words: Iterable[Iterable[str]] | None = None) -> Kind:
    """The kind of a document from its pages' lines: its title first, then its form and what it speaks of.

    `words` are those that each of its first pages is known by, where they were looked for before.
    """
    if len(pages) == 1 and _is_envelope(pages[0]):
        return Kind("correspondence", _OF_AN_ENVELOPE, None, ("addresses and no more",))
    named = _named(pages[0] if pages else ())
    said = _Said.of([line for page in pages[:MOST_PAGES] for line in page])
    by_words = kinds_by_words(
        dict.fromkeys(chain.from_iterable(words)) if words is not None else known_words(said.text)
    )
    weights = {
        cues.kind: (PLAIN_WORDS_WEIGHT if cues.is_plain else WORDS_WEIGHT) * by_words.get(cues.kind, 0.0)
        for cues in CUES
    }
    for kind, (weight, _) in named.items():
        weights[kind] += NAMED_WEIGHT * weight
    for kind, weight in said.weights().items():
        weights[kind] += weight
    if named.get("supplemental", (0.0, ""))[0] >= CLEAR and "evaluation" not in named:
        weights["supplemental"] += weights["evaluation"]  # it speaks of all that an evaluation speaks of
    kind = max(weights, key=lambda one: weights[one])
    if weights[kind] < LEAST_WEIGHT:
        return Kind(OTHER, 0.1, None, ())
    name, line = named.get(kind, (0.0, ""))
    evidence = islice(filter(None, chain([line], said.words(_CUES_OF[kind]))), _MOST_EVIDENCE)
    sure = surety(weights)
    return Kind(
        kind,
        sure if _is_agreed(kind, by_words, name) else min(sure, _UNAGREED),
        None,
        tuple(" ".join(word.split()) for word in evidence),
    )


def _is_agreed(kind: str, by_words: dict[str, float], name: float) -> bool:
    """Whether its words speak for the kind enough, beside that for which most speak, by the weight of its name."""
    needed = 0.0 if name >= _PLAIN_NAME else 0.3 if name >= _NAME else 0.7
    return by_words.get(kind, 0.0) >= needed * max(by_words.values(), default=0.0)


def _is_envelope(lines: Sequence[str]) -> bool:
    """True for a sheet with nothing but two addresses on it."""
    return len(lines) <= _FEW_LINES and sum(map(bool, map(_TOWN.search, lines))) >= _TWO


def _named(lines: Sequence[str]) -> dict[str, tuple[float, str]]:
    """Kinds that lines at the top name, with weight and line; below one clear title another counts half."""
    return _named_at_top(tuple(lines[:TOP_LINES]))


@lru_cache(maxsize=256)
def _named_at_top(lines: tuple[str, ...]) -> dict[str, tuple[float, str]]:
    named: dict[str, tuple[float, str]] = {}
    sections, trades = 0, frozenset[str]()
    top = _before_text(lines)
    addressee = addressed_lines(lines)
    for at, line in enumerate(top):
        is_of_one = at in addressee or (at > 0 and _SOMEBODY.fullmatch(top[at - 1].strip()))
        if is_of_one and _PERSONS.fullmatch(line.strip()):
            continue  # what the letter's reader is: Dr. Tull, Qualified Medical Evaluator
        clear = {kind for kind, (weight, _) in named.items() if weight >= CLEAR} - trades
        within = _WITHIN if sections >= _SEVERAL else 1.0
        over = name_over(top[at : at + _MOST_OVER])
        told = [(*one, line) for one in titles_in_line(line.strip())] + [
            (*one, over) for one in titles_in_line(over)
        ]
        for kind, weight, called in told:
            placed = within * weight * (1 - 0.025 * at) * (0.5 if clear - {kind} else 1.0)
            is_head = _heads_an_address(top, at) or _PERSONS_HEAD.search(line) is not None
            placed *= AN_OFFICE if is_head else 1.0
            if placed > named.get(kind, (0.0, ""))[0]:
                named[kind] = placed, title_line(called)
        sections += bool(_OPENS_SECTION.match(line))
        if at == 0 and not WORDS_OF_PAPERS.fits(line):
            trades = _TRADES & named.keys()
    if any(weight >= CLEAR for kind, (weight, _) in named.items() if kind not in trades):
        for kind in trades:  # a letterhead: Vey Chiropractic QME
            named[kind] = AN_OFFICE * named[kind][0], named[kind][1]
    return named


def _heads_an_address(lines: Sequence[str], at: int) -> bool:
    """True for an office's name above its address, whatever of its trade the name tells."""
    line = lines[at]
    return (
        at + 1 < len(lines)
        and _ADDRESS.fits(lines[at + 1])
        and title_of([lines[at + 1]]) is None
        and not (WORDS_OF_OFFICES.fits(line) or WORDS_OF_PAPERS.fits(line))
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What speaks for each kind in a text: words, and headings by kind."""

    text: str  # in small letters
    look: Look
    headed: dict[str, dict[int, str]]

    @classmethod
    def of(cls, lines: Sequence[str]) -> _Said:
        return cls._of_text("\n".join(lines))

    @classmethod
    @lru_cache(maxsize=4)  # a page that began a document is often all of it
    def _of_text(cls, text: str) -> _Said:
        small = text.lower().translate(PLAIN_LETTERS)
        return cls(small, _SPOTTER.look_at(small), headed(section_names(text.split("\n"))))

    def weights(self) -> dict[str, float]:
        found = Counter(role for one in self.look.fitting() for role in _ROLES.get(one, ()))
        spoken = {kind for kind, _ in found} | self.headed.keys()
        return {
            cues.kind: self._weight(cues, found) if cues.kind in spoken or cues.together else 0.0
            for cues in CUES
        }

    def _weight(self, cues: Cues, found: Counter[tuple[str, str]]) -> float:
        strong, body, against = (found[cues.kind, role] for role in ("strong", "body", "against"))
        together = sum(all(map(self.look.fits, each)) for each in cues.together)
        points = (
            STRONG_WEIGHT * strong + HEAD_WEIGHT * len(self.headed.get(cues.kind, ())) + BODY_WEIGHT * body
        )
        points += TOGETHER_WEIGHT * together - AGAINST_WEIGHT * against
        most = MOST_SAID_PLAINLY if cues.is_plain else MOST_SAID
        return most * (1 - math.exp(-max(points, 0.0) / most))

    def words(self, cues: Cues) -> Iterator[str]:
        """What it says of that kind, the strongest first."""
        yield from self._first(cues.strong)
        yield from self.headed.get(cues.kind, {}).values()
        yield from self._first(cues.body)

    def _first(self, cues: Iterable[Cue]) -> Iterator[str]:
        return (found.strip()[:60] for one in cues if (found := self.look.first(one)))


def _before_text(lines: Sequence[str]) -> Sequence[str]:
    """The top of a page down to where running text begins: a heading below that names a section."""
    running = 0
    lines = [_CAPTION.sub("", line) if ")" in line else line for line in lines[:TOP_LINES]]
    for at, line in enumerate(lines):
        running += len(line) > _RUNNING_TEXT and not is_written_as_heading(line)
        if running == 2:
            return lines[: at + 1]
    return lines


def surety(weights: dict[str, float]) -> float:
    """0–1 from how much speaks for the strongest kind and how little for the next."""
    first, second = sorted(weights.values(), reverse=True)[:2]
    lead = (first - second) / max(first, 1e-9)
    spoken = min(1.0, first / 12) * min(1.0, 0.4 + 1.2 * lead)
    return round((1 - math.exp(-_BEND * spoken)) / (1 - math.exp(-_BEND)), 2)
