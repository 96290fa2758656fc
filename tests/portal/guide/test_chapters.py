"""The chapters say what the law says, with its citation and how surely it was read."""

import re
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import translation

from medlegal.law.questions.asking import Answered, ask
from medlegal.portal.guide.contents import CHAPTERS
from medlegal.portal.guide.estimate import ESTIMATES
from medlegal.portal.guide.facts import Fact, Sources, tell

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
FACTS = [
    one
    for chapter in CHAPTERS
    for section in chapter.sections
    for one in section.facts
    if isinstance(one, Fact)
]
NAMES = ("guide", "guide_estimate_covered", *(one.name for one in (*CHAPTERS, *ESTIMATES)))


def at(name: str, language: str = "en") -> str:
    with translation.override(language):
        return reverse(name)


def page(name: str, language: str = "en") -> str:
    return Client().get(at(name, language)).content.decode()


@pytest.mark.parametrize("fact", FACTS, ids=lambda one: str(one.says)[:60])
def test_every_sentence_is_drawn_from_an_answer_of_the_law(fact):
    assert isinstance(ask(fact.question, fact.given(TODAY)), Answered)


def test_no_sentence_carries_a_number_of_its_own():
    typed = [
        str(one.says) for one in FACTS if re.search(r"\d", re.sub(r"DWC-1|100 mil\w+", "", str(one.says)))
    ]

    assert typed == []


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", NAMES)
def test_every_page_opens_for_a_stranger_in_both_languages(name, language):
    answer = Client().get(at(name, language))

    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.content.decode()
    assert answer.headers["Content-Language"] == language


@pytest.mark.parametrize("name", NAMES)
def test_each_page_names_the_other_language(name):
    shown = page(name)

    assert at(name, "es").startswith("/es/guia/") and at(name) != at(name, "es")
    assert f'hreflang="es" href="http://testserver{at(name, "es")}"' in shown


def test_a_number_stands_as_the_law_answers_it_with_its_citation():
    shown = page("guide_reporting")

    assert "within 1 working day of hearing about the injury" in shown
    assert "Lab. Code § 5401(a)" in shown


def test_what_was_not_read_in_the_law_says_so_in_both_languages():
    assert "We have not checked this yet" in page("guide_day")
    assert "Aún no lo hemos revisado" in page("guide_day", "es")


def test_spanish_days_and_money_are_written_as_spanish():
    with time_machine.travel("2026-11-24T12:00:00-08:00"):
        shown = page("guide_benefits", "es")

    assert "martes 24 de noviembre de 2026" in shown
    assert "$1,764.11" in shown


def test_a_figure_nobody_has_read_yet_is_left_out_rather_than_guessed():
    facts = [one for one in FACTS if one.question == "temporary_disability_limits"]

    assert tell(facts, TODAY, Sources())
    assert tell(facts, date(2031, 1, 1), Sources()) == []


def test_the_guide_stays_open_when_a_years_figures_have_not_been_read():
    with time_machine.travel("2031-02-03T12:00:00-08:00"):
        assert Client().get(at("guide_benefits")).status_code == 200


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda one: one.key)
def test_each_chapter_leads_on(chapter):
    assert f'href="{at(chapter.next_name)}"' in page(chapter.name)
