"""A party asks for a factual correction of a report filed with the Disability Evaluation Unit."""

from datetime import date

from django.db import transaction

from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.watch_clocks import may_be_corrected, place_of
from medlegal.law.deadlines.due import due
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.docket.entry_services import keep_entry
from medlegal.practice.docket.models import DocketEntry
from medlegal.practice.docket.selectors import deadlines_of, unanswered
from medlegal.practice.docket.services import meet_deadline, set_deadline
from medlegal.practice.people.models import Role, User

Kind = DocketEntry.Kind
ASKERS = (Party.Role.WORKER, Party.Role.CLAIMS_ADMINISTRATOR)


class NoCorrection(Refused):
    """Form 37 is only for a panel QME's report about a worker without an attorney, by the worker or the claims
    administrator. Others ask for a supplemental report."""


class NotServedYet(Refused):
    """The report has not been served, so nobody can ask to correct it."""


class AskedTooLate(Refused):
    """The time to ask for a correction was over. Keep the form with the case and tell its sender."""


class NothingToReview(Refused):
    """No request for correction waits to be reviewed."""


@transaction.atomic
def ask_correction(
    evaluation: Evaluation, *, party: Party, on: date, served_by: str = "mail", actor: User | None
) -> DocketEntry:
    """The form served on that day: the evaluator's time to review it begins, and the worker's to answer it.

    Law: 8 CCR § 37(a)-(c); Lab. Code § 4061(d).
    """
    need_role(evaluation, actor, Role.SCHEDULER, Role.RECORD_EDITOR, Role.PHYSICIAN)
    if not may_be_corrected(evaluation) or party.role not in ASKERS:
        raise NoCorrection
    window = deadlines_of(evaluation).filter(duty="factual_correction_request", moved_by__isnull=True).last()
    if window is None:
        raise NotServedYet
    if on < window.began_on:
        raise WrongTime(f"The report was served on {window.began_on:%m/%d/%Y}, after the request.")
    if on > window.due_on:
        raise AskedTooLate(f"Its last day was {window.due_on:%m/%d/%Y} (8 CCR § 37(a)).")
    meet_deadline(evaluation, duty="factual_correction_request", on=on, actor=actor)
    start_review(evaluation, party, on=on, served_by=served_by, actor=actor)
    return keep_entry(
        evaluation, kind=Kind.CORRECTION_ASKED, on=on, party=party, means=served_by, actor=actor
    )


def start_review(
    evaluation: Evaluation, party: Party, *, on: date, served_by: str, actor: User | None
) -> None:
    if party.role == Party.Role.WORKER:
        clocks = {"factual_correction_for_worker": "california"}
    else:
        worker = parties_of(evaluation).filter(role=Party.Role.WORKER).first()
        place = place_of(worker) if worker else "california"
        clocks = {"factual_correction_for_administrator": "california", "factual_correction_response": place}
    for duty, place in clocks.items():
        answer = due(duty=duty, began_on=on, served_by=served_by, to_place=place)
        set_deadline(evaluation, duty=duty, due=answer, actor=actor)


@transaction.atomic
def answer_correction(evaluation: Evaluation, *, on: date, actor: User | None) -> DocketEntry:
    """The worker answered the claims administrator's request."""
    need_role(evaluation, actor, Role.SCHEDULER, Role.RECORD_EDITOR, Role.PHYSICIAN)
    asked = need_request(evaluation, on=on)
    meet_deadline(evaluation, duty="factual_correction_response", on=on, actor=actor)
    return keep_entry(evaluation, kind=Kind.CORRECTION_ANSWERED, on=on, told_of=asked.pk, actor=actor)


@transaction.atomic
def review_correction(
    evaluation: Evaluation, *, on: date, is_corrected: bool, actor: User | None
) -> DocketEntry:
    """The evaluator reviewed the request, and served a supplemental report if facts were to be corrected."""
    need_role(evaluation, actor, Role.PHYSICIAN)
    asked = need_request(evaluation, on=on)
    for duty in ("factual_correction_for_worker", "factual_correction_for_administrator"):
        meet_deadline(evaluation, duty=duty, on=on, actor=actor)
    return keep_entry(
        evaluation,
        kind=Kind.CORRECTION_REVIEWED,
        on=on,
        answers=asked,
        is_corrected=is_corrected,
        actor=actor,
    )


def need_request(evaluation: Evaluation, *, on: date) -> DocketEntry:
    asked = unanswered(evaluation, Kind.CORRECTION_ASKED)
    if asked is None:
        raise NothingToReview
    if on < asked.happened_on:
        raise WrongTime(f"The request is of {asked.happened_on:%m/%d/%Y}, after this day.")
    return asked
