"""The addresses of the guide, each in the words of its language: below /guide/, and in Spanish below /es/guia/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

from medlegal.portal.guide import pages
from medlegal.portal.guide.contents import CHAPTERS
from medlegal.portal.guide.estimate import ESTIMATES

guide_addresses: list[URLPattern | URLResolver] = [
    *i18n_patterns(
        path(_("guide/"), pages.show, name="guide"),
        *(path(one.address, pages.chapter, {"key": one.key}, name=one.name) for one in CHAPTERS),
        path(_("guide/estimate/who-is-covered/"), pages.covered, name=pages.COVERED),
        *(path(one.address, pages.estimated, {"key": one.key}, name=one.name) for one in ESTIMATES),
        prefix_default_language=False,
    ),
]
