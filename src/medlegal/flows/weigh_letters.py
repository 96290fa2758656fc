"""Which letters of an evaluation are due or possible now, and why; which are not, and what they lack."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from medlegal.flows.gather_situation import Situation
from medlegal.flows.letter_kind import LetterKind
from medlegal.flows.letter_kinds import KINDS
from medlegal.flows.letter_standing import Standing, State, due_now, not_now, possible
from medlegal.flows.weigh_report_papers import REPORT_STANDINGS
from medlegal.flows.write_letters import late_deadline
from medlegal.law.deadlines.due import due
from medlegal.law.step import Confidence, Step, weakest
from medlegal.practice.authoring.models import Letter
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.correspondence.selectors import notice_of


@dataclass(frozen=True, slots=True)
class Weighed:
    kind: LetterKind
    standing: Standing
    steps: tuple[Step, ...]
    confidence: Confidence
    last: Letter | None  # the latest served
    draft: Letter | None  # the latest that waits


def weigh_letters(evaluation: Evaluation, letters: list[Letter], *, on: date) -> list[Weighed]:
    """Every kind that can concern this evaluation: what is due first, then what is possible."""
    situation = Situation(evaluation, on)
    weighed = [weigh(kind, situation, letters) for kind in KINDS.values()]
    order = list(State)
    return sorted(weighed, key=lambda one: order.index(one.standing.state))


def weigh(kind: LetterKind, situation: Situation, letters: list[Letter]) -> Weighed:
    of_kind = [letter for letter in letters if letter.kind == kind.key]
    steps = kind.steps(situation)
    return Weighed(
        kind=kind,
        standing=standing_of(kind, situation),
        steps=steps,
        confidence=weakest(steps),
        last=next((letter for letter in of_kind if letter.serving_id), None),
        draft=next((letter for letter in of_kind if not letter.serving_id), None),
    )


def standing_of(kind: LetterKind, situation: Situation) -> Standing:
    """How it stands; a letter to nobody, or from an office without a telephone, is not written."""
    lacking = [words for is_there, words in needed(kind, situation) if not is_there]
    return not_now(" ".join(lacking)) if lacking else STANDINGS[kind.key](situation)


def needed(kind: LetterKind, situation: Situation) -> list[tuple[bool, str]]:
    """What every letter needs, and the sentence where it is missing."""
    nowhere = [party.name for party in situation.parties if not (party.street and party.city)]
    return [
        (bool(situation.parties), "No party is entered yet."),
        (not nowhere, f"No address is kept for {', '.join(nowhere)}. Enter it with the parties."),
        (
            bool(situation.evaluation.practice.phone) or kind.key not in CALLS,
            "The practice has no telephone number to name.",
        ),
        (
            kind.key != "attorneys_pack" or has_role(situation, *ATTORNEYS),
            "No attorney is a party.",
        ),
    ]


CALLS = {
    "appointment_notice",
    "worker_pack",
    "attorneys_pack",
    "administrator_pack",
    "cancellation",
    "missed",
}
ATTORNEYS = (Party.Role.APPLICANT_ATTORNEY, Party.Role.DEFENSE_ATTORNEY)


def has_role(situation: Situation, *roles: str) -> bool:
    return any(party.role in roles for party in situation.parties)


def of_notice(situation: Situation) -> Standing:
    appointment, deadline = situation.appointment, situation.deadlines.get("appointment_notice")
    if appointment is None:
        return not_now("No appointment stands.")
    if notice_of(appointment) is not None:
        return possible("The notice of this appointment was served; serve it again only if it was wrong.")
    return due_now(
        "An appointment was made and its notice is not served.", deadline.due_on if deadline else None
    )


def of_pack(key: str) -> Callable[[Situation], Standing]:
    def standing(situation: Situation) -> Standing:
        appointment = situation.appointment
        if appointment is None:
            return not_now("No appointment stands.")
        if situation.was_told(key, since=appointment.made_on):
            return possible("It was served for this appointment.")
        return due_now("An appointment stands and this was not sent for it.")

    return standing


def of_cancellation(situation: Situation) -> Standing:
    put_off = situation.put_off
    if put_off is None or put_off.cancelled_on is None:
        return not_now("No appointment was cancelled.")
    if situation.was_told("cancellation", since=put_off.cancelled_on):
        return possible("The parties were told of it.")
    return due_now(
        f"The appointment was cancelled on {put_off.cancelled_on:%m/%d/%Y} and nobody was told by letter."
    )


def of_missed(situation: Situation) -> Standing:
    put_off = situation.put_off
    if put_off is None or not put_off.ended:
        return not_now("No appointment was missed.")
    if situation.was_told("missed", since=put_off.starts_at.date()):
        return possible("The parties were told of it.")
    return due_now(f"{put_off.get_ended_display()}, and nobody was told by letter.")


def of_waiver(situation: Situation) -> Standing:
    window = situation.deadlines.get("appointment")
    if situation.examination is not None:
        return not_now("The examination took place.")
    if window is None:
        return not_now("The time for an appointment is kept, or does not run.")
    ends = f"The time for an appointment ends on {window.due_on:%m/%d/%Y}"
    if situation.was_told("waiver_request", since=situation.evaluation.requested_on):
        return possible(f"{ends}. A waiver was asked for.", window.due_on)
    if situation.appointment is not None or window.due_on - situation.on <= timedelta(
        days=situation.policy.window_near_days
    ):
        return due_now(f"{ends}, and no appointment inside it stands.", window.due_on)
    return possible(f"{ends}.", window.due_on)


def of_records(situation: Situation) -> Standing:
    if not situation.counts:
        return not_now("No records have come.")
    latest = max(count.record_set.received_on for count in situation.counts)
    if situation.was_told("records_notice", since=latest):
        return possible("The parties were told of all that came.")
    return due_now(f"Records came on {latest:%m/%d/%Y} that no notice names yet.")


def of_questions(situation: Situation) -> Standing:
    if situation.examination is not None:
        return not_now("The examination took place; the report answers the questions.")
    if not situation.questions:
        return not_now("No question is entered. Enter the questions of the parties' letters with the report.")
    if situation.last("questions_list") is not None:
        return possible("A list was served; serve another if questions were added.")
    return possible("Questions are entered, and the parties have not seen the list.")


def of_extension(situation: Situation) -> Standing:
    report = situation.deadlines.get("report")
    if situation.examination is None or report is None:
        return not_now("No report is due.")
    last = due(duty="report_extension_request", began_on=situation.examination.examined_on)
    if situation.last("extension_request") is not None:
        return not_now("More time was asked for already.")
    if situation.on > last.on:
        return not_now(f"The last day to ask for more time was {last.on:%m/%d/%Y}.")
    near = report.due_on - situation.on <= timedelta(days=situation.policy.report_near_days)
    words = (
        f"The report is due on {report.due_on:%m/%d/%Y}; more time can be asked for until {last.on:%m/%d/%Y}."
    )
    return possible(words + (" Decide now whether it is needed." if near else ""), last.on)


def of_extension_notice(situation: Situation) -> Standing:
    request = situation.last("extension_request")
    if request is None:
        return not_now("No request for more time was served.")
    if situation.was_told("extension_notice", since=request.serving.served_on):
        return possible("The parties were told.")
    return due_now(f"More time was asked for on {request.serving.served_on:%m/%d/%Y}.")


def of_late(situation: Situation) -> Standing:
    late = late_deadline(situation)
    if late is None:
        return not_now("No report is late.")
    if situation.was_told("late_notice", since=late.due_on):
        return possible("The parties were told that it is late.")
    return due_now(f"It was due on {late.due_on:%m/%d/%Y} and is not served.")


def of_conflict(situation: Situation) -> Standing:
    deadline = situation.deadlines.get("conflict_notice")
    if deadline is not None:
        return due_now("A conflict of interest is known and its notice is not served.", deadline.due_on)
    return possible("If the evaluator becomes aware of a conflict of interest.")


def of_electronic_service(situation: Situation) -> Standing:
    if situation.last("electronic_service") is not None:
        return possible("Every party was asked.")
    return possible(
        "Whoever agrees in writing is served by e-mail; the signed page is kept with the parties."
    )


STANDINGS: Mapping[str, Callable[[Situation], Standing]] = {
    "appointment_notice": of_notice,
    "worker_pack": of_pack("worker_pack"),
    "attorneys_pack": of_pack("attorneys_pack"),
    "administrator_pack": of_pack("administrator_pack"),
    "cancellation": of_cancellation,
    "missed": of_missed,
    "waiver_request": of_waiver,
    "records_notice": of_records,
    "questions_list": of_questions,
    "extension_request": of_extension,
    "extension_notice": of_extension_notice,
    "late_notice": of_late,
    "conflict_notice": of_conflict,
    "electronic_service": of_electronic_service,
    **REPORT_STANDINGS,
}
