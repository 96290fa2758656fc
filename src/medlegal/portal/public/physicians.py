"""The directory of physicians whose practices published them, and a page for each."""

from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from medlegal.portal.public.directory_forms import DirectoryForm
from medlegal.portal.public.maps import Spot, map_of_california
from medlegal.portal.public.open_to_all import open_to_all
from medlegal.portal.public.structured import physician_told
from medlegal.portal.public.texts import language_here
from medlegal.practice.publicity.directory import physicians_matching, position_of
from medlegal.practice.publicity.models import PhysicianProfile
from medlegal.practice.publicity.selectors import profile_shown

PARTS = ("about", "training", "background")
DAY_OF_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Told:
    """A part of a profile, and the language it is written in: the other one where the page's own is missing."""

    text: str
    language: str


@open_to_all
def directory(request: HttpRequest) -> HttpResponse:
    form = DirectoryForm(request.GET or None)
    wanted = form.wanted()
    matches = physicians_matching(wanted) if wanted else []
    context = {
        "place": "physicians",
        "form": form,
        "matches": matches,
        "is_narrowed": form.is_bound,
        "by_distance": bool(wanted and wanted.zip_code),
        "map": map_of([one.profile for one in matches]),
    }
    return render(request, "public/physicians.html", context, status=200 if wanted else 422)


@open_to_all
def one(request: HttpRequest, slug: str) -> HttpResponse:
    profile = profile_or_404(slug)
    context = {
        "place": "physicians",
        "profile": profile,
        "told": {part: told_in(profile, part, language_here()) for part in PARTS},
        "map": map_of([profile]),
        "structured": physician_told(request, profile),
    }
    return render(request, "public/physician.html", context)


def profile_or_404(slug: str) -> PhysicianProfile:
    profile = profile_shown(slug)
    if profile is None:
        raise Http404("This physician is not in the directory.")
    return profile


def told_in(profile: PhysicianProfile, part: str, language: str) -> Told | None:
    for code in (language, "en", "es"):
        if text := str(getattr(profile, f"{part}_{code}")).strip():
            return Told(text, code)
    return None


def map_of(profiles: list[PhysicianProfile]) -> str:
    """The offices of these physicians on the map of the State; their list stands beside it."""
    offices = [office for profile in profiles for office in profile.offices.all()]
    shaded = sorted({office.county for office in offices})
    places = {office.zip_code: office.city for office in offices}
    spots = [Spot(at, city) for code, city in places.items() if (at := position_of(code))]
    says = _("Map of California. Offices in these counties: %(counties)s.") % {
        "counties": ", ".join(shaded) or _("none")
    }
    return map_of_california(shaded=shaded, spots=spots, says=says)


@require_safe
def photo(request: HttpRequest, slug: str) -> HttpResponse:
    profile = profile_or_404(slug)
    return public_file(profile.photo_key, kind="image/jpeg", shown_as="")


@require_safe
def curriculum(request: HttpRequest, slug: str) -> HttpResponse:
    profile = profile_or_404(slug)
    return public_file(profile.cv_key, kind="application/pdf", shown_as=f"{profile.slug}-cv.pdf")


def public_file(key: str, *, kind: str, shown_as: str) -> HttpResponse:
    """A file that everybody may have. Nothing in it runs."""
    if not key or not default_storage.exists(key):
        raise Http404("This file is not here.")
    answer: Any = FileResponse(default_storage.open(key), content_type=kind)
    answer["Cache-Control"] = f"public, max-age={DAY_OF_SECONDS}"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if shown_as:
        answer["Content-Disposition"] = f'inline; filename="{shown_as}"'
    return answer
