"""The pages keep to the content security policy that the browser is told."""

import re

import pytest

from tests.house.source import SOURCE, named

TEMPLATES = sorted((SOURCE / "portal").rglob("*.html"))
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)[^>]*>|\son[a-z]+=\"|\sstyle=\"|<style|javascript:", re.IGNORECASE
)
ELSEWHERE = re.compile(r"(?:src|href)=\"https?://")
ASKED_BY_ADDRESS = re.compile(r"<form[^>]*method=\"get\"", re.IGNORECASE)


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_no_page_holds_script_or_style_of_its_own(path):
    found = [match.group(0) for match in INLINE.finditer(path.read_text("utf-8"))]

    assert not found, f"{named(path)}: {found}: the browser refuses it; put it into static/"


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_no_page_loads_from_another_house(path):
    assert not ELSEWHERE.search(path.read_text("utf-8"))


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_no_search_puts_a_name_into_an_address(path):
    assert not ASKED_BY_ADDRESS.search(path.read_text("utf-8")), (
        "searches go by POST: addresses are kept in logs"
    )
