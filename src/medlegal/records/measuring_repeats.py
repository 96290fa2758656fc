"""How many repeated pages were found, and how many rightly, whichever of them was called the first."""

from __future__ import annotations

from typing import Any

Told = dict[str, Any]
Key = tuple[str, int]
Pair = tuple[int, int]


class Clusters:
    """Pages that show the same."""

    def __init__(self) -> None:
        self._parent: dict[Key, Key] = {}

    def join(self, one: Key, other: Key) -> None:
        self._parent[self.root(one)] = self.root(other)

    def root(self, key: Key) -> Key:
        while (parent := self._parent.get(key, key)) != key:
            key = parent
        return key

    def hold(self, one: Key, other: Key) -> bool:
        return self.root(one) == self.root(other)


def repeat_rates(true: dict[Key, Told], read: dict[Key, Told]) -> dict[str, Pair]:
    """For exact and near repeats the right ones among those said, and the found ones among those there are.

    Pairs of which the truth says that they may be repeats count neither way.
    """
    truly, said = _clusters(true), _clusters(read)
    lenient = _clusters(true, also="may_repeat")
    found: dict[str, Pair] = {}
    for kind in ("exact", "near"):
        pairs = [(key, _other(page)) for key, page in read.items() if _kind(page) == kind]
        right = [pair for pair in pairs if truly.hold(*pair)]
        free = [pair for pair in pairs if not truly.hold(*pair) and lenient.hold(*pair)]
        there = [(key, _other(page)) for key, page in true.items() if _kind(page) == kind]
        found[f"{kind}_precision"] = len(right), len(pairs) - len(free)
        found[f"{kind}_recall"] = sum(said.hold(*pair) for pair in there), len(there)
    return found


def _clusters(pages: dict[Key, Told], also: str = "") -> Clusters:
    clusters = Clusters()
    for key, page in pages.items():
        for name in ("repeats", also):
            if other := page.get(name):
                clusters.join(key, (other["file"], other["page"]))
    return clusters


def _kind(page: Told) -> str | None:
    repeats = page.get("repeats")
    return repeats["kind"] if repeats else None


def _other(page: Told) -> Key:
    return page["repeats"]["file"], page["repeats"]["page"]
