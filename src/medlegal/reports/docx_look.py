"""How our Word papers look: real styles, numbered headings, header, footer and draft mark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.shared import Inches, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from medlegal.reports.blocks import Paper, printable

SERIF = "Times New Roman"
GREY = RGBColor(0x6E, 0x6E, 0x6E)
DRAFT_RED = RGBColor(0x9A, 0x1B, 0x1B)
PAGE_WORDS = {"en": ("Page", "of"), "es": ("Página", "de")}
HEADING_NUMBERS = 90  # free in the template that comes with the library
LEVELS = {1: (13, True, False), 2: (11.5, True, False), 3: (11, False, True)}  # points, bold, italic

NUMBERING = f"""
<w:abstractNum {nsdecls("w")} w:abstractNumId="{HEADING_NUMBERS}">
  <w:multiLevelType w:val="multilevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/>
    <w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="432" w:hanging="432"/></w:pPr></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading2"/>
    <w:lvlText w:val="%1.%2."/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="576" w:hanging="576"/></w:pPr></w:lvl>
</w:abstractNum>
"""

WATERMARK = f"""
<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
  <w:rPr><w:noProof/></w:rPr>
  <w:pict>
    <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
      path="m@7,l@8,m@5,21600l@6,21600e">
      <v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>
        <v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>
        <v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/>
        <v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>
      <v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
        o:connectangles="270,180,90,0"/>
      <v:textpath on="t" fitshape="t"/>
    </v:shapetype>
    <v:shape id="draft" o:spid="_x0000_s2049" type="#_x0000_t136" alt="Draft"
      style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:120pt;rotation:315;z-index:-251658752;
      mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;
      mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#f0f0f0" stroked="f">
      <v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt" string="DRAFT"/>
    </v:shape>
  </w:pict>
</w:r>
"""


def dress(word: Document, paper: Paper) -> None:
    """Give an empty document its styles, margins, header and footer."""
    _page(word)
    _styles(word)
    if paper.has_numbered_headings:
        _number_headings(word)
    _header(word, paper)
    _footer(word, paper)


def _page(word: Document) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(1)
    section.different_first_page_header_footer = True


def _styles(word: Document) -> None:
    _font(_style(word, "Normal"), 11)
    _style(word, "Normal").paragraph_format.space_after = Pt(7)
    for level, (points, bold, italic) in LEVELS.items():
        _heading(_style(word, f"Heading {level}"), points, bold, italic)
    _font(_style(word, "Title"), 16, bold=True)
    _centred(_style(word, "Title"))
    _font(_style(word, "Subtitle"), 11.5)
    _centred(_style(word, "Subtitle"))
    _style(word, "Title").paragraph_format.space_before = Pt(10)
    _style(word, "Subtitle").paragraph_format.space_after = Pt(10)
    _new_styles(word)


def _new_styles(word: Document) -> None:
    for name, points in (("Table Text", 9), ("Pair Text", 11)):
        cell = _new(word, name, points)
        cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(1.5)
    _centred(_new(word, "Letterhead", 9.5))
    quote = _new(word, "Quoted Question", 11, italic=True)
    quote.paragraph_format.left_indent = quote.paragraph_format.right_indent = Inches(0.35)
    gap = _new(word, "Gap", 11, bold=True)
    _shade(gap, "FDF3DC")
    _new(word, "Declaration", 11).paragraph_format.left_indent = Inches(0.25)
    source = _new(word, "Declaration Source", 8.5)
    source.paragraph_format.left_indent = Inches(0.25)
    source.font.color.rgb = GREY
    small = _new(word, "Running", 8.5)
    small.font.color.rgb = GREY
    small.paragraph_format.tab_stops.add_tab_stop(Inches(6.5), WD_TAB_ALIGNMENT.RIGHT)
    small.paragraph_format.space_after = Pt(0)


def _style(word: Document, name: str) -> ParagraphStyle:
    style = word.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _new(
    word: Document, name: str, points: float, *, bold: bool = False, italic: bool = False
) -> ParagraphStyle:
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = word.styles["Normal"]
    _font(style, points, bold=bold, italic=italic)
    return style


def _font(style: ParagraphStyle, points: float, *, bold: bool = False, italic: bool = False) -> None:
    style.font.name = SERIF
    style.font.size, style.font.bold, style.font.italic = Pt(points), bold, italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    for spaced in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spaced)
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), SERIF)


def _heading(style: ParagraphStyle, points: float, bold: bool, italic: bool) -> None:
    _font(style, points, bold=bold, italic=italic)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(points), Pt(5)
    style.paragraph_format.keep_with_next = True


def _centred(style: ParagraphStyle) -> None:
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    style.paragraph_format.space_after = Pt(2)
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _shade(style: ParagraphStyle, fill: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), fill)
    style.element.get_or_add_pPr().append(shade)


def _number_headings(word: Document) -> None:
    numbering: Any = word.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERING))
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{HEADING_NUMBERS}">'
            f'<w:abstractNumId w:val="{HEADING_NUMBERS}"/></w:num>'
        )
    )
    for level in (1, 2):
        properties: Any = _style(word, f"Heading {level}").element.get_or_add_pPr()
        numbered = properties.get_or_add_numPr()
        numbered.get_or_add_ilvl().val = level - 1
        numbered.get_or_add_numId().val = HEADING_NUMBERS


def _header(word: Document, paper: Paper) -> None:
    section = word.sections[0]
    later = section.header.paragraphs[0]
    later.style = "Running"
    later.add_run(f"{printable(paper.running_head)}\t")
    first = section.first_page_header.paragraphs[0]
    if paper.draft_mark:
        mark = later.add_run(paper.draft_mark)
        mark.font.color.rgb, mark.bold = DRAFT_RED, True
        for paragraph in (first, later):
            paragraph._p.append(parse_xml(WATERMARK))


def _footer(word: Document, paper: Paper) -> None:
    section = word.sections[0]
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.paragraphs[0]
        paragraph.style = "Running"
        page, of = PAGE_WORDS[paper.language]
        paragraph.add_run(f"{printable(paper.foot_note)}\t{page} ")
        _field(paragraph, "PAGE")
        paragraph.add_run(f" {of} ")
        _field(paragraph, "NUMPAGES")


def _field(paragraph: Paragraph, code: str) -> None:
    for piece in _field_pieces(code):
        paragraph.add_run()._r.append(piece)


def _field_pieces(code: str) -> Iterator[Any]:
    for kind in ("begin", "separate", "end"):
        if kind == "separate":
            instruction = OxmlElement("w:instrText")
            instruction.text = code
            yield instruction
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        yield mark
        if kind == "separate":
            shown = OxmlElement("w:t")
            shown.text = "1"
            yield shown
