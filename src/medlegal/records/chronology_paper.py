"""The chronology on paper: by date, quoted word for word, each quotation leading to its page of the packet."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from medlegal.records.chronology import Entry, Excerpt, chronology, ranges
from medlegal.records.kinds import SAYS
from medlegal.records.planned import PIECES_AT_ONCE, Told
from medlegal.records.reading import Document, Reading
from medlegal.records.telling import counts_told, day_told, foldable, printable

_UNSURE = 0.4
_HOW = (
    "Documents stand by date of service; undated ones follow, then what seems to be about other people, then repeats."
    " Excerpts are quoted word for word, as the page was read, and cite the number stamped on the page of the"
    " compiled packet, to which they lead. Nothing here is an opinion or a summary. Text read from scans can contain"
    " slips of reading: the page itself decides."
)
_STRANGERS = (
    "These pages seem to be about somebody else. They are quoted for checking only. Do not rely on them."
)


def plan_of_chronology(
    reading: Reading,
    *,
    packet: str = "packet.pdf",
    before: int = 0,
    entries: Sequence[Entry] | None = None,
) -> Iterator[str]:
    """What stands in the chronology, as lines of JSON: the whole first, then a line for each piece.

    `packet` is the compiled packet's name beside the chronology; `before`, its pages before the first stamp;
    `entries`, those of the reading's chronology, where they are known.
    """
    yield json.dumps({"packet": packet, "before": before, "front": _front(reading), "foot": _foot(reading)})
    for piece in _pieces(reading, chronology(reading) if entries is None else entries):
        yield json.dumps(piece)


def _front(reading: Reading) -> Told:
    patient = [f"Patient as the records name them: {reading.patient}"] if reading.patient else []
    problems = [printable(file.problem) for file in reading.files if file.problem]
    lines = [printable(one) for one in (*patient, counts_told(reading))]
    return {"lines": lines, "how": _HOW, "problems": problems}


def _foot(reading: Reading) -> str:
    return printable(
        f"Chronology of records · {reading.patient}" if reading.patient else "Chronology of records"
    )


def _pieces(reading: Reading, entries: Sequence[Entry]) -> Iterator[Told]:
    """Sections and entries: by date, undated, other people's, repeats, pages that say nothing."""
    own = [one for one in entries if not one.document.repeats and not one.document.is_other_patient]
    dated = [one for one in own if one.document.dated_on]
    for number, entry in enumerate(dated):
        year = str(entry.document.dated_on.year) if entry.document.dated_on else ""
        if number == 0 or year != str(getattr(dated[number - 1].document.dated_on, "year", "")):
            yield _section(year)
        yield _entry(entry, reading, year)
    yield from _apart(own, "Undated", "No date of service was found on them.", reading)
    strangers = [one for one in entries if one.document.is_other_patient and not one.document.repeats]
    yield from _apart(strangers, "Other people's pages", _STRANGERS, reading, is_alarm=True)
    yield from _repeated(entries)
    yield from _wordless(reading)


def _apart(
    entries: Sequence[Entry], title: str, says: str, reading: Reading, *, is_alarm: bool = False
) -> Iterator[Told]:
    shown = entries if is_alarm else [one for one in entries if not one.document.dated_on]
    if shown:
        yield _section(title, says, is_alarm=is_alarm)
    for entry in shown:
        yield _entry(entry, reading, title)


def _section(title: str, says: str = "", *, is_alarm: bool = False) -> Told:
    return {"is": "section", "title": title, "says": says, "is_alarm": is_alarm}


def _entry(entry: Entry, reading: Reading, group: str) -> Told:
    document = entry.document
    kind, excerpts = SAYS[document.kind], entry.excerpts
    by = (document.author, document.facility)
    return {
        "is": "entry",
        "id": document.id,
        "group": group,
        "dated": day_told(document.dated_on),
        "kind": kind,
        "title": "" if document.title.casefold() == kind.casefold() else foldable(document.title),
        "by": " · ".join(foldable(one) for one in by if one),
        "pages": _pages(entry.stamps),
        "first": entry.stamps[0],
        "warnings": list(_warnings(entry)),
        "remarks": list(_remarks(document, excerpts)),
        "excerpts": [_quoted(one) for one in excerpts],
    }


def _warnings(entry: Entry) -> Iterator[str]:
    document = entry.document
    if document.is_other_patient:
        yield f"Seems to be about {printable(document.patient) if document.patient else 'another person'}."


def _remarks(document: Document, excerpts: Sequence[Excerpt]) -> Iterator[str]:
    if document.sure < _UNSURE:
        yield "The kind of this document is unsure."
    if not excerpts:
        yield "Nothing stands here under a heading that is quoted."


def _quoted(excerpt: Excerpt) -> Told:
    return {
        "heading": excerpt.heading.upper(),
        "text": foldable(excerpt.text),
        "is_cut": excerpt.is_cut,
        "stamp": excerpt.stamp,
        "page": str(excerpt.stamp),
    }


def _repeated(entries: Sequence[Entry]) -> Iterator[Told]:
    firsts = {one.document.id: one.stamps[0] for one in entries}
    rows = [_repeat(one, firsts) for one in entries if one.document.repeats]
    if rows:
        yield _section("Repeats", "Documents that came before. They are not quoted again.")
    for at in range(0, len(rows), PIECES_AT_ONCE):
        yield {"is": "repeats", "rows": rows[at : at + PIECES_AT_ONCE]}


def _repeat(entry: Entry, firsts: dict[str, int]) -> Told:
    earlier = entry.document.repeats or ""
    return {
        "pages": _pages(entry.stamps),
        "first": entry.stamps[0],
        "dated": day_told(entry.document.dated_on),
        "kind": SAYS[entry.document.kind],
        "earlier": earlier,
        "says": f"page {firsts[earlier]}" if earlier in firsts else earlier,
    }


def _wordless(reading: Reading) -> Iterator[Told]:
    blank = [page.stamp for page in reading.pages if page.is_blank]
    unread = [page.stamp for page in reading.pages if page.is_unreadable]
    if blank or unread:
        yield _section("Pages that say nothing")
    for says, stamps in (("Blank", blank), ("Could not be read", unread)):
        if stamps:
            yield {"is": "words", "says": f"{says}: {_pages(stamps)}."}


def _pages(stamps: Sequence[int]) -> str:
    return f"{'page' if len(stamps) == 1 else 'pages'} {ranges(stamps).replace('-', '–')}"
