"""The steps by which a QME joins, from the application to the first paid report, in their order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One step: whose work it is, and what it is done by."""

    key: str
    says: str
    whose: str
    help: str


STEPS = (
    Step(
        "application",
        "Application received",
        "Company",
        "The inquiry, or what the physician told by other ways.",
    ),
    Step(
        "talk", "Talked with the physician", "Company", "Specialty, places, hours, what is expected of both."
    ),
    Step("terms", "Terms sent", "Company", "What the company does, what it costs, from when."),
    Step("contract", "Contract signed", "Both", "Kept under Practices and contracts."),
    Step(
        "license",
        "Licence and board certification seen",
        "Company",
        "On the boards' own pages, with the day.",
    ),
    Step("qme", "QME appointment or examination", "Physician", "The Medical Unit's letter."),
    Step("practice", "Practice opened here", "Company", "Name, NPI, TIN, address as they stand on bills."),
    Step("sign_in", "Physician signs in", "Physician", "With a second factor."),
    Step("offices", "Offices listed", "Physician", "With the Medical Unit, and in the calendar here."),
    Step("hours", "Hours opened", "Company", "Weekly hours, so that parties find an opening."),
    Step("interests", "Interests told", "Physician", "For conflicts: family, employment, business."),
    Step("profile", "Public profile written", "Both", "Shown once the physician has read it."),
    Step("first_request", "First evaluation taken", "Company", ""),
    Step("first_examination", "First examination held", "Physician", ""),
    Step("first_report", "First report served", "Both", ""),
    Step("first_bill", "First bill sent", "Company", ""),
    Step("first_payment", "First report paid", "Company", "With this the onboarding is done."),
)
KEYS = tuple(step.key for step in STEPS)
LAST = STEPS[-1].key
