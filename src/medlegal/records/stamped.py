"""What stamps and signatures laid over a PDF page say: their words stand in pictures of their own."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from medlegal.records.layer import Frame, drawn_lines, frame_of, is_unseen
from medlegal.records.lines import Box, Line, Placed
from medlegal.records.opening import CannotRead, pdf_at

_LEEWAY = 0.005  # share of the page


def stamped_lines(path: Path, number: int, page: pikepdf.Page, shown: Frame) -> list[Line]:
    """The words of the page's stamps and signatures, each where it stands."""
    boxes = _boxes(page, shown)
    if not boxes:
        return []
    try:
        with pdf_at(path) as pdf:
            words = _added_words(pdf, number)
        return [line for box in boxes if (line := [word for word in words if _stands_in(word.box, box)])]
    except (CannotRead, pdfium.PdfiumError, IndexError, ValueError):
        return []  # what is drawn on the page itself still counts


def _boxes(page: pikepdf.Page, shown: Frame) -> list[Box]:
    notes = page.obj.get("/Annots")
    try:
        return [
            shown.shares(*(float(edge) for edge in note.Rect))
            for note in (notes if isinstance(notes, pikepdf.Array) else ())
            if _is_laid_over(note)
        ]
    except (AttributeError, TypeError, ValueError, RuntimeError, KeyError, pikepdf.PdfError):
        return []


def _is_laid_over(note: pikepdf.Object) -> bool:
    if not isinstance(note, pikepdf.Dictionary) or "/AP" not in note or is_unseen(note):
        return False
    is_signature = note.get("/Subtype") == pikepdf.Name.Widget and note.get("/FT") == pikepdf.Name.Sig
    return is_signature or note.get("/Subtype") == pikepdf.Name.Stamp


def _added_words(pdf: pdfium.PdfDocument, number: int) -> list[Placed]:
    """The words that are there only once everything that lies over the page is part of it.

    The file itself is not touched.
    """
    page = pdf[number - 1]
    before = _words_on(page)
    done = raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    page.close()
    if done != raw.FLATTEN_SUCCESS:
        return []
    flat = pdf[number - 1]
    try:
        known = {_known_by(word) for word in before}
        return [word for word in _words_on(flat) if _known_by(word) not in known]
    finally:
        flat.close()


def _words_on(page: pdfium.PdfPage) -> list[Placed]:
    return [word for line in drawn_lines(page, frame_of(page)) for word in line]


def _known_by(word: Placed) -> tuple[str, int, int]:
    return word.text, round(word.box[0] * 200), round(word.box[1] * 200)


def _stands_in(word: Box, box: Box) -> bool:
    return (
        word[0] >= box[0] - _LEEWAY
        and word[1] >= box[1] - _LEEWAY
        and word[2] <= box[2] + _LEEWAY
        and word[3] <= box[3] + _LEEWAY
    )
