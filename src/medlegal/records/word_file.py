"""A Word document written from its first paragraph to its last, without holding it whole."""

from __future__ import annotations

import zipfile
from html import escape
from types import TracebackType
from typing import IO, Self

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MOMENT = (2020, 1, 1, 0, 0, 0)  # the same bytes whenever it is written
_BUFFERED = 1 << 18  # letters

_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)
_SHEET = (
    '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/>'
    '<w:pgMar w:top="1296" w:right="1440" w:bottom="1296" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>'
    "</w:sectPr></w:body></w:document>"
)


def _style(name: str, says: str, paragraph: str, letters: str, level: int | None = None) -> str:
    outline = "" if level is None else f'<w:outlineLvl w:val="{level}"/>'
    default = ' w:default="1"' if name == "Normal" else ""
    based = "" if name == "Normal" else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{says}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}{outline}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _letters(half_points: int, more: str = "") -> str:
    return f'{more}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_STYLES = (
    f'{_XML}<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:cs="Cambria"/>'
    f'{_letters(21)}<w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
    + _style("Normal", "Normal", '<w:spacing w:after="100" w:line="264" w:lineRule="auto"/>', "")
    + _style("Title", "Title", '<w:spacing w:after="160"/>', _letters(40, "<w:b/>"))
    + _style(
        "Heading1",
        "heading 1",
        '<w:keepNext/><w:spacing w:before="320" w:after="80"/>',
        _letters(28, "<w:b/>"),
        0,
    )
    + _style(
        "Heading2",
        "heading 2",
        '<w:keepNext/><w:spacing w:before="240" w:after="60"/>',
        _letters(24, "<w:b/>"),
        1,
    )
    + _style("ListBullet", "List Bullet", '<w:ind w:left="360"/>', "")
    + "</w:styles>"
)
_ALARM = '<w:b/><w:color w:val="B00020"/>'


class WordFile:
    """An open Word document. Citations lead to pages of the file `links_to`, where one is named."""

    def __init__(self, out: IO[bytes] | object, title: str, *, links_to: str, before: int) -> None:
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=3)  # type: ignore[call-overload]
        self._links_to, self._before = links_to, before
        self._cited: dict[int, None] = {}
        self._waiting: list[str] = []
        self._size = 0
        for name, content in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("docProps/core.xml", _properties(title)),
            ("word/styles.xml", _STYLES),
        ):
            self._zip.writestr(_part(name), content)
        self._body = self._zip.open(_part("word/document.xml"), "w")
        self._put(f'{_XML}<w:document xmlns:w="{_WORD}" xmlns:r="{_OFFICE}/relationships"><w:body>')

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._put(_SHEET)
        self._flush()
        self._body.close()
        self._zip.writestr(_part("word/_rels/document.xml.rels"), self._relations())
        self._zip.close()

    def paragraph(self, says: str, style: str = "") -> None:
        look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        self._put(f"<w:p>{look}{_run(says)}</w:p>")

    def warning(self, says: str) -> None:
        self._put(f"<w:p>{_run(says, _ALARM)}</w:p>")

    def quotation(self, heading: str, says: str, stamp: int) -> None:
        """A quotation under its heading, with the page that it cites."""
        cited = _run(f"[{stamp}]", "<w:i/>")
        if self._links_to:
            self._cited[stamp] = None
            cited = f'<w:hyperlink r:id="p{stamp}">{cited}</w:hyperlink>'
        self._put(f"<w:p>{_run(heading, '<w:b/>')}{_run(says)}{cited}</w:p>")

    def _relations(self) -> str:
        parts = [f'<Relationship Id="s1" Type="{_OFFICE}/relationships/styles" Target="styles.xml"/>']
        for stamp in self._cited:
            target = escape(f"{self._links_to}#page={stamp + self._before}")
            parts.append(
                f'<Relationship Id="p{stamp}" Type="{_OFFICE}/relationships/hyperlink" '
                f'Target="{target}" TargetMode="External"/>'
            )
        return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(parts)}</Relationships>'

    def _put(self, xml: str) -> None:
        self._waiting.append(xml)
        self._size += len(xml)
        if self._size > _BUFFERED:
            self._flush()

    def _flush(self) -> None:
        self._body.write("".join(self._waiting).encode())
        self._waiting, self._size = [], 0


def _run(says: str, look: str = "") -> str:
    shown = f"<w:rPr>{look}</w:rPr>" if look else ""
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(
        escape(line, quote=False) for line in says.split("\n")
    )
    return f'<w:r>{shown}<w:t xml:space="preserve">{lines}</w:t></w:r>'


def _properties(title: str) -> str:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title, quote=False)}</dc:title><dc:creator>medlegal</dc:creator></cp:coreProperties>"
    )


def _part(name: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name, _MOMENT)
    part.compress_type = zipfile.ZIP_DEFLATED
    return part
