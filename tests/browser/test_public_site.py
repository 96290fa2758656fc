"""The public site in a real browser: for everybody, at both widths, with nothing from elsewhere, and light."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600), pytest.mark.xdist_group("browser")]

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
FOUND = """axe.run({resultTypes: ["violations"]}).then(found => found.violations.map(
    one => `${one.id}: ${one.help} ${one.nodes[0].html}`))"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LOADED = """performance.getEntriesByType("navigation").concat(performance.getEntriesByType("resource"))
    .map(one => [one.name, one.decodedBodySize])"""
PAGES = (
    *("/", "/services/", "/for-physicians/", "/for-parties/", "/for-injured-workers/", "/about/"),
    *(
        "/physicians/",
        "/physicians/?zip_code=93721&miles=50",
        "/physicians/?zip_code=1",
        "/contact/",
        "/join/",
    ),
    *(
        "/sign-in/",
        "/news/",
        "/news/a-new-front-door/",
        "/resources/",
        "/privacy/",
        "/es/",
        "/es/physicians/",
    ),
)
MOST_BYTES = 100_000


@pytest.fixture
def passing_by(chromium, demo):
    """A tab of somebody who is not signed in."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_a_public_page_is_for_everybody_and_light(passing_by, demo, address):
    page = passing_by
    for scheme in ("light", "dark"):
        for width in (390, 1440):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(demo.address + address)
            page.evaluate(AXE)

            assert page.evaluate(FOUND) == []
            assert page.evaluate(TOO_WIDE) <= 0
    loaded = page.evaluate(LOADED)
    assert {urlsplit(name).netloc for name, _ in loaded} == {urlsplit(demo.address).netloc}
    assert sum(size for _, size in loaded) < MOST_BYTES


def test_a_physician_is_found_and_read_by_keyboard(passing_by, demo):
    page = passing_by
    page.goto(f"{demo.address}/physicians/")

    page.get_by_label("Specialty").focus()
    page.keyboard.type("Psychiatry")
    page.get_by_role("button", name="Find").press("Enter")
    page.get_by_role("link", name="Piotr Hallowell, M.D.").press("Enter")

    page.get_by_role("heading", name="Piotr Hallowell, M.D.").wait_for()
