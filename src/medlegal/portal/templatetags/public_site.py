"""Words for the templates of the public site."""

import json
from collections.abc import Mapping
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from medlegal.portal.public.texts import named
from medlegal.practice.publicity.markup import html_of

register = template.Library()
NAMES = {"en": "English", "es": "Español"}
IN_A_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@register.simple_tag
def company() -> str:
    """The name of the company whose site this is."""
    return str(settings.COMPANY_NAME)


@register.simple_tag
def company_since() -> str:
    return str(settings.COMPANY_SINCE)


@register.simple_tag(takes_context=True)
def in_languages(context: Context) -> list[dict[str, Any]]:
    """This page in each language. A page whose addresses differ gives them as `alternates`."""
    own, here = translation.get_language(), context["request"].path
    plain = here.removeprefix("/es") or "/"
    told = context.get("alternates") or {"en": plain, "es": f"/es{plain}"}
    return [
        {"code": code, "name": NAMES[code], "address": address, "is_own": code == own}
        for code, address in told.items()
    ]


@register.simple_tag
def told_to_machines(about: Mapping[str, Any] | None) -> SafeString:
    """The page's structured data; nothing in it can end the element it stands in."""
    if not about:
        return mark_safe("")
    safe = mark_safe(json.dumps(about, ensure_ascii=False).translate(IN_A_SCRIPT))  # noqa: S308  translated above
    return format_html('<script type="application/ld+json">{}</script>', safe)


@register.filter
def as_words(text: str) -> SafeString:
    """A text in the few marks of the company's pages, as HTML."""
    return mark_safe(html_of(named(text)))  # noqa: S308  everything typed is escaped there


@register.filter
def initials(name: str) -> str:
    """The first letters of the first and the last name, where there is no photo."""
    words = [word for word in name.split() if word[:1].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


@register.filter
def each_translated(told: str) -> str:
    """Names with commas between them, each in the reader's language where the catalogue has it."""
    return ", ".join(gettext(one.strip()) for one in told.split(",") if one.strip())
