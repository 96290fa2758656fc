"""A record editor's way through the workbench, in a real browser: by keys, by mouse, and with a thousand pages."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900), pytest.mark.xdist_group("browser")]

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
FOUND = """axe.run({resultTypes: ["violations"]}).then(found => found.violations.map(
    one => `${one.id}: ${one.help} ${one.nodes[0].html}`))"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PAGES = 1000
DOUBTFUL_EVERY = 10  # of the generated documents


@pytest.fixture
def bench(page: Page, demo) -> Iterator[Page]:
    """The workbench of an evaluation whose records were read and whose report is not signed."""
    open_bench(page, demo)
    yield page
    take_all_back(page)


def open_bench(page: Page, demo) -> None:
    page.goto(f"{demo.address}/evaluations/{UNSIGNED}/workbench/")
    page.locator(".thumb").first.wait_for()


def take_all_back(page: Page) -> None:
    """What a test decided in this evaluation stands no more."""
    page.evaluate("""async () => {
        const token = document.querySelector('meta[name="csrf-token"]').content;
        const headers = {"X-CSRFToken": token, "Content-Type": "application/json"};
        const undo = () => fetch("undo/", {method: "POST", headers, body: "{}"});
        while ((await undo()).ok);
    }""")


UNSIGNED = 3  # its records were read, its report is not signed


def told(page: Page, words: str) -> None:
    expect(page.locator("#told")).to_contain_text(words)


def kept(page: Page) -> None:
    """The server has answered to every act."""
    expect(page.locator("#told-pending")).to_be_empty()


def documents(page: Page) -> int:
    return int(page.locator("#documents-told").inner_text().split()[0])


def test_a_document_is_divided_and_put_together_again_by_keys_alone(bench, demo):
    whole = documents(bench)
    bench.keyboard.press("j")
    stamp = first_inner_page(bench)

    bench.keyboard.press("s")
    told(bench, f"A document now begins at page {stamp}.")
    expect(bench.locator("#documents-told")).to_have_text(f"{whole + 1} documents")
    kept(bench)
    open_bench(bench, demo)
    assert documents(bench) == whole + 1
    bench.keyboard.press("u")

    told(bench, "Taken back")
    expect(bench.locator("#documents-told")).to_have_text(f"{whole} documents")


def first_inner_page(page: Page) -> int:
    """Leafs to a page that goes on with its document."""
    state = page.evaluate("fetch('state/').then(answer => answer.json())")
    stamp = next(one["pages"][1] for one in state["documents"] if len(one["pages"]) > 1)
    go_to(page, stamp)
    return stamp


def go_to(page: Page, stamp: int) -> None:
    page.keyboard.press("g")
    page.keyboard.type(str(stamp))
    page.keyboard.press("Enter")
    expect(page.locator("#leaf-told")).to_contain_text(f"Page {stamp} of")


def test_kind_date_and_author_are_changed_by_keys_and_kept(bench, demo):
    bench.keyboard.press("c")
    bench.keyboard.type("imaging")
    bench.keyboard.press("Enter")
    told(bench, "Kind: Imaging")
    bench.keyboard.press("d")
    bench.keyboard.type("3/4/25")
    bench.keyboard.press("Enter")
    told(bench, "Date: 03/04/2025")
    bench.keyboard.press("a")
    bench.keyboard.type("Quillon Invented, M.D.")
    bench.keyboard.press("Enter")
    told(bench, "Author: Quillon Invented, M.D.")
    kept(bench)

    open_bench(bench, demo)

    expect(bench.locator("#details-dated_on")).to_have_value("03/04/2025")
    expect(bench.locator("#details-author")).to_have_value("Quillon Invented, M.D.")
    expect(bench.locator("#details-kind")).to_have_value("imaging")
    bench.keyboard.press("h")
    expect(bench.locator("#history-list li .what").first).to_contain_text("Author of the document")


def test_any_decision_is_taken_back_from_the_history(bench):
    bench.keyboard.press("w")
    told(bench, "Page 1 is about another patient")
    bench.keyboard.press("x")
    bench.keyboard.press("h")

    bench.get_by_role("button", name=re.compile("Take it back: Page 1 is about")).click()

    told(bench, "Taken back: Page 1 is about another patient")
    expect(bench.locator("#history-list li").first).to_have_class("is-undone")
    expect(bench.locator("#leaf-marks")).not_to_contain_text("another patient")


