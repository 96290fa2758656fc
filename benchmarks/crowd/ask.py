"""Asks for pages and API answers as a signed-in person and as a program, one after another, and takes the time."""

import time
from collections.abc import Callable
from random import Random
from statistics import quantiles

from django.test import Client
from django.utils import timezone

from benchmarks.crowd.fill import Place
from medlegal.api.pace import BY_TOKEN
from medlegal.flows.give_token import SCOPES, give_token

WARM_UP = 15
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"

Ask = Callable[[int], object]
Times = dict[str, dict[str, dict[str, float]]]


def times(places: dict[str, Place], *, requests: int) -> Times:
    """Milliseconds by place and by what was asked. The places take turns, so that a busy machine slows them alike."""
    BY_TOKEN.most = 1_000_000
    asks = {name: asks_of(place) for name, place in places.items()}
    chance = Random(4628)  # the same evaluations in every run
    found: Times = {name: {} for name in places}
    for what in next(iter(asks.values())):
        taking: dict[str, list[float]] = {name: [] for name in places}
        for _ in range(WARM_UP + requests):
            for name, place in places.items():
                taking[name].append(taken(asks[name][what], chance.choice(place.evaluation_ids)))
        for name, milliseconds in taking.items():
            found[name][what] = percentiles(milliseconds[WARM_UP:])
    return found


def asks_of(place: Place) -> dict[str, Ask]:
    """What is asked, by its name, as the practice's manager."""
    person, program = signed_in(place), with_token(place)
    return {
        "evaluation page": lambda one: person.get(f"/evaluations/{one}/"),
        "records page": lambda one: person.get(f"/evaluations/{one}/records/"),
        "work queue": lambda _: person.get("/work/"),
        "evaluations list": lambda _: person.get("/evaluations/"),
        "API evaluation": lambda one: program.get(f"/api/evaluations/{one}"),
        "API record sets": lambda one: program.get(f"/api/evaluations/{one}/record-sets"),
        "API search by name": lambda one: program.post(
            "/api/evaluations/search", {"text": f"worker000{one % 3}"}, content_type="application/json"
        ),
    }


def taken(ask: Ask, evaluation_id: int) -> float:
    began = time.perf_counter()
    answer = ask(evaluation_id)
    seconds = time.perf_counter() - began
    if answer.status_code != 200:  # type: ignore[attr-defined]
        raise SystemExit(f"Evaluation {evaluation_id} was answered with {answer.status_code}.")  # type: ignore[attr-defined]
    return seconds * 1000


def percentiles(milliseconds: list[float]) -> dict[str, float]:
    cuts = quantiles(milliseconds, n=100)
    return {"p50": round(cuts[49], 1), "p95": round(cuts[94], 1)}


def signed_in(place: Place) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(place.manager, backend=BACKEND)
    return client


def with_token(place: Place) -> Client:
    _, key = give_token(place.manager.email, name="benchmark", scopes=list(SCOPES), days=1, at=timezone.now())
    return Client(headers={"host": "localhost", "authorization": f"Bearer {key}"})
