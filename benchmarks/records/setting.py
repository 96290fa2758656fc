"""Invented documents are set in type: blocks flow onto sheets as one office's style has it."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

WIDTHS = tomllib.loads(Path(__file__).with_name("widths.toml").read_text(encoding="utf-8"))
WIDE, HIGH = 612.0, 792.0


@dataclass
class Style:
    """How one office sets its papers."""

    face: str = "serif"
    size: float = 10.5
    leading: float = 1.28
    left: float = 60.0
    right: float = 552.0
    top: float = 50.0
    bottom: float = 735.0
    columns: int = 1
    heads: str = "bold"  # bold, caps, under, inline, plain, lower, boxed
    fill: str = "typed"  # how blanks of forms are filled: typed, hand, field
    foot: str = ""  # with {page} and {pages}
    foot_at: str = "centre"
    run: str = ""  # running line of the later pages, or of all when it begins with a star
    note: str = ""
    note_at: tuple[float, float] = (60.0, 781.0)
    gap: float = 5.0
    narrow: float = 1.0
    wide: float = WIDE
    high: float = HIGH


@dataclass
class Field:
    """A blank of a fillable form."""

    x: float
    y: float
    wide: float
    value: str


@dataclass
class Sheet:
    """One page. `lines` are what it says, in the order in which a person reads."""

    face: str = "serif"
    narrow: float = 1.0
    wide: float = WIDE
    high: float = HIGH
    drawn: list[tuple[float, float, float, bool, str, str]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    strokes: list[list[tuple[float, float]]] = field(default_factory=list)
    hand: list[tuple[float, float, float, str]] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    head_lines: int = 0

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def put(self, x: float, y: float, text: str, size: float, bold: bool = False, face: str = "") -> None:
        self.drawn.append((x, y, size, bold, text, face or self.face))

    def say(self, text: str) -> None:
        if text.strip():
            self.lines.append(text.strip())


def width(text: str, face: str, size: float, bold: bool = False) -> float:
    if face == "typed":
        return 0.6 * size * len(text)
    widths = WIDTHS[f"{face}_bold" if bold else face]
    return sum(widths[ord(c) - 32] if 32 <= ord(c) < 127 else 556 for c in text) * size / 1000


def wrapped(text: str, face: str, size: float, most: float, bold: bool = False) -> list[str]:
    lines: list[str] = []
    line, used, space = "", 0.0, width(" ", face, size, bold)
    for word in text.split():
        wide = width(word, face, size, bold)
        if line and used + space + wide > most:
            lines.append(line)
            line, used = word, wide
        else:
            line, used = (f"{line} {word}", used + space + wide) if line else (word, wide)
    return [*lines, line] if line or not lines else lines


class Setter:
    """Sets blocks one under another; a full sheet is followed by the next."""

    def __init__(self, style: Style, chance: random.Random) -> None:
        self.style, self.chance = style, chance
        self.sheets: list[Sheet] = []
        self.column = 0
        self.y = 0.0
        self.column_top = 0.0
        self.turn_page()

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    @property
    def column_wide(self) -> float:
        gaps = 18 * (self.style.columns - 1)
        return (self.style.right - self.style.left - gaps) / self.style.columns

    @property
    def x(self) -> float:
        return self.style.left + self.column * (self.column_wide + 18)

    def turn_page(self) -> None:
        style = self.style
        sheet = Sheet(style.face, style.narrow, style.wide, style.high)
        self.sheets.append(sheet)
        self.column, self.y = 0, style.top
        if style.run and (len(self.sheets) > 1 or style.run.startswith("*")):
            line = style.run.lstrip("*").replace("{page}", str(len(self.sheets)))
            for n, part in enumerate(line.split("//")):
                sheet.put(style.left, style.top - 12 + 11 * n, part, 8.5)
                sheet.say(part)
                self.y = style.top + 12 + 11 * n
        self.column_top = self.y

    def room(self, high: float) -> None:
        if self.y + high <= self.style.bottom:
            return
        if self.column + 1 < self.style.columns and self.style.columns > 1:
            self.column += 1
            self.y = self.column_top
        else:
            self.turn_page()

    def begin_columns(self) -> None:
        self.column_top = self.y

    def line(self, text: str, *, size: float = 0, bold: bool = False, x: float = 0, face: str = "") -> None:
        size = size or self.style.size
        self.room(size * self.style.leading)
        self.y += size * self.style.leading
        self.sheet.put(x or self.x, self.y, text, size, bold, face)
        self.sheet.say(text)

    def paragraph(self, text: str, *, indent: float = 0, size: float = 0, bold: bool = False) -> None:
        size = size or self.style.size
        most = (self.column_wide - indent) / self.style.narrow
        for line in wrapped(text, self.style.face, size, most, bold):
            self.line(line, size=size, bold=bold, x=self.x + indent)
        self.y += self.style.gap

    def centred(self, text: str, size: float, bold: bool) -> None:
        most = self.column_wide / self.style.narrow
        for line in wrapped(text, self.style.face, size, most, bold):
            wide = width(line, self.style.face, size, bold) * self.style.narrow
            self.line(line, size=size, bold=bold, x=self.x + (self.column_wide - wide) / 2)
        self.y += 3

    def at_right(self, text: str) -> None:
        wide = width(text, self.style.face, self.style.size) * self.style.narrow
        self.line(text, x=self.x + self.column_wide - wide)

    def heading(self, text: str) -> None:
        style = self.style
        self.room(style.size * 4)
        self.y += 3
        if style.heads in ("caps", "boxed"):
            text = text.upper()
        if style.heads == "lower":
            text = text.lower()
        bold = style.heads not in ("plain", "lower", "under")
        self.line(text + ("" if style.heads in ("boxed", "under") else ":"), bold=bold)
        if style.heads in ("under", "boxed"):
            wide = self.column_wide if style.heads == "boxed" else width(text, style.face, style.size)
            self.rule(self.x, self.y + 2.5, self.x + wide)
            self.y += 3

    def rule(self, x0: float, y0: float, x1: float, y1: float | None = None) -> None:
        self.sheet.rules.append((x0, y0, x1, y0 if y1 is None else y1))

    def row(self, cells: list[str], *, ruled: bool = False, bold: bool = False) -> None:
        """Cells side by side, each wrapped in its own width; read cell by cell."""
        style, share = self.style, self.column_wide / len(cells)
        size = style.size - (0.5 if len(cells) > 4 else 0)
        parts = [wrapped(cell, style.face, size, (share - 6) / style.narrow, bold) for cell in cells]
        high = max(map(len, parts)) * size * style.leading
        self.room(high + 3)
        for n, part in enumerate(parts):
            for k, line in enumerate(part):
                y = self.y + size * style.leading * (k + 1)
                self.sheet.put(self.x + n * share + (3 if ruled else 0), y, line, size, bold)
        self.sheet.say(" ".join(" ".join(part) for part in parts))
        if ruled:
            low = self.y + high + 3
            for n in range(len(cells) + 1):
                self.rule(self.x + n * share, self.y + 1, self.x + n * share, low)
            self.rule(self.x, self.y + 1, self.x + self.column_wide)
            self.rule(self.x, low, self.x + self.column_wide)
        self.y += high + (3 if ruled else 1)

    def blank(self, label: str, value: str, *, x: float, wide: float) -> None:
        """A printed label over or beside a blank, filled as the style says."""
        style = self.style
        small = style.size - 1.5
        labels = wrapped(label, style.face, small, wide / style.narrow)
        y = self.y + small * 1.2
        for n, line in enumerate(labels):
            self.sheet.put(x, y + n * small * 1.15, line, small)
        y += small * 1.15 * (len(labels) - 1) + 13
        if style.fill == "hand":
            self.sheet.hand.append((x + 4, y, 13, value))
        elif style.fill == "field":
            self.sheet.fields.append(Field(x + 2, y, wide - 8, value))
        else:
            self.sheet.put(x + 4, y, value, 9.5, face="typed")
        self.sheet.say(f"{' '.join(labels)} {value}")
        self.rule(x, y + 3, x + wide - 4)

    def blanks(self, pairs: list[tuple[str, str]]) -> None:
        share = self.column_wide / len(pairs)
        small = self.style.size - 1.5
        deep = max(
            len(wrapped(label, self.style.face, small, share / self.style.narrow)) for label, _ in pairs
        )
        self.room(small * 1.2 * deep + 19)
        for n, (label, value) in enumerate(pairs):
            self.blank(label, value, x=self.x + n * share, wide=share)
        self.y += small * 1.2 * deep + 19

    def scribble(self, x: float, wide: float = 110) -> None:
        """A signature nobody can read."""
        c, at, path = self.chance, x, []
        while at < x + wide:
            path.append((at, self.y - c.uniform(0, 17)))
            at += c.uniform(2, 8)
            if c.random() < 0.15:
                at -= c.uniform(4, 12)
        self.sheet.strokes.append(path)

    def finish(self) -> list[Sheet]:
        style, pages = self.style, len(self.sheets)
        for n, sheet in enumerate(self.sheets, start=1):
            foot = style.foot.replace("{page}", str(n)).replace("{pages}", str(pages))
            if foot and not (foot.startswith("?") and n == 1):
                foot = foot.lstrip("?")
                wide = width(foot, style.face, 8.5)
                x = {"left": style.left, "right": style.right - wide}.get(
                    style.foot_at, (style.wide - wide) / 2
                )
                top = style.foot_at == "top"
                sheet.put(x if not top else style.right - wide, 28 if top else style.high - 35, foot, 8.5)
                sheet.lines.insert(0, foot) if top else sheet.say(foot)
            if style.note:
                x, y = style.note_at
                sheet.put(x, y, style.note, 6.5, face="sans")
                sheet.lines.insert(0, style.note) if y < 60 else sheet.say(style.note)
        return self.sheets
