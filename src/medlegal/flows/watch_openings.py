"""The first openings that the public reads follow the calendars."""

from datetime import datetime

from django.db import transaction

from medlegal.flows.publish_profile import see_opening
from medlegal.practice.audit.roll import chains_on_the_roll
from medlegal.practice.cases.access import enter_practice
from medlegal.practice.publicity.models import PhysicianProfile

NO_PRACTICE = 0  # the chain of acts outside any practice


def watch_openings(*, at: datetime) -> int:
    """How many physicians' first openings were looked up; each practice in a transaction of its own."""
    return sum(
        watch_practice(practice_id, at=at)
        for practice_id in chains_on_the_roll()
        if practice_id != NO_PRACTICE
    )


@transaction.atomic
def watch_practice(practice_id: int, *, at: datetime) -> int:
    enter_practice(practice_id)
    shown = PhysicianProfile.objects.filter(practice_id=practice_id, is_published=True, shows_opening=True)
    profiles = list(shown)
    for profile in profiles:
        see_opening(profile, at=at)
    return len(profiles)
