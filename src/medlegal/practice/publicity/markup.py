"""The few marks that the company's pages are written in, as safe HTML: nothing typed becomes markup of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

LINK = re.compile(r"\[([^\]\n]+)\]\((/[^\s)]*|#[\w-]+|mailto:[^\s)]+|tel:[+\d]+|https://[^\s)]+)\)")
BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
ITEM = "- "


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; the first section of a text may have none."""

    heading: str
    html: str

    @property
    def anchor(self) -> str:
        return re.sub(r"[^\w]+", "-", self.heading.lower()).strip("-")


def sections_of(text: str) -> list[Section]:
    """The text cut at its `## ` headings."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.startswith("## "):
            found.append((line[3:].strip(), []))
        else:
            found[-1][1].append(line)
    return [
        Section(head, html_of("\n".join(lines))) for head, lines in found if head or "".join(lines).strip()
    ]


def html_of(text: str) -> str:
    """Paragraphs, `### ` headings, lists of `- ` lines, `**strong**` and `[links](/to/)`."""
    return "\n".join(block_of(block) for block in blocks_of(text))


def blocks_of(text: str) -> Iterator[list[str]]:
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        if lines:
            yield lines


def block_of(lines: list[str]) -> str:
    if lines[0].startswith("### "):
        rest = block_of(lines[1:]) if lines[1:] else ""
        return f"<h3>{inline(lines[0][4:])}</h3>{rest}"
    if all(line.startswith(ITEM) for line in lines):
        return "<ul>" + "".join(f"<li>{inline(line[2:])}</li>" for line in lines) + "</ul>"
    return f"<p>{inline(' '.join(lines))}</p>"


def inline(text: str) -> str:
    safe = escape(text, quote=True)
    safe = LINK.sub(r'<a href="\2">\1</a>', safe)
    return BOLD.sub(r"<strong>\1</strong>", safe)
