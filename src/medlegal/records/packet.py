"""The order in which a packet is understood: one step after another, each adding to the reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from medlegal.records.documents import goes_on
from medlegal.records.doubting import doubts_of
from medlegal.records.familiar import unfamiliar_pages
from medlegal.records.known import Identity, identity_of
from medlegal.records.likeness import Vocabulary, tokens_of
from medlegal.records.misfiled import pages_of_others
from medlegal.records.particulars import dated, facts_of, no_service_days
from medlegal.records.patients import speaks_of, whom_else
from medlegal.records.reading import Document, Expected, Page, Reading, ReceivedFile
from medlegal.records.repeats import Compared, repeated_documents, with_exact_repeats, with_near_repeats
from medlegal.records.sights import Latest, Sight
from medlegal.records.subject import packet_patient


@dataclass
class Packet:
    """A packet on its way: pages in the order received, what is seen on each, and what was made of them."""

    pages: list[Page] = field(default_factory=list)
    sights: list[Sight] = field(default_factory=list)  # of the pages with something to read
    parted: list[list[Sight]] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    patient: str | None = None
    expected: Expected | None = None  # whose records were asked for, where that is known
    known: Identity | None = None  # what its pages agree on about that patient
    latest: Latest = field(default_factory=lambda: Latest(_LINES_KEPT))

    def add(self, page: Page) -> None:
        """The next page is looked at and laid to its document; what a document tells is told once the next begins."""
        is_after_blank = bool(self.pages) and self.pages[-1].is_blank
        self.pages.append(page)
        if page.is_blank or page.is_unreadable:
            return
        sight = Sight(page, self.latest)
        self.sights.append(sight)
        if self.parted and goes_on(self.parted[-1], sight, after_blank=is_after_blank):
            self.parted[-1].append(sight)
        else:
            self.end_document()
            self.parted.append([sight])

    def end_document(self) -> None:
        if len(self.documents) < len(self.parted):
            self.documents.append(facts_of(self.parted[-1]))


SURE_DATE = 5.5
UNSURE = 0.49  # a page that a person should read
_LINES_KEPT = 1000  # pages whose lines are held in memory
Step = Callable[[Packet], None]


def read_packet(
    files: Sequence[ReceivedFile],
    pages: Sequence[Page],
    begun: Packet | None = None,
    expected: Expected | None = None,
) -> Reading:
    """The reading of pages whose text is known; no page is dropped, moved or doubled on the way.

    `begun` has the first of these pages already. Without an `expected` patient the pages tell whose packet it is.
    """
    packet = begun or Packet()
    packet.expected = expected
    for page in pages[len(packet.pages) :]:
        packet.add(page)
    packet.end_document()
    for step in STEPS:
        step(packet)
    return Reading(tuple(files), tuple(packet.pages), tuple(packet.documents), packet.patient)


def mark_exact_repeats(packet: Packet) -> None:
    packet.pages = with_exact_repeats(packet.pages)


def mark_near_repeats(packet: Packet) -> None:
    dated = {sight.page.key: _sure_date(sights) for sights in packet.parted for sight in sights}
    repeats = {page.key: page for page in packet.pages}
    vocabulary = Vocabulary()
    compared = [
        Compared(
            repeats[sight.page.key],
            vocabulary.packed(tokens_of(sight.lines)),
            dated.get(sight.page.key),
        )
        for sight in packet.sights
    ]
    packet.pages = with_near_repeats(packet.pages, compared)
    unfamiliar = unfamiliar_pages([one.page for one in compared], [one.tokens for one in compared])
    packet.pages = [_unsure(page) if page.key in unfamiliar else page for page in packet.pages]
    for sight in packet.sights:
        sight.page = _unsure(sight.page) if sight.page.key in unfamiliar else sight.page


def _unsure(page: Page) -> Page:
    return page.changed(sure=min(page.sure, UNSURE))


def find_facts(packet: Packet) -> None:
    never = no_service_days(packet.sights)
    packet.documents = [
        dated(facts, sights, number, never)
        for number, (facts, sights) in enumerate(zip(packet.documents, packet.parted, strict=True), start=1)
    ]
    packet.patient = (
        packet.expected.name if packet.expected else packet_patient(packet.documents, packet.parted)
    )
    where = {key: document.id for document in packet.documents for key in document.pages}
    packet.pages = [page.changed(document=where.get(page.key)) for page in packet.pages]


def flag_other_patients(packet: Packet) -> None:
    if packet.patient is None:
        return
    known = packet.known = identity_of(packet.sights, packet.patient, packet.expected)
    other = pages_of_others(packet.parted, known)
    packet.pages = [page.changed(is_other_patient=page.key in other) for page in packet.pages]
    packet.documents = [
        replace(
            one,
            is_other_patient=all(key in other for key in one.pages),
            patient=one.patient or _whom(sights, known),
        )
        for one, sights in zip(packet.documents, packet.parted, strict=True)
    ]


def _whom(sights: Sequence[Sight], known: Identity) -> str | None:
    """The patient of a document that no label tells: the packet's where a page speaks of that one, else another."""
    if any(speaks_of(sight, known.name) for sight in sights):
        return known.name
    return next((name for sight in sights if (name := whom_else(sight, known))), None)


def tell_doubts(packet: Packet) -> None:
    packet.documents = [
        replace(one, doubts=doubts_of(one, sights, packet.known))
        for one, sights in zip(packet.documents, packet.parted, strict=True)
    ]


def mark_repeated_documents(packet: Packet) -> None:
    packet.documents = repeated_documents(packet.documents, packet.pages)


STEPS: tuple[Step, ...] = (
    mark_exact_repeats,
    find_facts,
    mark_near_repeats,
    flag_other_patients,
    tell_doubts,
    mark_repeated_documents,
)


def _sure_date(sights: Sequence[Sight]) -> date | None:
    """The day of a document where a label says so: sure enough to tell two visits apart."""
    return next((on for on, weight in (sight.dated_on for sight in sights) if weight >= SURE_DATE), None)
