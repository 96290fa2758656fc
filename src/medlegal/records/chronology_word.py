"""The chronology as a Word document: one heading a document, its pages by stamp, its excerpts word for word."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from medlegal.records.chronology import Entry, Excerpt, chronology, ranges
from medlegal.records.kinds import SAYS
from medlegal.records.reading import Document, Reading
from medlegal.records.telling import counts_told, fit
from medlegal.records.word_file import WordFile

_HOW = (
    "Documents stand by date of service; undated ones are at the end. Excerpts are quoted word for word, as the page"
    " was read, and cite the page's stamp in the compiled packet. Nothing here is an opinion or a summary."
    " Text read from scans can contain slips of reading: the page itself decides."
)
_UNSURE = 0.4


def chronology_docx(reading: Reading) -> bytes:
    out = io.BytesIO()
    _write(reading, out, packet="", before=0)
    return out.getvalue()


def write_chronology_docx(
    reading: Reading,
    out: Path,
    *,
    packet: str = "",
    before: int = 0,
    entries: Sequence[Entry] | None = None,
) -> None:
    """Writes it to `out`; citations lead to the file `packet` beside it, which has `before` pages of index.

    `entries` are those of the reading's chronology, where they are known.
    """
    with out.open("wb") as file:
        _write(reading, file, packet=packet, before=before, entries=entries)


def _write(
    reading: Reading,
    out: io.BufferedIOBase | io.BytesIO,
    *,
    packet: str,
    before: int,
    entries: Sequence[Entry] | None = None,
) -> None:
    with WordFile(out, "Chronology of records", links_to=packet, before=before) as word:
        word.paragraph("Chronology of records", style="Title")
        for says in _opening(reading):
            word.paragraph(says)
        problems = [file.problem for file in reading.files if file.problem]
        if problems:
            word.paragraph("Files with a problem", style="Heading1")
        for problem in problems:
            word.paragraph(fit(problem), style="ListBullet")
        for entry in chronology(reading) if entries is None else entries:
            _add_entry(word, entry)


def _opening(reading: Reading) -> Iterator[str]:
    if reading.patient:
        yield fit(f"Patient as the records name them: {reading.patient}")
    yield counts_told(reading)
    yield _HOW


def _add_entry(word: WordFile, entry: Entry) -> None:
    document = entry.document
    dated = document.dated_on.strftime("%m/%d/%Y") if document.dated_on else "Undated"
    word.paragraph(fit(f"{dated}  {SAYS[document.kind]}"), style="Heading2")
    word.paragraph(fit(_about(entry)))
    if document.is_other_patient:
        word.warning(_warned(document))
    _add_excerpts(word, entry.excerpts)


def _add_excerpts(word: WordFile, excerpts: Sequence[Excerpt]) -> None:
    for excerpt in excerpts:
        quoted = fit(f"“{excerpt.text}{' […]' if excerpt.is_cut else ''}” ")
        word.quotation(f"{excerpt.heading}: ", quoted, excerpt.stamp)


def _about(entry: Entry) -> str:
    document = entry.document
    parts = [document.title, document.author, document.facility, f"pages {ranges(entry.stamps)}"]
    if document.repeats:
        parts.append(f"repeats {document.repeats}")
    if document.sure < _UNSURE:
        parts.append("kind unsure")
    return f"{document.id}: " + " · ".join(part for part in parts if part)


def _warned(document: Document) -> str:
    return fit(
        f"These pages seem to be about another person ({document.patient or 'see the page'})."
        " Check them before use."
    )
