"""What the worker is asked before the examination: facts in the worker's own words, nothing to be weighed."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Asked:
    key: str
    says: str | Promise
    help: str | Promise = ""
    lines: int = 3  # how much room the answer gets


QUESTIONS = (
    Asked("job", _("What job did you do when you were hurt?"), _("Tell what you did on a normal day.")),
    Asked("injury", _("How did you get hurt?"), _("Use your own words. Tell when and where."), 6),
    Asked("body_parts", _("Which parts of your body were hurt?")),
    Asked("now", _("What bothers you today?"), _("Where does it hurt? How often? What makes it worse?"), 6),
    Asked("treatment", _("What treatment did you get?"), _("Doctors, therapy, operations, injections."), 5),
    Asked("medicines", _("Which medicines do you take now?"), _("Copy the names from the bottles.")),
    Asked("work_now", _("Do you work now?"), _("If yes: what do you do? If no: since when?")),
    Asked(
        "hard", _("What is hard for you to do since you got hurt?"), _("At home, at work, when you sleep."), 5
    ),
    Asked("before", _("Did you hurt the same parts before?"), _("When? Did you see a doctor?")),
    Asked(
        "health", _("Do you have other health problems?"), _("For example diabetes or high blood pressure.")
    ),
    Asked("jobs_before", _("Which jobs did you have before?"), _("Start with the last one.")),
    Asked("allergies", _("Are you allergic to any medicine?"), "", 2),
    Asked("needs", _("Do you need anything for your visit?"), _("For example a wheelchair or a ramp."), 2),
    Asked("more", _("Is there anything else the doctor should know?"), "", 5),
)
BY_KEY = {asked.key: asked for asked in QUESTIONS}
