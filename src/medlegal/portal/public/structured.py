"""What a page tells machines about itself, in the words of schema.org."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from medlegal.practice.publicity.directory import languages_of
from medlegal.practice.publicity.models import PhysicianProfile
from medlegal.practice.publicity.selectors import Shown

SCHEMA = "https://schema.org"
Told = dict[str, object]


def organization_told(request: HttpRequest) -> Told:
    return {
        "@context": SCHEMA,
        "@type": "Organization",
        "name": settings.COMPANY_NAME,
        "foundingDate": settings.COMPANY_SINCE,
        "url": request.build_absolute_uri(reverse("public_home")),
        "address": {"@type": "PostalAddress", "addressLocality": "Fresno", "addressRegion": "CA"},
        "areaServed": {"@type": "State", "name": "California"},
    }


def news_told(request: HttpRequest, article: Shown) -> Told:
    return {
        "@context": SCHEMA,
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "inLanguage": article.language,
        "datePublished": article.on.isoformat() if article.on else None,
        "url": request.build_absolute_uri(),
        "publisher": {"@type": "Organization", "name": settings.COMPANY_NAME},
    }


def physician_told(request: HttpRequest, profile: PhysicianProfile) -> Told:
    places = [
        {
            "@type": "PostalAddress",
            "streetAddress": office.street,
            "addressLocality": office.city,
            "addressRegion": "CA",
            "postalCode": office.zip_code,
        }
        for office in profile.offices.all()
    ]
    return {
        "@context": SCHEMA,
        "@type": "Physician",
        "name": str(profile),
        "medicalSpecialty": profile.specialty,
        "knowsLanguage": languages_of(profile),
        "url": request.build_absolute_uri(reverse("public_physician", args=[profile.slug])),
        "address": places,
    }
