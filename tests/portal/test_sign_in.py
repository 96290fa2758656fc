"""How people come in: with two factors, by invitation, and not by guessing."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from medlegal.flows.demo.people import PASSWORD
from tests.builders import a_user
from tests.flows.stories import requested

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()


def code_now() -> str:
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(SECRET, counters[len(counters) // 2]))


def test_a_password_alone_does_not_open_the_office():
    user = requested().manager
    TOTP.activate(user, SECRET)
    client = Client()

    client.post("/account/login/", {"login": user.email, "password": PASSWORD})

    assert client.get("/work/").headers["Location"].startswith("/account/")


def test_a_password_and_a_code_open_the_office():
    user = requested().manager
    TOTP.activate(user, SECRET)
    client = Client()

    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    client.post("/account/2fa/authenticate/", {"code": code_now()})

    assert b"What needs you" in client.get("/work/").content


def test_many_wrong_passwords_pause_the_sign_in_and_say_so():
    user = requested().manager
    client = Client()

    for _ in range(12):
        answer = client.post("/account/login/", {"login": user.email, "password": "wrong"})

    assert b"Too many" in answer.content


@pytest.mark.parametrize("address", ["/account/signup/", "/account/email/"])
def test_nobody_signs_up_or_changes_an_address_alone(address):
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize(
    "address",
    [
        "/account/2fa/",
        "/account/sessions/",
        "/account/password/change/",
        "/account/2fa/webauthn/",
        "/account/logout/",
    ],
)
def test_a_person_manages_the_own_way_in(address):
    user = requested().manager
    TOTP.activate(user, SECRET)
    client = Client()
    client.force_login(user)

    assert client.get(address).status_code == 200


def test_every_page_forbids_what_others_might_run():
    policy = Client().get("/account/login/").headers["Content-Security-Policy"]

    assert "script-src 'self'" in policy and "style-src 'self'" in policy
    assert "unsafe" not in policy


def test_somebody_without_a_second_factor_still_reads_the_public_site():
    client = Client()
    client.force_login(a_user())

    assert client.get("/").status_code == 200 and client.get("/guide/").status_code == 200
    assert client.get("/work/").headers["Location"] == reverse("mfa_index")
