"""A QME joins: from the application, step by step, to the first paid report."""

from datetime import date

from django.db import transaction

from medlegal.flows.keep_company import EndedBefore
from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.write_article import need_company
from medlegal.practice.community.joining import KEYS, LAST
from medlegal.practice.community.joining_services import (
    begin_onboarding,
    finish_onboarding,
    give_up_onboarding,
    keep_step,
    tie_practice,
)
from medlegal.practice.community.models import Onboarding
from medlegal.practice.people.models import Practice, User
from medlegal.practice.publicity.models import Inquiry


class BegunBefore(Refused):
    """An onboarding stands for this inquiry already."""


class NoSuchStep(Refused):
    """Choose one of the steps of the list."""


class DoneBefore(Refused):
    """This step is done already. Write what is new into the note of the next one."""


class WantsReason(Refused):
    """Say why it is given up; whoever writes to the physician later needs it."""


@transaction.atomic
def begin_joining(
    *, name: str, specialty: str, inquiry: Inquiry | None = None, on: date, actor: User
) -> Onboarding:
    """The first step, the application, is done with it."""
    need_company(actor)
    if inquiry is not None and Onboarding.objects.filter(inquiry=inquiry).exists():
        raise BegunBefore
    begun = begin_onboarding(actor=actor, name=name, specialty=specialty, inquiry=inquiry, begun_on=on)
    keep_step(begun, step=KEYS[0], on=on, note="", actor=actor)
    return begun


@transaction.atomic
def do_step(onboarding: Onboarding, *, step: str, on: date, note: str, today: date, actor: User) -> None:
    """The step was done that day; with the last one the onboarding is finished."""
    need_open(onboarding, actor)
    if step not in KEYS:
        raise NoSuchStep
    if not onboarding.begun_on <= on <= today:
        raise WrongTime("A step is done between the day the onboarding began and today.")
    if onboarding.steps.filter(step=step).exists():
        raise DoneBefore
    keep_step(onboarding, step=step, on=on, note=note, actor=actor)
    if step == LAST:
        finish_onboarding(onboarding, on=on, actor=actor)


@transaction.atomic
def tie_to_practice(onboarding: Onboarding, *, practice: Practice, actor: User) -> None:
    need_company(actor)
    tie_practice(onboarding, practice, actor=actor)


@transaction.atomic
def give_up_joining(onboarding: Onboarding, *, on: date, reason: str, actor: User) -> None:
    need_open(onboarding, actor)
    if not reason.strip():
        raise WantsReason
    give_up_onboarding(onboarding, on=on, reason=reason.strip(), actor=actor)


def need_open(onboarding: Onboarding, actor: User) -> None:
    need_company(actor)
    if onboarding.finished_on is not None or onboarding.given_up_on is not None:
        raise EndedBefore
