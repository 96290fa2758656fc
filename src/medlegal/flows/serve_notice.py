"""The appointment notice is served on all parties: its clock stops."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from medlegal.flows.gather_facts import as_address, as_party, caption_of, evaluator_of
from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.serve_document import serve_on_all
from medlegal.flows.watch_clocks import watch_late_notice
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.correspondence.models import Serving
from medlegal.practice.docket.services import meet_deadline
from medlegal.practice.people.models import Role, User
from medlegal.reports.letters import notice_of_appointment as letter
from medlegal.reports.render_pdf import to_pdf


class NoAppointment(Refused):
    """There is no appointment to give notice of. Book one first."""


@transaction.atomic
def serve_notice(evaluation: Evaluation, *, on: date, actor: User | None, paper: bytes = b"") -> Serving:
    """The notice of the standing appointment, served on every party of record; `paper` in place of our own layout."""
    need_role(evaluation, actor, Role.SCHEDULER)
    appointment = appointment_of(evaluation)
    if appointment is None:
        raise NoAppointment
    if on < appointment.made_on:
        raise WrongTime(
            f"The appointment was made on {appointment.made_on:%m/%d/%Y}, after the day of service."
        )
    serving = serve_on_all(
        evaluation,
        what=Serving.What.APPOINTMENT_NOTICE,
        paper=paper or notice_paper(evaluation, appointment, on=on),
        title=f"Notice of the appointment of {timezone.localtime(appointment.starts_at):%B %-d, %Y}",
        on=on,
        actor=actor,
    )
    watch_late_notice(evaluation, served_on=on, actor=actor)
    meet_deadline(evaluation, duty="appointment_notice", on=on, actor=actor)
    return serving


def notice_paper(evaluation: Evaluation, appointment: Appointment, *, on: date) -> bytes:
    """The notice as a PDF, in our own layout of what Form 110 tells."""
    starts_at = timezone.localtime(appointment.starts_at)
    return to_pdf(
        letter.appointment_notice(
            letter.Appointment(
                caption=caption_of(evaluation),
                evaluator=evaluator_of(evaluation),
                parties=tuple(as_party(party) for party in parties_of(evaluation)),
                called_on=evaluation.requested_on,
                examined_on=starts_at.date(),
                begins_at=starts_at.time(),
                place=as_address(appointment.office),
                sent_on=on,
                interpreter_language="" if evaluation.language == "English" else evaluation.language,
            )
        )
    )
