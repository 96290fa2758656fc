"""How fast and how heavy the public pages are on a slow line, by the browser's own tracing.

    python benchmarks/pages.py http://localhost:8800

Each page is opened five times without a cache, on a line of 1.6 Mbit/s with 150 ms of delay and a processor slowed
to a quarter. Printed: the median of the largest contentful paint in seconds, and the bytes that came.
"""

import shutil
import statistics
import sys

from playwright.sync_api import Browser, sync_playwright

PAGES = ("/", "/about/", "/physicians/", "/contact/", "/guide/", "/es/")
TIMES = 5
LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
SLOWED = 4
MOST_SECONDS, MOST_BYTES = 1.5, 100_000
LCP = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
    .observe({type: "largest-contentful-paint", buffered: true}))"""


def opened(browser: Browser, address: str) -> tuple[float, int]:
    """Seconds to the largest contentful paint, and bytes received."""
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    trace, came = page.context.new_cdp_session(page), [0]
    trace.on("Network.loadingFinished", lambda told: came.append(int(told["encodedDataLength"])))
    trace.send("Network.enable")
    trace.send("Network.emulateNetworkConditions", LINE)
    trace.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.goto(address, wait_until="networkidle")
    painted = float(page.evaluate(LCP)) / 1000
    page.context.close()
    return painted, sum(came)


def main(host: str) -> int:
    slow = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for path in PAGES:
            runs = [opened(browser, host + path) for _ in range(TIMES)]
            seconds, size = statistics.median(one[0] for one in runs), max(one[1] for one in runs)
            print(f"{path:16} LCP {seconds:.2f} s   {size / 1000:.0f} kB")
            if seconds > MOST_SECONDS or size > MOST_BYTES:
                slow.append(path)
        browser.close()
    print(f"over {MOST_SECONDS} s or {MOST_BYTES // 1000} kB: {', '.join(slow) or 'none'}")
    return int(bool(slow))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8800"))
