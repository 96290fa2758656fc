"""Reading a rendered paper back, as its reader would see it."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pypdfium2


def pdf_text(pdf: bytes) -> str:
    """All pages' words with single spaces between them."""
    return one_spaced(" ".join(pages_of(pdf)))


def pdf_pages(pdf: bytes) -> int:
    return len(pages_of(pdf))


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    finally:
        document.close()
    return [one_spaced(text) for text in texts]


def docx_text(file: bytes) -> str:
    """All words of the body, tables and locked controls included, in their order."""
    body = docx.Document(io.BytesIO(file)).element.body
    marks = {"t", "br", "p"}
    words = ((node.text or "") if _tag(node) == "t" else " " for node in body.iter() if _tag(node) in marks)
    return one_spaced("".join(words))


def docx_part(file: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return parts.read(name).decode()


def one_spaced(text: str) -> str:
    return re.sub(r"[\s\u200b]+", " ", text.replace("\ufffe", "-")).strip()


def _tag(node: object) -> str:
    return str(getattr(node, "tag", "")).rpartition("}")[2]
