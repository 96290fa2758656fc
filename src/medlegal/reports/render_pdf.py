"""A paper as a tagged PDF (PDF/UA-1), the same bytes every time."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from importlib.resources import as_file, files
from typing import Any

import typst

from medlegal.reports.blocks import Block, Paper, Prose, cited, printable

NO_GLYPH = "could not be displayed"


def to_pdf(paper: Paper) -> bytes:
    """The paper's PDF. Its words go in as data, so that no sign of theirs is taken for markup.

    A sign that no font on the machine has is printed as an empty box, and the PDF is then tagged
    but does not claim PDF/UA.
    """
    words = json.dumps(_as_printed(_as_data(paper)), ensure_ascii=False)
    try:
        return _compiled(words, pdf_standards="ua-1")
    except typst.TypstError as error:
        if NO_GLYPH not in str(error):
            raise
        return _compiled(words)


def _compiled(words: str, **options: Any) -> bytes:
    with as_file(files("medlegal.reports") / "paper.typ") as template:
        return bytes(typst.compile(str(template), format="pdf", sys_inputs={"paper": words}, **options))


def _as_data(paper: Paper) -> dict[str, Any]:
    return asdict(paper) | {"blocks": [_block(block) for block in paper.blocks]}


def _block(block: Block) -> dict[str, Any]:
    kind = {"kind": type(block).__name__.lower()}
    if isinstance(block, Prose):
        return kind | {"text": cited(block)}
    return kind | asdict(block)


def _as_printed(value: Any) -> Any:
    match value:
        case str():
            return printable(value)
        case dict():
            return {key: _as_printed(held) for key, held in value.items()}
        case list() | tuple():
            return [_as_printed(held) for held in value]
        case date():
            return value.isoformat()
        case _:
            return value
