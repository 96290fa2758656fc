"""Every address of the portal, tried by every kind of person: nobody comes through a door that is not theirs."""

import re
import tomllib
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from tests.flows.stories import examined, requested, scheduled, served, signed
from tests.portal.everybody import SECRET, World, a_world, patterns

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]

TOLD = tomllib.loads((Path(__file__).parent / "doors.toml").read_text("utf-8"))
EVERYBODY = (
    *("stranger", "no_factor", "elsewhere", "director", "attorney", "adjuster", "worker"),
    *("physician", "scheduler", "record_editor", "biller", "manager"),
)
TRIED_TOGETHER = (EVERYBODY[:3], EVERYBODY[3:7], EVERYBODY[7:10], EVERYBODY[10:])
MADE_SLOWLY = re.compile(r".*[.](pdf|docx)|.*/try[.]pdf")
ANY_NUMBER, ANY_WORD, ANY_DAY = "999999", "something", "2026-04-06"
OPENS_BY_A_KEY = ("account/", "api/", "me/<str:key>", "me/left", "party/invited", "calendar/feeds/")
TO_SIGN_IN = ("/account/login/", "/account/2fa/")


def door_of(written: str) -> dict[str, object] | None:
    return next((door for door in TOLD["door"] if is_its(door, written)), None)


def is_its(door: dict[str, list[str]], written: str) -> bool:
    return any(re.fullmatch(address, written) for address in door["addresses"])


def comes_in(door: dict[str, list[str]]) -> set[str]:
    if door["for"] == ["everybody"]:
        return set(EVERYBODY)
    return {who for name in door["for"] for who in TOLD["groups"].get(name, [name])}


def address(written: str, world: World) -> str:
    """The address with real numbers where the world has them."""

    def fill(blank: re.Match[str]) -> str:
        kind, name = blank.groups()
        usual = {"int": ANY_NUMBER, "day": ANY_DAY}.get(kind, ANY_WORD)
        return str(world.blanks.get(name, usual))

    return "/" + re.sub(r"<(\w+):(\w+)>", fill, written)


def is_real(written: str, world: World) -> bool:
    """Every blank of it stands for a row that is there."""
    is_absent = any(re.fullmatch(one, written) for one in TOLD["absent"])
    return not is_absent and all(name in world.blanks for name in re.findall(r"<\w+:(\w+)>", written))


def secrets_in(answer: object, world: World) -> list[str]:
    body = b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return [one for one in world.secrets() if one.encode() in body]


def is_led_to_sign_in(answer: object) -> bool:
    return answer.headers.get("Location", "").startswith(TO_SIGN_IN)  # type: ignore[attr-defined]


def wrong_with(written: str, who: str, client: Client, world: World) -> str:
    """What is wrong with how this person fares there; nothing when all is as the table says."""
    door = door_of(written)
    if door is None:
        return "is in no line of doors.toml"
    is_theirs = who in comes_in(door)
    if is_theirs and MADE_SLOWLY.fullmatch(written) and who not in ("manager", "attorney"):
        return ""
    answer = client.get(address(written, world))
    status = answer.status_code
    if status >= 500:
        return f"breaks: {status}"
    if is_theirs:
        shut = (
            status in (401, 403) or (status == 404 and is_real(written, world)) or is_led_to_sign_in(answer)
        )
        return f"is shut: {status}" if shut and not written.startswith(OPENS_BY_A_KEY) else ""
    if status < 300:
        return f"is open: {status}"
    found = secrets_in(answer, world)
    return f"tells {found}" if found else ""


def a_served_world() -> World:
    return a_world(served(signed(examined(scheduled(requested(family_name=SECRET))))))


@pytest.mark.parametrize("together", TRIED_TOGETHER, ids="-".join)
def test_everybody_comes_through_their_own_doors_and_no_other(together):
    world, wrong = a_served_world(), []
    for who in together:
        client = world.client(who)
        for written, _, _ in patterns():
            said = wrong_with(written, who, client, world)
            wrong.extend([f"{who}: {written} {said}"] if said else [])

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("together", TRIED_TOGETHER, ids="-".join)
def test_an_empty_form_breaks_nothing_and_does_nothing_where_one_may_not_be(together):
    world, wrong = a_served_world(), []
    for who in together:
        for written, _, _ in patterns():
            door = door_of(written) or {"for": []}
            if door["for"] == ["everybody"]:
                continue
            status, is_sent_away = posted(world, who, written)
            is_kept_out = is_sent_away or status in (401, 403, 404, 405)
            if status >= 500 or (who not in comes_in(door) and not is_kept_out):
                wrong.append(f"{who}: {written} {status}")

    assert not wrong, "\n".join(wrong)


def posted(world: World, who: str, written: str) -> tuple[int, bool]:
    """How an empty form fares, and whether it was led to the sign-in; whatever it did is undone."""
    with transaction.atomic():
        answer = world.clients[who].post(address(written, world))
        transaction.set_rollback(True)
    return answer.status_code, is_led_to_sign_in(answer)


def test_no_line_of_the_table_is_about_nothing():
    written = [one for one, _, _ in patterns()]
    idle = [
        address
        for door in TOLD["door"]
        for address in door["addresses"]
        if not any(re.fullmatch(address, one) for one in written)
    ]

    assert len(written) > 300
    assert idle == []
