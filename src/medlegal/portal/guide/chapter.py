"""A chapter of the guide: what it answers, its sections, and where to go next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import translation

from medlegal.portal.guide.facts import Section, Sources, tell

LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True)
class Chapter:
    key: str
    address: Any  # in the language of the reader
    title: Any
    answers: tuple[Any, ...]  # what the reader knows afterwards, as the first screen says it
    sections: tuple[Section, ...]
    next_step: Any
    next_name: str  # of the address that the next step leads to
    estimates: tuple[str, ...] = ()  # what can be worked out beside it, by key

    @property
    def name(self) -> str:
        return f"guide_{self.key}"


def as_told(chapter: Chapter, on: date) -> Mapping[str, Any]:
    """The chapter's sections with their sentences as of that day, and the sources of them all."""
    sources = Sources()
    sections = [
        {"title": section.title, "told": tell(section.facts, on, sources)} for section in chapter.sections
    ]
    return {"sections": sections, "sources": sources.listed()}


def alternates(name: str) -> dict[str, str]:
    """The address of one page in each language."""
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = reverse(name)
    return found
