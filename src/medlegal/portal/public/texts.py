"""The company's own articles with its name in them, as a page shows them."""

from dataclasses import replace

from django.conf import settings
from django.http import Http404
from django.utils.translation import get_language

from medlegal.practice.publicity.selectors import Shown, article_shown, articles_shown


def language_here() -> str:
    """The language of the page that is being made: en or es."""
    return "es" if get_language() == "es" else "en"


def article_here(key: str, *, kind: str) -> Shown:
    """The article in the page's language; the same Http404 for one withdrawn, of another kind, or never written."""
    shown = article_shown(key, language_here())
    if shown is None or shown.kind != kind:
        raise Http404("There is no such page here.")
    return filled(shown)


def articles_here(kind: str) -> list[Shown]:
    return [filled(shown) for shown in articles_shown(kind, language_here())]


def filled(shown: Shown) -> Shown:
    """`{company}` and `{since}` stand for the company's name and the year it began."""
    return replace(shown, **{field: named(getattr(shown, field)) for field in ("title", "summary", "body")})


def named(text: str) -> str:
    return text.replace("{company}", settings.COMPANY_NAME).replace("{since}", settings.COMPANY_SINCE)
