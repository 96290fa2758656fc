"""A report is late: a party objects, or a side gives up the right to a new evaluation."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.weigh_appointment import SIDES
from medlegal.law.deadlines.due import due
from medlegal.practice.authoring.selectors import report_of
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.selectors import examination_of
from medlegal.practice.docket.entry_services import keep_entry
from medlegal.practice.docket.models import DocketEntry
from medlegal.practice.docket.selectors import deadlines_of, entries_of
from medlegal.practice.people.models import Role, User

Kind = DocketEntry.Kind
WAIVER_FORMS = ("113", "116", "letter")


class NotLate(Refused):
    """The report is not late."""


class SaidAlready(Refused):
    """This party's paper is kept already."""


class NoSide(Refused):
    """This party stands on neither side of the dispute, so it has nothing to give up here."""


class NoSuchForm(Refused):
    """The right is given up on Form 113 or 116, or by a letter. Choose which it was."""


@dataclass(frozen=True, slots=True)
class Lateness:
    """Whether the report is or was late, who objected in time, and whether both sides waived it."""

    is_late: bool
    objected_in_time: bool
    waived_by: frozenset[str]  # worker, defense

    @property
    def is_payable(self) -> bool:
        """On time, or waived by both sides in writing (Lab. Code § 4062.5; 8 CCR § 38(b))."""
        return not self.is_late or self.waived_by == {"worker", "defense"}


@transaction.atomic
def object_to_lateness(
    evaluation: Evaluation, *, party: Party, on: date, proof: str = "", actor: User | None
) -> DocketEntry:
    """A party objected that the report is late. It is kept whether or not it came in time, and says which.

    Law: 8 CCR § 31.5(a)(12); Munoz v. Cascade Drilling (2022, panel decision).
    """
    need_role(evaluation, actor, Role.SCHEDULER, Role.RECORD_EDITOR, Role.PHYSICIAN)
    examination = examination_of(evaluation)
    if examination is None:
        raise NotLate("The examination has not been recorded.")
    need_first_word(evaluation, Kind.LATE_OBJECTED, party)
    opens_on = objection_opens(evaluation)
    if on < opens_on:
        raise NotLate(f"An objection is possible from {opens_on:%m/%d/%Y} (8 CCR § 31.5(a)(12)).")
    served_on = served_day(evaluation)
    return keep_entry(
        evaluation,
        kind=Kind.LATE_OBJECTED,
        on=on,
        party=party,
        proof=proof.strip(),
        is_in_time=served_on is None or on < served_on,
        actor=actor,
    )


@transaction.atomic
def waive_lateness(
    evaluation: Evaluation, *, party: Party, on: date, form: str, actor: User | None
) -> DocketEntry:
    """A party gave up the right to a new evaluation and takes the late report.

    Law: 8 CCR § 38(b); Lab. Code § 4062.5.
    """
    need_role(evaluation, actor, Role.SCHEDULER, Role.RECORD_EDITOR, Role.PHYSICIAN)
    if form not in WAIVER_FORMS:
        raise NoSuchForm
    examination = examination_of(evaluation)
    if examination is None or on < examination.examined_on:
        raise WrongTime("The waiver is older than the examination.")
    need_first_word(evaluation, Kind.LATE_WAIVED, party)
    side = SIDES.get(str(party.role))
    if side is None:
        raise NoSide
    return keep_entry(
        evaluation, kind=Kind.LATE_WAIVED, on=on, party=party, proof=form, side=side, form=form, actor=actor
    )


def lateness_of(evaluation: Evaluation, *, today: date) -> Lateness:
    """How the report stands `today` with its last day."""
    last = last_day(evaluation)
    ended = served_day(evaluation) or today
    objected = entries_of(evaluation, Kind.LATE_OBJECTED)
    waived = entries_of(evaluation, Kind.LATE_WAIVED)
    return Lateness(
        is_late=last is not None and ended > last,
        objected_in_time=any(one.told["is_in_time"] for one in objected),
        waived_by=frozenset(str(one.told["side"]) for one in waived),
    )


def objection_opens(evaluation: Evaluation) -> date:
    """The first day of an objection; of a report whose time was extended, the day after its last."""
    examined_on = examination_of(evaluation).examined_on
    first = due(duty="late_report_objection", began_on=examined_on).on
    last = last_day(evaluation)
    return max(first, last + timedelta(days=1)) if last else first


def last_day(evaluation: Evaluation) -> date | None:
    deadline = deadlines_of(evaluation).filter(duty="report", moved_by__isnull=True).last()
    return deadline.due_on if deadline else None


def served_day(evaluation: Evaluation) -> date | None:
    report = report_of(evaluation)
    return report.serving.served_on if report and report.serving_id else None


def need_first_word(evaluation: Evaluation, kind: str, party: Party) -> None:
    if entries_of(evaluation, kind).filter(party=party).exists():
        raise SaidAlready
