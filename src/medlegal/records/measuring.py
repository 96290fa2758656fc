"""How well a reading agrees with the truth about its packet; docs/benchmarks.md tells the form of a truth."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from statistics import mean, median
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from medlegal.records.measuring_repeats import repeat_rates
from medlegal.records.misreading import wrong_letters, wrong_letters_in_any_order

Told = dict[str, Any]
Key = tuple[str, int]
FIELDS = ("kind", "dated_on", "author", "facility", "patient")
ORDINARY = ("clean", "office", "bitonal")
BADLY = 0.2  # of the letters
FEWEST_LETTERS = 60  # a page with less is too short for a share
_SAME_NAME = 85
_DOUBTED = 0.5  # a page surer than this is shown to nobody


class Rate(NamedTuple):
    """So many of so many."""

    part: float
    whole: float

    @property
    def share(self) -> float:
        """1 when there was nothing to find."""
        return round(self.part / self.whole, 4) if self.whole else 1.0


Measures = dict[str, Rate | float]


def measures(
    truth: Told,
    reading: Told,
    texts: Mapping[Key, str] | None = None,
    listed: set[int] | None = None,
) -> Measures:
    """Rates and counts, in the order in which a person reads them.

    `texts` is what was read of each page, `listed` the stamps of the pages that the chronology cites; without them
    the figures about letters and about omissions are left out.
    """
    true_pages, read_pages = pages_of(truth), pages_of(reading)
    found: Measures = {
        "pages": len(true_pages),
        "pages_covered": Rate(len(true_pages.keys() & read_pages.keys()), len(true_pages)),
        "pages_lost": len(true_pages.keys() - read_pages.keys()),
        "pages_doubled": len(reading["pages"]) - len(read_pages),
        "pages_unplaced": sum(
            1 for page in reading["pages"] if not page.get("blank") and not page.get("document")
        ),
        "documents": len(truth["documents"]),
        **_boundaries(truth, reading, true_pages),
        **_documents(truth, reading, true_pages),
        **{name: Rate(*pair) for name, pair in repeat_rates(true_pages, read_pages).items()},
        **_flags(true_pages, read_pages, "other_patient"),
        **_flags(true_pages, read_pages, "blank"),
        "rotation": rate(
            page.get("rotated", 0) == read_pages[key].get("rotated", 0)
            for key, page in true_pages.items()
            if key in read_pages and page.get("blank") is False
        ),
    }
    if listed is not None:
        found |= _chronology(truth, reading, listed, true_pages)
    if texts is not None:
        found |= _letters(true_pages, read_pages, texts, _doubted_documents(reading))
    return found


def kinds_found(truth: Told, reading: Told) -> dict[str, Rate]:
    """For each kind, how many of its documents were called so."""
    home, blanks = _home(reading), _blank_keys(pages_of(truth))
    held: dict[str, list[bool]] = defaultdict(list)
    for one in truth["documents"]:
        read = home.get(first_page(one, blanks))
        held[one["kind"]].append(read is not None and read["kind"] == one["kind"])
    return {kind: rate(claims) for kind, claims in sorted(held.items())}


def mistakes(truth: Told, reading: Told) -> list[str]:
    """Every document whose beginning, kind, date, author, facility or patient was read otherwise than it is."""
    true_pages = pages_of(truth)
    blanks = _blank_keys(true_pages)
    home = _home(reading)
    true, read, neutral = _starts(truth, reading, true_pages)
    says = [f"split too much at {key}" for key in sorted(read - true - neutral)]
    for one in truth["documents"]:
        key = first_page(one, blanks)
        found = home.get(key)
        if key not in read:
            says.append(f"not split at {key}: {one['kind']} {one.get('title', '')}")
        says += [
            f"{key} {field}: {one.get(field)} read as {found.get(field)} ({_named(one)} / {found.get('title')})"
            for field in FIELDS
            if found and not _agrees(field, one.get(field), found.get(field))
        ]
    return says


def _named(document: Told) -> str:
    told = (document.get(name) for name in ("kind", "family", "arrived", "title"))
    return " ".join(one for one in told if one)


def page_mistakes(truth: Told, reading: Told, texts: Mapping[Key, str] | None = None) -> list[str]:
    """Every page that was badly read, flagged or taken for a repeat otherwise than it is."""
    true_pages, read_pages = pages_of(truth), pages_of(reading)
    doubted = _doubted_documents(reading)
    says = []
    for key, page in true_pages.items():
        read = read_pages.get(key)
        if read is None:
            says.append(f"{key} lost")
            continue
        for flag in ("blank", "other_patient"):
            if page.get(flag) is not None and bool(page.get(flag)) != bool(read.get(flag)):
                says.append(f"{key} {flag}: {page.get(flag)} read as {read.get(flag)} ({page.get('make')})")
        if not page.get("blank") and "rotated" in page and page["rotated"] != read.get("rotated", 0):
            says.append(f"{key} rotated: {page.get('rotated')} read as {read.get('rotated')}")
        if _plain_repeat(page) != _plain_repeat(read) and not page.get("may_repeat"):
            says.append(f"{key} repeats: {_plain_repeat(page)} read as {_plain_repeat(read)}")
        if texts is not None and len(page.get("text") or "") >= FEWEST_LETTERS:
            says += _badly_read(key, page, read, texts.get(key, ""), doubted)
    return says


def _badly_read(key: Key, page: Told, read: Told, text: str, doubted: set[str]) -> list[str]:
    wrong = _fairest(page["text"], text)
    if wrong <= BADLY:
        return []
    flagged = "flagged" if _is_doubted(read, doubted) else "NOT FLAGGED"
    about = f"sure {read.get('sure')}, {page.get('quality')} {page.get('make')}"
    return [f"{key} {wrong:.0%} of letters wrong, {flagged}, {about}"]


def pages_of(told: Told) -> dict[Key, Told]:
    return {(page["file"], page["page"]): page for page in told["pages"]}


def first_page(document: Told, blanks: set[Key]) -> Key:
    """The first page that says something."""
    keys = [(file, number) for file, number in document["pages"]]
    return next((key for key in keys if key not in blanks), keys[0])


def rate(claims: Iterable[bool]) -> Rate:
    held = list(claims)
    return Rate(sum(held), len(held))


def _boundaries(truth: Told, reading: Told, true_pages: dict[Key, Told]) -> Measures:
    true, read, neutral = _starts(truth, reading, true_pages)
    right, said = len(true & read), len(read - neutral)
    return {
        "boundary_precision": Rate(right, said),
        "boundary_recall": Rate(right, len(true)),
        "boundary_f1": Rate(2 * right, said + len(true)),
    }


def _starts(truth: Told, reading: Told, true_pages: dict[Key, Told]) -> tuple[set[Key], set[Key], set[Key]]:
    """True beginnings, read beginnings, and pages at which a beginning is neither right nor wrong."""
    blanks = _blank_keys(true_pages)
    true = {first_page(one, blanks) for one in truth["documents"]}
    read = {first_page(one, blanks) for one in reading["documents"]}
    return true, read, (_resumed(truth, true_pages) | blanks) - true


def _resumed(truth: Told, true_pages: dict[Key, Told]) -> set[Key]:
    """Pages where a document goes on after something that lay in its middle."""
    order = list(true_pages)
    before = dict(zip(order[1:], order, strict=False))
    home = {(file, number): n for n, one in enumerate(truth["documents"]) for file, number in one["pages"]}
    return {
        key
        for one in truth["documents"]
        for key in ((file, number) for file, number in one["pages"][1:])
        if home.get(before.get(key, key)) != home[key]
    }


def _documents(truth: Told, reading: Told, true_pages: dict[Key, Told]) -> Measures:
    """Of the document that holds the true document's first page."""
    home, blanks = _home(reading), _blank_keys(true_pages)
    pairs = [(one, home.get(first_page(one, blanks), {})) for one in truth["documents"]]
    found: Measures = {
        field: rate(
            _agrees(field, one[field], read.get(field)) for one, read in pairs if one.get(field) is not None
        )
        for field in FIELDS
    }
    told = [(one, read) for one, read in pairs if one.get("dated_on") and read.get("dated_on")]
    found["dated_on_told_wrongly"] = sum(one["dated_on"] != read["dated_on"] for one, read in told)
    return found


