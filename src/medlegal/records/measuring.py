"""How well a reading agrees with the truth about its packet, figure by figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from rapidfuzz import fuzz

Told = dict[str, Any]
Key = tuple[str, int]
_SAME_NAME = 85


def measures(truth: Told, reading: Told) -> dict[str, float]:
    """Shares from 0 to 1, and counts, in the order in which a person reads them."""
    true_pages = {_key(page): page for page in truth["pages"]}
    read_pages = {_key(page): page for page in reading["pages"]}
    return {
        "pages": len(true_pages),
        "pages_lost": len(true_pages.keys() - read_pages.keys()),
        "pages_doubled": len(reading["pages"]) - len(read_pages),
        "pages_unplaced": sum(1 for page in reading["pages"] if not page["blank"] and not page["document"]),
        **_boundaries(truth, reading),
        **_documents(truth, reading),
        **_repeats(true_pages, read_pages, "exact"),
        **_repeats(true_pages, read_pages, "near"),
        **_flags(true_pages, read_pages, "other_patient"),
        **_flags(true_pages, read_pages, "blank"),
        "rotation": _share(
            page["rotated"] == read_pages[key]["rotated"]
            for key, page in true_pages.items()
            if key in read_pages and not page["blank"]
        ),
    }


def mistakes(truth: Told, reading: Told) -> list[str]:
    """Every document whose kind, date, author or beginning was read otherwise than it is."""
    read_first = {_first(one): one for one in reading["documents"]}
    true_first = {_first(one) for one in truth["documents"]}
    says = [f"split too much at {key}" for key in read_first.keys() - true_first]
    for one in truth["documents"]:
        found = read_first.get(_first(one))
        if found is None:
            says.append(f"not split at {_first(one)}: {one['kind']} {one['title']}")
            continue
        says += [
            f"{_first(one)} {field}: {one[field]} read as {found[field]} ({one['title']} / {found['title']})"
            for field in ("kind", "dated_on", "author", "facility", "patient")
            if not _agrees(field, one[field], found[field])
        ]
    return says


def _boundaries(truth: Told, reading: Told) -> dict[str, float]:
    true = {_first(one) for one in truth["documents"]}
    read = {_first(one) for one in reading["documents"]}
    right = len(true & read)
    precision, recall = _ratio(right, len(read)), _ratio(right, len(true))
    return {
        "boundary_precision": precision,
        "boundary_recall": recall,
        "boundary_f1": _ratio(2 * right, len(read) + len(true)),
    }


def _documents(truth: Told, reading: Told) -> dict[str, float]:
    """Of the document that holds the true document's first page."""
    home = {tuple(key): one for one in reading["documents"] for key in one["pages"]}
    fields = ("kind", "dated_on", "author", "facility", "patient")
    return {
        field: _share(
            _agrees(field, one[field], home[_first(one)][field])
            for one in truth["documents"]
            if one[field] is not None and _first(one) in home
        )
        for field in fields
    }


def _agrees(field: str, true: str | None, read: str | None) -> bool:
    if field in ("kind", "dated_on") or true is None or read is None:
        return true is None or true == read
    return fuzz.token_set_ratio(_plain(true), _plain(read)) >= _SAME_NAME


def _repeats(true: dict[Key, Told], read: dict[Key, Told], kind: str) -> dict[str, float]:
    """A pair counts when it joins the page to the right original, or to another repeat of it."""
    roots = {key: _root(true, key) for key in true}
    wanted = {key for key, page in true.items() if page["repeats"] and page["repeats"]["kind"] == kind}
    said = {key for key, page in read.items() if page["repeats"] and page["repeats"]["kind"] == kind}
    right = {key for key in said if roots.get(_repeated(read[key])) == roots.get(key)}
    found = {
        key
        for key in wanted
        if read.get(key, {}).get("repeats") and roots.get(_repeated(read[key])) == roots[key]
    }
    return {
        f"{kind}_precision": _ratio(len(right), len(said)),
        f"{kind}_recall": _ratio(len(found), len(wanted)),
    }


def _root(pages: dict[Key, Told], key: Key) -> Key:
    seen = {key}
    while (repeats := pages[key]["repeats"]) and (key := (repeats["file"], repeats["page"])) not in seen:
        seen.add(key)
    return key


def _repeated(page: Told) -> Key:
    return page["repeats"]["file"], page["repeats"]["page"]


def _flags(true: dict[Key, Told], read: dict[Key, Told], flag: str) -> dict[str, float]:
    wanted = {key for key, page in true.items() if page[flag]}
    said = {key for key, page in read.items() if page[flag]}
    right = len(wanted & said)
    return {f"{flag}_precision": _ratio(right, len(said)), f"{flag}_recall": _ratio(right, len(wanted))}


def _key(page: Told) -> Key:
    return page["file"], page["page"]


def _first(document: Told) -> Key:
    file, page = document["pages"][0]
    return file, page


def _plain(name: str) -> str:
    return re.sub(r"[^\w\s]", "", name.lower())


def _share(claims: Iterable[bool]) -> float:
    held = list(claims)
    return _ratio(sum(held), len(held))


def _ratio(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 1.0
