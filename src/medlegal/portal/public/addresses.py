"""The addresses that everybody may open: in English without a prefix, in Spanish below /es/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, path

from medlegal.portal.public import asking, machines, pages, physicians

WRITTEN = (
    "services",
    "for-physicians",
    "for-parties",
    "for-injured-workers",
    "about",
    "imprint",
    "privacy",
    "accessibility",
    "not-legal-advice",
)  # each an article of the company's, at the address of the same name

in_both_languages = [
    path("", pages.home, name="public_home"),
    *(path(f"{key}/", pages.written, {"key": key}, name=f"public_{key}") for key in WRITTEN),
    path("news/", pages.news, name="public_news"),
    path("news/<slug:key>/", pages.news_item, name="public_news_item"),
    path("feed.xml", machines.feed, name="public_feed"),
    path("resources/", pages.resources, name="public_resources"),
    path("resources/<slug:key>/", pages.resource, name="public_resource"),
    path("physicians/", physicians.directory, name="public_physicians"),
    path("physicians/<slug:slug>/", physicians.one, name="public_physician"),
    path("contact/", asking.contact, name="public_contact"),
    path("contact/sent/", asking.contact_sent, name="public_contact_sent"),
    path("join/", asking.join, name="public_join"),
    path("join/sent/", asking.join_sent, name="public_join_sent"),
    path("sign-in/", pages.doors, name="public_sign_in"),
]

public_addresses: list[URLPattern | URLResolver] = [
    path("physicians/<slug:slug>/photo.jpg", physicians.photo, name="public_photo"),
    path("physicians/<slug:slug>/cv.pdf", physicians.curriculum, name="public_curriculum"),
    path("sitemap.xml", machines.sitemap, name="public_sitemap"),
    path("robots.txt", machines.robots, name="public_robots"),
    *i18n_patterns(*in_both_languages, prefix_default_language=False),
]
