"""Keeps how far a QME who joins has come."""

from datetime import date

from medlegal.practice.audit.services import record
from medlegal.practice.community.models import Onboarding, OnboardingStep
from medlegal.practice.people.company import COMPANY
from medlegal.practice.people.models import Practice, User


def begin_onboarding(*, actor: User, **fields: object) -> Onboarding:
    onboarding = Onboarding.objects.create(**fields)
    record("onboarding.begun", of=COMPANY, actor=actor, onboarding=onboarding.pk)
    return onboarding


def keep_step(onboarding: Onboarding, *, step: str, on: date, note: str, actor: User) -> OnboardingStep:
    kept = OnboardingStep.objects.create(
        onboarding=onboarding, step=step, done_on=on, done_by=actor, note=note
    )
    record("onboarding.step_done", of=COMPANY, actor=actor, onboarding=onboarding.pk, step=step)
    return kept


def tie_practice(onboarding: Onboarding, practice: Practice, *, actor: User) -> None:
    """The practice that the physician's now is."""
    onboarding.became = practice
    onboarding.save(update_fields=["became"])
    record("onboarding.tied", of=COMPANY, actor=actor, onboarding=onboarding.pk, practice=practice.pk)


def finish_onboarding(onboarding: Onboarding, *, on: date, actor: User) -> None:
    onboarding.finished_on = on
    onboarding.save(update_fields=["finished_on"])
    record("onboarding.finished", of=COMPANY, actor=actor, onboarding=onboarding.pk)


def give_up_onboarding(onboarding: Onboarding, *, on: date, reason: str, actor: User) -> None:
    onboarding.given_up_on, onboarding.reason = on, reason
    onboarding.save(update_fields=["given_up_on", "reason"])
    record("onboarding.given_up", of=COMPANY, actor=actor, onboarding=onboarding.pk)
