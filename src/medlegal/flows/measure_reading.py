"""A reading is held against the truth about its packet: what it told, what it wrote, and what its chronology cites."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pypdfium2 as pdfium

from medlegal.records.measuring import Measures, Rate, kinds_found, measures, mistakes, page_mistakes

_CITED = re.compile(r"\bpages? (\d+(?:[-–]\d+)?(?:, ?\d+(?:[-–]\d+)?)*)")


@dataclass(frozen=True)
class Measured:
    measures: Measures
    kinds: dict[str, Rate]
    mistakes: list[str]


def measure_reading(truth: Path, reading: Path) -> Measured:
    """Measured from reading.json and, when it lies in the folder of a whole reading, from what was written beside it.

    Raises OSError, ValueError, KeyError or TypeError when one of them is not what it should be.
    """
    folder = reading if reading.is_dir() else reading.parent
    path = folder / "reading.json" if reading.is_dir() else reading
    true, read = (json.loads(one.read_text(encoding="utf-8")) for one in (truth, path))
    packet, chronology = folder / "packet.pdf", folder / "chronology.docx"
    texts = _texts(packet, read) if packet.exists() else None
    listed = _listed(chronology) if chronology.exists() else None
    return Measured(
        measures(true, read, texts, listed),
        kinds_found(true, read),
        mistakes(true, read) + page_mistakes(true, read, texts),
    )


def _texts(packet: Path, reading: dict[str, Any]) -> dict[tuple[str, int], str]:
    """What each page of the compiled packet says, without its stamp; the index in front is passed over."""
    with pdfium.PdfDocument(packet) as pdf:
        ahead = len(pdf) - len(reading["pages"])
        return {
            (page["file"], page["page"]): _unstamped(_said(pdf, ahead + page["stamp"] - 1), page["stamp"])
            for page in reading["pages"]
            if 0 <= ahead + page["stamp"] - 1 < len(pdf)
        }


def _said(pdf: pdfium.PdfDocument, at: int) -> str:
    return str(pdf[at].get_textpage().get_text_range())


def _unstamped(text: str, stamp: int) -> str:
    at = text.rfind(str(stamp))
    return text[:at] if at >= 0 and len(text) - at < 60 else text


def _listed(chronology: Path) -> set[int]:
    """Stamps that the chronology cites."""
    found: set[int] = set()
    for paragraph in docx.Document(str(chronology)).paragraphs:
        for cited in _CITED.findall(paragraph.text):
            for part in cited.replace("–", "-").split(","):
                first, _, last = part.strip().partition("-")
                found.update(range(int(first), int(last or first) + 1))
    return found
