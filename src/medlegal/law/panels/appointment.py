"""Whether an appointment offered is lawful: its window, notice, place, remote conditions and changes."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from medlegal.law.book import Version, provision
from medlegal.law.dates import MadeDate, RequestDate, TriggerDate
from medlegal.law.deadlines.due import due
from medlegal.law.deadlines.duties import DUTIES
from medlegal.law.deadlines.notices import appointment_due, appointment_notice_due
from medlegal.law.deadlines.period import Due
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
    put_off_on: date | None = None,
    is_put_off_late: bool = False,
    is_later_date_agreed: bool = False,
) -> Appointment:
    """Whether an appointment on `offered_on`, asked for on `requested_on`, stands, and each thing against it.

    Only facts given are judged, but a remote evaluation has to state all its conditions. `put_off_on` is the
    day the evaluator cancelled the appointment before, `is_put_off_late` whether good cause was needed for it.
    Law: 8 CCR §§ 31.3(e), (f), 34(a), (b), (e), 41(a)(7), (8), 46.3.
    """
    if offered_on < requested_on:
        raise Contradiction(f"offered_on {offered_on} is before requested_on {requested_on}.")
    rules = CONDUCT.on(max(offered_on, CONDUCT.versions[0].since))
    window = appointment_due(requested_on, is_waived=bool(waivers))
    notice = appointment_notice_due(made_on) if made_on else None
    found = [
        _in_window(window, offered_on, waivers, is_represented),
        _placed(place, kind, is_place_agreed, rules),
        _remote(is_hands_on_needed, dispute, is_remote_agreed, has_attestation, rules)
        if is_remote
        else NOTHING,
        _within("reschedulings", reschedulings, "unilateral reschedulings in one case", rules),
        _within("waiting_minutes", waited_minutes, "minutes of waiting", rules),
        _noticed(notice, notice_sent_on),
        _renewed(put_off_on, is_put_off_late, offered_on)
        if put_off_on and not is_later_date_agreed
        else NOTHING,
    ]
    problems = tuple(problem for against, _ in found for problem in against)
    steps = tuple(step for _, why in found for step in why)
    return Appointment(
        not problems, problems, window.on, notice.on if notice else None, steps, weakest(steps)
    )


Finding = tuple[list[Problem], tuple[Step, ...]]  # what speaks against it, and why
NOTHING: Finding = ([], ())


def _in_window(
    window: Due, offered_on: date, waivers: tuple[Waiver, ...], is_represented: bool | None
) -> Finding:
    if offered_on <= window.on or "both_parties" in waivers:
        return [], window.steps
    whose = "a judge weighs good cause" if is_represented else "a replacement panel may be asked for"
    return [Problem("after_window", f"{offered_on} is after {window.on}; {whose}.")], window.steps


def _placed(place: Place | None, kind: str, is_agreed: bool, rules: Version[Limit]) -> Finding:
    if place is None:
        return NOTHING
    line = "first_office" if kind == "initial" else "later_office"
    steps = (rules.step(line, rules[line].says),)
    if place == "elsewhere":
        return [Problem("place", "It is not at a listed office.")], steps
    if kind == "initial" and place == "listed_office" and not is_agreed:
        says = "It is not at the office on the panel form, and no written agreement is given."
        return [Problem("place", says)], steps
    return [], steps


def _remote(
    hands_on: bool | None,
    dispute: Dispute | None,
    is_agreed: bool | None,
    has_attestation: bool | None,
    rules: Version[Limit],
) -> Finding:
    """Each condition of a remote evaluation that is not met. Law: 8 CCR § 46.3(a)."""
    if None in (hands_on, dispute, is_agreed, has_attestation):
        keys = "hands_on_needed, dispute, remote_agreed and has_attestation"
        raise MissingKey(f"{keys}: a remote evaluation needs all of them.")
    conditions = (
        ("remote_hands_on", not hands_on, "A hands-on examination is necessary."),
        ("remote_dispute", dispute != "other", "The dispute is none of those a remote evaluation may serve."),
        ("remote_agreement", bool(is_agreed), "The written agreement of all is missing."),
        ("remote_attestation", bool(has_attestation), "The evaluator's written attestation is missing."),
    )
    steps = tuple(rules.step(name, rules[name].says) for name, _, _ in conditions)
    return [Problem(name, says) for name, is_met, says in conditions if not is_met], steps


def _within(line: str, count: int, of: str, rules: Version[Limit]) -> Finding:
    if count <= rules[line].value:
        return NOTHING
    return [Problem(line, f"{count} {of} are more than {rules[line].value}.")], (
        rules.step(line, rules[line].says),
    )


def _noticed(notice: Due | None, sent_on: date | None) -> Finding:
    if notice is None:
        return NOTHING
    is_late = sent_on is not None and sent_on > notice.on
    late = [Problem("late_notice", f"Form 110 sent on {sent_on}, after {notice.on}.")] if is_late else []
    return late, notice.steps


def _renewed(put_off_on: date, is_late: bool, offered_on: date) -> Finding:
    """The new date after the evaluator's own cancellation; the shorter time binds only a late one."""
    period = DUTIES["rescheduling"].on(TriggerDate(put_off_on))["rescheduling"]
    days = (period.safe_count or period.count) if is_late else period.count
    steps = due(duty="rescheduling", began_on=TriggerDate(put_off_on)).steps
    last = put_off_on + timedelta(days=days)
    if offered_on <= last:
        return [], steps
    says = f"{offered_on} is after {last}, the last day for the new date of what the evaluator cancelled."
    return [Problem("new_date", says)], steps
