"""The portal's words in other languages: makes the catalogue that pages read from the one that people write."""

import argparse
import ast
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

LOCALE = Path(__file__).parent.parent / "portal" / "locale"
MAGIC, HEAD_BYTES, PLACE_BYTES = 0x950412DE, 28, 8  # of a compiled catalogue, as gettext defines it
BETWEEN_CONTEXT, BETWEEN_PLURALS = "\x04", "\x00"


@dataclass(slots=True)
class Entry:
    """One sentence of a catalogue: the English, its context and plural if it has them, and the translations."""

    msgid: str = ""
    msgctxt: str | None = None
    plural: str | None = None
    told: dict[int, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    is_fuzzy: bool = False

    @property
    def key(self) -> str:
        key = self.msgid if self.msgctxt is None else f"{self.msgctxt}{BETWEEN_CONTEXT}{self.msgid}"
        return key if self.plural is None else f"{key}{BETWEEN_PLURALS}{self.plural}"

    @property
    def translation(self) -> str:
        return BETWEEN_PLURALS.join(self.told[number] for number in sorted(self.told))


def add_to(words: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    word = words.add_parser(
        "translations", help="make the catalogues that pages read from those people write"
    )
    word.set_defaults(run=make_all)


def make_all(args: argparse.Namespace) -> int:
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        entries = read_catalogue(path.read_text("utf-8"))
        path.with_suffix(".mo").write_bytes(compiled(entries))
        print(f"{path.parts[-3]}: {len(entries) - 1} sentences")
    return 0


def read_catalogue(text: str) -> list[Entry]:
    """The entries of a .po file, its head first. Raises ValueError, with the line, for what it cannot read."""
    return [_entry(block) for block in text.replace("\r\n", "\n").split("\n\n") if 'msgid "' in block]


def _entry(block: str) -> Entry:
    entry = Entry()
    for keyword, said in _parts(block):
        if keyword == "#":
            entry.is_fuzzy |= said.startswith(",") and "fuzzy" in said
            entry.remarks.append(said)
        elif keyword == "msgid":
            entry.msgid = said
        elif keyword == "msgctxt":
            entry.msgctxt = said
        elif keyword == "msgid_plural":
            entry.plural = said
        else:
            entry.told[int(keyword.removeprefix("msgstr").strip("[]") or 0)] = said
    return entry


def _parts(block: str) -> Iterator[tuple[str, str]]:
    """Each keyword of an entry with its text, the lines that continue it joined."""
    keyword, said = "", ""
    for line in filter(None, map(str.strip, block.split("\n"))):
        if line.startswith("#"):
            yield "#", line[1:].strip()
            continue
        if not line.startswith('"'):
            if keyword:
                yield keyword, said
            keyword, said = line.split(" ", 1)[0], ""
        said += _unquoted(line.removeprefix(keyword).strip())
    yield keyword, said


def _unquoted(line: str) -> str:
    try:
        return str(ast.literal_eval(line))
    except (SyntaxError, ValueError) as error:
        raise ValueError(f"a sentence stands in double quotes on its line: {line}") from error


def compiled(entries: list[Entry]) -> bytes:
    """The binary catalogue; sentences without a translation, or marked fuzzy, are left out."""
    told = {
        one.key: one.translation for one in entries if one.translation and not (one.is_fuzzy and one.msgid)
    }
    pairs = [(key.encode(), told[key].encode()) for key in sorted(told, key=str.encode)]
    keys_at, told_at = HEAD_BYTES, HEAD_BYTES + PLACE_BYTES * len(pairs)
    place = told_at + PLACE_BYTES * len(pairs)
    tables, texts = [b"", b""], b""
    for side in (0, 1):
        for pair in pairs:
            tables[side] += struct.pack("<II", len(pair[side]), place + len(texts))
            texts += pair[side] + b"\0"
    head = struct.pack("<7I", MAGIC, 0, len(pairs), keys_at, told_at, 0, place)
    return head + tables[0] + tables[1] + texts