def _agrees(field: str, true: str | None, read: str | None) -> bool:
    if true is None:
        return True
    if field in ("kind", "dated_on") or read is None:
        return true == read
    return fuzz.token_set_ratio(_plain(true), _plain(read)) >= _SAME_NAME


def _flags(true: dict[Key, Told], read: dict[Key, Told], flag: str) -> Measures:
    """Pages of which the truth says neither yes nor no are left out."""
    wanted = {key for key, page in true.items() if page.get(flag)}
    either = {key for key, page in true.items() if flag in page and page[flag] is None}
    said = {key for key, page in read.items() if page.get(flag)} - either
    right = len(wanted & said)
    return {f"{flag}_precision": Rate(right, len(said)), f"{flag}_recall": Rate(right, len(wanted))}


def _chronology(truth: Told, reading: Told, listed: set[int], true_pages: dict[Key, Told]) -> Measures:
    """Documents that are no repeats, and whether the chronology cites their first page."""
    stamps = {key: page.get("stamp") for key, page in pages_of(reading).items()}
    blanks = _blank_keys(true_pages)
    keys = [first_page(one, blanks) for one in truth["documents"]]
    held = [key for key in keys if key in true_pages and not true_pages[key].get("repeats")]
    return {"chronology_listed": rate(stamps.get(key) in listed for key in held)}


