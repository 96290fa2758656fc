"""A paper as a Word document that a physician can edit; wordings dictated by law are locked in it."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime
from functools import singledispatchmethod
from itertools import count, zip_longest
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from medlegal.reports.blocks import (
    Block,
    Bullets,
    Fixed,
    Heading,
    PageBreak,
    Pairs,
    Paper,
    Placeholder,
    Prose,
    Quote,
    Signature,
    Table,
    cited,
    printable,
)
from medlegal.reports.docx_look import DRAFT_RED, GREY, dress
from medlegal.reports.docx_tables import pairs_markup, table_markup

LONGEST_BOOKMARK = 40  # what Word accepts


def to_docx(paper: Paper) -> bytes:
    """The paper's Word file."""
    writer = WordWriter(paper)
    writer.first_page()
    for block, following in zip_longest(paper.blocks, paper.blocks[1:]):
        writer.add(block)
        if leads_in(block, following):
            writer.keep_with_next()
    return writer.file()


def leads_in(block: Block, following: Block | None) -> bool:
    """Whether a page break between the two would part what is read together."""
    if isinstance(block, Prose):
        return isinstance(following, Table | Bullets)
    return isinstance(block, Fixed) and isinstance(following, Signature)


class WordWriter:
    """Adds one block after another to one document."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.word: Document = docx.Document()
        self.latest: list[Paragraph] = []  # those of the block added last
        self.numbers = count(1)  # of bookmarks and content controls, each unique in the file
        dress(self.word, paper)
        self.style_ids = {style.name: style.style_id for style in self.word.styles}

    def file(self) -> bytes:
        properties = self.word.core_properties
        properties.title, properties.language = printable(self.paper.title)[:255], f"{self.paper.language}-US"
        properties.author = printable(self.paper.letterhead[0])[:255] if self.paper.letterhead else ""
        properties.comments = ""
        if self.paper.dated_on:
            properties.created = properties.modified = datetime.combine(
                self.paper.dated_on, datetime.min.time()
            )
        held = io.BytesIO()
        self.word.save(held)
        return held.getvalue()

    def first_page(self) -> None:
        for number, line in enumerate(self.paper.letterhead):
            run = self.line(line, "Letterhead").runs[0]
            if number == 0:
                run.bold, run.font.size = True, Pt(15)
        if self.paper.draft_mark:
            mark = self.line(self.paper.draft_mark, "Letterhead").runs[0]
            mark.bold, mark.font.color.rgb = True, DRAFT_RED
        self.line(self.paper.title, "Title")
        if self.paper.subtitle:
            self.line(self.paper.subtitle, "Subtitle")
        if self.paper.caption:
            self.pairs(self.paper.caption, is_framed=True)

    @singledispatchmethod
    def add(self, block: object) -> None:
        raise TypeError(f"{type(block).__name__} is no block of a paper.")

    @add.register
    def _(self, block: Heading) -> None:
        self.bookmark(self.line(block.text, f"Heading {block.level}"), block.key)

    @add.register
    def _(self, block: Prose) -> None:
        self.line(cited(block))

    @add.register
    def _(self, block: Quote) -> None:
        source = self.line(block.text, "Quoted Question").add_run(f"\n{printable(block.source)}")
        source.italic, source.font.size, source.font.color.rgb = False, Pt(9.5), GREY

    @add.register
    def _(self, block: Placeholder) -> None:
        self.line(block.text, "Gap")

    @add.register
    def _(self, block: Bullets) -> None:
        for item in block.items:
            self.line(item, "List Bullet")

    @add.register
    def _(self, block: Pairs) -> None:
        self.pairs(block.rows)

    @add.register
    def _(self, block: Table) -> None:
        if block.name:
            name = self.line(block.name)
            name.runs[0].bold, name.paragraph_format.keep_with_next = True, True
        self.word.element.body.insert_element_before(table_markup(block), "w:sectPr")
        self.space()

    @add.register
    def _(self, block: Fixed) -> None:
        paragraphs = [self.line(part, "Declaration") for part in re.split(r"\n\s*\n", block.text)]
        if under := "; ".join(filter(None, (block.citation, block.note))):
            paragraphs.append(self.line(f"({under})", "Declaration Source"))
        self.lock(paragraphs, block.name)
        self.latest = paragraphs

    @add.register
    def _(self, block: Signature) -> None:
        rule = self.line("_" * 42)
        rule.paragraph_format.space_before, rule.paragraph_format.space_after = Pt(40), Pt(0)
        rule.paragraph_format.keep_with_next = True
        named = self.line(block.line_under)
        named.runs[0].bold = True
        named.paragraph_format.keep_together = True
        for detail in filter(None, block.details):
            named.add_run(f"\n{printable(detail)}")

    @add.register
    def _(self, _block: PageBreak) -> None:
        self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def line(self, text: str, style: str = "Normal") -> Paragraph:
        paragraph = self.word.add_paragraph(printable(text))
        paragraph._p.style = self.style_ids[style]  # looked up once: the library would search it each time
        self.latest = [paragraph]
        return paragraph

    def keep_with_next(self) -> None:
        """Keep the paragraphs of the latest block on one page with what follows."""
        for paragraph in self.latest:
            paragraph.paragraph_format.keep_with_next = True

    def space(self) -> None:
        paragraph = self.word.add_paragraph()
        paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(0), Pt(8)

    def pairs(self, rows: Sequence[tuple[str, str]], *, is_framed: bool = False) -> None:
        table = pairs_markup(rows, is_framed=is_framed)
        self.word.element.body.insert_element_before(table, "w:sectPr")
        self.space()

    def bookmark(self, paragraph: Paragraph, key: str) -> None:
        number, name = str(next(self.numbers)), key.replace("-", "_")[:LONGEST_BOOKMARK]
        for kind, place in (("w:bookmarkStart", 1), ("w:bookmarkEnd", len(paragraph._p) + 1)):
            mark = OxmlElement(kind)
            mark.set(qn("w:id"), number)
            if kind == "w:bookmarkStart":
                mark.set(qn("w:name"), name)
            paragraph._p.insert(place, mark)

    def lock(self, paragraphs: Sequence[Paragraph], name: str) -> None:
        """Put the paragraphs into a content control that Word lets nobody edit or delete."""
        control: Any = parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtPr><w:tag/><w:id/><w:lock/></w:sdtPr><w:sdtContent/></w:sdt>"
        )
        settings, content = control[0], control[1]
        marks = (f"declaration:{name}"[:64], str(10_000 + next(self.numbers)), "sdtContentLocked")
        for setting, value in zip(settings, marks, strict=True):
            setting.set(qn("w:val"), value)
        paragraphs[0]._p.addprevious(control)
        content.extend(paragraph._p for paragraph in paragraphs)
