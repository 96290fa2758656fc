"""A newcomer's way through the demo, in a real browser: from the sign-in to the bill."""

import re
from pathlib import Path

import pytest
import typst
from playwright.sync_api import Page, expect

from medlegal.flows.demo.people import PASSWORD
from tests.browser.conftest import Demo, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600), pytest.mark.xdist_group("browser")]

PAGES = """
#set page("us-letter")
#for number in range(1, 4) [
  = Progress note #number
  Patient: Wendell Abara. Date of service: 0#number/14/2026.
  #if number == 2 [The worker plays the xylophone and reports a tremor.] else [No change since the last visit.]
  #pagebreak(weak: true)
]
"""
READING_SECONDS = 120
A_LAPTOP = {  # its passkey asks for a finger, and the finger is always there
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def packet(tmp_path: Path) -> Path:
    """Three invented pages, the second with a word that stands nowhere else."""
    source = tmp_path / "packet.typ"
    source.write_text(PAGES)
    typst.compile(str(source), output=str(tmp_path / "packet.pdf"))
    return tmp_path / "packet.pdf"


def open_evaluation(page: Page, demo: Demo, name: str) -> None:
    """Found by the beginning of the family name, which never stands in the address."""
    page.goto(f"{demo.address}/evaluations/")
    page.get_by_label("Find by name").fill(name.lower()[:5])
    page.get_by_role("link", name=name).click()
    assert name.lower() not in page.url


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="This evaluation").get_by_role("link", name=name).click()


def test_records_are_brought_in_read_and_searched(page, demo, packet):
    open_evaluation(page, demo, "Abara")
    open_tab(page, "Records")

    page.get_by_label("Choose files").set_input_files(str(packet))
    page.get_by_text("The sender's declaration came with them").click()
    page.get_by_label("Pages declared").fill("3")
    page.get_by_label("Declaration signed by").fill("Invented Signer")
    page.get_by_label("Signed on").fill("2026-06-01")
    page.get_by_role("button", name="Keep these files").click()
    expect(page.get_by_role("link", name="Read the pages")).to_be_visible(timeout=READING_SECONDS * 1000)
    page.get_by_role("link", name="Read the pages").click()
    page.wait_for_url("**/pages/1/")
    page.keyboard.press("/")
    page.keyboard.type("xylophone")
    page.get_by_role("list", name="Pages found").get_by_role("button").click()

    expect(page.locator("#page-stamp")).to_have_text("Page 2 of 3")
    expect(page.locator("#leaf rect")).to_have_count(1)
    assert "xylophone" not in page.url
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#page-stamp")).to_have_text("Page 3 of 3")


def test_the_reports_due_date_stands_with_its_reasons(page, demo):
    open_evaluation(page, demo, "Marchetti")

    duty = page.locator(".duty", has=page.get_by_role("heading", name="Serve the report"))

    expect(duty.locator(".when")).to_contain_text(re.compile(r"in \d+ days"))
    expect(duty.locator(".reasons li").first).to_contain_text("8 CCR § 38")


def test_the_draft_report_and_the_bill_are_taken_home(page, demo):
    open_evaluation(page, demo, "Marchetti")
    open_tab(page, "Report")
    with page.expect_download() as report:
        page.get_by_role("link", name="Draft (PDF)").click()
    with page.expect_download() as word:
        page.get_by_role("link", name="Draft (Word)").click()
    open_tab(page, "Bill")
    with page.expect_download() as bill:
        page.get_by_role("link", name="Draft bill (PDF)").click()

    assert Path(report.value.path()).read_bytes().startswith(b"%PDF")
    assert Path(word.value.path()).read_bytes().startswith(b"PK")
    assert Path(bill.value.path()).read_bytes().startswith(b"%PDF")


def test_the_whole_way_in_works_by_keyboard(chromium, demo):
    page = chromium.new_page()
    page.goto(f"{demo.address}/account/login/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "login"
    page.close()


def test_a_passkey_signs_in_without_a_password(chromium, demo):
    context = chromium.new_context()
    page = context.new_page()
    sign_in(page, demo, "scheduler@demo.example")
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": A_LAPTOP})

    page.goto(f"{demo.address}/account/2fa/webauthn/add/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Name").fill("Invented laptop")
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url("**/account/2fa/")
    page.goto(f"{demo.address}/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.goto(f"{demo.address}/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("heading", name="What needs you")).to_be_visible()
    context.close()
