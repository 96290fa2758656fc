"""The pages can be used by everybody: axe finds nothing, and nothing runs over the edge of a phone."""

from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600), pytest.mark.xdist_group("browser")]

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
WIDTHS = (390, 1440)
OF_ONE = (
    "",
    "records/",
    "pages/1/",
    "report/",
    "bill/",
    "parties/",
    "history/",
    "appointment/",
    "examination/",
)
PAGES = (
    *("/work/", "/evaluations/", "/search/", "/evaluations/new/", "/account/2fa/", "/account/sessions/"),
    *("/account/password/change/", "/evaluations/0/"),
    *(f"/evaluations/3/{part}" for part in OF_ONE),
    *("/evaluations/7/report/", "/evaluations/7/bill/"),
)
FOUND = """axe.run({resultTypes: ["violations"]}).then(found => found.violations.map(
    one => `${one.id}: ${one.help} ${one.nodes[0].html}`))"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_nothing_overflows(page, demo, address, scheme):
    page.emulate_media(color_scheme=scheme)
    found: dict[int, list[str]] = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})

        page.goto(demo.address + address)
        page.evaluate(AXE)

        found[width] = page.evaluate(FOUND)
        assert page.evaluate(TOO_WIDE) <= 0, f"{address} runs over the edge at {width} pixels"
    assert found == {width: [] for width in WIDTHS}


def test_axe_finds_nothing_before_the_sign_in(chromium, demo):
    page = chromium.new_page()

    for address in ("/account/login/", "/account/password/reset/"):
        page.goto(demo.address + address)
        page.evaluate(AXE)

        assert page.evaluate(FOUND) == []
    page.close()
