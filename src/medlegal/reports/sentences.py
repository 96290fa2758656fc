"""Our own sentences, kept beside the code as text with named blanks; a blank left empty is an error."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from medlegal.reports.refusals import BlankLeft, NoSuchSentence

EVERY_KIND = "every_kind"
BLANK = re.compile(r"\{(\w+)\}")
NAME = re.compile(r"^== (\w+)$", re.MULTILINE)


def sentence(kind: str, section: str, name: str, /, **blanks: str) -> str:
    """The sentence `name` of a section, its blanks filled.

    The wording of the kind comes first, the wording of every kind second.
    Refuses an empty, a missing and an unknown blank.
    """
    return _fill(_wording(kind, section, name), blanks, f"{section}: {name}")


def sentence_from(kind: str, section: str, name: str, known: Mapping[str, str]) -> str:
    """The same, filled with those of the `known` words that the sentence asks for."""
    wording = _wording(kind, section, name)
    blanks = {blank: known.get(blank, "") for blank in BLANK.findall(wording)}
    return _fill(wording, blanks, f"{section}: {name}")


def _wording(kind: str, section: str, name: str) -> str:
    wording = _wordings(kind, section).get(name) or _wordings(EVERY_KIND, section).get(name)
    if wording is None:
        raise NoSuchSentence(f"{kind}/{section}: {name}.")
    return wording


def _fill(wording: str, blanks: dict[str, str], where: str) -> str:
    asked = set(BLANK.findall(wording))
    if empty := sorted(blank for blank in asked if not blanks.get(blank, "").strip()):
        raise BlankLeft(empty, where)
    if unknown := sorted(set(blanks) - asked):
        raise NoSuchSentence(f"{where} has no blank named {', '.join(unknown)}.")
    return BLANK.sub(lambda blank: blanks[blank[1]].strip(), wording)


@cache
def _wordings(kind: str, section: str) -> dict[str, str]:
    file = files("medlegal.reports") / "language" / kind / f"{section}.txt"
    if not file.is_file():
        return {}
    parts = NAME.split(file.read_text(encoding="utf-8"))
    return {name: " ".join(text.split()) for name, text in zip(parts[1::2], parts[2::2], strict=True)}
