"""Where an evaluation stands, as its letters tell it, and what was told before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.utils import timezone

from medlegal.flows.gather_facts import as_address, as_party, caption_of, evaluator_of
from medlegal.law.deadlines.due import due
from medlegal.law.deadlines.period import Due
from medlegal.practice.authoring.letter_selectors import last_letter
from medlegal.practice.authoring.models import Letter, Report
from medlegal.practice.authoring.selectors import questions_of, report_of
from medlegal.practice.calendar.models import Appointment, OfficePolicy
from medlegal.practice.calendar.policy_selectors import policy_of
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.models import Evaluation, Examination, Party
from medlegal.practice.cases.selectors import examination_of, parties_of
from medlegal.practice.docket.models import Deadline
from medlegal.practice.docket.selectors import deadlines_of
from medlegal.practice.intake.selectors import SenderCount, counts_by_sender
from medlegal.reports.letters.stationery import Matter, Visit


@dataclass(frozen=True)
class Situation:
    """Asked for piece by piece, since no letter needs all of it."""

    evaluation: Evaluation
    on: date  # the day for which a letter is written

    @cached_property
    def parties(self) -> list[Party]:
        return list(parties_of(self.evaluation))

    @cached_property
    def matter(self) -> Matter:
        return Matter(
            caption=caption_of(self.evaluation),
            evaluator=evaluator_of(self.evaluation),
            parties=tuple(as_party(party) for party in self.parties),
            sent_on=self.on,
        )

    @cached_property
    def appointment(self) -> Appointment | None:
        """The one that stands."""
        return None if self.examination else appointment_of(self.evaluation)

    @cached_property
    def put_off(self) -> Appointment | None:
        """The latest that did not take place: cancelled, or its hour came in vain."""
        last = Appointment.objects.filter(evaluation=self.evaluation).select_related("office")
        fallen = last.exclude(cancelled_on__isnull=True, ended="").order_by("-pk").first()
        return None if self.examination else fallen

    @cached_property
    def examination(self) -> Examination | None:
        return examination_of(self.evaluation)

    @cached_property
    def report(self) -> Report | None:
        return report_of(self.evaluation)

    @cached_property
    def policy(self) -> OfficePolicy:
        return policy_of(self.evaluation.practice_id)

    @cached_property
    def counts(self) -> list[SenderCount]:
        return list(counts_by_sender(self.evaluation))

    @cached_property
    def questions(self) -> list:
        return list(questions_of(self.evaluation))

    @cached_property
    def deadlines(self) -> Mapping[str, Deadline]:
        """The standing row of each duty, the latest where it stands twice."""
        return {row.duty: row for row in deadlines_of(self.evaluation).standing()}

    def last(self, kind: str) -> Letter | None:
        return last_letter(self.evaluation, kind)

    def was_told(self, kind: str, *, since: date) -> bool:
        """Whether a letter of the kind was served on that day or later."""
        letter = self.last(kind)
        return letter is not None and letter.serving.served_on >= since

    @cached_property
    def visit(self) -> Visit | None:
        return as_visit(self.appointment, self.evaluation) if self.appointment else None

    @cached_property
    def change_by(self) -> Due | None:
        """The last day for a party to change the standing appointment without good cause."""
        return due(duty="party_cancellation", began_on=self.visit.on) if self.visit else None

    @cached_property
    def serve_by(self) -> Due | None:
        """The last day to serve the other side with what is to be here on the day of the examination."""
        return due(duty="information_service", began_on=self.visit.on) if self.visit else None


def as_visit(appointment: Appointment, evaluation: Evaluation) -> Visit:
    starts_at = timezone.localtime(appointment.starts_at)
    return Visit(
        on=starts_at.date(),
        begins_at=starts_at.time(),
        place=as_address(appointment.office),
        minutes=minutes_between(appointment.starts_at, appointment.ends_at),
        is_remote=appointment.is_remote,
        interpreter_language=appointment.interpreter_language or spoken(evaluation),
    )


def spoken(evaluation: Evaluation) -> str:
    """The language for which an interpreter is needed; empty for English."""
    return "" if evaluation.language == "English" else evaluation.language


def minutes_between(starts_at: datetime, ends_at: datetime) -> int:
    return int((ends_at - starts_at).total_seconds()) // 60
