"""The lines of a paper are laid onto sheets, each line by its first mark."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from functools import cached_property

from casting import Office
from setting import Setter
from wording import Wording


class Flow:
    """Lays the lines of one paper. `title` is what stands as its heading, when it has one."""

    def __init__(self, setter: Setter, wording: Wording, office: Office, transcript_style: int) -> None:
        self.setter, self.wording, self.office = setter, wording, office
        self.transcript_style = transcript_style
        self.title = ""
        self.is_signed = True

    def lay(self, lines: Sequence[str]) -> None:
        at = 0
        while at < len(lines):
            line = lines[at]
            if line.startswith("%repeat"):
                end = next(n for n in range(at, len(lines)) if lines[n] == "%end")
                for _ in range(int(self.wording.text("{" + line.split()[1] + "}"))):
                    self.lay(lines[at + 1 : end])
                at = end + 1
                continue
            if line.startswith("?"):
                line = line[1:] if self.wording.words.random() < 0.5 else "//"
            self._lay_one(line)
            at += 1

    def _lay_one(self, line: str) -> None:
        mark = next((mark for mark in self._marks if line.startswith(mark)), None)
        is_words = line.startswith("..") or (line.startswith("*") and not line[1:2].isalpha())
        if mark and not is_words:
            self._marks[mark](line[len(mark) :])
        elif not line.strip():
            self.setter.y += 6
        else:
            self.setter.paragraph(self.wording.text(line))

    @cached_property
    def _marks(self) -> dict[str, Callable[[str], object]]:
        """What the first mark of a line makes of the rest; longer marks stand ahead of shorter ones."""
        setter, text = self.setter, self.wording.text
        small = setter.style.size - 2.5
        return {
            "//": lambda _: None,
            "%": self._order,
            "^^": lambda rest: self._centred(rest, 14),
            "^": lambda rest: self._centred(rest, 12),
            "~": lambda rest: setter.centred(text(rest), setter.style.size, False),
            ">>": lambda rest: setter.at_right(text(rest.strip())),
            ">": lambda rest: setter.paragraph(text(rest.strip()), indent=24),
            "#": lambda rest: self._heading(rest.strip()),
            "*": lambda rest: self._bank(rest.split()),
            "_": self._blanks,
            "=": lambda rest: setter.row([text(cell.strip()) for cell in rest.split("||")]),
            "||": lambda rest: self._ruled(rest, bold=True),
            "|": lambda rest: self._ruled(rest, bold=False),
            ".": lambda rest: setter.paragraph(text(rest.strip()), size=small),
            "---": lambda _: self._line(),
            "!": self._titled,
        }

    def _blanks(self, rest: str) -> None:
        pairs = [part.partition("::")[::2] for part in rest.split("||")]
        text = self.wording.text
        self.setter.blanks([(text(label.strip()), text(value.strip())) for label, value in pairs])

    def _ruled(self, rest: str, *, bold: bool) -> None:
        cells = [self.wording.text(cell.strip()) for cell in rest.strip("|").split("|||")]
        self.setter.row(cells, ruled=True, bold=bold)

    def _line(self) -> None:
        self.setter.room(8)
        self.setter.y += 6
        self.setter.rule(self.setter.x, self.setter.y, self.setter.x + self.setter.column_wide)

    def _centred(self, phrase: str, size: float) -> None:
        said = self.wording.text(phrase)
        self.title = self.title or said
        self.setter.centred(said, size, True)

    def _titled(self, phrase: str) -> None:
        """A title that stands at the left like any other line."""
        self.title = self.title or self.wording.text(phrase)
        self.setter.paragraph(self.wording.text(phrase), bold=True)

    def _heading(self, phrase: str) -> None:
        said = self.wording.text(phrase)
        name, _, rest = said.partition("::")
        if rest and self.setter.style.heads in ("inline", "caps", "plain", "bold", "lower"):
            name = name.upper() if self.setter.style.heads == "caps" else name
            name = name.lower() if self.setter.style.heads == "lower" else name
            self.setter.paragraph(f"{name}: {rest.strip()}")
        elif rest:
            self.setter.heading(name)
            self.setter.paragraph(rest.strip())
        else:
            self.setter.heading(name)

    def _bank(self, order: list[str]) -> None:
        """`bank count`, then `list` for a line each, `dash` for a dashed list, or a number list with `nums`."""
        count = int(self.wording.text("{" + order[1] + "}")) if ".." in order[1] else int(order[1])
        said = self.wording.sentences(order[0], count)
        how = order[2] if len(order) > 2 else ""
        if how == "dash":
            said = [f"- {one}" for one in said]
        if how == "nums":
            said = [f"{n}. {one}" for n, one in enumerate(said, start=1)]
        for one in said if how else [" ".join(said)]:
            self.setter.paragraph(one, indent=14 if how in ("dash", "nums") else 0)

    def _order(self, line: str) -> None:
        setter, (order, *rest) = self.setter, line.split()
        if order == "page":
            setter.turn_page()
        elif order == "gap":
            setter.y += float(rest[0])
        elif order == "sign":
            setter.room(70)
            setter.y += 26
            if setter.style.note != "unsigned":
                setter.scribble(setter.x + 8)
            setter.y += 4
        elif order == "columns":
            setter.style.columns = int(rest[0])
            setter.column, setter.column_top = 0, setter.y
        elif order == "letterhead":
            self._letterhead(rest[0])
        elif order == "transcript":
            self._transcript(int(self.wording.text("{" + rest[0] + "}")))
        elif order == "room":
            setter.room(float(rest[0]))

    def _letterhead(self, how: str) -> None:
        setter, text = self.setter, self.wording.text
        name, street = text("{facility}"), text("{street}")
        place, phone = text("{cityline}"), text("{phone}")
        fax = text("{fax}")
        if how == "centre":
            setter.centred(name, 15, True)
            setter.centred(f"{street}, {place}", 9, False)
            setter.centred(f"Tel {phone}  Fax {fax}", 9, False)
            setter.rule(setter.style.left, setter.y + 2, setter.style.right)
        elif how == "caps":
            setter.centred(name.upper(), 13, True)
            setter.centred(f"{street} - {place} - {phone}", 8.5, False)
        elif how == "left":
            for line, size in (
                (name, 14),
                (street, 9),
                (place, 9),
                (f"Phone: {phone}", 9),
                (f"Fax: {fax}", 9),
            ):
                setter.line(line, size=size, bold=size > 10)
        elif how == "right":
            for line in (name, street, place, phone):
                setter.at_right(line)
        elif how == "split":
            setter.row([name, f"{street} {place}", f"T {phone} F {fax}"])
            setter.rule(setter.style.left, setter.y + 3, setter.style.right)
        elif how == "boxed":
            top = setter.y
            setter.centred(name, 13, True)
            setter.centred(f"{street} | {place} | {phone} | FAX {fax}", 8.5, False)
            setter.rule(setter.style.left, top, setter.style.right)
            setter.rule(setter.style.left, setter.y + 3, setter.style.right)
        elif how == "name":
            setter.line(name, size=12, bold=True)
        setter.y += 12

    def _transcript(self, pages: int) -> None:
        """Numbered pages of questions and answers, twenty-five lines each."""
        lines: list[str] = []
        while len(lines) < pages * 25:
            for bank in (
                "depoask",
                "depoanswer",
                *(["depoaside"] if self.wording.words.random() < 0.1 else []),
            ):
                lines += textwrap.wrap(
                    self.wording.text("{" + bank + "}"),
                    56,
                    initial_indent="      ",
                    subsequent_indent="",
                )
        setter, first = self.setter, 5 if self.transcript_style != 1 else len(self.setter.sheets) + 1
        for page in range(pages):
            setter.turn_page()
            style = self.transcript_style
            if style != 2:
                setter.sheet.put(500, 40, str(first + page), 10, face="typed")
                setter.sheet.say(str(first + page))
            for n, line in enumerate(lines[page * 25 : page * 25 + 25], start=1):
                y = 60 + n * 26.0
                setter.sheet.put(70, y, f"{n:2d}", 10.5, face="typed")
                setter.sheet.put(104, y, line, 10.5, face="typed")
                setter.sheet.say(f"{n} {line.strip()}")
            if style in (0, 2):
                setter.sheet.rules += [(98, 50, 98, 720), (95, 50, 95, 720)]
            if style == 2:
                self._transcript_foot(first + page)
            setter.y = setter.style.bottom

    def _transcript_foot(self, page: int) -> None:
        said = f"{self.wording.text('{facility}')}   {self.wording.text('{phone}')}   Page {page}"
        self.setter.sheet.put(150, 740, said, 8.5, face="sans")
        self.setter.sheet.say(said)
