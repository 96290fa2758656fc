"""What a flow does not do, and why, in the sentence a person reads."""

from medlegal.practice.people.refusal import NotYourRole, Refused

__all__ = [
    "AlreadyServed",
    "CannotSignIn",
    "CitesNoPage",
    "LacksFact",
    "NoMedicalLegalCode",
    "NoReport",
    "NotExamined",
    "NotReady",
    "NotYourRole",
    "NothingSent",
    "Refused",
    "WrongTime",
]


class CannotSignIn(Refused):
    """The person with this e-mail address may no longer sign in. Choose somebody else."""


class NothingSent(Refused):
    """No file was sent. Choose at least one PDF, TIFF, JPEG, PNG, HEIC, ZIP or .eml file."""


class CitesNoPage(Refused):
    """The text cites a page that is not in the record."""


class LacksFact(Refused):
    """This letter cannot be written yet: a fact that it tells is missing."""


class NotExamined(Refused):
    """The examination has not been recorded yet. Record it first."""


class AlreadyServed(Refused):
    """The report was served and can no longer be changed. Write a supplemental report instead."""


class NoReport(Refused):
    """A deposition has no report. Ask for a supplemental evaluation if one is wanted."""


class NotReady(Refused):
    """The report cannot be signed yet."""


class WrongTime(Refused):
    """These dates cannot be right."""


class NoMedicalLegalCode(Refused):
    """The fee schedule has no code for this kind of evaluator. Bill by the written contract (Lab. Code § 5307.11)."""
