"""A reading laid out on a desk, so that pages can be taken from one document and put into another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from medlegal.records.reading import Document, Page, Reading, Repeat
from medlegal.records.repeats import repeated_documents

Key = tuple[str, int]  # the file, and the page's number in it, from 1

SURE_KIND = 0.6  # under it a person should say what the document is
SURE_TEXT = 0.75  # under it a person should read the page
_SETTLES = {"kind": "kind", "date": "dated_on", "author": "author", "patient": "patient"}


def named(key: Key) -> str:
    return f"{key[0]}:{key[1]}"


def doubts_about(document: Document, pages: Iterable[Page]) -> tuple[str, ...]:
    """What of the document a person should look at; what a person has set is in doubt no more."""
    held = list(pages)
    found = [*document.doubts]
    found += ["kind"] * (document.sure < SURE_KIND)
    found += ["patient"] * any(page.is_other_patient for page in held)
    found += ["text"] * any(is_badly_read(page) for page in held)
    return tuple(dict.fromkeys(one for one in found if _SETTLES.get(one) not in document.decided))


def is_badly_read(page: Page) -> bool:
    """True where a person should read the page: it reads badly, or a hand wrote on it."""
    is_in_doubt = page.sure < SURE_TEXT or page.is_partly_unread
    return page.is_unreadable or (is_in_doubt and not page.is_blank)


@dataclass
class Sheaf:
    """A document on the desk: its facts, and its pages in reading order."""

    facts: Document
    keys: list[Key]


@dataclass
class Desk:
    """Pages, the documents they lie in, and what repeats what."""

    reading: Reading
    pages: dict[Key, Page] = field(init=False)
    sheaves: dict[str, Sheaf] = field(init=False)
    where: dict[Key, str] = field(init=False)
    following: dict[Key, dict[Key, None]] = field(init=False)  # a page, and those that repeat it
    same: dict[str, Key | None] = field(default_factory=dict)  # documents that a person calls repeats, or not
    touched: set[str] = field(default_factory=set)  # documents whose repeats are to be looked for again

    def __post_init__(self) -> None:
        self.pages = {page.key: page for page in self.reading.pages}
        self.sheaves = {one.id: Sheaf(one, list(one.pages)) for one in self.reading.documents}
        self.where = {key: one.id for one in self.reading.documents for key in one.pages}
        self.following = {}
        for page in self.reading.pages:
            if page.repeats:
                self.following.setdefault((page.repeats.file, page.repeats.page), {})[page.key] = None

    def sheaf_of(self, key: Key | None) -> Sheaf | None:
        return self.sheaves.get(self.where.get(key, "")) if key else None

    def change(self, key: Key, **changed: Any) -> None:
        """What is said of the page; its document is touched by it."""
        self.pages[key] = replace(self.pages[key], **changed)
        self.touched.add(self.where.get(key, ""))

    def mark(self, keys: Iterable[Key], **changed: Any) -> None:
        """The same as a person's decision."""
        for key in keys:
            self.change(key, is_decided=True, **changed)

    def take_out(self, keys: Iterable[Key]) -> None:
        """The pages lie loose; a document without pages is no more."""
        for key in keys:
            sheaf = self.sheaf_of(key)
            if sheaf is not None:
                self.touched.add(sheaf.facts.id)
                sheaf.keys.remove(key)
                del self.where[key]
                if not sheaf.keys:
                    del self.sheaves[sheaf.facts.id]

    def take_rest(self, sheaf: Sheaf, at: int) -> list[Key]:
        """The pages from the position on lie loose."""
        rest = sheaf.keys[at:]
        del sheaf.keys[at:]
        for key in rest:
            del self.where[key]
        self.touched.add(sheaf.facts.id)
        if not sheaf.keys:
            del self.sheaves[sheaf.facts.id]
        return rest

    def put(self, sheaf: Sheaf, keys: Sequence[Key], *, before: Key | None = None) -> None:
        """Loose pages go into the document, before one of its pages or at its end."""
        at = sheaf.keys.index(before) if before in sheaf.keys else len(sheaf.keys)
        sheaf.keys[at:at] = keys
        self.where |= dict.fromkeys(keys, sheaf.facts.id)
        self.touched.add(sheaf.facts.id)

    def begin(self, keys: Sequence[Key], found: Document) -> None:
        """A new document of these loose pages, named by the first."""
        name = named(keys[0])
        while name in self.sheaves:
            name += "+"
        facts = replace(found, id=name, pages=(), repeats=None, decided=(), is_looked_at=False)
        self.sheaves[name] = Sheaf(facts, [])
        self.put(self.sheaves[name], keys)

    def root(self, key: Key) -> Key:
        """The first of the pages that a page repeats."""
        seen = {key}
        while (repeat := self.pages[key].repeats) and (repeat.file, repeat.page) not in seen:
            key = (repeat.file, repeat.page)
            seen.add(key)
        return key

    def set_repeat(self, key: Key, repeat: Repeat | None) -> None:
        was = self.pages[key].repeats
        if was:
            self.following.get((was.file, was.page), {}).pop(key, None)
        if repeat:
            self.following.setdefault((repeat.file, repeat.page), {})[key] = None
        self.change(key, repeats=repeat)

    def follow(self, key: Key, first: Key) -> None:
        """What repeated the page repeats `first` from now on."""
        for follower in list(self.following.get(key, ())):
            repeat = self.pages[follower].repeats
            if repeat is not None:
                same = None if follower == first else replace(repeat, file=first[0], page=first[1])
                self.set_repeat(follower, same)

    def cleared(self) -> Reading:
        """A reading again: documents by their earliest page, and what repeats what looked at anew where touched."""
        pages = [self._placed(page.key) for page in self.reading.pages]
        stamps = {page.key: page.stamp for page in pages}
        documents = [self._bound(sheaf) for sheaf in self.sheaves.values()]
        documents.sort(key=lambda one: min(stamps[key] for key in one.pages))
        again = {one.id: one.repeats for one in repeated_documents(documents, pages)} if self.touched else {}
        documents = [self._repeated(one, again) for one in documents]
        return replace(self.reading, pages=tuple(pages), documents=tuple(documents))

    def _placed(self, key: Key) -> Page:
        page, home = self.pages[key], self.where.get(key)
        return page if page.document == home else replace(page, document=home)

    def _bound(self, sheaf: Sheaf) -> Document:
        held = [self.pages[key] for key in sheaf.keys]
        facts = replace(sheaf.facts, pages=tuple(sheaf.keys), doubts=doubts_about(sheaf.facts, held))
        if facts.id not in self.touched:
            return facts
        return replace(facts, is_other_patient=all(page.is_other_patient for page in held))

    def _repeated(self, document: Document, again: dict[str, str | None]) -> Document:
        repeats = document.repeats
        if document.id in self.same:
            repeats = self.where.get(self.same[document.id] or ("", 0))
            repeats = None if repeats == document.id else repeats
        elif document.id in self.touched or (
            repeats is not None and (repeats in self.touched or repeats not in self.sheaves)
        ):
            repeats = again.get(document.id)
        return document if repeats == document.repeats else replace(document, repeats=repeats)
