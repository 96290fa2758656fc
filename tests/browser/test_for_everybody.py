"""The pages can be used by everybody: axe finds nothing, and nothing runs over the edge of a phone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Demo, sign_in
from tests.portal.everybody import only_takes_a_form, patterns
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
# What stands in the blanks, in the demo; a page with another blank is found by the links of those before it.
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
        *("/evaluations/9/", "/evaluations/10/", "/evaluations/14/bill/"),  # what no report stands behind
    ),
    "director": ("/management/content/a-third-office/en/",),
}
# No page of its own: a file, or an act that leads back. What only takes a form says so in its source.
NO_SCREEN = re.compile(
    r".*/(file|files|attachments|proofs|papers|paper)/.*|.*/letter/|community/files/.*"
    r"|notifications/<int:alert_id>/|.*/(ended|closed|told|back|down)/|management/content/.*<slug:act>/"
)
# Their rows are not in the demo; what they show, another page in the demo shows too.
ABSENT = {
    "evaluations/<int:evaluation_id>/messages/<int:thread_id>/": "for a party; the office has one of its own",
    "practice/forms/<int:form_id>/": "a State's PDF, which the demo may not hold",
}
FOUND = """axe.run({resultTypes: ["violations"]}).then(found => found.violations.map(
    one => `${one.id}: ${one.help} ${one.nodes[0].html}`))"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def addresses_of(who: str) -> dict[str, str]:
    """Every page that is this person's by the table of doors, as it is written, with its address where it is known."""
    blanks = BLANKS | {"evaluation_id": EVALUATIONS.get(who, 3)}
    found = {}
    for written, _, _ in patterns():
        door = door_of(written)
        is_own = door is not None and who in comes_in(door) and door["for"] != ["everybody"]
        if is_own and not NO_PAGES.fullmatch(written):
            asked = re.findall(r"<\w+:(\w+)>", written)
            filled = re.sub(r"<\w+:(\w+)>", lambda blank: str(blanks.get(blank.group(1))), written)
            found[written] = "/" + filled if set(asked) <= set(blanks) else ""
    return found


def shown_to(who: str) -> dict[str, str]:
    """The pages tried as this person: a physician's that the manager of the same practice does not have too."""
    others = addresses_of("manager") if who == "physician" else {}
    return {written: address for written, address in addresses_of(who).items() if written not in others}


def shape_of(written: str) -> re.Pattern[str]:
    blank = {"int": "[0-9]+", "day": "[0-9-]{10}"}
    return re.compile("/" + re.sub(r"<(\w+):\w+>", lambda one: blank.get(one.group(1), "[^/]+"), written))


class Walk:
    """Page after page of one person; links to pages whose address was not known are followed."""

    def __init__(self, page: Page, demo: Demo, who: str) -> None:
        self.page, self.demo = page, demo
        self.own = shown_to(who)
        self.shapes = {written: shape_of(written) for written in self.own}
        self.waiting = [*filter(None, self.own.values()), *ALSO.get(who, ())]
        self.seen: set[str] = set()
        self.wrong: list[str] = []

    def go(self) -> None:
        for address in self.waiting:  # grows while it is walked
            self.page.goto(self.demo.address + address)
            if self.page.url not in self.seen:  # else it led to a page that was tried before
                self.seen.add(self.page.url)
                self.page.evaluate(AXE)
                for width, scheme in LOOKS:
                    self.look(address, width, scheme)
                for link in self.page.eval_on_selector_all("a[href]", "all => all.map(one => one.pathname)"):
                    self.follow(link)

    def look(self, address: str, width: int, scheme: str) -> None:
        page = self.page
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # or a colour is caught on its way
        self.wrong += [f"{address} {width} {scheme}: {one}" for one in page.evaluate(FOUND)]
        self.wrong += [f"{address} runs over the edge at {width}"] if page.evaluate(TOO_WIDE) > 0 else []

    def follow(self, link: str) -> None:
        for written, shape in self.shapes.items():
            if not self.own[written] and shape.fullmatch(link) and not NO_SCREEN.fullmatch(written):
                self.own[written] = link
                self.waiting.append(link)

    def missed(self) -> list[str]:
        """The pages nobody looked at."""
        return [
            written
            for written, address in self.own.items()
            if not address and written not in ABSENT and not NO_SCREEN.fullmatch(written)
            if not only_takes_a_form(written)
        ]


@pytest.mark.parametrize("who", WHO)
def test_axe_finds_nothing_and_nothing_overflows_on_any_page_of_theirs(chromium, demo, who):
    context = chromium.new_context()
    page = context.new_page()
    sign_in(page, demo, WHO[who])
    walk = Walk(page, demo, who)

    walk.go()

    context.close()
    assert not walk.wrong, "\n".join(walk.wrong)
    assert not walk.missed(), "nobody looked at\n" + "\n".join(walk.missed())


MOVES = """document.getAnimations().length + [...document.querySelectorAll("*")].filter(one => {
    const look = getComputedStyle(one);
    return [look.transitionDuration, look.animationDuration].some(told => /[1-9]/.test(told));
}).length + (getComputedStyle(document.documentElement).scrollBehavior === "smooth" ? 1 : 0)"""
ON_PAPER = """[...document.querySelectorAll(".bar, .tabs, .switch, form, .demo-note, .actions")]
    .filter(one => one.offsetParent !== null).map(one => one.outerHTML.slice(0, 80))"""
UNMARKED = """[...document.querySelectorAll(".btn, [aria-current]")].filter(one => one.offsetParent !== null)
    .filter(one => getComputedStyle(one).forcedColorAdjust === "none").length"""
WIDTHS = (390, 768, 1024, 1440, 1920)
LOOKED_AT = (
    *("/work/", "/evaluations/4/", "/evaluations/4/report/", "/evaluations/7/bill/", "/calendar/1/"),
    *("/management/", "/management/work/", "/search/", "/"),
)


def test_motion_paper_forced_colours_and_every_width(office, demo):
    page, wrong = office.new_page(), []
    moves_otherwise = 0
    for address in LOOKED_AT:
        page.goto(demo.address + address)
        moves_otherwise += page.evaluate(MOVES)
        page.emulate_media(reduced_motion="reduce")
        wrong += [f"{address} moves"] if page.evaluate(MOVES) else []
        page.emulate_media(reduced_motion="no-preference", forced_colors="active")
        wrong += [f"{address} keeps colours of its own"] if page.evaluate(UNMARKED) else []
        page.emulate_media(forced_colors="none", media="print")
        wrong += [f"{address} prints {one}" for one in page.evaluate(ON_PAPER)]
        page.emulate_media(media="screen")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wrong += [f"{address} scrolls at {width}"] if page.evaluate(TOO_WIDE) > 0 else []
    page.close()

    assert not wrong, "\n".join(wrong)
    assert moves_otherwise  # or the question finds nothing at all


COMPANION = ("", "way/", "bring/", "rights/", "report/", "questions/", "questions/1/", "another-day/")


def test_axe_finds_nothing_on_the_injured_workers_pages(chromium, office, demo):
    page = office.new_page()
    page.goto(f"{demo.address}/evaluations/2/ways-in/")
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    page.get_by_label("Language").select_option("es")
    page.get_by_role("button", name="Make the link and a code").click()
    page.locator("code.first-password").nth(1).wait_for()
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
