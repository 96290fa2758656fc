"""Every page of the guide is read with ease by somebody who left school after the eighth grade."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from medlegal.portal.guide.contents import CHAPTERS
from medlegal.portal.guide.estimate import ESTIMATES
from tests.portal.guide.readability import (
    english_grade,
    english_syllables,
    spanish_ease,
    spanish_perspicuity,
    spanish_syllables,
    words_of,
)

pytestmark = pytest.mark.django_db

NAMES = (
    "guide",
    "guide_estimate_covered",
    "public_for-injured-workers",
    *(one.name for one in (*CHAPTERS, *ESTIMATES)),
)


def words(name: str, language: str) -> str:
    with translation.override(language):
        address = reverse(name)
    return words_of(Client().get(address).content.decode())


@pytest.mark.parametrize("name", NAMES)
def test_english_is_at_the_eighth_grade_or_below(name):
    assert english_grade(words(name, "en")) <= 8.0


@pytest.mark.parametrize("name", NAMES)
def test_spanish_is_as_easy(name):
    text = words(name, "es")

    assert spanish_ease(text) >= 60
    assert spanish_perspicuity(text) >= 55


@pytest.mark.parametrize(
    ("word", "count"), [("boss", 1), ("injury", 3), ("make", 1), ("needed", 2), ("QME", 3), ("table", 2)]
)
def test_syllables_of_english_are_counted(word, count):
    assert english_syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"), [("patrón", 2), ("lesión", 2), ("día", 2), ("quien", 1), ("reclamo", 3), ("oír", 2)]
)
def test_syllables_of_spanish_are_counted(word, count):
    assert spanish_syllables(word) == count


def test_a_hard_text_is_found_hard():
    hard = "The administrative adjudicator's determination necessitates comprehensive multidisciplinary evaluation."

    assert english_grade(hard) > 12
