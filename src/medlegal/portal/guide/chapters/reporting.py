"""Reporting an injury, and the claim form."""

from django.utils.translation import gettext_lazy as _

from medlegal.portal.guide.chapter import Chapter
from medlegal.portal.guide.facts import Section, Tip, rule
from medlegal.portal.guide.wording import some_time

CLOCKS = "labor_code/5400_claim_clocks"
DECISION = "labor_code/5402_claim_decision"
LIMITS = "labor_code/5405_limitations"
CLAIMS = "labor_code/5402_treatment"

CHAPTER = Chapter(
    key="reporting",
    address=_("guide/report-your-injury/"),
    title=_("Report your injury"),
    answers=(
        _("Who to tell, and by when."),
        _("What the claim form (DWC-1) does."),
        _("How long they have to say yes or no."),
    ),
    sections=(
        Section(
            _("Tell your boss"),
            (
                Tip(_("If it is an emergency, call 911 first.")),
                rule(
                    _("Tell your boss in writing. You have %(it)s from the injury."),
                    CLOCKS,
                    "injury_notice",
                    some_time,
                ),
                Tip(_("Do it today if you can. Keep a copy, with the date on it.")),
                rule(
                    _(
                        "If the harm came on slowly, your injury date is the first day you could not work as usual "
                        "and knew, or should have known, that work was the cause."
                    ),
                    CLAIMS,
                    "cumulative",
                ),
            ),
        ),
        Section(
            _("Get the claim form"),
            (
                rule(
                    _(
                        "Your boss must give you the claim form (DWC-1) within %(it)s of hearing about the injury."
                    ),
                    CLOCKS,
                    "claim_form",
                    some_time,
                ),
                rule(
                    _("No form is needed for first aid only, such as one visit for a small cut or burn."),
                    CLAIMS,
                    "first_aid",
                ),
                Tip(_("Fill in the worker's part, sign it, and hand it in or mail it.")),
                rule(
                    _("Your boss must fill in the rest and give you a dated copy within %(it)s."),
                    CLOCKS,
                    "claim_form_return",
                    some_time,
                ),
                rule(
                    _("Your boss must also send a first report. It is due within %(it)s."),
                    CLOCKS,
                    "employers_first_report",
                    some_time,
                ),
            ),
        ),
        Section(
            _("Wait for the answer"),
            (
                rule(
                    _("The claims adjuster has %(it)s from the claim form to turn your claim down."),
                    DECISION,
                    "claim_decision",
                    some_time,
                ),
                rule(
                    _("If no one turns it down in that time, the law takes your injury as caused by work."),
                    DECISION,
                    "claim_decision",
                ),
                rule(
                    _(
                        "For some jobs and illnesses, such as those of fire crews and police, the time is only %(it)s."
                    ),
                    DECISION,
                    "claim_decision_presumed",
                    some_time,
                ),
                rule(
                    _("Treatment must start at once: it must be approved within %(it)s of the claim form."),
                    DECISION,
                    "treatment_authorization",
                    some_time,
                ),
            ),
        ),
        Section(
            _("Do not wait too long"),
            (
                rule(
                    _(
                        "If you do not agree, you can file with the appeals board. You have %(it)s from the injury, "
                        "or from your last payment or treatment if that is later."
                    ),
                    LIMITS,
                    "application",
                    some_time,
                ),
                rule(
                    _("If you get worse later, you can ask again within %(it)s of the injury."),
                    LIMITS,
                    "new_and_further_disability",
                    some_time,
                ),
                rule(
                    _("After a death, the family has %(it)s to file."), LIMITS, "death_application", some_time
                ),
            ),
        ),
    ),
    next_step=_("See how treatment works"),
    next_name="guide_treatment",
    estimates=("days",),
)
