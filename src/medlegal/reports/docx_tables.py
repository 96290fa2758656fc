"""Word tables, each built as one piece of markup, so that long lists stay quick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from medlegal.reports.blocks import Align, Table, printable

TEXT_WIDTH = 9360  # twentieths of a point: six and a half inches
LABEL_WIDTH = 2600
CELL_MARGIN = 70
RULE = '<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
SMALL, ORDINARY = "TableText", "PairText"


def table_markup(table: Table) -> Any:
    """The table, its first row repeated on every page and no row broken over two."""
    shares = sum(column.share for column in table.columns)
    widths = [TEXT_WIDTH * column.share // shares for column in table.columns]
    sides = [column.align for column in table.columns]
    rows = [_row([column.title for column in table.columns], widths, sides, is_bold=True, repeats=True)]
    rows += [_row(cells, widths, sides) for cells in table.rows]
    if table.total:
        rows.append(_row(table.total, widths, sides, is_bold=True))
    return _table(rows, widths, ("bottom", "insideH"))


def pairs_markup(pairs: Sequence[tuple[str, str]], *, is_framed: bool) -> Any:
    """Labels and values side by side, without rules but, when framed, above and below."""
    widths = [LABEL_WIDTH, TEXT_WIDTH - LABEL_WIDTH]
    sides = [Align.LEFT, Align.LEFT]
    rows = [_row(pair, widths, sides, style=ORDINARY) for pair in pairs]
    return _table(rows, widths, ("top", "bottom") if is_framed else ())


def _table(rows: Sequence[str], widths: Sequence[int], edges: Sequence[str]) -> Any:
    rules = "".join(RULE.format(edge=edge) for edge in edges)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = "".join(f'<w:{side} w:w="{CELL_MARGIN}" w:type="dxa"/>' for side in ("left", "right"))
    return parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders>{rules}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(
    cells: Sequence[str],
    widths: Sequence[int],
    sides: Sequence[Align],
    *,
    style: str = SMALL,
    is_bold: bool = False,
    repeats: bool = False,
) -> str:
    shown = "".join(
        _cell(words, width, side, style, is_bold)
        for words, width, side in zip(cells, widths, sides, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if repeats else ''}</w:trPr>{shown}</w:tr>"


def _cell(words: str, width: int, side: Align, style: str, is_bold: bool) -> str:
    right = '<w:jc w:val="right"/>' if side is Align.RIGHT else ""
    bold = "<w:rPr><w:b/></w:rPr>" if is_bold else ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in _lines(words))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{right}</w:pPr>'
        f"<w:r>{bold}{'<w:br/>'.join(lines)}</w:r></w:p></w:tc>"
    )


def _lines(words: str) -> list[str]:
    return printable(words).expandtabs(1).split("\n")
