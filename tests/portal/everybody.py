"""Every address of the portal with real numbers in its blanks, and one person of every kind who may try it."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.utils import timezone

from medlegal.flows.guide_community import announce
from medlegal.flows.join_company import begin_joining
from medlegal.flows.talk_with_peers import begin_talk
from medlegal.flows.welcome_worker import give_pass
from medlegal.practice.cases.access import enter_as
from medlegal.practice.cases.services import seat_party
from medlegal.practice.correspondence.models import Serving
from medlegal.practice.docket.models import Deadline
from medlegal.practice.intake.models import File, RecordSet
from medlegal.practice.people.company_services import give_company_seat, keep_contract
from medlegal.practice.people.models import Contract, Membership, Role, User
from tests.builders import a_practice, a_user, staff, the_party
from tests.flows.stories import Story
from tests.portal.door import signed_in

SECRET = "Secretworker"  # the family name of the one injured worker


@dataclass
class World:
    """One served evaluation of an invented practice, and people who have to do with it or have not."""

    story: Story
    people: dict[str, User]
    worker_door: str = ""
    worker_code: str = ""
    blanks: dict[str, object] = field(default_factory=dict)

    @cached_property
    def clients(self) -> dict[str, Client]:
        """One browser for everybody."""
        return {who: self.client(who) for who in ("stranger", "worker", *self.people)}

    def client(self, who: str) -> Client:
        if who == "stranger":
            return Client()
        if who == "worker":
            client = Client()
            client.post(self.worker_door, {"code": self.worker_code})
            return client
        if who == "no_factor":
            client = Client()
            client.force_login(self.people[who])
            return client
        return signed_in(self.people[who])

    def secrets(self) -> tuple[str, ...]:
        """What only somebody of this evaluation may read."""
        return (SECRET, self.story.evaluation.number, "Invented Casualty")


def a_world(story: Story) -> World:
    """`story` is served; around it everybody else."""
    practice, manager = story.practice, story.manager
    roles = {role.value: staff(practice, role) for role in Role if role not in ("physician", "manager")}
    people = {"manager": manager, "physician": story.doctor, **roles, "no_factor": staff(practice)}
    for who, role in (("attorney", "applicant_attorney"), ("adjuster", "claims_administrator")):
        people[who] = a_user(name=who.capitalize())
        seat_party(the_party(story.evaluation, role), people[who], actor=manager)
    enter_as(manager)
    given = give_pass(story.evaluation, language="en", at=timezone.now(), actor=manager)
    people["elsewhere"] = staff(a_practice())
    people["director"] = a_user(name="Dana Director")
    enter_as(people["director"])
    blanks = of_the_company(people["director"], story)
    enter_as(manager)
    blanks |= of_the_evaluation(story)
    door = given.link.removeprefix("http://localhost:8800")
    return World(story, people, door, given.code, blanks)


def of_the_company(director: User, story: Story) -> dict[str, object]:
    today, now = timezone.localdate(), timezone.now()
    seat = give_company_seat(director, on=today, actor=director)
    contract: Contract = keep_contract(story.practice, begins_on=today, actor=director)
    notice = announce(kind="resource", title="T", text="T", file=("a.txt", b"T"), at=now, actor=director)
    topic = begin_talk(title="T", text="Invented.", at=now, actor=director)
    joining = begin_joining(name="Dr. Invented", specialty="", on=today, actor=director)
    return {
        "seat_id": seat.pk,
        "contract_id": contract.pk,
        "notice_id": notice.pk,
        "topic_id": topic.pk,
        "onboarding_id": joining.pk,
    }


def of_the_evaluation(story: Story) -> dict[str, object]:
    """Real numbers of rows of the evaluation, so that a page can be refused only for whom it is not."""
    evaluation = story.evaluation
    return {
        "evaluation_id": evaluation.pk,
        "physician_id": story.physician.pk,
        "practice_id": story.practice.pk,
        "office_id": story.office.pk,
        "party_id": the_party(evaluation).pk,
        "deadline_id": Deadline.objects.filter(evaluation=evaluation).first().pk,
        "serving_id": Serving.objects.filter(evaluation=evaluation).first().pk,
        "set_id": RecordSet.objects.filter(evaluation=evaluation).first().pk,
        "file_id": File.objects.filter(record_set__evaluation=evaluation).first().pk,
        "membership_id": Membership.objects.filter(practice=story.practice).first().pk,
        "stamp": 1,
        "on": date(2026, 4, 6),
        "section": "causation",
    }


def patterns() -> Iterator[tuple[str, str, list[str]]]:
    """Every address as it is written in the house, its name, and its blanks."""

    def walk(rows: list[URLPattern | URLResolver], before: str) -> Iterator[tuple[str, str, list[str]]]:
        for row in rows:
            written = before + str(row.pattern)
            if isinstance(row, URLResolver):
                yield from walk(row.url_patterns, written)
            elif "(?P" not in written and "^" not in written:
                yield written, row.name or "", list(row.pattern.converters)

    yield from walk(get_resolver().url_patterns, "")


def only_takes_a_form(written: str) -> bool:
    """Whether the view at this address shows nothing by itself: who just comes by is led back or refused."""
    path = "/" + re.sub(
        r"<(\w+):\w+>", lambda one: {"int": "1", "day": "2026-04-06"}.get(one.group(1), "x"), written
    )
    source = inspect.getsource(inspect.unwrap(resolve(path).func))
    return any(sign in source for sign in ('method != "POST"', "require_POST", "@only_sent("))