def test_a_page_is_dragged_into_another_document_and_the_keys_do_the_same(bench):
    whole = documents(bench)
    row = bench.locator(".document-row").nth(1)

    bench.locator("#thumb-1").drag_to(row)
    told(bench, "1 page put into")
    moved = documents(bench)
    bench.keyboard.press("u")
    told(bench, "Taken back")
    go_to(bench, 1)
    bench.keyboard.press("x")
    bench.keyboard.press("Shift+J")
    bench.keyboard.press("p")

    told(bench, "1 page put into")
    expect(bench.locator("#documents-told")).to_have_text(f"{moved} documents")
    assert moved <= whole


def test_letters_typed_into_a_field_decide_nothing_and_keys_can_be_switched_off(bench):
    bench.locator("#details-title").fill("")
    bench.keyboard.type("jbws")
    expect(bench.locator("#details-title")).to_have_value("jbws")
    bench.keyboard.press("Escape")
    expect(bench.locator("#leaf-told")).to_contain_text("Page 1 of")

    bench.locator(".bench-tools [data-keys-switch]").uncheck()
    bench.keyboard.press("j")

    expect(bench.locator("#leaf-told")).to_contain_text("Page 1 of")
    bench.locator("#leaf-next").click()
    expect(bench.locator("#leaf-told")).to_contain_text("Page 2 of")
    bench.locator(".bench-tools [data-keys-switch]").check()


def test_words_are_found_and_marked_and_never_stand_in_the_address(bench):
    bench.keyboard.press("/")
    bench.keyboard.type("lumbar")
    bench.keyboard.press("Enter")

    expect(bench.locator("#found-list button[aria-current]")).to_have_count(1)
    expect(bench.locator("#leaf-stage rect.hit").first).to_be_attached()
    bench.keyboard.press("Escape")
    bench.keyboard.press("t")
    expect(bench.locator("#leaf-text mark").first).to_have_text(re.compile("lumbar", re.IGNORECASE))
    assert "lumbar" not in bench.url


def test_a_search_in_all_records_opens_the_workbench_with_its_words_marked(page, demo):
    page.goto(f"{demo.address}/search/")
    page.get_by_label("Find in all records").fill("lumbar")
    page.keyboard.press("Enter")

    page.locator("ol.hits button").first.click()

    expect(page.locator("#found-words")).to_have_value("lumbar")
    expect(page.locator("#leaf-stage rect.hit").first).to_be_attached()
    assert "lumbar" not in page.url


def test_when_somebody_else_decided_meanwhile_the_bench_says_so_and_shows_it(bench, office, demo):
    other = office.new_page()
    open_bench(other, demo)
    other.keyboard.press("w")
    told(other, "Page 1 is about another patient")
    kept(other)

    bench.keyboard.press("j")
    bench.keyboard.press("w")

    expect(bench.locator("#told-refused")).to_contain_text("Somebody else decided")
    expect(bench.locator("#thumb-1")).to_contain_text("other patient")
    expect(bench.locator("#leaf-marks")).not_to_contain_text("another patient")
    other.close()


def test_without_an_answer_the_bench_says_that_nothing_was_kept_and_takes_it_back(bench):
    cut_off(bench, "decisions/")

    bench.keyboard.press("w")

    expect(bench.locator("#told-refused")).to_contain_text("not kept")
    expect(bench.locator("#leaf-marks")).not_to_contain_text("another patient")


