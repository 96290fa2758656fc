"""Whatever a program sends, it gets an answer that the schema describes, and never a failure of ours."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.api.asking import Program, program_of
from tests.flows.stories import Story, examined, set_with_pages

pytestmark = pytest.mark.django_db

EXAMPLES = 4  # of each kind for each operation; raise it to look for more
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
TAGS = (
    "The law",
    "Practices",
    "Deadlines",
    "Evaluations",
    "Calendar",
    "Requests",
    "Records",
    "Report",
    "Bill",
    "Audit",
    "Docket",
)


@pytest.fixture
def application() -> Iterator[WSGIHandler]:
    """The whole house as a server runs it, on the test's own connection, which stays open between requests."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield get_wsgi_application()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("tag", TAGS)
def test_no_request_makes_the_api_fail(tag, application):
    story = examined()
    set_with_pages(story, ["An invented page about the shoulder."], declared_pages=1)
    program = program_of(story.manager)
    here = {"host": "localhost"}
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application, headers=here)

    for result in schema.include(tag=tag).get_all_operations():
        for mode in GenerationMode:
            ask_at_random(result.ok().as_strategy(generation_mode=mode), story, program)


def ask_at_random(cases: SearchStrategy[Case], story: Story, program: Program) -> None:
    """A few requests to one operation, about the evaluation that is there where it asks for one."""
    headers = {"authorization": f"Bearer {program.key}", "host": "localhost"}

    @given(case=cases)
    @settings(
        max_examples=EXAMPLES, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    def ask(case: Case) -> None:
        if "evaluation_id" in (case.path_parameters or {}):
            case.path_parameters["evaluation_id"] = story.evaluation.pk
        case.call_and_validate(headers=headers, checks=CHECKS)

    with suppress(Unsatisfiable):  # an operation that takes nothing can be asked nothing wrong
        ask()
