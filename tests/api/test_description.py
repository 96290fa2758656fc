"""The API tells what it does, on a page that works without a script and without anybody else's server."""

import re

import pytest
from django.test import Client
from ninja import Schema

from medlegal.flows.give_token import SCOPES
from tests.api.asking import Program

pytestmark = pytest.mark.django_db


def schema() -> dict:
    return Program().get("/openapi.json").json()


def operations() -> list[dict]:
    return [one | {"path": path} for path, methods in schema()["paths"].items() for one in methods.values()]


def test_the_schema_is_openapi_3_1():
    assert schema()["openapi"] == "3.1.0"


def test_every_operation_names_its_scope_and_its_refusals():
    for operation in operations():
        if operation["path"].startswith("/api/law/"):
            assert "security" not in operation
            continue
        assert operation["x-scope"] in SCOPES, operation["path"]
        assert operation["security"] == [{"Bearer": []}]
        assert {"401", "403", "404", "422", "429"} <= operation["responses"].keys()


def test_every_scope_opens_something():
    assert {operation.get("x-scope") for operation in operations()} - {None} == set(SCOPES)


def test_every_operation_has_a_sentence_and_a_name_of_its_own():
    named = [operation["operationId"] for operation in operations()]

    assert len(set(named)) == len(named) >= 30
    assert all(operation["description"].rstrip().endswith(".") for operation in operations())


def test_no_two_shapes_share_a_name():
    """In the schema the later of two would stand for both."""
    names = [shape.__name__ for shape in shapes_below(Schema) if shape.__module__.startswith("medlegal.api.")]

    assert len(set(names)) == len(names)


def shapes_below(shape: type) -> list[type]:
    return [one for child in shape.__subclasses__() for one in (child, *shapes_below(child))]


def test_no_name_of_a_person_is_asked_for_in_an_address():
    asked = {parameter["name"] for operation in operations() for parameter in operation["parameters"]}

    assert asked <= {
        *("evaluation_id", "deadline_id", "request_id", "set_id", "file_id", "stamp"),
        *("physician_id", "clock_id", "party_id", "bill_id"),
        *("not_before", "minutes", "most"),
        *("page", "first", "count", "with_text", "with_words", "days_ahead"),
    }


def test_the_page_shows_every_operation_under_the_strict_policy():
    page = Client(headers={"host": "localhost"}).get("/api/docs")

    text = page.content.decode()
    assert all(f'id="{operation["operationId"]}"' in text for operation in operations())
    assert "default-src 'self'" in page["Content-Security-Policy"]
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|https?://", text)


def test_every_link_on_the_page_leads_somewhere():
    text = Client(headers={"host": "localhost"}).get("/api/docs").content.decode()

    there = set(re.findall(r'id="([^"]+)"', text))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= there
    assert Client(headers={"host": "localhost"}).get("/api/docs.css").status_code == 200


def test_an_unknown_address_is_refused_in_the_same_shape():
    answer = Program().get("/nowhere")

    assert answer.status_code == 404
    assert answer.json()["reason"] == "NotFound"
