"""The guide in a real browser: axe finds nothing, nothing overflows, and an estimate is made with the keyboard."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600), pytest.mark.xdist_group("browser")]

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
ADDRESSES = (
    *(
        "/guide/",
        "/guide/who-is-covered/",
        "/guide/report-your-injury/",
        "/guide/treatment/",
        "/guide/benefits/",
    ),
    *("/guide/evaluators/", "/guide/the-day/", "/guide/your-rights/", "/guide/words/"),
    *("/guide/estimate/who-is-covered/", "/guide/estimate/time-off-work/"),
    *("/es/guia/", "/es/guia/el-dia/", "/es/guia/calculo/sin-poder-trabajar/"),
)
FOUND = """axe.run({resultTypes: ["violations"]}).then(found => found.violations.map(
    one => `${one.id}: ${one.help} ${one.nodes[0].html}`))"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def visitor(chromium: Browser):
    """A browser of somebody who has never been here."""
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def found_by_axe(page: Page) -> list[str]:
    page.evaluate(AXE)
    return page.evaluate(FOUND)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing_on_a_phone_or_a_desk(visitor, demo, address, scheme):
    visitor.emulate_media(color_scheme=scheme)
    for width in (390, 1440):
        visitor.set_viewport_size({"width": width, "height": 900})

        visitor.goto(demo.address + address)

        assert found_by_axe(visitor) == []
        assert visitor.evaluate(TOO_WIDE) <= 0


def test_an_estimate_is_made_and_nothing_of_it_stands_in_the_address(visitor, demo):
    visitor.goto(f"{demo.address}/guide/estimate/trips/")
    visitor.get_by_label("Day of the trip").fill("2026-03-02")
    visitor.get_by_label("Miles there and back").fill("60")

    visitor.keyboard.press("Enter")

    visitor.get_by_role("heading", name="The answer").wait_for()
    assert visitor.get_by_text("$43.50", exact=True).count() == 1
    assert visitor.url == f"{demo.address}/guide/estimate/trips/#outcome"
    assert found_by_axe(visitor) == []
    assert visitor.context.cookies() == []


def test_the_reader_changes_the_language_on_the_same_page(visitor, demo):
    visitor.goto(f"{demo.address}/guide/the-day/")

    visitor.get_by_role("link", name="Español").click()

    visitor.wait_for_url("**/es/guia/el-dia/")
    visitor.get_by_role("heading", name="El día del examen").wait_for()
