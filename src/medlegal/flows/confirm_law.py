"""A manager has read an official text: from now on answers that cite it say so."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from medlegal.flows.refusal import NotYourRole, Refused, WrongTime
from medlegal.law.questions.asking import Answered, ask
from medlegal.law.questions.asking import Refused as NotAnswered
from medlegal.law.review import entries
from medlegal.practice.people.models import LawConfirmation, Practice, Role, User
from medlegal.practice.people.selectors import law_confirmations, practices_of
from medlegal.practice.people.services import keep_confirmation


class NotInTheBook(Refused):
    """The book of law has no line with this citation. Confirm it as the list of the law shows it."""


@transaction.atomic
def confirm_law(citation: str, *, read_on: date, on: date, actor: User) -> LawConfirmation:
    """The official text of `citation` was read on `read_on` by `actor`, a manager, and says what the book says."""
    practice = managed_by(actor)
    if not any(citation == line[1] for entry in entries() for line in entry.lines):
        raise NotInTheBook(citation)
    if read_on > on:
        raise WrongTime("The text cannot have been read on a day that is still to come.")
    return keep_confirmation(practice, citation=citation, read_on=read_on, actor=actor)


def managed_by(actor: User) -> Practice:
    practice = practices_of(actor).filter(memberships__user=actor, memberships__role=Role.MANAGER).first()
    if practice is None:
        raise NotYourRole("It is for a manager.")
    return practice


def ask_law(question: str, given: Mapping[str, object]) -> Answered | NotAnswered:
    """The law's answer, with what people here have read of it."""
    return ask_law_all([(question, given)])[0]


def ask_law_all(asked: Iterable[tuple[str, Mapping[str, object]]]) -> list[Answered | NotAnswered]:
    """The answers in the order of the questions, with what people here have read of the law."""
    read = law_confirmations()
    answers = (ask(question, given) for question, given in asked)
    return [one.confirmed_by(read) if isinstance(one, Answered) else one for one in answers]
