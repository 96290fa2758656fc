"""A locked file's password is given: it is kept encrypted until the next reading has tried it, and then forgotten."""

from datetime import datetime

from django.db import transaction

from medlegal.flows.receive_records import ask_to_read
from medlegal.flows.refusal import Refused
from medlegal.outside.sealing import sealed
from medlegal.practice.cases.rights import need_role
from medlegal.practice.intake.decision_services import seal_password
from medlegal.practice.intake.models import File
from medlegal.practice.people.models import Role, User

LONGEST = 256


class NotLocked(Refused):
    """This file asks for no password."""


class NoPassword(Refused):
    """Type the password that the sender gave for this file."""


@transaction.atomic
def give_password(file: File, *, password: str, at: datetime, actor: User) -> None:
    """The next reading, which is asked for, tries it on the file. It stands in no log and no job."""
    need_role(file.evaluation, actor, Role.RECORD_EDITOR, Role.SCHEDULER, Role.PHYSICIAN)
    if not file.needs_password:
        raise NotLocked
    if not password or len(password) > LONGEST:
        raise NoPassword
    seal_password(file, sealed=sealed(password), actor=actor)
    ask_to_read(file.evaluation, at=at, actor=actor)
