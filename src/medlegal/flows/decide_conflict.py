"""A person decides whether a conflict is one; then the notice is drafted and its clocks run."""

from datetime import date

from django.db import IntegrityError, transaction

from medlegal.flows.check_conflicts import EMPLOYER_SIDE, WORKER_SIDE
from medlegal.flows.draft_letter import draft_letter
from medlegal.flows.refusal import NotYourRole, Refused, WrongTime
from medlegal.law.dates import TriggerDate
from medlegal.law.deadlines.due import due
from medlegal.law.panels.conflicts import conflict
from medlegal.practice.cases.conflict_services import keep_answer, note_decided, note_notified, note_weighed
from medlegal.practice.cases.models import ConflictFinding, Party
from medlegal.practice.cases.rights import need_role
from medlegal.practice.docket.services import as_kept, meet_deadline, set_deadline
from medlegal.practice.people.models import Role, User

DISQUALIFYING = "disqualifying"


class DecidedAlready(Refused):
    """This was decided already. Check for conflicts again if something new became known."""


class NoReason(Refused):
    """Say in a sentence why it is so or is not so; the reason is kept with your name."""


class NotNotified(Refused):
    """The parties have not had the notice yet. Record first the day on which they received it."""


class AnsweredAlready(Refused):
    """This party has answered already."""


@transaction.atomic
def decide_conflict(
    finding: ConflictFinding,
    *,
    stands: bool,
    relation: str,
    reason: str,
    withdraws: bool | None,
    on: date,
    actor: User,
) -> None:
    """It is so or it is not. One that disqualifies is drafted as a notice to all parties, with its clock.

    Whether to withdraw is the evaluator's alone. Law: 8 CCR §§ 41.5, 41.6.
    """
    evaluation = finding.evaluation
    need_role(evaluation, actor, Role.SCHEDULER, Role.PHYSICIAN)
    if finding.decided != ConflictFinding.Decided.OPEN:
        raise DecidedAlready
    if not reason.strip():
        raise NoReason
    if withdraws is not None and evaluation.physician.user_id != actor.pk:
        raise NotYourRole(f"Whether to withdraw is for {evaluation.physician} alone to say.")
    answer = conflict(relation=relation, person=finding.person, aware_on=finding.aware_on)
    steps, confidence = as_kept(answer.steps)
    note_weighed(finding, relation=relation, effect=answer.effect, steps=steps, confidence=confidence)
    states = ConflictFinding.Decided
    decided = states.STANDS if stands else states.DISMISSED
    note_decided(finding, decided=decided, reason=reason.strip(), withdraws=withdraws, on=on, actor=actor)
    if stands and answer.effect == DISQUALIFYING:
        start_notice(finding, on=on, actor=actor)


def start_notice(finding: ConflictFinding, *, on: date, actor: User) -> None:
    """The clock of the notice, from the day the office became aware, and its draft."""
    notice = due(duty="conflict_notice", began_on=TriggerDate(finding.aware_on))
    set_deadline(finding.evaluation, duty="conflict_notice", due=notice, actor=actor)
    told = {
        "relation": finding.relation,
        "person": finding.with_name,
        "nature": finding.reason,
        "aware_on": finding.aware_on.isoformat(),
        "withdraws": {True: "yes", False: "no", None: ""}[finding.withdraws],
    }
    draft_letter(finding.evaluation, kind="conflict_notice", told=told, on=on, actor=actor)


@transaction.atomic
def note_received(finding: ConflictFinding, *, on: date, actor: User) -> None:
    """The parties have the notice: its clock stops, and in a represented case that of their answer starts.

    Law: 8 CCR §§ 41.5(f), 41.6(c).
    """
    evaluation = finding.evaluation
    need_role(evaluation, actor, Role.SCHEDULER, Role.PHYSICIAN)
    if on < finding.aware_on:
        raise WrongTime(
            f"The conflict was found on {finding.aware_on:%m/%d/%Y}; the notice cannot have come before."
        )
    note_notified(finding, on=on, actor=actor)
    meet_deadline(evaluation, duty="conflict_notice", on=on, actor=actor)
    if evaluation.is_represented:
        answer = due(duty="conflict_answer", began_on=TriggerDate(on))
        set_deadline(evaluation, duty="conflict_answer", due=answer, actor=actor)


@transaction.atomic
def answer_conflict(finding: ConflictFinding, *, party: Party, waives: bool, on: date, actor: User) -> None:
    """A party waives or objects in writing; once both sides have, the clock of the answers stops."""
    need_role(finding.evaluation, actor, Role.SCHEDULER)
    if finding.notified_on is None:
        raise NotNotified
    try:
        with transaction.atomic():
            keep_answer(finding, party=party, waives=waives, on=on, actor=actor)
    except IntegrityError as error:
        if "one_answer" in str(error):
            raise AnsweredAlready from None
        raise
    if {is_of_the_worker(one.party) for one in finding.answers.select_related("party")} == {True, False}:
        meet_deadline(finding.evaluation, duty="conflict_answer", on=on, actor=actor)


def is_of_the_worker(party: Party) -> bool:
    return Party.Role(party.role) in WORKER_SIDE - EMPLOYER_SIDE
