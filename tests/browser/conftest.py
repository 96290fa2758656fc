"""The real demo in a folder of its own, and a real browser to look at it."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from medlegal.flows.demo.people import PASSWORD
from medlegal.outside import postgres

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
NO_CHROMIUM = "no Chromium on this machine; on Debian: apt-get install chromium, then run the tests again"
OWN = ("MEDLEGAL_", "DJANGO_")

expect.set_options(timeout=30_000)  # milliseconds; a machine with much else to do is no fault of a page


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo that runs: where its data lies, and where it answers."""

    home: Path
    address: str

    def say(self, *words: str) -> str:
        """What the medlegal command prints for these words."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith(OWN)}
        done = subprocess.run(
            [sys.executable, "-m", "medlegal.cli.main", *words],
            env=kept | {"MEDLEGAL_HOME": str(self.home)},
            capture_output=True,
            text=True,
            check=False,
            timeout=400,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    if CHROMIUM is None:
        pytest.skip(NO_CHROMIUM)
    port = a_free_port()
    running = Demo(tmp_path_factory.mktemp("demo"), f"http://localhost:{port}")
    try:
        running.say("demo", "--detach", "--port", str(port))
        yield running
    finally:
        running.say("stop")
        postgres.discard(running.home)


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip(NO_CHROMIUM)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def office(demo: Demo, chromium: Browser) -> Iterator[BrowserContext]:
    """A browser in which the manager of both practices has signed in with password and code."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    sign_in(context.new_page(), demo, "manager@demo.example")
    yield context
    context.close()


@pytest.fixture
def page(office: BrowserContext) -> Iterator[Page]:
    """A new tab of that browser, in which nothing may go wrong unseen."""
    tab = office.new_page()
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("console", lambda said: wrong.append(said.text) if is_refusal(said.text) else None)
    yield tab
    tab.close()
    assert wrong == []


def is_refusal(said: str) -> bool:
    """What the browser says when the page's own policy stops something."""
    return "Content Security Policy" in said


def sign_in(page: Page, demo: Demo, email: str) -> None:
    page.goto(f"{demo.address}/account/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/authenticate/**")
    told = ""
    while "/account/" in page.url:  # a code opens once: whoever signs in again waits for the next
        code = demo.say("code", email).strip()
        if code == told:
            page.wait_for_timeout(1000)
            continue
        page.get_by_label("Code").fill(code)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_load_state()
        told = code
