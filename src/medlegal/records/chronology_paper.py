"""The chronology on paper: by date, quoted word for word, each quotation leading to its page of the packet."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from medlegal.records.chronology import Entry, Excerpt, chronology, ranges
from medlegal.records.kinds import SAYS
from medlegal.records.reading import Reading
from medlegal.records.telling import counts_told, day_told, foldable, printable
from medlegal.records.typesetting import Sets, set_sheet

_SHEET = "chronology_paper.typ"
_PIECES_AT_ONCE = 100  # set together: more would hold much memory and set no faster
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

Told = dict[str, Any]


def plan_of_chronology(reading: Reading, *, packet: str = "packet.pdf", before: int = 0) -> Iterator[str]:
    """What stands in the chronology, as lines of JSON: the whole first, then a line for each piece.

    `packet` is the compiled packet's name beside the chronology; `before`, its pages before the first stamp.
    """
    yield json.dumps({"packet": packet, "before": before, "front": _front(reading), "foot": _foot(reading)})
    for piece in _pieces(reading):
        yield json.dumps(piece)


def chronology_pdf(reading: Reading, out: Path, *, packet: str = "packet.pdf", before: int = 0) -> int:
    """Writes the chronology to `out`; its pages come back."""
    return set_chronology(plan_of_chronology(reading, packet=packet, before=before), out)


def set_chronology(plan: Iterable[str], out: Path, sets: Sets = set_sheet) -> int:
    """The chronology as planned, at `out`; its pages come back."""
    lines = iter(plan)
    head = json.loads(next(lines))
    with pikepdf.new() as paper:
        marks = list[tuple[int, Told]]()
        for part in _parts(lines):
            _append(paper, sets(_SHEET, _told(head, part, len(paper.pages) + 1)), part, marks)
            head["front"] = None
        _lead_on(paper, head)
        _bookmark(paper, marks)
        paper.docinfo["/Title"] = String("Chronology of records")
        paper.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return len(paper.pages)


def _parts(lines: Iterable[str]) -> Iterator[list[Told]]:
    part: list[Told] = []
    for line in lines:
        part.append(json.loads(line))
        if len(part) == _PIECES_AT_ONCE:
            yield part
            part = []
    yield part


def _told(head: Told, pieces: Sequence[Told], begins: int) -> str:
    told = {"front": head["front"], "foot": head["foot"], "begins": begins, "pieces": pieces}
    return json.dumps(told, ensure_ascii=False)


def _append(paper: pikepdf.Pdf, part: bytes, pieces: Sequence[Told], marks: list[tuple[int, Told]]) -> None:
    """The part's pages at the end of the paper; where each of its pieces begins is noted in `marks`."""
    first = len(paper.pages)
    with pikepdf.open(io.BytesIO(part)) as pdf:
        paper.pages.extend(pdf.pages)
    named = {piece["id"]: piece for piece in pieces if piece["is"] == "entry"}
    for at in range(first, len(paper.pages)):
        marks += [(at, named[one]) for one in _beginning(paper.pages[at]) if one in named]


def _beginning(page: pikepdf.Page) -> list[str]:
    uris = (str(note.get("/A", Dictionary()).get("/URI", "")) for note in page.obj.get("/Annots", Array()))
    return [uri.removeprefix("here:") for uri in uris if uri.startswith("here:")]


def _lead_on(paper: pikepdf.Pdf, head: Told) -> None:
    """Lets citations lead into the packet beside the paper, and repeats to the entry they repeat."""
    homes: dict[str, Array] = {}
    for page in paper.pages:
        for note in page.obj.get("/Annots", Array()):
            uri = str(note.get("/A", Dictionary()).get("/URI", ""))
            if uri.startswith("here:"):
                top = float(note.Rect[3]) + 14
                homes[uri.removeprefix("here:")] = Array([page.obj, Name.XYZ, 0, top, 0])
    for page in paper.pages:
        notes = [_led(note, homes, head) for note in page.obj.get("/Annots", Array())]
        page.obj.Annots = Array([note for note in notes if note is not None])


def _led(note: pikepdf.Object, homes: dict[str, Array], head: Told) -> pikepdf.Object | None:
    target, _, what = str(note.get("/A", Dictionary()).get("/URI", "")).partition(":")
    if target == "here" or (target == "entry" and what not in homes):
        return None
    if target == "packet":
        note.A.URI = String(f"{head['packet']}#page={int(what) + head['before']}")
    elif target == "entry":
        del note["/A"]
        note.Dest = homes[what]
    return note


def _bookmark(paper: pikepdf.Pdf, marks: Sequence[tuple[int, Told]]) -> None:
    """A bookmark an entry, gathered by year or section."""
    with paper.open_outline() as outline:
        groups: dict[str, OutlineItem] = {}
        for at, piece in marks:
            if piece["group"] not in groups:
                groups[piece["group"]] = OutlineItem(piece["group"], at)
                groups[piece["group"]].is_closed = True
                outline.root.append(groups[piece["group"]])
            says = f"{piece['dated']} {piece['kind']} ({piece['pages']})"
            groups[piece["group"]].children.append(OutlineItem(says, at))


def _front(reading: Reading) -> Told:
    patient = [f"Patient as the records name them: {reading.patient}"] if reading.patient else []
    problems = [printable(file.problem) for file in reading.files if file.problem]
    lines = [printable(one) for one in (*patient, counts_told(reading))]
    return {"lines": lines, "how": _HOW, "problems": problems}


def _foot(reading: Reading) -> str:
    return printable(
        f"Chronology of records · {reading.patient}" if reading.patient else "Chronology of records"
    )


def _pieces(reading: Reading) -> Iterator[Told]:
    """Sections and entries: by date, undated, other people's, repeats, pages that say nothing."""
    entries = chronology(reading)
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
    kind = SAYS[document.kind]
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
        "remarks": list(_remarks(entry)),
        "excerpts": [_quoted(one) for one in entry.excerpts],
    }


def _warnings(entry: Entry) -> Iterator[str]:
    document = entry.document
    if document.is_other_patient:
        yield f"Seems to be about {printable(document.patient) if document.patient else 'another person'}."


def _remarks(entry: Entry) -> Iterator[str]:
    if entry.document.sure < _UNSURE:
        yield "The kind of this document is unsure."
    if not entry.excerpts:
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
    for at in range(0, len(rows), _PIECES_AT_ONCE):
        yield {"is": "repeats", "rows": rows[at : at + _PIECES_AT_ONCE]}


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
