"""Dates that mean different things have different types, so that a checker refuses the wrong one."""

from datetime import date
from typing import NewType

InjuryDate = NewType("InjuryDate", date)  # the day of the injury; of a cumulative one, Lab. Code § 5412
ExaminationDate = NewType("ExaminationDate", date)  # the day the physician saw the worker
RequestDate = NewType("RequestDate", date)  # the day a party asked for an appointment or a report
TestimonyDate = NewType("TestimonyDate", date)
MissedDate = NewType("MissedDate", date)  # the day of an appointment that was not kept
MadeDate = NewType("MadeDate", date)  # the day an appointment was made
TriggerDate = NewType("TriggerDate", date)  # the day a duty's clock starts
ServiceDate = NewType("ServiceDate", date)  # the day a paper was served or received
TravelDate = NewType("TravelDate", date)
CountedDate = NewType("CountedDate", date)  # the day a count of days starts from
SignatureDate = NewType("SignatureDate", date)  # the day a report or declaration is signed

CHOOSERS = frozenset(
    {
        "InjuryDate",
        "ExaminationDate",
        "RequestDate",
        "TestimonyDate",
        "MissedDate",
        "MadeDate",
        "TriggerDate",
        "ServiceDate",
        "TravelDate",
        "CountedDate",
        "SignatureDate",
    }
)
