"""Where one document ends and the next begins, page by page, by what speaks for it; in doubt a new one begins."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz

from medlegal.records.beginnings import is_closing_part
from medlegal.records.dated import ALONE, ENTRY, Dated
from medlegal.records.persons import is_same_person
from medlegal.records.reading import Page
from medlegal.records.sights import Sight

_COUNTED = re.compile(
    r"(?P<name>.*?)(?P<count>\d{1,9})(?P<rest>\D*\.(?:jpe?g|png|tiff?|heic|heif|bmp|gif|webp|pdf))$",
    re.IGNORECASE | re.DOTALL,
)
_FEW_LINES = 8  # a sheet with so little on it is a cover or separator
_PAGES_BACK = 3
_FEWEST_WORDS = 1.5  # weight of words that must speak for some kind
# How much speaks for a new document, by how alike what both speak of is at least: of 3,900 pages of invented packets
# 2 in 3 first pages are under 0.3, and 1 in 130 that go on; what is quite alike may be the next paper of its kind.
_BY_LIKENESS = (
    (0.97, 0.0),
    (0.7, -1.0),
    (0.6, -0.5),
    (0.5, 0.0),
    (0.4, 0.3),
    (0.3, 1.5),
    (0.2, 4.0),
    (0.1, 6.5),
    (-1.0, 8.0),
)
_OF_A_LETTER, _SHORT_HEAD = 2.0, 45
_UNLABELLED = frozenset({ALONE, ENTRY, "placed"})
_LABELLED = 7.0  # weight of a day that a label of service tells
_COUNTS_ON, _COUNTED_ON = -4.0, 1.5  # weight of a page's number that follows; what its words count for then
_OTHER_FILE = 2.0  # how much more must speak for going on in the next file


def goes_on(document: Sequence[Sight], sight: Sight, *, after_blank: bool = False) -> bool:
    """True when the page belongs to the document before it.

    A file of its own begins a document, unless it is the next picture of a row and something says that it goes on.
    """
    weight = break_weight(document, sight) + (1.0 if after_blank else 0.0)
    if document[-1].page.file != sight.page.file:
        return is_next_picture(document[-1].page, sight.page) and weight + _OTHER_FILE < 0
    return weight < 0


def is_next_picture(last: Page, page: Page) -> bool:
    """True when both are pictures of one page each whose names count on: scan_009.jpg, scan_010.jpg."""
    before, here = _COUNTED.match(last.file), _COUNTED.match(page.file)
    return (
        before is not None
        and here is not None
        and last.number == page.number == 1
        and before["name"] == here["name"]
        and before["rest"].lower() == here["rest"].lower()
        and int(here["count"]) == int(before["count"]) + 1
    )


def break_weight(document: Sequence[Sight], sight: Sight) -> float:
    """How much speaks for a new document (above 0) or for the same (below)."""
    last = document[-1]
    by_numbers, by_words = _by_page_numbers(document, sight), _by_words(document, sight)
    return (
        -0.2
        + by_numbers
        + _by_title(document, sight)
        + _by_letterhead(document, sight)
        + _by_beginning(document, sight)
        + _by_sending(last, sight)
        + _by_date(document, sight)
        + _by_patient(document, sight)
        + _by_flow(last, sight)
        + _by_make(last, sight)
        + (min(by_words, _COUNTED_ON) if by_numbers <= _COUNTS_ON else by_words)
    )


def _by_page_numbers(document: Sequence[Sight], sight: Sight) -> float:
    here, last = sight.page_of, document[-1].page_of
    if here is None:
        return (
            1.5
            if last and last.total and last.number == last.total
            else (-1.5 if last and last.total else 0.0)
        )
    if here.number == 1:
        return 5.0 if here.total else 3.0
    if last is not None and here.number == last.number + 1 and last.total in (here.total, None):
        return -7.0 if here.total else -4.5
    if last is None and here.number == len(document) + 1:
        return -4.0
    if last is not None and last.total is not None and last.total == here.total:
        return -2.0 if here.number > last.number else 1.5
    return -1.0 if last is None else 1.0


def _by_title(document: Sequence[Sight], sight: Sight) -> float:
    title = sight.title
    if title is None or title.weight < 2.5:
        return -1.0
    if is_closing_part(sight.lines) and (document[-1].is_transcript or sight.page_of is not None):
        return -3.0
    if title.weight < 4:
        return 0.0
    earlier = document[0].title
    if earlier is not None and earlier.title and title.title and fuzz.ratio(earlier.title, title.title) >= 85:
        runs_on = any(other.title is not None and other.title.title == title.title for other in document[1:])
        return 0.0 if runs_on else 1.5
    if not _is_accompanied(sight):
        return 0.3  # within a long report it heads a section, or tells of another's report
    return 3.5 if title.weight >= 7 else 1.5


def _is_accompanied(sight: Sight) -> bool:
    """True when more than a name stands at the top: an office, a patient, a day, an address, the labels of a form.

    What a hand wrote beside the name could not be read; it counts as something.
    """
    named = (sight.letterhead, sight.patient, sight.dated_on[0])
    return (
        sight.page.is_partly_unread
        or sight.begins > 0
        or any(one is not None for one in named)
        or len(sight.lines) <= _FEW_LINES
    )


def _by_beginning(document: Sequence[Sight], sight: Sight) -> float:
    """What a first page has speaks for one, less so when the pages before have it as well."""
    if sight.begins and all(one.begins >= sight.begins for one in document[-2:]) and len(document) > 1:
        return 0.0
    return sight.begins


def _by_sending(last: Sight, sight: Sight) -> float:
    """A fax's own count: one sending may bring several documents, another sending never goes on with the last.

    A print of a record mostly holds one document, though a chart may be printed as a whole.
    """
    before, here = last.sent_page, sight.sent_page
    if here is None or here.total is None or here.total == 1:
        return 0.0
    if here.number == 1:
        return 3.0 if here.is_printed else 1.5
    follows = before is not None and before.total == here.total and here.number == before.number + 1
    return (-3.5 if here.is_printed else -0.8) if follows else 0.0


def _by_letterhead(document: Sequence[Sight], sight: Sight) -> float:
    here, first, last = sight.letterhead, document[0].letterhead, document[-1].letterhead
    if here is None:
        return -0.8
    if first is None:
        return 1.5
    if fuzz.token_set_ratio(here.lower(), first.lower()) < 75:
        return 2.5
    return 0.0 if last is not None and len(document) > 1 else 1.5


def _by_date(document: Sequence[Sight], sight: Sight) -> float:
    known_days = {on for on, _ in (one.dated_on for one in document) if on is not None}
    if sight.title is None and any(found.on in known_days and found.line < 3 for found in sight.dates):
        return -2.5  # a running head carries the day of the document
    is_letter = any(_is_under_a_name(found, sight) and found.on not in known_days for found in sight.dates)
    here, weight = sight.dated_on
    if here is None or weight < 5:
        return _OF_A_LETTER * is_letter
    known = [one.dated_on for one in document]
    if any(on == here for on, _ in known):
        return -1.5
    stronger = max((weight for on, weight in known if on is not None), default=0.0)
    labelled = 3.0 if min(stronger, weight) >= _LABELLED else (1.5 if stronger else 0.5)
    return labelled + _OF_A_LETTER * is_letter


def _is_under_a_name(found: Dated, sight: Sight) -> bool:
    """True for a day without a label in the second or third line, beneath a few words: the head of a letter."""
    head = sight.lines[0]
    is_name = len(head) <= _SHORT_HEAD and head[:1].isalpha() and not head.endswith((".", ":", ","))
    return is_name and found.line in (1, 2) and found.label in _UNLABELLED and len(sight.lines) > _FEW_LINES


def _by_patient(document: Sequence[Sight], sight: Sight) -> float:
    here = sight.patient
    known = [one.patient for one in document if one.patient]
    if here is None or not known:
        return 0.0
    if any(is_same_person(here.name, one.name) for one in known):
        return 0.0
    return 5.0 if min(here.weight, max(one.weight for one in known)) >= 4 else 1.5


def _by_flow(last: Sight, sight: Sight) -> float:
    weight = 0.0
    if last.is_signed:
        weight += 1.5
    if sight.is_tail:
        weight -= 1.0
    if sight.says_continued:
        weight -= 4.0
    if sight.starts_within:
        weight -= 2.5 if not last.ends_within else 4.0
    elif last.ends_within and sight.begins_small:
        weight -= 2.5
    elif last.ends_within:
        weight -= 1.5
    if last.is_transcript and sight.is_transcript:
        weight -= 4.0
    if _is_bare(sight):
        weight -= 2.5
    if _runs_on(last, sight):
        weight -= 2.0
    return weight


def _runs_on(last: Sight, sight: Sight) -> bool:
    """True when both pages begin with the same line and neither is titled."""
    if last.title or sight.title or not last.lines or not sight.lines or _are_of_two_days(last, sight):
        return False
    return fuzz.ratio(last.lines[0], sight.lines[0]) >= 90


def _are_of_two_days(last: Sight, sight: Sight) -> bool:
    """True where a label on each says another day: two visits on one form."""
    (one, weight), (other, also) = last.dated_on, sight.dated_on
    return one != other and min(weight, also) >= _LABELLED


def _is_bare(sight: Sight) -> bool:
    """True for a page with nothing at its top that a first page has."""
    return (
        sight.title is None
        and sight.letterhead is None
        and sight.patient is None
        and sight.dated_on[0] is None
        and not sight.begins
    )


def _by_make(last: Sight, sight: Sight) -> float:
    return 0.8 if last.page.text_from != sight.page.text_from else 0.0


def _by_words(document: Sequence[Sight], sight: Sight) -> float:
    """A page that speaks of other things than the document begins another, one that speaks of the same goes on."""
    here = sight.speaks_of
    before = defaultdict[str, float](float)
    for one in {id(one): one for one in (document[0], *document[-_PAGES_BACK:])}.values():
        for kind, weight in one.speaks_of.items():
            before[kind] += weight
    sizes = _length(here), _length(before)
    if min(sizes) < _FEWEST_WORDS:
        return 0.0
    alike = sum(weight * before.get(kind, 0.0) for kind, weight in here.items()) / (sizes[0] * sizes[1])
    return next(weight for least, weight in _BY_LIKENESS if alike >= least)


def _length(weights: dict[str, float]) -> float:
    return math.hypot(*weights.values())


def heading_of(sight: Sight) -> str:
    """A line that can stand for a document without a known title: its first of some length."""
    lines = (re.sub(r"\s+", " ", line).strip(" -_*") for line in sight.lines[:10])
    return next((line[:100] for line in lines if len(re.findall(r"[^\W\d_]", line)) >= 6), "Untitled page")
