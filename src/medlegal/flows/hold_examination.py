"""The examination was held: the report's clock starts."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import IntegrityError, transaction

from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.watch_clocks import start_report_clocks, watch_advice
from medlegal.law.deadlines.due import due
from medlegal.practice.cases.models import Evaluation, Examination
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.services import keep_examination, name_assistant
from medlegal.practice.docket.services import meet_deadline, set_deadline
from medlegal.practice.people.models import Office, Role, User


class HeldAlready(Refused):
    """The examination of this evaluation is recorded already."""


@transaction.atomic
def hold_examination(
    evaluation: Evaluation,
    *,
    on: date,
    office: Office,
    actor: User | None,
    assistants: Sequence[Mapping[str, str]] = (),
    **held: object,
) -> Examination:
    """The examination as it was held `on`. `held` holds face_to_face_minutes, identity_seen, persons_present
    and the interpreter's fields."""
    need_role(evaluation, actor, Role.PHYSICIAN, Role.SCHEDULER)
    if on < evaluation.requested_on:
        raise WrongTime(
            f"The evaluation was asked for on {evaluation.requested_on:%m/%d/%Y}, after the examination."
        )
    try:
        with transaction.atomic():
            examination = keep_examination(evaluation, on=on, office=office, actor=actor, **held)
    except IntegrityError as error:
        if "one_examination" in str(error):
            raise HeldAlready from None
        raise
    for assistant in assistants:
        name_assistant(evaluation, actor=actor, **assistant)
    for duty in ("appointment", "rescheduling"):
        meet_deadline(evaluation, duty=duty, on=on, actor=actor)
    set_deadline(evaluation, duty="report", due=due(duty="report", began_on=on), actor=actor)
    watch_advice(evaluation, examined_on=on, actor=actor)
    start_report_clocks(evaluation, examined_on=on, actor=actor)
    return examination
