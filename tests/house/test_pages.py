"""The pages keep to the content security policy that the browser is told."""

import re

from tests.house.source import SOURCE, named

TEMPLATES = sorted((SOURCE / "portal").rglob("*.html"))
INLINE = re.compile(r"<script([^>]*)>|\son[a-z]+=\"|\sstyle=\"|<style|javascript:", re.IGNORECASE)
ELSEWHERE = re.compile(r"(?:src|href)=\"https?://")
BY_ADDRESS = re.compile(r"<form[^>]*method=\"get\".*?</form>", re.IGNORECASE | re.DOTALL)
TYPED = re.compile(r"<textarea|type=\"(?:search|text|email)\"", re.IGNORECASE)


def test_no_page_holds_script_or_style_of_its_own():
    found = [
        f"{named(path)}: {match.group(0)}"
        for path in TEMPLATES
        for match in INLINE.finditer(path.read_text("utf-8"))
        if is_refused(match)
    ]

    assert not found, f"the browser refuses it; put it into static/: {found}"


def test_no_page_loads_from_another_house():
    assert [named(path) for path in TEMPLATES if ELSEWHERE.search(path.read_text("utf-8"))] == []


def test_no_search_puts_a_name_into_an_address():
    asking = [
        named(path)
        for path in TEMPLATES
        for form in BY_ADDRESS.findall(path.read_text("utf-8"))
        if TYPED.search(form)
    ]

    assert not asking, f"searches go by POST, for addresses are kept in logs: {asking}"


def is_refused(match: re.Match[str]) -> bool:
    """A script of its own; one that is loaded, or that only holds JSON, is not."""
    told = match.group(1)
    return told is None or not ("src=" in told or "application/json" in told)
