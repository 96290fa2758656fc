"""What is free of every physician's hours is reckoned anew, as far ahead as it is kept."""

from datetime import date

from django.db import transaction

from medlegal.practice.audit.roll import chains_on_the_roll
from medlegal.practice.calendar.free_services import keep_free
from medlegal.practice.cases.access import enter_practice
from medlegal.practice.people.models import Physician

NO_PRACTICE = 0  # the chain of acts outside any practice


def keep_all_free_hours(*, today: date) -> int:
    """How many physicians' free hours were reckoned anew; each physician in a transaction of its own."""
    return sum(
        keep_free_hours(practice_id, today=today)
        for practice_id in chains_on_the_roll()
        if practice_id != NO_PRACTICE
    )


def keep_free_hours(practice_id: int, *, today: date) -> int:
    with transaction.atomic():
        enter_practice(practice_id)
        physicians = list(Physician.objects.filter(practice=practice_id))
    for physician in physicians:
        with transaction.atomic():
            enter_practice(practice_id)
            keep_free(physician, today=today)
    return len(physicians)
