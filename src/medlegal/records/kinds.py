"""What kind of document a page begins or belongs to, how sure that is, and the words that say so."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice

from rapidfuzz import fuzz, process

from medlegal.records.addressed import addressed_lines
from medlegal.records.kind_cues import CUES, SAYS, WORDS_OF_OFFICES, WORDS_OF_PAPERS, Cues, headed
from medlegal.records.kind_words import kinds_by_words, known_words
from medlegal.records.section_names import section_names
from medlegal.records.sparing import Caseless
from medlegal.records.spotting import Cue, Look, Spotter, Way, fits_of
from medlegal.records.vocabulary import pattern

__all__ = ["CUES", "MOST_PAGES", "OTHER", "SAYS", "Kind", "kind_of_document", "title_of"]

OTHER = "other"
TOP_LINES = 14
MOST_PAGES = 4  # of a document are asked what it speaks of
TITLE_WEIGHT = 10.0
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
_AN_OFFICE = 0.35  # of the weight of a title, where the line names an office
_TRADES = frozenset(
    {"therapy", "psychological", "imaging", "laboratory", "electrodiagnostic", "copy_service"}
)
VAGUE = 0.5  # of the weight of a title that other kinds may bear too
MOST_SAID, MOST_SAID_PLAINLY = 16.0, 8.0
_RUNNING_TEXT = 60  # letters in a line
LEAST_WEIGHT = 2.0
_MOST_EVIDENCE = 8
_ADDRESSED = re.compile(  # what a label tells, is not what the paper is
    r"(?:to|from|cc|attn|attention|location|client|physician|doctor|provider|specialty|employee|claimant|applicant|injury|place|company|school"
    r"|autorizo a|pt|patient)\b\s*[:.]|(?:dear|via|q)\b",
    re.IGNORECASE,
)
_SECTION = Caseless(
    r"(?:history|exam(?:ination)?|status|diagnos[ie]s|findings|impression|results?|complaints?|medications?|plan"
    r"|instructions|goals?|consult(?:s|ations|ants)):$"
)
_OPENS_SECTION = re.compile(
    r"\W*(?:subjective|objective|assessment|plan|hpi|chief complaint|c/?c|history|(?:physical )?exam\w*|findings"
    r"|impression|diagnos[ie]s|dx|[soap])(?:\s*[:./-]|\s*$)",
    re.IGNORECASE,
)
_COLUMNS = re.compile(r"\s{3,}")
_OPEN = re.compile(
    r"\b(?:of|or|and|for|to|the|de|del|y|para)$", re.IGNORECASE
)  # a name that is not at its end
_LONGEST_OPEN = 5  # letters at the end of a line
_MOST_OVER = 3  # lines of one title
_IN_A_CELL = 0.8
_SEVERAL, _WITHIN = 2, 0.4  # a name below so many sections is most likely that of the next section
_CAPTION = re.compile(r"^[^()]{0,60}\)\s*(?=[A-Z])")  # the parties, left of what a pleading is called
_PERSONS = re.compile(
    r"(?:(?:panel |state )?(?:qualified|agreed|independent) medical (?:evaluator|examiner)|p?qme|ame|ime)"
    r"(?: in [a-z ]{4,40}|, [a-z ]{4,40})?\W*",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(  # CLARIFICATION OF IMPAIRMENT: SUPPLEMENTAL REPORT
    r"(?P<what>[A-Z][A-Z '/-]{8,50}): (?P<name>[A-Z][A-Z '/-]{8,80})$"
)
_WEAK_TITLES = frozenset({"correspondence", "narrative", "billing", "medication"})
_BEND = 3.5  # so that of the documents under 0.6 about every second is right, on transcribed reports
_MARKS = " -–—_=*|•~.'"
_FEWEST_WORN, _WORN_LIKENESS = 11, 84.0  # letters; of 100
_PLAIN_NAME, _NAME = 9.5, 7.0  # weights of a line that is a kind's name alone, and mostly
_UNAGREED = 0.55  # sure of a kind for which few words speak
_CLEAR = 6.0  # weight of a title that leaves no doubt
_TOWN = re.compile(r"[A-Za-z],? (?:[A-Z]{2}|California),? \d{5}(?:-\d{4})?$")
_FEW_LINES, _TWO, _OF_AN_ENVELOPE = 9, 2, 0.6
_FILLS = 0.7  # of a line in small letters, for a name in it to be a title
_NO_TITLE = re.compile(r"\d\.\d\d\b|[a-z]{3}\. [A-Z].*[a-z]\.$")  # an amount, sentences
_REGARDING = re.compile(r"(?:^|.*\s)(?:re|regarding|subject|asunto)\s*[:.]", re.IGNORECASE)
_ITEM = re.compile(
    r"\(?(?:\d{1,2}|[a-z])[.)]\s|[*•+] +\S.*[^*•+ ]$"
)  # of a list: what is asked for, or found
_ADDRESS = pattern("offices", "addresses")
_PLAIN_LETTERS = str.maketrans("’‘“”–—", "''\"\"--")


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
_TITLES = Spotter(one for cues in CUES for one in (cues.title, cues.vague) if one is not None)
_NAMED_BY = {one: of for of, cues in enumerate(CUES) for one in (cues.title, cues.vague) if one is not None}
_WORN = {name: cues.kind for cues in CUES for name in cues.worn}
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
    if named.get("supplemental", (0.0, ""))[0] >= _CLEAR and "evaluation" not in named:
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
        clear = {kind for kind, (weight, _) in named.items() if weight >= _CLEAR} - trades
        within = _WITHIN if sections >= _SEVERAL else 1.0
        over = _name_over(top[at : at + _MOST_OVER])
        told = [(*one, line) for one in _titles(line.strip())] + [(*one, over) for one in _titles(over)]
        for kind, weight, called in told:
            placed = within * weight * (1 - 0.025 * at) * (0.5 if clear - {kind} else 1.0)
            is_head = _heads_an_address(top, at) or _PERSONS_HEAD.search(line) is not None
            placed *= _AN_OFFICE if is_head else 1.0
            if placed > named.get(kind, (0.0, ""))[0]:
                named[kind] = placed, _title_line(called)
        sections += bool(_OPENS_SECTION.match(line))
        if at == 0 and not WORDS_OF_PAPERS.fits(line):
            trades = _TRADES & named.keys()
    if any(weight >= _CLEAR for kind, (weight, _) in named.items() if kind not in trades):
        for kind in trades:  # a letterhead: Vey Chiropractic QME
            named[kind] = _AN_OFFICE * named[kind][0], named[kind][1]
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
        small = text.lower().translate(_PLAIN_LETTERS)
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
        running += len(line) > _RUNNING_TEXT and not _is_heading(line)
        if running == 2:
            return lines[: at + 1]
    return lines


def surety(weights: dict[str, float]) -> float:
    """0–1 from how much speaks for the strongest kind and how little for the next."""
    first, second = sorted(weights.values(), reverse=True)[:2]
    lead = (first - second) / max(first, 1e-9)
    spoken = min(1.0, first / 12) * min(1.0, 0.4 + 1.2 * lead)
    return round((1 - math.exp(-_BEND * spoken)) / (1 - math.exp(-_BEND)), 2)


@lru_cache(maxsize=8192)
def _titles(line: str) -> tuple[tuple[str, float], ...]:
    """Kinds that the line names, or the first or last of its cells where columns part it."""
    cells = [cell.strip() for cell in _COLUMNS.split(line) if cell.strip()]
    if len(cells) == 1 and (told := _TOLD_OF.match(line)):
        cells = [told["what"], told["name"]]
    ends = dict.fromkeys(cell for cell in (cells[0], cells[-1]) if len(cell.split()) > 1) if cells else {}
    apart = [one for cell in ends for one in _titles_in(cell)] if len(cells) > 1 else []
    clear = tuple((kind, _IN_A_CELL * weight) for kind, weight in apart if weight >= _CLEAR)
    return clear or _titles_in(line) or tuple((kind, _IN_A_CELL * weight) for kind, weight in apart)


def _name_over(lines: Sequence[str]) -> str:
    """A name that begins in a cell of the first line and runs on into the next ones; empty where none does."""
    begun = [
        cell
        for cell in _COLUMNS.split(lines[0].strip())
        if _OPEN.search(cell, max(0, len(cell) - _LONGEST_OPEN))
    ]
    if not begun:
        return ""
    whole = begun[-1]
    for line in lines[1:]:
        whole = f"{whole} {line.strip()}"
        if not _OPEN.search(line):
            break
    return whole if _is_heading(whole) else ""


def _titles_in(line: str) -> tuple[tuple[str, float], ...]:
    """Kinds that it names, by how much of the line the name fills and whether it is written as a heading."""
    if not 2 < len(line) <= 140 or _NO_TITLE.search(line) or _ADDRESSED.match(line):
        return ()
    if line.endswith(":") and _SECTION.fits(line):
        return ()
    small = line.lower().translate(_PLAIN_LETTERS)
    is_heading = _is_heading(line.lstrip(_MARKS))
    standing = [
        one
        for one in _naming(small)
        if _stands_alone(line, one[1]) and (is_heading or _share(one[1], line) >= _FILLS)
    ]
    if not standing and is_heading:
        return _worn_title(small)
    standing = [one for one in standing if not any(_is_inside(one[1], other) for _, other, _ in standing)]
    is_special = any(not cues.is_plain for cues, _, _ in standing)
    is_plainly_named = any(not cues.is_plain and share == 1 for cues, _, share in standing)
    return tuple(
        (cues.kind, share * _title_weight(cues.kind, match, line))
        for cues, match, share in standing
        if not (is_special and cues.is_plain) and not (is_plainly_named and share < 1)
    )


def _naming(line: str) -> Iterator[tuple[Cues, re.Match[str], float]]:
    """Kinds whose names stand in a line of small letters, with the longest name and what share of a title it is."""
    look = _TITLES.look_at(line)
    for cues in (CUES[of] for of in sorted({_NAMED_BY[one] for one in look})):
        for name, share in ((cues.title, 1.0), (cues.vague, VAGUE)):
            found = _longest(look.ways(name), line) if name is not None and name in look else None
            if found is not None:
                yield cues, found, share
                break


def _longest(ways: Sequence[Way], line: str) -> re.Match[str] | None:
    whole = (one for one in fits_of(ways, line) if not (one.start() and line[one.start() - 1].isalnum()))
    return max(whole, key=lambda match: len(match.group()), default=None)


def _worn_title(line: str) -> tuple[tuple[str, float], ...]:
    """The kind whose plain name the line is, but for a few letters that were read wrongly."""
    bare = line.strip(_MARKS + ":,")
    if len(bare) < _FEWEST_WORN or sum(letter.isalpha() for letter in bare) < 0.75 * len(bare):
        return ()
    found = process.extractOne(bare, _WORN.keys(), scorer=fuzz.ratio, score_cutoff=_WORN_LIKENESS)
    return (
        ((_WORN[found[0]], TITLE_WEIGHT * found[1] / 100 * (1.0 if found[1] > 92 else 0.8)),) if found else ()
    )


def _title_weight(kind: str, named: re.Match[str], line: str) -> float:
    weight = TITLE_WEIGHT * min(1.0, 0.25 + _share(named, line)) * (0.45 if line.endswith(":") else 1.0)
    if _REGARDING.match(line) or _ITEM.match(line):
        weight *= 0.4
    if WORDS_OF_OFFICES.fits(line) and not WORDS_OF_PAPERS.fits(line):
        weight *= _AN_OFFICE
    return weight * (0.8 if kind in _WEAK_TITLES else 1.0) + 0.02 * len(named.group())


def _share(named: re.Match[str], line: str) -> float:
    return len(named.group().strip()) / len(line)


def _is_inside(named: re.Match[str], other: re.Match[str]) -> bool:
    """Whether a longer name on the line has this one in it: "progress note" in "therapy progress note"."""
    (begins, ends), (first, last) = named.span(), other.span()
    return first <= begins and ends <= last and last - first > ends - begins


def _stands_alone(line: str, named: re.Match[str]) -> bool:
    before, after = line[: named.start()], line[named.end() :]
    return not (before[-1:].isalnum() or after[:1].isalpha()) and len(named.group().strip()) > 1


@lru_cache(maxsize=4096)
def _is_heading(line: str) -> bool:
    letters = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    capital = sum(word[0].isupper() for word in letters)
    enough = capital >= 1 and line[:1].isupper() if len(letters) <= 4 else capital >= 0.7 * len(letters)
    return bool(letters) and enough and not line.endswith((".", ",", ";"))


def _title_line(line: str) -> str:
    return re.sub(r"\s+", " ", line).strip(" -–—_=*|•")[:120]