def cut_off(page: Page, path: str) -> None:
    """From now on no request to this path arrives; the browser obeys a moment after it agreed."""
    page.route(re.compile(f"/{path}$"), lambda route: route.abort())
    page.evaluate(
        """async (path) => {
        const arrives = () => fetch(`probe/${path}`).then(() => true, () => false);
        while (await arrives()) await new Promise((soon) => setTimeout(soon, 50));
    }""",
        path,
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_overflows(bench, scheme):
    bench.emulate_media(color_scheme=scheme)
    bench.keyboard.press("w")
    told(bench, "another patient")
    for width, height in ((1440, 900), (1920, 1080), (390, 844)):
        bench.set_viewport_size({"width": width, "height": height})
        bench.evaluate(AXE)

        assert bench.evaluate(FOUND) == [], width
        assert bench.evaluate(TOO_WIDE) <= 0, width
    bench.set_viewport_size({"width": 1440, "height": 900})
    for key in ("?", "c"):
        bench.keyboard.press(key)
        assert bench.evaluate(FOUND) == [], key
        bench.keyboard.press("Escape")


def generated() -> dict[str, object]:
    """The state of an invented record of PAGES pages, a document to every four of them."""
    documents, pages = [], []
    for first in range(1, PAGES + 1, 4):
        stamps = list(range(first, min(first + 4, PAGES + 1)))
        documents.append(
            {
                "id": first,
                "kind": "other",
                "kind_name": "Other",
                "title": f"Document {first}",
                "dated_on": None,
                "author": "",
                "facility": "",
                "patient": "",
                "sure": 0.9,
                "evidence": [],
                "doubts": ["date"] if first % (4 * DOUBTFUL_EVERY) == 1 else [],
                "pages": stamps,
                "repeats": None,
                "other_patient": False,
                "decided": [],
                "looked_at": False,
            }
        )
        pages += [generated_page(stamp, first) for stamp in stamps]
    return {
        "version": 0,
        "reading": {"id": 1, "state": "done", "done": PAGES, "total": PAGES},
        "coverage": {"received": PAGES},
        "kinds": [{"id": "other", "name": "Other"}],
        "documents": documents,
        "pages": pages,
        "decisions": [],
        "may_decide": True,
    }


def generated_page(stamp: int, document: int) -> dict[str, object]:
    return {
        "stamp": stamp,
        "file": 1,
        "number": stamp,
        "sender": "Invented Law",
        "document": document,
        "blank": False,
        "unreadable": False,
        "rotated": 0,
        "other_patient": False,
        "repeats": None,
        "repeat_kind": "",
        "likeness": None,
        "doubts": [],
        "sure": 0.9,
        "words": 0,
        "decided": False,
        "held": stamp > PAGES - 4,
    }


def test_a_thousand_pages_are_reviewed_with_only_those_in_sight_in_the_page(page, demo):
    state = json.dumps(generated())
    page.route(
        re.compile("/workbench/state/$"),
        lambda route: route.fulfill(content_type="application/json", body=state),
    )
    page.route(re.compile(r"/pages/\d+/"), lambda route: route.abort())
    open_bench(page, demo)
    page.evaluate("window.isTheSamePage = true")

    seen = [page.locator(".thumb").count()]
    for key in ("j", "Shift+J", "q", "q", "q"):
        page.keyboard.press(key)
        seen.append(page.locator(".thumb").count())
    page.locator("#strip-list").press("End")

    expect(page.locator("#leaf-told")).to_have_text("Page 1,000 of 1,000")
    expect(page.locator("#thumb-1000")).to_contain_text("held")
    expect(page.locator("#thumb-1")).to_have_count(0)
    assert max(*seen, page.locator(".thumb").count(), page.locator(".document-row").count()) < 60
    expect(page.locator("#doubts-says")).to_have_text("25 to look at")
    assert page.evaluate("window.isTheSamePage")
    for width in (820, 390):
        page.set_viewport_size({"width": width, "height": 844})
        page.locator("[data-pane-of=strip]").click()
        expect(page.locator("#thumb-1000")).to_be_in_viewport()
        assert page.locator(".thumb").count() < 100, width


def test_pages_appear_as_a_reading_goes_on(page, demo):
    told_now = generated()
    told_now["documents"] = []
    told_now["pages"] = [generated_page(stamp, 0) | {"document": None} for stamp in range(1, 4)]
    told_now["reading"] = {"id": 1, "state": "reading", "done": 3, "total": PAGES}
    page.route(
        re.compile("/workbench/state/$"),
        lambda route: route.fulfill(content_type="application/json", body=json.dumps(told_now)),
    )
    page.route(re.compile(r"/pages/\d+/"), lambda route: route.abort())
    open_bench(page, demo)
    expect(page.locator("#bench-reading")).to_contain_text("3 of 1000")

    told_now.update(generated())

    expect(page.locator("#told")).to_contain_text("The reading is over", timeout=20_000)
    expect(page.locator("#documents-told")).to_have_text("250 documents")
