"""Many clients press "Book" on one hour at the same moment, over HTTP, each for an evaluation of its own."""

import http.client
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from django.db import transaction
from django.test import Client
from django.utils import timezone

from benchmarks.clinic.fill import Clinic, an_evaluation
from benchmarks.clinic.play import booked_count
from medlegal.cli.office_home import environment, home, server_of
from medlegal.cli.office_serving import begin_web, free_port, wait_until_ready
from medlegal.flows.find_openings import find_openings
from medlegal.practice.cases.access import enter_as

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FIRST_PORT = 8850


def a_storm(clinic: Clinic, clients: int) -> dict[str, object]:
    """How many got the hour, how many were shown the next hours instead, and how often it is booked."""
    port = free_port(FIRST_PORT)
    told = environment(server_of(home()), address=f"http://localhost:{port}")
    web = begin_web(home(), port=port, environment=told)
    try:
        wait_until_ready(web, port)
        return storm_on(clinic, clients, port)
    finally:
        web.process.terminate()
        web.process.wait()


def storm_on(clinic: Clinic, clients: int, port: int) -> dict[str, object]:
    physician = clinic.physicians[0]
    cookies = signed_in(clinic)
    with transaction.atomic():
        enter_as(clinic.manager)
        evaluations = [an_evaluation(physician).pk for _ in range(clients)]
    with transaction.atomic():
        enter_as(clinic.manager)
        hour = find_openings(an_evaluation(physician), now=timezone.now(), most=1).candidates[0].opening
    pressed = f"{hour.office_id} {hour.starts_at.isoformat()}"
    together = threading.Barrier(clients)
    with ThreadPoolExecutor(clients) as pool:
        got = Counter(pool.map(lambda one: press(port, cookies, one, pressed, together), evaluations))
    with transaction.atomic():
        enter_as(clinic.manager)
        return {"clients": clients, **got, "booked_rows": booked_count(physician.pk, hour.starts_at)}


def signed_in(clinic: Clinic) -> str:
    """The cookies of the manager's session; the second factor was set with the invitation."""
    client = Client(headers={"host": "localhost"})
    client.force_login(clinic.manager, backend=BACKEND)
    return f"sessionid={client.cookies['sessionid'].value}; csrftoken={'a' * 32}"


def press(port: int, cookies: str, evaluation_id: int, pressed: str, together: threading.Barrier) -> str:
    body = urlencode({"opening": pressed, "minutes": 60, "csrfmiddlewaretoken": "a" * 32})
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    asked.connect()
    headers = {"Host": f"localhost:{port}", "Cookie": cookies, "Origin": f"http://localhost:{port}"}
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    together.wait()
    asked.request("POST", f"/evaluations/{evaluation_id}/appointment/", body, headers)
    answer = asked.getresponse()
    page = answer.read().decode()
    to = answer.getheader("Location") or ""
    if answer.status == 302:
        return "booked" if to.startswith(f"/evaluations/{evaluation_id}/#") else f"led to {to}"
    is_offered = page.count('name="opening"') > 0 and pressed not in page
    return f"{answer.status} with the next hours" if is_offered else f"{answer.status} without hours"
