"""Whatever stands on pages, they are sorted: no line that a machine may read costs the packet."""

import random

import pytest

from benchmarks.records import layouts
from medlegal.records.packet import read_packet
from medlegal.records.reading import Page

ODD = [
    *",.;:#^/-()'’&|_=\t0",
    "   ",
    "\u0130",
    "\u00df",
    "\ufb01",
    "\u200b",
    "\u041c",
    "\u0661",
    "1\u0130 of 2",
    "Tx#",
    "Vey, #",
]
PAGES = 40


def mixed(text: str, lines: list[str], chance: random.Random) -> str:
    """The text with lines of others between its own, cut, run together, and with odd letters in them."""
    own = text.split("\n")
    for _ in range(chance.randint(1, 10)):
        at = chance.randrange(len(own))
        cut = chance.randrange(len(own[at]) + 1)
        own[at] = chance.choice(
            (
                own[at][:cut] + chance.choice(ODD) + own[at][cut:],
                own[at][cut:],
                f"{own[at]}{chance.choice(ODD)}{chance.choice(lines)}",
                chance.choice(lines),
            )
        )
    return "\n".join(own)


@pytest.mark.parametrize("seed", range(4))
def test_every_page_is_kept_whatever_stands_on_it(seed):
    chance = random.Random(seed)
    texts = [page.text for name in ("fourth", "ninth") for page in layouts.packet(name)[1]]
    lines = [line for text in texts for line in text.split("\n")]
    pages = [
        Page("a.pdf", n, n, text=mixed(chance.choice(texts), lines, chance), text_from="layer", look=f"{n}")
        for n in range(1, PAGES + 1)
    ]

    reading = read_packet([], pages)

    assert [page.key for page in reading.pages] == [page.key for page in pages]
    assert sorted(key for one in reading.documents for key in one.pages) == sorted(
        page.key for page in reading.pages if not page.is_blank
    )
