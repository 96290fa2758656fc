"""Whoever reads Spanish reads all of it: public, guide, worker and party pages have no English left in them."""

import re
from collections import Counter

import pytest

from medlegal.cli.catalogues import LOCALE, Entry, compiled, read_catalogue
from tests.house.source import named
from tests.house.translatable import TEMPLATES, bare_words, of_template, sentences

CATALOGUE = LOCALE / "es" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|{\w*}")
SAME = ". same"  # a remark above a sentence that is rightly the same in both languages


def entries() -> dict[str, Entry]:
    return {one.key: one for one in read_catalogue(CATALOGUE.read_text("utf-8"))}


def test_every_marked_sentence_stands_in_spanish():
    told = entries()

    missing = sorted(
        {
            f"{one.where}: {one.msgid}"
            for one in sentences()
            if one.key not in told or not all(told[one.key].told.values()) or told[one.key].is_fuzzy
        }
    )

    assert not missing, "write their Spanish into django.po, then ./medlegal translations:\n" + "\n".join(
        missing
    )


def test_a_sentence_the_same_in_both_languages_says_that_it_means_to_be():
    left = [
        one.msgid for one in entries().values() if one.msgid == one.told.get(0) and SAME not in one.remarks
    ]

    assert not left, f"translate it, or write '#. same' above it: {left}"


def test_every_placeholder_is_kept():
    changed = [one.msgid for one in entries().values() if one.msgid and changes_placeholders(one)]

    assert not changed


def changes_placeholders(entry: Entry) -> bool:
    wanted = Counter(PLACEHOLDER.findall(entry.msgid))
    return any(Counter(PLACEHOLDER.findall(told)) != wanted for told in entry.told.values())


def test_no_sentence_is_translated_twice():
    counted = Counter(one.key for one in read_catalogue(CATALOGUE.read_text("utf-8")))

    assert [key for key, times in counted.items() if times > 1] == []


def test_the_compiled_catalogue_is_the_one_people_wrote():
    entries = read_catalogue(CATALOGUE.read_text("utf-8"))

    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled(entries), "run ./medlegal translations"


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_no_word_of_a_page_is_left_unmarked(path):
    left = bare_words(path.read_text("utf-8"))

    assert not left, f"put it into translate or blocktranslate: {left}"


def test_an_unmarked_word_is_found():
    page = '{% load i18n %}<p title="Hello">{% translate "Good day" %} there {{ name }}</p>'

    assert bare_words(page) == ["there", "Hello"]
    assert [one.msgid for one in of_template(page, "here")] == ["Good day"]