def _letters(
    true: dict[Key, Told], read: dict[Key, Told], texts: Mapping[Key, str], doubted: set[str]
) -> Measures:
    wrong: dict[str, list[float]] = defaultdict(list)
    bad: list[bool] = []
    good: list[bool] = []
    by_hand: list[bool] = []
    for key, page in true.items():
        text = page.get("text") or ""
        if key not in read or len(text) < FEWEST_LETTERS or page.get("blank", False) is not False:
            continue
        flagged = _is_doubted(read[key], doubted)
        (bad if _fairest(text, texts.get(key, "")) > BADLY else good).append(flagged)
        if page.get("handwriting"):
            by_hand.append(flagged)
            continue
        share = wrong_letters(text, texts.get(key, ""))
        for name in (page.get("quality", "page"), *(["ordinary"] if page.get("quality") in ORDINARY else [])):
            wrong[name].append(share)
            wrong[f"{name} (any order)"].append(wrong_letters_in_any_order(text, texts.get(key, "")))
    found: Measures = {
        f"letters wrong, {name}, {how}": round(of(shares), 4)
        for name, shares in sorted(wrong.items())
        for how, of in (("median", median), ("mean", mean))
    }
    found["pages_badly_read"] = len(bad)
    found["pages_badly_read_unflagged"] = len(bad) - sum(bad)
    found["pages_well_read_but_flagged"] = rate(good)
    found["handwriting_flagged"] = rate(by_hand)
    return found


def _fairest(true: str, read: str) -> float:
    return min(wrong_letters(true, read), wrong_letters_in_any_order(true, read))


def _is_doubted(page: Told, doubted: set[str]) -> bool:
    return (
        page.get("sure", 1.0) < _DOUBTED
        or "text" in page.get("doubts", ())
        or page.get("document") in doubted
    )


def _doubted_documents(reading: Told) -> set[str]:
    """Documents of one page whose text is doubted; in a longer one a person needs to know which page."""
    return {
        one["id"]
        for one in reading["documents"]
        if "text" in (one.get("doubts") or ()) and len(one["pages"]) == 1
    }


def _home(reading: Told) -> dict[Key, Told]:
    return {(file, number): one for one in reading["documents"] for file, number in one["pages"]}


def _blank_keys(true_pages: dict[Key, Told]) -> set[Key]:
    """Pages that are empty, or say only that they are."""
    return {key for key, page in true_pages.items() if page.get("blank", False) is not False}


def _plain_repeat(page: Told) -> tuple[str, int, str] | None:
    repeats = page.get("repeats")
    return (repeats["file"], repeats["page"], repeats["kind"]) if repeats else None


def _plain(name: str) -> str:
    return re.sub(r"[^\w\s]", "", name.lower())
