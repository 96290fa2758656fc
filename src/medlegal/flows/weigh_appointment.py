"""An appointment is held against the law before it is booked: its window, place, remote terms and changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from medlegal.law.dates import RequestDate
from medlegal.law.panels.appointment import Appointment as Weighed
from medlegal.law.panels.appointment import Place, Waiver, appointment
from medlegal.practice.calendar.models import Appointment, Writing
from medlegal.practice.calendar.selectors import (
    cancelled_by_evaluator,
    last_put_off,
    panel_office_of,
    waivers_of,
    writings_of,
)
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.people.models import Office

WORKER, DEFENSE = "worker", "defense"
SIDES = {
    "worker": WORKER,
    "applicant_attorney": WORKER,
    "defense_attorney": DEFENSE,
    "claims_administrator": DEFENSE,
    "employer": DEFENSE,
    "co_defendant_attorney": DEFENSE,
    "co_defendant_administrator": DEFENSE,
}  # whoever is in neither, such as a lien claimant, agrees to nothing


@dataclass(frozen=True, slots=True)
class Known:
    """What is kept of an evaluation that bears on every appointment of it."""

    evaluation: Evaluation
    waivers: tuple[Waiver, ...]
    reschedulings: int
    put_off: Appointment | None  # the last, if the evaluator put it off
    is_later_date_agreed: bool
    panel_office: int | None
    offices_agreed: frozenset[int]


def weigh_appointment(
    evaluation: Evaluation,
    *,
    on: date,
    office: Office,
    remote_terms: Mapping[str, object] | None = None,
) -> Weighed:
    """What the law says of an examination of this evaluation on that day at that office.

    Law: 8 CCR §§ 31.3, 34, 41, 46.3.
    """
    return weigh(known_of(evaluation), on=on, office=office, remote_terms=remote_terms)


def weigh(
    known: Known, *, on: date, office: Office, remote_terms: Mapping[str, object] | None = None
) -> Weighed:
    evaluation, put_off = known.evaluation, known.put_off
    remote = remote_terms or {}
    return appointment(
        requested_on=RequestDate(evaluation.requested_on),
        offered_on=on,
        kind="follow_up" if evaluation.kind == Evaluation.Kind.FOLLOW_UP else "initial",
        is_represented=evaluation.is_represented,
        waivers=known.waivers,
        place=place_of(known, office, on),
        is_place_agreed=office.pk in known.offices_agreed,
        is_remote=bool(remote),
        **remote,
        reschedulings=known.reschedulings,
        put_off_on=put_off.cancelled_on if put_off else None,
        is_put_off_late=bool(put_off and put_off.is_late_cancellation),
        is_later_date_agreed=known.is_later_date_agreed,
    )


def place_of(known: Known, office: Office, on: date) -> Place | None:
    if on < office.listed_on or (office.left_on is not None and on >= office.left_on):
        return "elsewhere"
    if known.panel_office is None:
        return None
    return "panel_office" if office.pk == known.panel_office else "listed_office"


def known_of(evaluation: Evaluation) -> Known:
    panel, put_off = panel_office_of(evaluation), last_put_off(evaluation)
    agreed = signed_by(evaluation, Writing.What.PLACE_AGREED)
    sides_of = {
        office: {side for other, side in agreed if other == office}
        for office in {place for place, _ in agreed}
    }
    later = {side for _, side in signed_by(evaluation, Writing.What.LATER_DATE_AGREED)}
    return Known(
        evaluation=evaluation,
        waivers=waived(evaluation),
        reschedulings=cancelled_by_evaluator(evaluation),
        put_off=put_off,
        is_later_date_agreed=later >= {WORKER, DEFENSE},
        panel_office=panel.office_id if panel else None,
        offices_agreed=frozenset(
            office for office, sides in sides_of.items() if office and sides >= {WORKER, DEFENSE}
        ),
    )


def signed_by(evaluation: Evaluation, what: str) -> set[tuple[int | None, str]]:
    """For which office, and for which side, somebody signed."""
    return {
        (writing.office_id, SIDES.get(writing.party.role, ""))
        for writing in writings_of(evaluation)
        if writing.what == what and writing.party
    }


def remote_terms_of(evaluation: Evaluation) -> dict[str, object]:
    """What the writings kept say of an examination by video, as the law asks for it.

    Law: 8 CCR § 46.3(a).
    """
    attested = [one for one in writings_of(evaluation) if one.what == Writing.What.REMOTE_ATTESTED]
    sides = {side for _, side in signed_by(evaluation, Writing.What.REMOTE_AGREED)}
    return {
        "is_hands_on_needed": not attested,
        "dispute": attested[-1].dispute if attested else Writing.Dispute.OTHER.value,
        "is_remote_agreed": sides >= {WORKER, DEFENSE},
        "has_attestation": bool(attested),
    }


def waived(evaluation: Evaluation) -> tuple[Waiver, ...]:
    """Who waived the window in writing: one side, which may schedule, or both."""
    sides = {SIDES.get(waiver.party.role, "") for waiver in waivers_of(evaluation)} - {""}
    return () if not sides else ("both_parties",) if len(sides) > 1 else ("scheduling_party",)


def is_of_a_side(party: Party) -> bool:
    """Whether the party's word can agree to or waive anything about the examination."""
    return party.role in SIDES


def examined_on(kept: Appointment) -> date:
    return timezone.localdate(kept.starts_at)
