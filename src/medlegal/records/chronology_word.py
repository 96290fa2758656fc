"""The chronology as a Word document: one heading a document, its pages by stamp, its excerpts word for word."""

from __future__ import annotations

import io
import re
from typing import Any

import docx
from docx.shared import Pt, RGBColor

from medlegal.records.chronology import Entry, chronology, ranges
from medlegal.records.kinds import SAYS
from medlegal.records.reading import Document, Reading

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # letters that XML cannot hold
_HOW = (
    "Documents stand by date of service; undated ones are at the end. Excerpts are quoted word for word, as the page"
    " was read, and cite the page's stamp in the compiled packet. Nothing here is an opinion or a summary."
    " Text read from scans can contain slips of reading: the page itself decides."
)


def chronology_docx(reading: Reading) -> bytes:
    word = docx.Document()
    _style(word)
    word.add_heading("Chronology of records", 0)
    if reading.patient:
        word.add_paragraph(_fit(f"Patient as the records name them: {reading.patient}"))
    word.add_paragraph(_counted(reading))
    word.add_paragraph(_HOW)
    _add_problems(word, reading)
    for entry in chronology(reading):
        _add_entry(word, entry)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _style(word: Any) -> None:
    word.core_properties.title = "Chronology of records"
    word.core_properties.author = "medlegal"
    font = word.styles["Normal"].font
    font.name, font.size = "Cambria", Pt(10.5)


def _counted(reading: Reading) -> str:
    counts = reading.counts
    return (
        f"{counts.received} pages received in {len(reading.files)} files: {counts.read} read"
        f" ({counts.distinct} distinct, {counts.repeated} repeated), {counts.blank} blank,"
        f" {counts.unreadable} unreadable. {len(reading.documents)} documents."
    )


def _add_problems(word: Any, reading: Reading) -> None:
    problems = [file.problem for file in reading.files if file.problem]
    if problems:
        word.add_heading("Files with a problem", 1)
    for problem in problems:
        word.add_paragraph(_fit(problem), style="List Bullet")


def _add_entry(word: Any, entry: Entry) -> None:
    document = entry.document
    dated = document.dated_on.strftime("%m/%d/%Y") if document.dated_on else "Undated"
    word.add_heading(_fit(f"{dated}  {SAYS[document.kind]}"), 2)
    word.add_paragraph(_fit(_about(entry)))
    if document.is_other_patient:
        _add_warning(word, document)
    for excerpt in entry.excerpts:
        paragraph = word.add_paragraph()
        paragraph.add_run(f"{excerpt.heading}: ").bold = True
        paragraph.add_run(_fit(f"“{excerpt.text}{' […]' if excerpt.is_cut else ''}” "))
        paragraph.add_run(f"[{excerpt.stamp}]").italic = True


def _about(entry: Entry) -> str:
    document = entry.document
    parts = [document.title, document.author, document.facility, f"pages {ranges(entry.stamps)}"]
    if document.repeats:
        parts.append(f"repeats {document.repeats}")
    if document.sure < 0.4:
        parts.append("kind unsure")
    return f"{document.id}: " + " · ".join(part for part in parts if part)


def _add_warning(word: Any, document: Document) -> None:
    run = word.add_paragraph().add_run(
        _fit(
            f"These pages seem to be about another person ({document.patient or 'see the page'})."
            " Check them before use."
        )
    )
    run.bold = True
    run.font.color.rgb = RGBColor(0xB0, 0x00, 0x20)


def _fit(text: str) -> str:
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)
