"""What everybody may read: the company's pages in two languages, the directory, and what machines read."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from medlegal.flows.publish_profile import publish_profile
from medlegal.flows.write_article import publish_article, write_article
from medlegal.portal.public.addresses import WRITTEN
from medlegal.practice.cases.access import enter_as
from medlegal.practice.people.company_services import give_company_seat
from medlegal.practice.people.models import User
from tests.builders import a_user
from tests.flows.stories import Story, requested

pytestmark = pytest.mark.django_db

PAGES = (
    "/",
    *(f"/{key}/" for key in WRITTEN),
    *("/news/", "/news/a-new-front-door/", "/resources/", "/resources/sending-records/"),
    *("/physicians/", "/contact/", "/contact/sent/", "/join/", "/join/sent/", "/sign-in/"),
)
LINKS = re.compile(r'href="(/[^"#?]*)')


@pytest.fixture(autouse=True)
def nobody_wrote_before():
    cache.clear()


def says(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def company_person() -> User:
    person = a_user()
    enter_as(person)
    give_company_seat(person, on=timezone.localdate(), actor=None)
    return person


def published(story: Story, **told: object):
    """The story's physician, in the directory."""
    enter_as(story.manager)
    said = {"about_en": "Invented.", "is_published": True, "shows_opening": True, **told}
    at = timezone.now()
    about = {"offices": [story.office], "photo": None, "cv": None, "at": at, "actor": story.manager}
    profile = publish_profile(story.physician, told=said, **about)
    enter_as(a_user())
    return profile


@pytest.mark.parametrize("prefix", ["", "/es"])
@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_read_in_its_language_by_a_stranger(address, prefix):
    page = says(prefix + address)

    assert f'<html lang="{"es" if prefix else "en"}">' in page
    assert f'hreflang="es" href="http://testserver/es{address}"' in page
    assert page.count("<h1") == 1
    assert "{company}" not in page and "{since}" not in page


def test_no_link_of_the_public_site_leads_nowhere():
    found = {
        link for address in PAGES for prefix in ("", "/es") for link in LINKS.findall(says(prefix + address))
    }

    dead = {
        link for link in found if not link.startswith("/static/") and Client().get(link).status_code >= 400
    }

    assert dead == set()
    assert len(found) > 40


def test_a_page_that_has_not_changed_is_not_sent_again():
    first = Client().get("/about/")

    again = Client().get("/about/", HTTP_IF_NONE_MATCH=first["ETag"])

    assert again.status_code == 304
    assert "public" in first["Cache-Control"]


def test_only_published_physicians_are_in_the_directory():
    story = requested()
    before = says("/physicians/")

    profile = published(story)

    assert profile.name not in before
    assert profile.name in says("/physicians/")
    assert "Invented." in says(f"/physicians/{profile.slug}/")


def test_an_unpublished_physician_and_an_unknown_one_are_the_same_not_found():
    profile = published(requested(), is_published=False)

    answers = [Client().get(f"/physicians/{slug}/") for slug in (profile.slug, "nobody-0")]

    assert [one.status_code for one in answers] == [404, 404]


def test_the_directory_is_searched_by_county_and_distance():
    story = requested()
    profile = published(story)
    county, code = story.office.county, story.office.zip_code

    assert profile.name in says(f"/physicians/?county={county}")
    assert profile.name in says(f"/physicians/?zip_code={code}&miles=10")
    assert profile.name not in says("/physicians/?zip_code=96001&miles=10")


def test_a_zip_code_that_is_none_is_refused_in_a_sentence():
    answer = Client().get("/physicians/", {"zip_code": "123"})

    assert answer.status_code == 422
    assert "This is no ZIP code of California" in answer.content.decode()


def test_structured_data_cannot_end_its_own_element():
    story = requested()
    profile = published(story)
    enter_as(story.manager)
    profile.specialty = "</script><b>"
    profile.save()
    enter_as(a_user())

    page = says(f"/physicians/{profile.slug}/")

    told = re.search(r'application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert told and json.loads(told.group(1))["medicalSpecialty"] == "</script><b>"


def test_an_edited_page_is_read_once_it_is_published():
    person = company_person()
    told = {"title": "Our own words", "summary": "Short.", "body": "## One\n\n<b>Said</b> [here](/about/)."}
    version = write_article("about", "en", told=told, at=timezone.now(), actor=person)
    enter_as(a_user())
    draft = says("/about/")

    enter_as(person)
    publish_article(version, at=timezone.now(), actor=person)

    page = says("/about/")
    assert "Our own words" not in draft
    assert "Our own words" in page and "&lt;b&gt;Said" in page and '<a href="/about/">here</a>' in page
    assert "Our own words" not in says("/es/about/")


def test_the_sitemap_the_robots_and_the_feed_are_well_formed():
    profile = published(requested())

    sitemap = ElementTree.fromstring(says("/sitemap.xml"))
    feed = ElementTree.fromstring(says("/es/feed.xml"))

    found = {entry[0].text for entry in sitemap}
    with translation.override("es"):
        own = reverse("public_physician", args=[profile.slug])
    assert f"http://testserver{own}" in found
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) >= 2
    assert "Disallow: /evaluations/" in says("/robots.txt")
