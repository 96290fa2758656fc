"""The texts that the public site begins with. Whoever works for the company writes over them; they stay here."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Seed:
    """An article as the program brings it, in one language."""

    key: str
    kind: str
    language: str
    title: str
    summary: str
    body: str
    on: date | None  # of news: its day


@cache
def seeds() -> Mapping[tuple[str, str], Seed]:
    """Every seed by its key and language, in the order of contents.toml."""
    folder = files(__name__)
    told = tomllib.loads((folder / "contents.toml").read_text("utf-8"))
    return {
        (key, language): seed_of(key, language, about, (folder / f"{key}.{language}.md").read_text("utf-8"))
        for key, about in told.items()
        for language in ("en", "es")
    }


def seed_of(key: str, language: str, about: Mapping[str, object], text: str) -> Seed:
    """`# Title`, a paragraph that sums up, and the rest."""
    title, _, rest = text.strip().partition("\n")
    summary, _, body = rest.strip().partition("\n\n")
    on = about.get("on")
    return Seed(
        key=key,
        kind=str(about["kind"]),
        language=language,
        title=title.removeprefix("# ").strip(),
        summary=" ".join(summary.split()),
        body=body.strip(),
        on=on if isinstance(on, date) else None,
    )
