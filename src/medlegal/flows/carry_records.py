"""What a copy service may know of the evaluations it carries records for: a number, a party, its bookings."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from medlegal.flows.send_parcel import as_the_office_keeps
from medlegal.practice.cases.models import Party
from medlegal.practice.companion.models import Courier
from medlegal.practice.companion.selectors import places_as_courier
from medlegal.practice.correspondence.models import Booking
from medlegal.practice.people.models import User


@dataclass(frozen=True, slots=True)
class BookedFor:
    """One booking of the copy service: for which appointment, and how it stands."""

    starts_at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class Carried:
    """One evaluation as a courier sees it."""

    evaluation_id: int
    number: str
    party: Party
    physician: str
    bookings: tuple[BookedFor, ...]


@transaction.atomic
def carried_by(user: User) -> list[Carried]:
    """Every evaluation for which the person carries records now."""
    return [carried_in(place, user) for place in places_as_courier(user)]


def carried_in(place: Courier, user: User) -> Carried:
    with as_the_office_keeps(place.practice_id, user):
        place = Courier.objects.select_related("party", "evaluation__physician").get(pk=place.pk)
        booked = Booking.objects.filter(
            evaluation_id=place.evaluation_id, contact__email__iexact=user.email
        ).select_related("appointment")
        bookings = tuple(BookedFor(one.appointment.starts_at, one.get_state_display()) for one in booked)
    evaluation = place.evaluation
    return Carried(evaluation.pk, evaluation.number, place.party, evaluation.physician.name, bookings)
