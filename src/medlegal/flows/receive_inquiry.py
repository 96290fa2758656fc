"""A stranger wrote to the company through the public site."""

from datetime import datetime

from django.db import transaction

from medlegal.flows.tell_people import tell
from medlegal.practice.alerts.models import Kind
from medlegal.practice.people.company import COMPANY
from medlegal.practice.publicity.inquiry_services import keep_inquiry, keep_joining
from medlegal.practice.publicity.models import Inquiry


@transaction.atomic
def receive_inquiry(*, told: dict[str, str], language: str, at: datetime) -> int:
    """A question to the company; it lies with the company until somebody closes it."""
    number = keep_inquiry(kind=Inquiry.Kind.CONTACT, told=told, language=language, at=at)
    tell(Kind.INQUIRY_CAME, of=COMPANY, about=number, actor=None)
    return number


@transaction.atomic
def receive_joining(
    *, told: dict[str, str], specialty: str, county: str, is_qme: bool, language: str, at: datetime
) -> int:
    """A physician asks to be managed; the first stage of joining."""
    number = keep_inquiry(kind=Inquiry.Kind.JOINING, told=told, language=language, at=at)
    keep_joining(number, specialty=specialty, county=county, is_qme=is_qme)
    tell(Kind.JOINING_CAME, of=COMPANY, about=number, actor=None)
    return number
