"""The company works on what strangers asked: somebody takes it, notes what was done, and closes it."""

from datetime import datetime

from django.db import transaction

from medlegal.flows.refusal import Refused
from medlegal.flows.write_article import need_company
from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import works_for_company
from medlegal.practice.publicity.inquiry_services import (
    assign_inquiry,
    close_inquiry,
    move_joining,
    note_inquiry,
    reopen_inquiry,
)
from medlegal.practice.publicity.models import Inquiry, JoiningInquiry

ENDED = (JoiningInquiry.Stage.JOINED, JoiningInquiry.Stage.DECLINED)


class NotInTheCompany(Refused):
    """An inquiry is given to people of the company only."""


class ClosedAlready(Refused):
    """This inquiry is closed. Open it again first."""


class SaysNothing(Refused):
    """Write what was done, in a sentence."""


def need_open(inquiry: Inquiry) -> None:
    if inquiry.status == Inquiry.Status.CLOSED:
        raise ClosedAlready


@transaction.atomic
def give_inquiry(inquiry: Inquiry, *, to: User | None, actor: User) -> None:
    """The person has it in hand; given to nobody, it is new again."""
    need_company(actor)
    need_open(inquiry)
    if to is not None and not works_for_company(to):
        raise NotInTheCompany
    assign_inquiry(inquiry, to=to, actor=actor)


@transaction.atomic
def note_on_inquiry(inquiry: Inquiry, *, text: str, at: datetime, actor: User) -> None:
    need_company(actor)
    if not text.strip():
        raise SaysNothing
    note_inquiry(inquiry, text=text.strip(), at=at, actor=actor)


@transaction.atomic
def end_inquiry(inquiry: Inquiry, *, text: str, at: datetime, actor: User) -> None:
    """Closed, with the sentence that says how it was answered."""
    need_open(inquiry)
    note_on_inquiry(inquiry, text=text, at=at, actor=actor)
    close_inquiry(inquiry, at=at, actor=actor)


@transaction.atomic
def open_inquiry_again(inquiry: Inquiry, *, actor: User) -> None:
    need_company(actor)
    reopen_inquiry(inquiry, actor=actor)


@transaction.atomic
def advance_joining(inquiry: Inquiry, *, stage: str, text: str, at: datetime, actor: User) -> None:
    """The joining comes to another stage, with a note; the last stages close the inquiry."""
    need_company(actor)
    need_open(inquiry)
    move_joining(inquiry.joining, to=stage, actor=actor)
    label = JoiningInquiry.Stage(stage).label
    note_inquiry(inquiry, text=f"{label}. {text.strip()}".strip(), at=at, actor=actor)
    if stage in ENDED:
        close_inquiry(inquiry, at=at, actor=actor)
