"""On whose desk each duty lies, whose duty it is, and what is left of it when the evaluation is closed."""

from dataclasses import dataclass

from medlegal.practice.people.models import Role


@dataclass(frozen=True, slots=True)
class Desk:
    """The roles that are told of a duty, and the kind of work it is."""

    work: str
    roles: tuple[Role, ...]
    is_ours: bool = True  # not: a party's clock that the office watches


SCHEDULING = Desk("scheduling", (Role.SCHEDULER,))
WATCHED_SCHEDULING = Desk("scheduling", (Role.SCHEDULER,), is_ours=False)
REPORTS = Desk("reports", (Role.PHYSICIAN, Role.RECORD_EDITOR))
WATCHED_REPORTS = Desk("reports", (Role.RECORD_EDITOR,), is_ours=False)
BILLING = Desk("billing", (Role.BILLER,))
WATCHED_BILLING = Desk("billing", (Role.BILLER,), is_ours=False)
STANDING = Desk("standing", (Role.PHYSICIAN, Role.MANAGER))
UNKNOWN = Desk("other", (Role.MANAGER,))

DESKS = {
    "appointment": SCHEDULING,
    "appointment_notice": SCHEDULING,
    "rescheduling": SCHEDULING,
    "conflict_notice": SCHEDULING,
    "deposition": SCHEDULING,
    "psychiatric_advice": SCHEDULING,
    "cancellation_confirmation": WATCHED_SCHEDULING,
    "conflict_answer": WATCHED_SCHEDULING,
    "notice_replacement_request": WATCHED_SCHEDULING,
    "report": REPORTS,
    "supplemental": REPORTS,
    "report_extension_request": REPORTS,
    "factual_correction_for_worker": REPORTS,
    "factual_correction_for_administrator": REPORTS,
    "retention": REPORTS,
    "factual_correction_request": WATCHED_REPORTS,
    "factual_correction_response": WATCHED_REPORTS,
    "information_objection": WATCHED_REPORTS,
    "late_report_objection": WATCHED_REPORTS,
    "bill": BILLING,
    "objection": BILLING,
    "second_review": BILLING,
    "independent_bill_review": BILLING,
    "payment": WATCHED_BILLING,
    "second_review_answer": WATCHED_BILLING,
    "petition": WATCHED_BILLING,
    "unavailability_notice": STANDING,
    "annual_fee": STANDING,
    "annual_fee_final": STANDING,
    "appointment_term": STANDING,
    "license_end": STANDING,
    "reappointment_appeal": STANDING,
    "report_production": STANDING,
    "office_listing": STANDING,
}

WORK = tuple(dict.fromkeys(desk.work for desk in (*DESKS.values(), UNKNOWN)))

# The house's own wish, not the law's: what takes months to renew is told so many days before, once at each step.
TOLD_EARLY = {"appointment_term": (180, 90, 30), "license_end": (90, 30)}

# Rights of others, and of ours the one that need not be used: past their day nothing is left to be done.
LAPSES_BY_ITSELF = {
    "report_extension_request": "The day passed; no more time was asked for.",
    "factual_correction_request": "The day passed; nobody asked for a correction.",
    "factual_correction_response": "The day passed; the worker did not answer the request.",
    "notice_replacement_request": "The day passed; nobody asked for a replacement.",
    "cancellation_confirmation": "The day passed; no confirmation in writing came.",
}

# Money comes late, and reports are kept for years.
OUTLIVES_CLOSING = frozenset(
    duty for duty, desk in DESKS.items() if desk.work == "billing" or duty == "retention"
)


def desk_of(duty: str) -> Desk:
    """Where a duty lies; one nobody has placed lies with the manager, so that none is overlooked."""
    return DESKS.get(duty, UNKNOWN)


def duties_at(work: str) -> frozenset[str]:
    return frozenset(duty for duty, desk in DESKS.items() if desk.work == work)


def placed_duties() -> frozenset[str]:
    return frozenset(DESKS)


def duties_for(roles: frozenset[str]) -> frozenset[str]:
    """The duties of which somebody in these roles is told first."""
    return frozenset(duty for duty, desk in DESKS.items() if roles.intersection(desk.roles))
