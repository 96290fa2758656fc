"""Whoever reads Spanish reads no English: each public, worker's and party's page, and what its forms answer."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.db import transaction
from django.test import Client
from django.utils import translation

from medlegal.flows import (
    carry_records,
    hear_worker,
    invite_party,
    receive_request,
    send_parcel,
    write_message,
)
from medlegal.flows.refusal import Refused
from medlegal.portal.doors import reason_of
from medlegal.practice.alerts.models import Kind, Wish
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.correspondence.models import Booking, Recipient, Thread
from tests.flows.stories import served
from tests.portal.everybody import World, a_world, patterns
from tests.portal.test_every_door import address, comes_in, door_of, is_real

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]

# Words of English that no Spanish sentence has.
ENGLISH = re.compile(
    r"\b(the|of|and|or|your|you|is|are|was|were|with|from|this|that|not|for|by|they|have|has|it|will|yet|which|"
    r"been|please|what|when|where|who|how|here|back|sent|sign|send|choose|enter|field|required|valid|name|"
    r"office|evaluation|evaluator|physician|worker|report|records|pages|day|date|days|new|all|none|yes)\b",
    re.IGNORECASE,
)
ENGLISH_ONLY = re.compile(
    r"evaluations/<int:evaluation_id>/records/(progress|received)/"
    r"|(evaluations|work|search|home)/|calendar/.*|api/.*"
)  # the office's pages that a party may open as well, and what programs read
NAMES = re.compile(
    "Invented Worker|low back, right shoulder"
)  # what people of the test are called, and wrote
SHUT = ("script", "style", "title")
SINGLE = ("input", "br", "meta", "link", "img", "hr")
SAID = ("alt", "title", "placeholder", "aria-label", "content")


class Seen(HTMLParser):
    """What a reader of the page sees or hears, without what says that it is in English."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        is_apart = (told.get("lang") == "en" and tag != "html") or tag in SHUT
        if not any(self.open) and not is_apart and told.get("name") not in ("viewport", "htmx-config"):
            self.said += [str(told[name]) for name in SAID if told.get(name)]
        if tag not in SINGLE:
            self.open.append(is_apart)

    def handle_endtag(self, tag: str) -> None:
        if self.open and tag not in SINGLE:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(self.open):
            self.said.append(data.strip())


def english_in(page: str) -> list[str]:
    reader = Seen()
    reader.feed(page)
    return [said[:120] for said in reader.said if ENGLISH.search(NAMES.sub("", said))]


def addresses_of(who: str, world: World) -> Iterator[str]:
    for written, _, _ in patterns():
        door = door_of(written.removeprefix("es/"))
        if door is None or who not in comes_in(door) or not is_real(written, world):
            continue
        if (door["for"] == ["everybody"]) == (who == "stranger") and not ENGLISH_ONLY.fullmatch(written):
            yield address(written, world)


def walked(client: Client, addresses: list[str]) -> Iterator[tuple[str, str]]:
    """Each page, and what it answers to a form sent empty; nothing that was sent is kept."""
    for one in addresses:
        answer = client.get(one)
        if answer.status_code < 300 and answer.headers["Content-Type"].startswith("text/html"):
            yield one, answer.content.decode()
            with transaction.atomic():
                sent = client.post(one, {})
                transaction.set_rollback(True)
            if sent.status_code == 422:
                yield f"{one} sent empty", sent.content.decode()


@pytest.mark.parametrize("who", ["stranger", "worker", "attorney"])
def test_no_english_is_left_on_a_spanish_page(who):
    world = a_world(served())
    client = world.client(who)
    client.cookies["language"] = "es"
    with translation.override("es"):
        addresses = list(addresses_of(who, world))

    left, pages = [], 0
    for where, page in walked(client, addresses):
        pages += 1
        left += [f"{where}: {said}" for said in english_in(page)]

    assert not left, "\n".join(left)
    assert pages > 5


SAID_BY_ROWS = (
    *(*Party.Role, *Party.Means, *Recipient.Means, *Evaluation.Role, *Booking.State),
    *(*Kind, *Wish.Email, Thread.Kind.ALL_PARTIES),
)
SAME = ("Fax", "AME", "IME")
FLOWS = (carry_records, hear_worker, invite_party, receive_request, send_parcel, write_message)
REFUSALS = sorted(
    {
        one
        for flow in FLOWS
        for one in vars(flow).values()
        if isinstance(one, type) and issubclass(one, Refused)
    },
    key=lambda one: one.__name__,
)


@pytest.mark.parametrize("said", [one.label for one in SAID_BY_ROWS if one.label not in SAME], ids=str)
def test_what_a_row_says_stands_in_spanish(said):
    with translation.override("en"):
        english = str(said)
    with translation.override("es"):
        assert translation.gettext(english) != english


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda one: one.__name__)
def test_a_refusal_that_a_party_or_a_worker_meets_stands_in_spanish(refusal):
    with translation.override("es"):
        assert reason_of(refusal()) != str(refusal())
