"""The five main jobs by the keyboard alone, by the names that a screen reader says."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Demo, sign_in
from tests.browser.hands import Hands

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600), pytest.mark.xdist_group("browser")]

KNOWN_PARTIES = 3
LEFT_TO_WRITE = {
    "Apportionment of permanent disability": "With reasonable medical probability all of it is of this injury. [1]",
    "Work restrictions": "No lifting over 30 pounds. Invented.",
}
LANDMARKS = ("banner", "navigation", "main", "contentinfo")


def desk_of(chromium: Browser, demo: Demo, email: str, path: str) -> tuple[Page, Hands]:
    """A page of somebody who has signed in and lets the mouse lie."""
    page = chromium.new_context(viewport={"width": 1440, "height": 900}).new_page()
    sign_in(page, demo, email)
    page.goto(demo.address + path)
    return page, Hands(page)


def test_a_request_is_taken_and_its_appointment_booked(chromium, demo):
    page, hands = desk_of(chromium, demo, "scheduler@demo.example", "/work/")

    hands.press("link", "New evaluation")
    hands.choose_next("Evaluator's role")
    hands.type("Panel number", "7654399")
    hands.type("Given name", "Invented")
    hands.type("Family name", "Larkspurling")
    hands.type_day("Born on", "02031981")
    for name, text in (("Street", "12 Invented Lane"), ("City", "Fresno"), ("ZIP code", "93701")):
        hands.type(name, text)
    hands.type_day("Day of injury", "06022025")
    hands.type("Employer", "Invented Orchard")
    hands.type("Claim number", "TAM-90399")
    hands.type("Body parts", "low back, right knee")
    for _ in range(KNOWN_PARTIES):
        hands.choose_next("Known here")
    hands.press("button", "Enter the request")
    hands.press("button", "Book ")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Invented Larkspurling")
    expect(page.get_by_role("link", name="Read it as drafted (PDF)")).to_be_visible()
    page.context.close()


def test_a_record_is_looked_through_at_the_workbench(chromium, demo):
    page, hands = desk_of(chromium, demo, "records@demo.example", "/evaluations/")

    hands.press("link", "Marchetti")
    hands.press("link", "Records")
    hands.press("link", "workbench")
    hands.go_to("listbox", "Pages, by document")
    page.keyboard.press("ArrowDown")

    expect(page.get_by_text(re.compile(r"^Page 2, "))).to_be_visible()
    hands.go_to("button", "Looked at and agreed")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Take the agreement back")).to_be_visible()
    expect(page.locator("#told-pending")).to_be_empty()  # shown at once, kept a moment later
    page.reload()
    hands.go_to("button", "Take the agreement back")  # kept, and the others find the demo as it was
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Looked at and agreed")).to_be_visible()
    expect(page.locator("#told-pending")).to_be_empty()
    page.context.close()


def test_what_stops_a_signature_is_said_at_once(chromium, demo):
    page, hands = desk_of(chromium, demo, "physician@demo.example", "/evaluations/4/report/")

    hands.press("button", "Sign the report")

    expect(page.get_by_role("alert").first).to_be_visible()
    expect(page.get_by_role("heading", name="What stops the signature")).to_be_visible()
    page.context.close()


def test_a_report_is_finished_signed_served_and_its_bill_answered(chromium, demo):
    page, hands = desk_of(chromium, demo, "physician@demo.example", "/evaluations/5/report/")

    for section, text in LEFT_TO_WRITE.items():
        hands.type(section, text)
        hands.go_to("button", "Keep this section")
        page.keyboard.press("Enter")
        expect(page.locator(".section-form", has_text=section).get_by_text("Kept at ")).to_be_visible()
    hands.type("Your answer", "Yes, as of my examination. Invented.")
    hands.press("button", "Keep the answer")
    hands.choose_next("Did the evaluation")
    hands.tick("I have read the whole report")
    hands.press("button", "Sign the report")
    hands.press("button", "Record the service")
    expect(page.get_by_text("Not served yet")).to_have_count(0)
    page.context.close()

    page, hands = desk_of(chromium, demo, "biller@demo.example", "/evaluations/5/bill/")
    lines = page.get_by_role("spinbutton", name="Paid on ").count()
    for _ in range(lines):
        hands.type_dollars("Paid on ", "100")
        hands.type("Reason given for", "An invented reason")
    hands.press("button", "Keep the answer")

    expect(page.get_by_role("status").first).to_be_visible()
    expect(page.get_by_text("An invented reason").first).to_be_visible()
    assert lines > 0
    page.context.close()


@pytest.mark.parametrize(
    "path",
    [
        "/work/",
        "/evaluations/new/",
        "/evaluations/4/records/",
        "/evaluations/4/report/",
        "/evaluations/7/bill/",
    ],
)
def test_each_job_has_its_landmarks_one_first_heading_and_no_step_left_out(office, demo, path):
    page = office.new_page()
    page.goto(demo.address + path)

    levels = [
        int(told)
        for told in page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => h.tagName[1])")
    ]
    unnamed = [role for role in LANDMARKS if page.get_by_role(role).count() == 0]

    assert unnamed == [] and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    page.close()
