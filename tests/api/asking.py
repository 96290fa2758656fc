"""A program that asks the API, with a token or without one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.utils import timezone

from medlegal.flows.give_token import SCOPES, give_token
from medlegal.practice.cases.access import enter_as
from medlegal.practice.people.models import User


@dataclass(slots=True)
class Program:
    """Asks as one person; afterwards the database is entered as that person still."""

    key: str | None = None
    address: str = "192.0.2.1"  # one of those kept for examples; strangers are counted by it

    def get(self, path: str, **query: object) -> Any:
        return self.client().get(f"/api{path}", query)

    def post(self, path: str, **body: object) -> Any:
        return self.client().post(f"/api{path}", body, content_type="application/json")

    def send(self, path: str, **form: object) -> Any:
        return self.client().post(f"/api{path}", form)

    def client(self) -> Client:
        headers = {"host": "localhost"} | ({"authorization": f"Bearer {self.key}"} if self.key else {})
        return Client(headers=headers, REMOTE_ADDR=self.address, raise_request_exception=False)


def program_of(user: User, *scopes: str) -> Program:
    """With a token of these scopes; all of them when none is named."""
    _, key = give_token(user.email, name="invented", scopes=scopes or list(SCOPES), days=1, at=timezone.now())
    enter_as(user)
    return Program(key)


def says(answer: Any) -> tuple[int, str]:
    """The status and the sentence of a refusal, whose shape is always the same."""
    assert answer.json().keys() == {"reason", "says"}, answer.content
    return answer.status_code, answer.json()["says"]


def numbers(rows: Sequence[dict[str, Any]]) -> list[str]:
    return [row["number"] for row in rows]
