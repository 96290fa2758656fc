"""Hands on the keyboard alone: what is reached, is seen; what is said, is heard."""

import re

from playwright.sync_api import Page

MOST_STOPS = 150
SEEN_WITHIN = 5_000  # milliseconds
# Whether the reader sees where the focus is: an outline, or a shadow in its place, within the window.
SEEN = """() => {
    const one = document.activeElement, look = getComputedStyle(one), box = one.getBoundingClientRect();
    const is_marked = (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== "none";
    return is_marked && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
}"""


class Hands:
    """Goes from stop to stop as Tab does, by the role and the name that a screen reader says."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.stops = 0

    def says(self) -> str:
        """What a screen reader says of where the focus is: the role, and the name in quotes."""
        focused = self.page.locator(":focus")
        return focused.aria_snapshot().splitlines()[0].removeprefix("- ") if focused.count() else ""

    def go_to(self, role: str, name: str, *, back: bool = False) -> None:
        """Tab until the focus stands on it; every stop on the way is seen."""
        wanted = re.compile(rf'{role} "[^"]*{re.escape(name)}', re.IGNORECASE)
        passed = []
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            self.stops += 1
            passed.append(self.says())
            if wanted.match(passed[-1]):
                self.page.wait_for_function(SEEN, timeout=SEEN_WITHIN)  # the browser scrolls to it first
                return
        raise AssertionError(f'no {role} "{name}" among {passed}')

    def press(self, role: str, name: str, *, back: bool = False) -> None:
        """What leads to another page, or to the same one with an answer."""
        self.go_to(role, name, back=back)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def tick(self, name: str) -> None:
        self.go_to("checkbox", name)
        self.page.keyboard.press("Space")

    def type(self, name: str, text: str) -> None:
        self.go_to("textbox", name)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def type_day(self, name: str, digits: str) -> None:
        """Month, day and year, as the browser's own field takes them."""
        self.go_to("textbox", name)
        self.page.keyboard.type(digits)

    def type_dollars(self, name: str, dollars: str) -> None:
        self.go_to("spinbutton", name)
        self.page.keyboard.type(dollars)

    def choose_next(self, name: str) -> None:
        """The choice after the one that stands there."""
        self.go_to("combobox", name)
        self.page.keyboard.press("ArrowDown")
