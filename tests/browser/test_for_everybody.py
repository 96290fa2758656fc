"""The pages can be used by everybody: axe finds nothing, and nothing runs over the edge of a phone."""

import re
from pathlib import Path

import pytest

from tests.browser.conftest import sign_in
from tests.portal.everybody import patterns
from tests.portal.test_every_door import comes_in, door_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600), pytest.mark.xdist_group("browser")]

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
LOOKS = ((390, "light"), (1440, "dark"))  # the two that differ in everything
WHO = {
    "manager": "manager@demo.example",
    "physician": "physician@demo.example",
    "director": "director@demo.example",
    "attorney": "attorney@demo.example",
}
# What stands in the blanks, in the demo; a page with another blank is tried by its own test.
BLANKS = {"physician_id": 1, "practice_id": 1, "office_id": 1, "stamp": 1, "topic_id": 1, "onboarding_id": 1}
EVALUATIONS = {
    "attorney": 7
}  # the one where the attorney has a seat; for the office one with everything in it
NO_PAGES = re.compile(
    r"(api|account|guide)/.*|.*[.](pdf|docx|csv|xml|txt|ics|jpg|css|json)"
    r"|.*/(progress|words|picture|thumbnail|notice|state|decisions|undo|redo)/"
)
ALSO = {
    "manager": (
        *("/account/2fa/", "/account/sessions/", "/account/password/change/", "/evaluations/0/"),
        *("/evaluations/7/report/", "/evaluations/7/bill/", "/calendar/1/days/2026-12-01/", "/nowhere/"),
    )
}
FOUND = """axe.run({resultTypes: ["violations"]}).then(found => found.violations.map(
    one => `${one.id}: ${one.help} ${one.nodes[0].html}`))"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def addresses_of(who: str) -> list[str]:
    """Every page that is this person's by the table of doors."""
    blanks = BLANKS | {"evaluation_id": EVALUATIONS.get(who, 3)}
    found = []
    for written, _, _ in patterns():
        door = door_of(written)
        is_own = door is not None and who in comes_in(door) and door["for"] != ["everybody"]
        asked = re.findall(r"<\w+:(\w+)>", written)
        if is_own and set(asked) <= set(blanks) and not NO_PAGES.fullmatch(written):
            found.append("/" + re.sub(r"<\w+:(\w+)>", lambda blank: str(blanks[blank.group(1)]), written))
    return [*found, *ALSO.get(who, ())]


def shown_to(who: str) -> list[str]:
    """The pages tried as this person: a physician's that the manager of the same practice does not have too."""
    others = set(addresses_of("manager")) if who == "physician" else set()
    return [address for address in addresses_of(who) if address not in others]


@pytest.mark.parametrize("who", WHO)
def test_axe_finds_nothing_and_nothing_overflows_on_any_page_of_theirs(chromium, demo, who):
    context = chromium.new_context()
    page, wrong, seen = context.new_page(), [], set()
    sign_in(page, demo, WHO[who])
    for address in shown_to(who):
        for width, scheme in LOOKS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.goto(demo.address + address)
            if (page.url, width) in seen:
                continue  # led to a page that was tried before
            seen.add((page.url, width))
            page.evaluate(AXE)
            wrong += [f"{address} {width} {scheme}: {one}" for one in page.evaluate(FOUND)]
            wrong += [f"{address} runs over the edge at {width}"] if page.evaluate(TOO_WIDE) > 0 else []
    context.close()

    assert not wrong, "\n".join(wrong)
    assert len(seen) > 10


COMPANION = ("", "way/", "bring/", "rights/", "report/", "questions/", "questions/1/", "another-day/")


def test_axe_finds_nothing_on_the_injured_workers_pages(chromium, office, demo):
    page = office.new_page()
    page.goto(f"{demo.address}/evaluations/2/ways-in/")
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    page.get_by_label("Language").select_option("es")
    page.get_by_role("button", name="Make the link and a code").click()
    link, code = page.locator("code.first-password").all_inner_texts()[:2]
    page.close()
    visit, wrong = chromium.new_context(viewport={"width": 390, "height": 844}).new_page(), []
    visit.goto(link)
    visit.locator("#code").fill(code)
    visit.keyboard.press("Enter")
    visit.wait_for_url("**/me/")

    for tongue, width, scheme in (("es", 390, "light"), ("en", 320, "dark")):
        if tongue == "en":
            visit.get_by_role("button", name="English").click()
        visit.set_viewport_size({"width": width, "height": 844})
        visit.emulate_media(color_scheme=scheme)
        for name in COMPANION:
            visit.goto(f"{demo.address}/me/{name}")
            visit.evaluate(AXE)
            wrong += [f"{name} {tongue}: {one}" for one in visit.evaluate(FOUND)]
            wrong += [f"{name} runs over the edge at {width}"] if visit.evaluate(TOO_WIDE) > 0 else []
            assert visit.evaluate("document.documentElement.lang") == tongue
    visit.context.close()

    assert not wrong, "\n".join(wrong)


def test_axe_finds_nothing_before_the_sign_in(chromium, demo):
    page = chromium.new_page()

    for address in ("/account/login/", "/account/password/reset/"):
        page.goto(demo.address + address)
        page.evaluate(AXE)

        assert page.evaluate(FOUND) == []
    page.close()
