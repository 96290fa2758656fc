"""Whether an appointment offered is lawful: its window, notice, place, remote conditions and changes."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from medlegal.law.book import provision
from medlegal.law.dates import MadeDate, RequestDate
from medlegal.law.deadlines.notices import appointment_due, appointment_notice_due
from medlegal.law.errors import Contradiction, MissingKey
from medlegal.law.panels.rules import Limit, Problem
from medlegal.law.step import Confidence, Step, weakest

Place = Literal["panel_office", "listed_office", "elsewhere"]
Dispute = Literal["injury", "end_of_indemnity", "work_restrictions", "other"]
Waiver = Literal["scheduling_party", "both_parties"]


@dataclass(frozen=True, slots=True)
class Appointment:
    is_lawful: bool
    problems: tuple[Problem, ...]
    window_ends_on: date
    notice_due_on: date | None
    steps: tuple[Step, ...]
    confidence: Confidence


CONDUCT = provision("ccr_title_8/41_conduct", Limit)


def appointment(  # noqa: PLR0913 - the keys of the question
    *,
    requested_on: RequestDate,
    offered_on: date,
    kind: Literal["initial", "follow_up"] = "initial",
    is_represented: bool | None = None,
    waivers: tuple[Waiver, ...] = (),
    place: Place | None = None,
    is_place_agreed: bool = False,
    is_remote: bool = False,
    is_hands_on_needed: bool | None = None,
    dispute: Dispute | None = None,
    is_remote_agreed: bool | None = None,
    has_attestation: bool | None = None,
    made_on: MadeDate | None = None,
    notice_sent_on: date | None = None,
    reschedulings: int = 0,
    waited_minutes: int = 0,
) -> Appointment:
    """Whether an appointment on `offered_on`, asked for on `requested_on`, stands, and each thing against it.

    Only facts given are judged, but a remote evaluation has to state all its conditions.
    Law: 8 CCR §§ 31.3(e), (f), 34(a), (b), 41(a)(7), 46.3.
    """
    if offered_on < requested_on:
        raise Contradiction(f"offered_on {offered_on} is before requested_on {requested_on}.")
    rules = CONDUCT.on(max(offered_on, CONDUCT.versions[0].since))
    window = appointment_due(requested_on, is_waived=bool(waivers))
    problems, steps = [], list(window.steps)
    if offered_on > window.on and "both_parties" not in waivers:
        whose = "a judge weighs good cause" if is_represented else "a replacement panel may be asked for"
        problems.append(Problem("after_window", f"{offered_on} is after {window.on}; {whose}."))
    if place is not None:
        line, fault = _placed(place, kind, is_place_agreed)
        steps.append(rules.step(line, rules[line].says))
        problems += fault
    if is_remote:
        problems += _remote(is_hands_on_needed, dispute, is_remote_agreed, has_attestation)
        steps += [rules.step(one, rules[one].says) for one in rules if one.startswith("remote_")]
    if reschedulings > rules["reschedulings"].value:
        problems.append(
            Problem("rescheduled_too_often", f"{reschedulings} unilateral reschedulings in one case.")
        )
        steps.append(rules.step("reschedulings", rules["reschedulings"].says))
    if waited_minutes > rules["waiting_minutes"].value:
        problems.append(Problem("kept_waiting", f"The worker waited {waited_minutes} minutes and may leave."))
        steps.append(rules.step("waiting_minutes", rules["waiting_minutes"].says))
    notice_on, late, notice_steps = _noticed(made_on, notice_sent_on)
    steps += notice_steps
    problems += late
    return Appointment(not problems, tuple(problems), window.on, notice_on, tuple(steps), weakest(steps))


def _placed(place: Place, kind: str, is_agreed: bool) -> tuple[str, list[Problem]]:
    line = "first_office" if kind == "initial" else "later_office"
    if place == "elsewhere":
        return line, [Problem("place", "It is not at a listed office.")]
    if kind == "initial" and place == "listed_office" and not is_agreed:
        return line, [
            Problem("place", "It is not at the office on the panel form, and no written agreement is given.")
        ]
    return line, []


def _remote(
    hands_on: bool | None, dispute: Dispute | None, is_agreed: bool | None, has_attestation: bool | None
) -> list[Problem]:
    """Each condition of a remote evaluation that is not met. Law: 8 CCR § 46.3(a)."""
    if None in (hands_on, dispute, is_agreed, has_attestation):
        keys = "is_hands_on_needed, dispute, is_remote_agreed and has_attestation"
        raise MissingKey(f"{keys}: a remote evaluation needs all of them.")
    conditions = (
        ("remote_hands_on", not hands_on, "A hands-on examination is necessary."),
        ("remote_dispute", dispute != "other", "The dispute is none of those a remote evaluation may serve."),
        ("remote_agreement", bool(is_agreed), "The written agreement of all is missing."),
        ("remote_attestation", bool(has_attestation), "The evaluator's written attestation is missing."),
    )
    return [Problem(name, says) for name, is_met, says in conditions if not is_met]


def _noticed(
    made_on: MadeDate | None, sent_on: date | None
) -> tuple[date | None, list[Problem], tuple[Step, ...]]:
    if made_on is None:
        return None, [], ()
    last = appointment_notice_due(made_on)
    late = (
        [Problem("late_notice", f"Form 110 sent on {sent_on}, after {last.on}.")]
        if sent_on and sent_on > last.on
        else []
    )
    return last.on, late, last.steps
