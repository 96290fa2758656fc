"""What kind of document a page begins or belongs to, how sure that is, and the words that say so."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from medlegal.records.vocabulary import must_hold

OTHER = "other"
TOP_LINES = 14
TITLE_WEIGHT = 10.0
BODY_WEIGHT = 1.5
MOST_BODY = 9.0
_RUNNING_TEXT = 60  # letters in a line
LEAST_WEIGHT = 2.5
_ADDRESSED = re.compile(r"(?:to|from|cc|attn|attention|location)\b\s*[:.]|(?:dear|via|q)\b", re.IGNORECASE)
_CAPTION = re.compile(r"^[^()]{0,60}\)\s*(?=[A-Z])")  # the parties, left of what a pleading is called
_WEAK_TITLES = frozenset({"correspondence", "narrative", "billing", "medication"})


@dataclass(frozen=True, slots=True)
class Cues:
    """How one kind of document gives itself away."""

    kind: str
    says: str
    title: re.Pattern[str]
    body: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]  # each with letters that must be there


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind with the weight behind it and its evidence."""

    kind: str
    weight: float
    title: str | None  # the line in which the document names itself
    evidence: tuple[str, ...]


def _compiled() -> tuple[Cues, ...]:
    told = tomllib.loads(resources.files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8"))
    return tuple(
        Cues(
            kind,
            cues["says"],
            re.compile("|".join(f"(?:{_spaced(one)})" for one in cues["title"])),
            tuple((re.compile(_worded(one), re.MULTILINE), must_hold(one)) for one in cues["body"]),
        )
        for kind, cues in told.items()
    )


def _spaced(pattern: str) -> str:
    return pattern.replace(" ", r"\s+")


def _worded(pattern: str) -> str:
    start = "" if pattern.startswith(("^", "\\", "(?:\\")) else r"\b"
    return rf"{start}(?:{_spaced(pattern)})"


CUES = _compiled()
SAYS = {cues.kind: cues.says for cues in CUES} | {OTHER: "Other"}


def title_of(lines: Sequence[str]) -> Kind | None:
    """The kind that the top of a page names, when a line there is little more than the name."""
    best: Kind | None = None
    for at, line in enumerate(_before_text(lines)):
        for kind, weight in _titles(line.strip()):
            placed = weight * (1 - 0.025 * at)
            if best is None or placed > best.weight:
                best = Kind(kind, placed, _title_line(line), (_title_line(line),))
    return best


def kind_of_document(pages: Sequence[Sequence[str]]) -> Kind:
    """The kind of a document from its pages' lines: its title first, then what it speaks of."""
    weights = {cues.kind: 0.0 for cues in CUES}
    evidence: dict[str, list[str]] = {cues.kind: [] for cues in CUES}
    first = pages[0] if pages else ()
    for at, line in enumerate(_before_text(first)):
        for kind, weight in _titles(line.strip()):
            placed = weight * (1 - 0.025 * at)
            if placed > weights[kind]:
                weights[kind] = placed
                evidence[kind] = [_title_line(line)]
    text = "\n".join("\n".join(page) for page in pages[:4])
    for kind, (weight, words) in _bodies(text).items():
        weights[kind] += weight
        evidence[kind] += words
    return _chosen(weights, evidence)


def _before_text(lines: Sequence[str]) -> Sequence[str]:
    """The top of a page down to where running text begins: a heading below that names a section."""
    running = 0
    lines = [_CAPTION.sub("", line) for line in lines[:TOP_LINES]]
    for at, line in enumerate(lines):
        running += len(line) > _RUNNING_TEXT and not _is_heading(line)
        if running == 2:
            return lines[: at + 1]
    return lines


def surety(weights: dict[str, float]) -> float:
    """0–1 from how much speaks for the strongest kind and how little for the next."""
    first, second = sorted(weights.values(), reverse=True)[:2]
    return round(min(1.0, first / 12) * min(1.0, 0.4 + 0.6 * (first - second) / max(first, 1e-9) * 2), 2)


def _chosen(weights: dict[str, float], evidence: dict[str, list[str]]) -> Kind:
    kind = max(weights, key=lambda one: weights[one])
    if weights[kind] < LEAST_WEIGHT:
        return Kind(OTHER, 0.1, None, ())
    return Kind(kind, surety(weights), None, tuple(evidence[kind][:8]))


@lru_cache(maxsize=8192)
def _titles(line: str) -> tuple[tuple[str, float], ...]:
    """Kinds that the line names, by how much of the line the name fills and whether it is written as a heading."""
    if not 2 < len(line) <= 140 or not _is_heading(line) or _ADDRESSED.match(line):
        return ()
    small = line.lower()
    named = [
        (cues.kind, max(cues.title.finditer(small), key=lambda match: len(match.group()), default=None))
        for cues in CUES
    ]
    standing = [(kind, match) for kind, match in named if match and _stands_alone(line, match)]
    found = [
        (kind, _title_weight(kind, match, line))
        for kind, match in standing
        if not any(_is_inside(match, other) for _, other in standing)
    ]
    return tuple(found)


def _title_weight(kind: str, named: re.Match[str], line: str) -> float:
    share = len(named.group().strip()) / len(line)
    weight = TITLE_WEIGHT * min(1.0, 0.25 + share) * (0.45 if line.endswith(":") else 1.0)
    return weight * (0.8 if kind in _WEAK_TITLES else 1.0) + 0.02 * len(named.group())


def _is_inside(named: re.Match[str], other: re.Match[str]) -> bool:
    """Whether a longer name on the line has this one in it: "progress note" in "therapy progress note"."""
    (begins, ends), (first, last) = named.span(), other.span()
    return first <= begins and ends <= last and last - first > ends - begins


def _stands_alone(line: str, named: re.Match[str]) -> bool:
    before, after = line[: named.start()], line[named.end() :]
    return not (before[-1:].isalnum() or after[:1].isalpha()) and len(named.group().strip()) > 1


def _is_heading(line: str) -> bool:
    letters = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    capital = sum(word[0].isupper() for word in letters)
    enough = capital >= 1 and line[:1].isupper() if len(letters) <= 4 else capital >= 0.7 * len(letters)
    return bool(letters) and enough and not line.endswith((".", ",", ";"))


def _title_line(line: str) -> str:
    return re.sub(r"\s+", " ", line).strip(" -–—_=*|•")[:120]


def _bodies(text: str) -> dict[str, tuple[float, list[str]]]:
    found, small = {}, text.lower()
    for cues in CUES:
        words = [word for pattern, letters in cues.body if (word := _word(pattern, letters, small))]
        share = len(words) / len(cues.body)
        found[cues.kind] = (min(MOST_BODY, BODY_WEIGHT * len(words) * (0.6 + share)), words)
    return found


def _word(pattern: re.Pattern[str], letters: tuple[str, ...], text: str) -> str | None:
    if letters and not any(run in text for run in letters):
        return None
    found = pattern.search(text)
    return found.group().strip()[:60] if found else None
