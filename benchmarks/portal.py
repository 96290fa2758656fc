"""How heavy the portal's pages are at a first load, and how soon each answers a hand, in the demo.

    MEDLEGAL_HOME=FOLDER ./medlegal demo --detach --no-browser
    MEDLEGAL_HOME=FOLDER python benchmarks/portal.py http://localhost:8800

Bytes are those of a first visit without a cache. Of each page a hand opens what is folded, types into the first field
and changes the first choice, as far as the page has them; printed is the longest of the browser's own event timings,
from the key or click to the next frame.
"""

import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PASSWORD = "invented-people-only"
WHO = {
    "manager@demo.example": (
        *(
            "/work/",
            "/evaluations/4/",
            "/evaluations/4/records/",
            "/evaluations/4/workbench/",
            "/calendar/1/",
        ),
        *(
            "/evaluations/4/report/",
            "/evaluations/7/bill/",
            "/evaluations/new/",
            "/evaluations/1/appointment/",
        ),
    ),
    "physician@demo.example": ("/physician/", "/physician/statement/", "/community/"),
    "director@demo.example": ("/management/", "/management/quality/", "/management/audit/"),
}
TIMES = 3
MOST_BYTES, MOST_MS = 300_000, 100
WATCH = """window.longest = 0; new PerformanceObserver(list => {
    for (const one of list.getEntries()) if (one.interactionId) window.longest = Math.max(window.longest, one.duration);
}).observe({type: "event", durationThreshold: 16, buffered: true})"""


def code(email: str) -> str:
    """The one-time code of an invented person."""
    words = [str(Path(__file__).parents[1] / "medlegal"), "code", email]
    return subprocess.run(words, env=os.environ, capture_output=True, text=True, check=True).stdout.split()[
        -1
    ]


def signed_in(browser: Browser, host: str, email: str) -> BrowserContext:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{host}/account/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/authenticate/**")
    page.get_by_label("Code").fill(code(email))
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/account/" not in address)
    page.close()
    return context


def opened(context: BrowserContext, address: str) -> tuple[int, float]:
    """Bytes received, and milliseconds of the slowest answer to a hand."""
    page = context.new_page()
    trace, came = context.new_cdp_session(page), [0]
    trace.on("Network.loadingFinished", lambda told: came.append(int(told["encodedDataLength"])))
    trace.send("Network.enable")
    trace.send("Network.setCacheDisabled", {"cacheDisabled": True})
    answer = page.goto(address, wait_until="networkidle")
    assert answer is not None and answer.status == 200, f"{address}: {answer and answer.status}"
    loaded = sum(came)
    page.evaluate(WATCH)
    touch(page)
    page.wait_for_timeout(300)  # the observer is told after the frame
    slowest = float(page.evaluate("window.longest"))
    page.close()
    return loaded, slowest


def touch(page: Page) -> None:
    """What a hand does first on such a page."""
    for folded in page.locator("main details:visible > summary").all()[:3]:
        folded.click()
    for field in page.locator("main input[type=text]:visible, main textarea:visible").all()[:2]:
        field.press_sequentially("Invented", delay=30)
    for listed in page.locator("main [role=listbox]:visible").all()[:2]:
        listed.press("ArrowDown")
        listed.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")


def main(host: str) -> int:
    over = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for email, paths in WHO.items():
            context = signed_in(browser, host, email)
            for path in paths:
                runs = [opened(context, host + path) for _ in range(TIMES)]
                size, slowest = max(one[0] for one in runs), statistics.median(one[1] for one in runs)
                print(f"{path:32} {size / 1000:5.0f} kB   {slowest:4.0f} ms", flush=True)
                over += [path] if size > MOST_BYTES or slowest > MOST_MS else []
            context.close()
        browser.close()
    print(f"over {MOST_BYTES // 1000} kB or {MOST_MS} ms: {', '.join(over) or 'none'}")
    return int(bool(over))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8800"))
