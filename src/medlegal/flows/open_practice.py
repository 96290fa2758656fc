"""The company opens the practice of a physician who joins: the practice, the evaluator, the first office, a manager."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from medlegal.flows.join_company import need_open
from medlegal.flows.keep_company import Given, found_or_invited
from medlegal.flows.refusal import Refused
from medlegal.practice.cases.access import enter_as
from medlegal.practice.community.joining_services import keep_step, tie_practice
from medlegal.practice.community.models import Onboarding
from medlegal.practice.people.models import Practice, Role, User
from medlegal.practice.people.services import found_practice, give_role, list_office, list_physician


class OpenedBefore(Refused):
    """A practice is tied to this onboarding already."""


class NotComplete(Refused):
    """Something of the practice is missing or too long."""


@transaction.atomic
def open_practice(
    onboarding: Onboarding,
    *,
    practice: Mapping[str, str],
    physician: Mapping[str, str],
    email: str,
    office: Mapping[str, str],
    manager: User,
    on: date,
    actor: User,
) -> tuple[Practice, Given]:
    """The practice, and the physician's way in; `manager` manages it until somebody else does.

    Who evaluates in another practice already keeps the account they have.
    From here to the end of the transaction the database shows again what `actor` may see.
    """
    need_open(onboarding, actor)
    if onboarding.became_id is not None:
        raise OpenedBefore
    evaluator = found_or_invited(email, f"Dr. {physician['name']}")
    opened = founded(practice, actor)
    listed = list_physician(opened, user=evaluator.person, actor=actor, **physician)
    list_office(listed, actor=actor, listed_on=on, **office)
    give_role(evaluator.person, opened, role=Role.PHYSICIAN, actor=actor)
    give_role(manager, opened, role=Role.MANAGER, actor=actor)
    enter_as(actor)
    tie_practice(onboarding, opened, actor=actor)
    if not onboarding.steps.filter(step="practice").exists():
        keep_step(onboarding, step="practice", on=on, note="", actor=actor)
    return opened, evaluator


def founded(told: Mapping[str, str], actor: User) -> Practice:
    opened = found_practice(actor=actor, **told)
    try:
        opened.full_clean()
    except ValidationError as error:
        raise NotComplete(" ".join(error.messages)) from None
    return opened
