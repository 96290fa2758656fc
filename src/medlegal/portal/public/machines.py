"""What machines read of the public site: a map of its addresses, what they may visit, and a feed of its news."""

from datetime import UTC, datetime, time
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from medlegal.portal.public.open_to_all import open_to_all
from medlegal.portal.public.texts import articles_here, language_here
from medlegal.practice.publicity.selectors import profiles_shown

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
XHTML = "http://www.w3.org/1999/xhtml"
KEPT_OUT = (
    "/account/",
    "/work/",
    "/home/",
    "/evaluations/",
    "/requests/",
    "/calendar/",
    "/management/",
    "/physician/",
    "/party/",
    "/me/",
    "/api/",
)


def addresses() -> list[dict[str, str]]:
    """Every page of the public site in each language."""
    plain = [(name, ()) for name in NAMES]
    pages = [("public_physician", (profile.slug,)) for profile in profiles_shown()]
    news = [("public_news_item", (one.key,)) for one in articles_here("news")]
    more = [("public_resource", (one.key,)) for one in articles_here("resource")]
    return [in_each_language(name, given) for name, given in (*plain, *pages, *news, *more)]


NAMES = (
    "public_home",
    "public_services",
    "public_for-physicians",
    "public_for-parties",
    "public_for-injured-workers",
    "public_physicians",
    "public_about",
    "public_news",
    "public_resources",
    "public_contact",
    "public_join",
    "public_imprint",
    "public_privacy",
    "public_accessibility",
    "public_not-legal-advice",
)


def in_each_language(name: str, given: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            found[code] = reverse(name, args=given)
    return found


@open_to_all
def sitemap(request: HttpRequest) -> HttpResponse:
    urls = "".join(entry(request, page[own], page) for page in addresses() for own in page)
    namespaces = f'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="{XHTML}"'
    return HttpResponse(f"{HEAD}<urlset {namespaces}>{urls}</urlset>", content_type="application/xml")


def entry(request: HttpRequest, own: str, page: dict[str, str]) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{whole(request, address)}"/>'
        for code, address in page.items()
    )
    return f"<url><loc>{whole(request, own)}</loc>{links}</url>\n"


def whole(request: HttpRequest, address: str) -> str:
    return escape(request.build_absolute_uri(address), {'"': "&quot;"})


@open_to_all
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in KEPT_OUT)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('public_sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@open_to_all
def feed(request: HttpRequest) -> HttpResponse:
    """The news in the page's language, as an Atom feed."""
    news = articles_here("news")
    home = whole(request, reverse("public_news"))
    entries = "".join(
        '<entry><id>{0}</id><link href="{0}"/><title>{1}</title><summary>{2}</summary>'
        "<updated>{3}</updated></entry>\n".format(
            whole(request, reverse("public_news_item", args=[one.key])),
            escape(one.title),
            escape(one.summary),
            moment(one.on),
        )
        for one in news
    )
    newest = moment(news[0].on if news else None)
    told = (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language_here()}"><id>{home}</id>'
        f'<link href="{home}"/><link rel="self" href="{whole(request, request.path)}"/>'
        f"<title>{escape(settings.COMPANY_NAME)}</title><author><name>{escape(settings.COMPANY_NAME)}</name></author>"
        f"<updated>{newest}</updated>{entries}</feed>"
    )
    return HttpResponse(HEAD + told, content_type="application/atom+xml; charset=utf-8")


def moment(on: object) -> str:
    """The beginning of that day; of no day, the beginning of the company's first year."""
    day = on if on is not None else datetime(int(settings.COMPANY_SINCE), 1, 1, tzinfo=UTC).date()
    return datetime.combine(day, time(), UTC).isoformat()  # type: ignore[arg-type]
