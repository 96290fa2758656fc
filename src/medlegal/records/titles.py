"""How papers name themselves: the kinds that one line names, and how much of the line the name is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from medlegal.records.kind_cues import CUES, WORDS_OF_OFFICES, WORDS_OF_PAPERS, Cues
from medlegal.records.sparing import Caseless
from medlegal.records.spotting import Spotter, Way, fits_of
from medlegal.records.vocabulary import letters_for_figures

TITLE_WEIGHT = 10.0
AN_OFFICE = 0.35  # of the weight of a title, where the line names an office
VAGUE = 0.5  # of the weight of a title that other kinds may bear too
_ADDRESSED = re.compile(  # what a label tells, is not what the paper is
    r"(?:to|from|cc|attn|attention|location|client|physician|doctor|provider|specialty|employee|claimant|applicant|injury|place|company|school"
    r"|autorizo a|pt|patient)\b\s*[:.]|(?:dear|via|q)\b",
    re.IGNORECASE,
)
_SECTION = Caseless(
    r"(?:history|exam(?:ination)?|status|diagnos[ie]s|findings|impression|results?|complaints?|medications?|plan"
    r"|instructions|goals?|consult(?:s|ations|ants)):$"
)
_COLUMNS = re.compile(r"\s{3,}")
_OPEN = re.compile(
    r"\b(?:of|or|and|for|to|the|de|del|y|para)$", re.IGNORECASE
)  # a name that is not at its end
_LONGEST_OPEN = 5  # letters at the end of a line
_IN_A_CELL = 0.8
_TOLD_OF = re.compile(  # CLARIFICATION OF IMPAIRMENT: SUPPLEMENTAL REPORT
    r"(?P<what>[A-Z][A-Z '/-]{8,50}): (?P<name>[A-Z][A-Z '/-]{8,80})$"
)
_WEAK_TITLES = frozenset({"correspondence", "narrative", "billing", "medication"})
_MARKS = " -–—_=*|•~.'"
_FEWEST_WORN, _WORN_LIKENESS = 11, 84.0  # letters; of 100
CLEAR = 6.0  # weight of a title that leaves no doubt
_FILLS = 0.7  # of a line in small letters, for a name in it to be a title
_NO_TITLE = re.compile(r"\d\.\d\d\b|[a-z]{3}\. [A-Z].*[a-z]\.$")  # an amount, sentences
_REGARDING = re.compile(r"(?:^|.*\s)(?:re|regarding|subject|asunto)\s*[:.]", re.IGNORECASE)
_ITEM = re.compile(
    r"\(?(?:\d{1,2}|[a-z])[.)]\s|[*•+] +\S.*[^*•+ ]$"
)  # of a list: what is asked for, or found
PLAIN_LETTERS = str.maketrans("’‘“”–—", "''\"\"--")
_TITLES = Spotter(one for cues in CUES for one in (cues.title, cues.vague) if one is not None)
_NAMED_BY = {one: of for of, cues in enumerate(CUES) for one in (cues.title, cues.vague) if one is not None}
_WORN = {name: cues.kind for cues in CUES for name in cues.worn}


@lru_cache(maxsize=8192)
def titles_in_line(line: str) -> tuple[tuple[str, float], ...]:
    """Kinds that the line names, or the first or last of its cells where columns part it."""
    cells = [cell.strip() for cell in _COLUMNS.split(line) if cell.strip()]
    if len(cells) == 1 and (told := _TOLD_OF.match(line)):
        cells = [told["what"], told["name"]]
    ends = dict.fromkeys(cell for cell in (cells[0], cells[-1]) if len(cell.split()) > 1) if cells else {}
    apart = [one for cell in ends for one in _titles_in(cell)] if len(cells) > 1 else []
    clear = tuple((kind, _IN_A_CELL * weight) for kind, weight in apart if weight >= CLEAR)
    return clear or _titles_in(line) or tuple((kind, _IN_A_CELL * weight) for kind, weight in apart)


def name_over(lines: Sequence[str]) -> str:
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
    return whole if is_written_as_heading(whole) else ""


def _titles_in(line: str) -> tuple[tuple[str, float], ...]:
    """Kinds that it names, by how much of the line the name fills and whether it is written as a heading."""
    if not 2 < len(line) <= 140 or _NO_TITLE.search(line) or _ADDRESSED.match(line):
        return ()
    if line.endswith(":") and _SECTION.fits(line):
        return ()
    small = letters_for_figures(line.lower().translate(PLAIN_LETTERS))
    is_heading = is_written_as_heading(line.lstrip(_MARKS))
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
        weight *= AN_OFFICE
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
def is_written_as_heading(line: str) -> bool:
    letters = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    capital = sum(word[0].isupper() for word in letters)
    enough = capital >= 1 and line[:1].isupper() if len(letters) <= 4 else capital >= 0.7 * len(letters)
    return bool(letters) and enough and not line.endswith((".", ",", ";"))


def title_line(line: str) -> str:
    return re.sub(r"\s+", " ", line).strip(" -–—_=*|•")[:120]
