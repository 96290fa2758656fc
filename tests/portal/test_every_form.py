"""Every form of every page, filled with nonsense: it comes back with a sentence, and nothing breaks."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from tests.flows.stories import examined, requested, scheduled, served, signed
from tests.portal.everybody import SECRET, World, a_world, patterns
from tests.portal.test_every_door import MADE_SLOWLY, address, comes_in, door_of

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]

WHO = ("manager", "physician", "director", "attorney", "worker")
NOT_A_PAGE = ("account/", "api/")
# Each way to fill a form wrongly: by the type of the field, and for whatever else there is.
WAYS = {
    "impossible": {"date": "2026-02-31", "number": "-1", "time": "25:61", "": "\x00", "hidden": "999999999"},
    "far away": {"date": "9999-12-31", "number": "9" * 40, "time": "NaN", "": "💥 <b>&amp; ' " + "x" * 6000},
}


@dataclass
class Form:
    action: str = ""
    fields: list[tuple[str, str, str]] = field(default_factory=list)  # name, type, value


class Forms(HTMLParser):
    """The forms of a page that are sent."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._is_in = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._is_in = told.get("method", "get").lower() == "post"
            self.found += [Form(told.get("action", ""))] if self._is_in else []
        elif self._is_in and tag in ("input", "select", "textarea", "button") and told.get("name"):
            kind = told.get("type", "text") if tag == "input" else tag
            self.found[-1].fields.append((told["name"], kind, told.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        self._is_in = self._is_in and tag != "form"


def filled(form: Form, way: dict[str, str]) -> dict[str, object]:
    """What somebody sends who knows no better; what the page itself has put in stays, but for one way."""
    told: dict[str, object] = {}
    for name, kind, value in form.fields:
        if kind == "file":
            told[name] = SimpleUploadedFile("nonsense.pdf", b"%PDF-1.7 nonsense")
        elif kind in ("hidden", "button", "submit"):
            told[name] = way.get("hidden", value) if name != "csrfmiddlewaretoken" else value
        else:
            told[name] = way.get(kind, way[""])
    return told


def pages_of(who: str, world: World, client: Client) -> dict[str, str]:
    """Each page that is theirs, with what it shows; of a physician's those that the manager has not too."""
    shown = {}
    for written, _, _ in patterns():
        door = door_of(written)
        theirs = comes_in(door) if door is not None and door["for"] != ["everybody"] else set()
        is_theirs = who in theirs and (who != "physician" or "manager" not in theirs)
        if is_theirs and not MADE_SLOWLY.fullmatch(written) and not written.startswith(NOT_A_PAGE):
            answer = client.get(address(written, world))
            if answer.status_code == 200 and "text/html" in answer.headers.get("Content-Type", ""):
                shown[address(written, world)] = answer.content.decode()
    return shown


@pytest.mark.parametrize("who", WHO)
def test_nonsense_in_any_form_comes_back_and_breaks_nothing(who):
    world = a_world(served(signed(examined(scheduled(requested(family_name=SECRET))))))
    client, tried, wrong = world.client(who), set(), []

    for page, shown in pages_of(who, world, client).items():
        for form in Forms(shown).found:
            told = form.action or page
            names = tuple(sorted(name for name, _, _ in form.fields))
            if (told, names) in tried or not told.startswith("/") or "logout" in told:
                continue
            tried.add((told, names))
            for way, values in WAYS.items():
                with transaction.atomic():
                    answer = client.post(told, filled(form, values))
                    transaction.set_rollback(True)
                wrong += [f"{page} → {told} {way}: {answer.status_code}"] if answer.status_code >= 500 else []

    assert len(tried) > 1
    assert not wrong, "\n".join(wrong)
