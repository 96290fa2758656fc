"""Nothing dead-ends: whoever follows the links that a page shows, comes to a page."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import APIRequestContext

from tests.browser.conftest import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600), pytest.mark.xdist_group("browser")]

WHO = ("scheduler", "records", "biller", "physician", "manager", "director", "attorney")
# Seen by everybody, and so tried once and not seven times; what is signed in for alone is none of it.
PUBLIC = re.compile(r"/(es/|guide/|about|for-|join|news|physicians/[^0-9]|resources|api/).*|/account/.*")
OPENS = 400  # a status under it


class Links(HTMLParser):
    """Where the links of one page lead."""

    def __init__(self, told: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(told)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


def shape(path: str) -> str:
    """The address with its numbers and days left out: of pages of one shape, one is tried."""
    return re.sub(r"/[0-9-]+(?=/|$)", "/N", path)


def followed(request: APIRequestContext, address: str) -> Iterator[tuple[str, str, int]]:
    """From where, to where and with which status, over all that can be reached from the reader's own place."""
    waiting, seen = [("sign-in", "/home/")], {"/home/"}
    while waiting:
        origin, path = waiting.pop(0)
        answer = request.get(address + path)
        yield origin, path, answer.status
        if "html" not in answer.headers.get("content-type", ""):
            continue
        for link in Links(answer.text()).found:
            there = urlsplit(urljoin(answer.url, link))
            is_here = urljoin(answer.url, link).startswith(address + "/")
            if is_here and shape(there.path) not in seen and not PUBLIC.fullmatch(there.path):
                seen.add(shape(there.path))
                waiting.append((path, there.path))


@pytest.mark.parametrize("who", WHO)
def test_every_link_that_a_page_shows_opens(chromium, demo, who):
    context = chromium.new_context()
    sign_in(context.new_page(), demo, f"{who}@demo.example")

    tried = list(followed(context.request, demo.address))

    context.close()
    assert [one for one in tried if one[2] >= OPENS] == []
    assert len(tried) > 10
