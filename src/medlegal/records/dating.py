"""What each date on a page is the date of, and the one on which the service was given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz

from medlegal.records.dated import MENTION, TEXT, Dated, weighed_together
from medlegal.records.sparing import Gated
from medlegal.records.unnamed_days import (
    AGAINST,
    CELL,
    HEAD_LINES,
    IN_PROSE,
    PLACED_WEIGHT,
    TITLE_WEIGHT,
    WEEKDAY,
    hinted,
    in_cell,
    unnamed,
)
from medlegal.records.vocabulary import WORDS, any_of, letters_for_figures
from medlegal.records.written_days import boxed_dates, dates_in, worn_date

__all__ = ["Chosen", "chosen_date", "dated_lines", "dates_in", "service_date"]

_LABELS = WORDS["date_labels"]
_WEIGHTS = {name: float(label["weight"]) for name, label in _LABELS.items()}
_BY_KIND: dict[str, dict[str, float]] = WORDS["date_kinds"]
_TAIL = r"(?:\s*[(\[][^()\[\]]{0,30}[)\]])?[\s:.,;#)\]_=|-]*(?:\(?m+/d+/y+\)?)?[\s:]*$"


def _all_of(key: str) -> re.Pattern[str]:
    """One pattern of all labels: what it finds first from the left, up to the end, is the longest."""
    groups = "|".join(
        f"(?P<{name}>{any_of(label[key])})" for name, label in _LABELS.items() if label.get(key)
    )
    return re.compile(rf"(?<![a-z0-9])(?:{groups}){_TAIL}")


_STRICT, _LOOSE = _all_of("words"), _all_of("loose")
_PLAIN = tuple((plain, name) for name, label in _LABELS.items() for plain in label.get("plain", ()))
_SERVICE_BOXES = Gated(r"date\(?s?\)? of service", re.IGNORECASE)
_WORN_FIGURES = re.compile(r"\d[\s,.:°/|!lI-]{0,2}\d\d[\s,.:°/|!lI-]{1,2}\d\d")
_DIGIT = re.compile(r"\d")
_AND = re.compile(r"\s*(?:[,;&/]|and|y|to|through|thru|[-–])\s*", re.IGNORECASE)
_LISTED = ("fill", "service")
_WRITTEN_BESIDE_FILLS = 2.0  # of a prescription that a list of fills names
_IN_ROWS = frozenset({"injury", "birth"})
_ON, _SERVES = (
    re.compile(r"^\s*on\s+$", re.IGNORECASE),
    re.compile(r",? I (?:have )?(?:caused|served|deposited|mailed)"),
)
_SENTENCE_ENDS = re.compile(r"[a-z]{4}\. [A-Z]")
_REACH, _RUNNING = 80, 55
_LIKE_A_LABEL, _SHORT_LABEL = 84, 3  # of 100; letters
_LIKE_A_TITLE = 4  # words in capitals
_SPEAKS_FOR_SERVICE = 6.0
_MENTIONED, _SPOKEN = frozenset({"mention", "other_event"}), frozenset({"told", "executed", "titled"})
_FEWEST_SPOKEN = 2
_THING_DONE = re.compile(
    r"(?:^|\s)(?![A-Z][a-z'’-]+ |[A-Z'’-]+ |(?i:he|she|patient|applicant|claimant|worker) )\S+ (?:was|were|been)$"
)
NO_DAYS: Mapping[date, str] = {}
_ON_THE_DAY = frozenset(
    {"ambulance", "dfr", "employer_report", "hospital", "imaging", "laboratory", "return_to_work", "other"}
)
_HEADS_OF_PAPER = re.compile(  # Study of 1/5/21; Invoice 23-0188 of April 6, 2023
    r"(?!(?:your|thank|i|we|in|re|ref\w*|per|see|letter|request|as|on|dear|this) )"
    r"[a-z][\w/-]{2,} (?:[\w/-]+ ){0,2}(?:of|on|for|dated)",
    re.IGNORECASE,
)
_HEAD_ENDS = re.compile(r"\s*(?:$|\(|for\b|by\b|\s{3})")
_SEES = re.compile(
    r",? (?:I|we) (?:saw|examined|evaluated|interviewed|met|re-?examined|re-?evaluated|went|visited|watched|observed"
    r"|tested|measured|certified|approved|denied|decided)\b"
)
_TOP = 14  # lines where a few words before a day are its label though they end as running text does
_YEARLESS = re.compile(
    r"[A-Z][a-z]{2,8}\.? \d{1,2},? ?(?:and|&|-|–|to|through) ?$"
)  # June 3 and June 10, 2021
_OF_THE_VISIT = re.compile(
    r"[\s,(]*(?:the )?(?:day|date) (?:of|on which) (?:this|my|our|the|today|i)(?:'s)?"
    r" (?:exam|eval|visit|saw|interview)",
    re.IGNORECASE,
)
_OF_A_PAPER = frozenset({"bill", "letter", "report", "served"})
_RANGE = re.compile(r" ?(?:-|–|to|through|thru) ?\d{1,2}/\d")
_STAMP = re.compile(r"(?:received|recibido|filed|scanned|entered)\W*", re.IGNORECASE)
_OF_ITS_LINE = frozenset(
    {MENTION, "other_event", "machine", "printed", "copied"}
)  # what a label in the line above or beneath cannot be
_LAST_RESORT = 0.1
_SURE_ALONE, _LEAST_MARGIN = 3.0, 0.5  # a weak date counts only where no other stands near it in weight


@dataclass(frozen=True, slots=True)
class Chosen:
    """The date of a document; None with `is_doubtful` where several speak for themselves alike."""

    on: date | None
    weight: float
    is_doubtful: bool


def dated_lines(lines: Sequence[str]) -> list[Dated]:
    """Every date of a page, weighed by the label before it, above it in a table, or beneath it in a form."""
    found: list[Dated] = []
    for at, line in enumerate(lines):
        if not _DIGIT.search(line):
            continue
        whole = _written_dates(lines, at, found)
        found += whole or _worn_dates(lines, at)
    return weighed_together(lines, found)


def _written_dates(lines: Sequence[str], at: int, found: Sequence[Dated]) -> list[Dated]:
    line, here, end_before = lines[at], list[Dated](), 0
    for on, start, end in dates_in(line):
        if here and here[-1].label in _IN_ROWS and _AND.fullmatch(line[end_before:start]):
            label, weight = here[-1].label, here[-1].weight  # one label for two: DOI: 1/2/20, 3/4/21
        else:
            label, weight = _label_at(lines, at, start, end, found)
        if label == "dated" and here and here[-1].label == "dictated":
            label, weight = "transcribed", _WEIGHTS["transcribed"]  # DD …  DT …
        here.append(Dated(on, weight, at, label))
        end_before = end
    return here


def chosen_date(
    pages: Sequence[Sequence[Dated]], never: Mapping[date, str] = NO_DAYS, kind: str = ""
) -> Chosen:
    """The date of a document of that kind by its pages' dates in order.

    `never` holds days that the packet knows, as "birth" or "injury": a worn label must not turn them into service.
    """
    weights: dict[date, list[float]] = {}
    for weight, on in _weighed(pages, never, kind):
        weights.setdefault(on, []).append(weight)
    if (
        not weights
        and len(told := {one.on for dates in pages for one in dates if one.label == MENTION} - never.keys())
        == 1
    ):
        weights = {told.pop(): [_LAST_RESORT]}
    if not weights:  # nothing but days of which some word says that they are of something else
        weights = {
            one.on: [_LAST_RESORT]
            for dates in pages
            for one in dates
            if one.label == AGAINST and one.on not in never
        }
    ranked = sorted(((_together(found), on) for on, found in weights.items()), reverse=True)
    if not ranked:
        return Chosen(None, 0.0, is_doubtful=True)
    best, on = ranked[0]
    margin = best - ranked[1][0] if len(ranked) > 1 else best
    if best < _SURE_ALONE and len(ranked) > 1 and margin < _LEAST_MARGIN:
        return Chosen(None, best, is_doubtful=True)
    return Chosen(on, best, is_doubtful=best < _SURE_ALONE or margin < _LEAST_MARGIN)


def service_date(
    pages: Sequence[Sequence[Dated]], never: Mapping[date, str] = NO_DAYS, kind: str = ""
) -> tuple[date | None, float]:
    """As `chosen_date`: the day, and the weight behind it."""
    chosen = chosen_date(pages, never, kind)
    return chosen.on, chosen.weight


def _weighed(
    pages: Iterable[Sequence[Dated]], never: Mapping[date, str], kind: str
) -> Iterator[tuple[float, date]]:
    by_kind = _BY_KIND.get(kind, {})
    for number, dates in enumerate(pages):
        listed = {label: {one.on for one in dates if one.label == label} for label in _LISTED}
        for one in dates:
            weight = by_kind.get(one.label, one.weight)
            if one.label == "written" and listed["fill"]:
                weight = min(weight, _WRITTEN_BESIDE_FILLS)
            rows = listed.get(one.label, ()) if one.label == "fill" or kind == "billing" else ()
            if len(rows) > 1:  # a list of fills or of services billed is dated by its last
                weight = 3.5 if one.on == max(rows) else 1.0
            if weight <= 0 or (one.on in never and weight < _least(never[one.on], kind)):
                continue
            yield weight - min(2.5, 0.5 * number) - min(1.5, 0.03 * one.line), one.on


def _least(known_as: str, kind: str) -> float:
    """The weight at which such a day is one of service after all: of the injury come the first papers of it."""
    return PLACED_WEIGHT if known_as == "injury" and kind in _ON_THE_DAY else _SPEAKS_FOR_SERVICE


def _together(weights: list[float]) -> float:
    """The weight of the strongest, and a little for every other place that says the same day."""
    return max(weights) + min(0.6, 0.2 * (len(weights) - 1))


def _label_at(
    lines: Sequence[str], at: int, start: int, end: int, found: Sequence[Dated]
) -> tuple[str, float]:
    line = lines[at]
    before = line[max(0, start - _REACH) : start]
    label = _label_of_sentence(lines, at, before) or label_before(in_cell(before))
    if _ON.search(before) and _SERVES.match(line[end:]):
        label = "served"
    elif _OF_THE_VISIT.match(line[end:]):
        label = "examination"
    elif label == MENTION and at < HEAD_LINES and _heads_a_paper(before, line[end:]):
        return "title", TITLE_WEIGHT
    elif label == MENTION and at < _TOP and (hint := hinted(before)) and not IN_PROSE.search(before):
        return hint[0], min(hint[1], TITLE_WEIGHT)
    elif _SEES.match(line[end:]) and before.strip().lower() == "on":
        label = "told"
    if label in _OF_A_PAPER and _RANGE.match(line[end:]):
        return TEXT, _WEIGHTS[MENTION]  # paid 10/15/2019 - 10/09/2024
    if label:
        return label, _WEIGHTS[label]
    if (near := _label_near(lines, at, start, end, found)) is not None:
        name, less = near
        weight = _WEIGHTS[name]
        if weight > 0 or name not in _OF_ITS_LINE:
            return name, weight - less if weight > 0 else weight
    return unnamed(lines[at], at, start, end)


def _heads_a_paper(before: str, after: str) -> bool:
    return bool(_HEADS_OF_PAPER.fullmatch(in_cell(before).strip()) and _HEAD_ENDS.match(after))


@lru_cache(maxsize=8192)
def label_before(before: str) -> str | None:
    """What the date that follows this text is of; the longest label that fits decides."""
    written = _YEARLESS.sub("", WEEKDAY.sub("", before))
    before = letters_for_figures(written.lower())
    written = written if len(written) == len(before) else before  # a letter whose small one is two
    if not before.strip():
        return None
    strict = _STRICT.search(before)
    if strict is None or strict.lastgroup in _MENTIONED:
        loose = _LOOSE.search(before)
        if loose is not None:
            return str(loose.lastgroup)
    if strict is None:
        return _badly_read(before)
    return MENTION if _is_within_a_sentence(written, strict) else str(strict.lastgroup)


def _is_within_a_sentence(written: str, label: re.Match[str]) -> bool:
    """True for words that would be a label did they not stand in running text: "an MRI was performed on"."""
    name = str(label.lastgroup)
    if _WEIGHTS[name] <= 0 or name == "executed" or any(mark in label.group()[-3:] for mark in ":;#"):
        return False
    spoken = written[: label.start()].rstrip()
    if written[label.start()].islower() and _THING_DONE.search(spoken):
        return True  # a fracture was seen on; but: Jo Wrenn was seen on
    small = sum(word[0].islower() for word in spoken.split()[-4:])
    return spoken[-1:].isalnum() and small >= _FEWEST_SPOKEN and written[label.start()].islower()


def _badly_read(before: str) -> str | None:
    """The label that the last words resemble most: "Dale ot Service", "D0B"."""
    tail = before.rstrip(" :;.,_-=|")
    if len(tail) == len(before) or not any(mark in before[len(tail) :] for mark in ":;"):
        return None
    words = tail.split()
    alike = [(_likeness(words, plain), name) for plain, name in _PLAIN if len(plain) > _SHORT_LABEL]
    best, name = max(alike, key=lambda one: one[0])
    return name if best > 0 else None


def _likeness(words: Sequence[str], plain: str) -> float:
    """How alike the last words are, of 100; 0 where they are not enough."""
    last = " ".join(words[-len(plain.split()) :])
    found = fuzz.ratio(last, plain)
    return found if found >= _LIKE_A_LABEL - (6 if len(plain) > 9 else 0) else 0.0


def _label_of_sentence(lines: Sequence[str], at: int, before: str) -> str | None:
    """The label at the end of running text that began in the line above."""
    above = lines[at - 1] if at else ""
    if len(before) > _REACH // 2 or len(above) < _RUNNING or CELL.search(above) or above.endswith((".", ":")):
        return None
    if (before.strip() and not before.lstrip()[0].islower()) or _SENTENCE_ENDS.search(before):
        return None
    label = label_before(f"{above[-_REACH:]} {before}")
    return label if label is None or _WEIGHTS[label] <= 0 or label in _SPOKEN else MENTION


def _label_near(
    lines: Sequence[str], at: int, start: int, end: int, found: Sequence[Dated]
) -> tuple[str, float] | None:
    """The label in the line above or beneath, with what that takes from its weight."""
    line = lines[at]
    stands_first = not line[:start].strip()
    above = lines[at - 1] if at else ""
    if stands_first and _STAMP.fullmatch(above.strip()):
        return "stamp", 0.0
    if stands_first and not line[end:].strip() and (label := label_before(in_cell(above))):
        return None if above.isupper() and len(above.split()) >= _LIKE_A_TITLE else (label, 0.5)
    if label := _in_column(above, line, start):
        return label, 0.5
    is_table = bool(found) and found[-1].line == at - 1 and found[-1].label in ("fill", "service", "listed")
    if is_table and (stands_first or _cells_before(line, start) == _cells_before(above, _first_day(above))):
        return found[-1].label, 1.0  # the next row of it
    beneath = lines[at + 1] if at + 1 < len(lines) else ""
    if not any(True for _ in dates_in(beneath)) and (label := _in_column(beneath, line, start)):
        return label, 1.0
    return None


def _cells_before(line: str, start: int) -> int:
    """How many cells stand before; none where the line is not parted into cells there."""
    before = line[:start].strip()
    return len(CELL.findall(line[:start])) if before and CELL.search(line[:start]) else -start - 1


def _first_day(line: str) -> int:
    return next((start for _, start, _ in dates_in(line)), 0)


def _in_column(heads: str, line: str, start: int) -> str | None:
    """In a table the label stands above or beneath: in the cell of the same place, else of the same rank of dates."""
    head_cells, cells = CELL.split(heads.strip()), CELL.split(line.strip())
    if len(head_cells) < 2 and not (len(cells) == 1 and len(head_cells) == 1):
        head_cells = re.split(r"\s{2,}|(?<=[a-z]):?\s(?=Date|DOB|DOI|DOS)", heads)
    labels = [label_before(cell) for cell in head_cells]
    if not any(labels) or any(True for _ in dates_in(heads)):
        return None
    rank = len(CELL.split(line[:start].strip() + "   x")) - 1 if line[:start].strip() else 0
    if len(head_cells) == len(cells) and rank < len(labels):
        return labels[rank]
    dated = [label for label in labels if label]
    before = sum(1 for _ in dates_in(line[:start]))
    return dated[before] if len(dated) == sum(1 for _ in dates_in(line)) and before < len(dated) else None


def _may_be_worn(label: str) -> bool:
    """True for labels after which figures without strokes are a day: of service, of birth, of injury."""
    return _WEIGHTS[label] >= _SPEAKS_FOR_SERVICE or label in _IN_ROWS


def _worn_dates(lines: Sequence[str], at: int) -> Iterator[Dated]:
    """Dates that lost their strokes, where a label says that one stands there, and dates in the boxes of a bill."""
    line = lines[at]
    if not _WORN_FIGURES.search(line):
        return
    if any(_SERVICE_BOXES.search(near) for near in lines[max(0, at - 3) : at + 1]):
        boxed = [Dated(on, 9.0, at, "service") for on, _, _ in boxed_dates(line)]
        if boxed:
            yield from boxed
            return
    for place in re.finditer(r"(?<=[\w:;.)]) (?=[\d])", line):
        label = label_before(in_cell(line[max(0, place.start() - _REACH) : place.start() + 1]))
        if label and _may_be_worn(label) and (on := worn_date(line[place.end() :])):
            yield Dated(on, _WEIGHTS[label] - 1, at, label)
            return
