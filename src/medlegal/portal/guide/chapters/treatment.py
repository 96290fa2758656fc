"""Treatment and its clocks."""

from django.utils.translation import gettext_lazy as _

from medlegal.portal.guide.chapter import Chapter
from medlegal.portal.guide.facts import Section, Tip, rule
from medlegal.portal.guide.wording import a_number, a_sum, some_days, some_working_days

CARE = "labor_code/4600_treatment"
CLAIMS = "labor_code/5402_treatment"

CHAPTER = Chapter(
    key="treatment",
    address=_("guide/treatment/"),
    title=_("Treatment"),
    answers=(
        _("What care you can get, and who pays."),
        _("Which doctor you may see."),
        _("What to do if care is turned down."),
    ),
    sections=(
        Section(
            _("The care you can get"),
            (
                rule(
                    _("Your boss must pay for the care you need to heal or to feel better."),
                    CARE,
                    "cure_or_relieve",
                ),
                rule(
                    _("The State has rules for which care works. They decide what you need."),
                    CARE,
                    "guidelines",
                ),
                rule(
                    _("While they decide on your claim, they must pay for care up to %(it)s."),
                    CLAIMS,
                    "treatment_dollars",
                    a_sum,
                ),
                rule(
                    _("Paying for this care does not mean that they accept the claim."),
                    CLAIMS,
                    "no_presumption",
                ),
            ),
        ),
        Section(
            _("Your doctor"),
            (
                rule(
                    _("If your boss uses a network of doctors, you pick a doctor in that network."),
                    CARE,
                    "network",
                ),
                rule(
                    _(
                        "If there is no network, you may pick your own doctor %(it)s after you report the injury."
                    ),
                    CARE,
                    "own_doctor_days",
                    some_days,
                ),
                rule(
                    _(
                        "If you named your own doctor in writing before the injury, and have health insurance, "
                        "you may see that doctor from the first day. There are a few more rules for this."
                    ),
                    CARE,
                    "personal_doctor",
                ),
            ),
        ),
        Section(
            _("Limits on some visits"),
            (
                rule(
                    _(
                        "You get at most %(it)s visits to a chiropractor. You get as many for physical therapy, "
                        "and as many for occupational therapy."
                    ),
                    CARE,
                    "visits",
                    a_number,
                ),
                rule(_("They may allow more visits in writing."), CARE, "more_visits"),
                rule(_("This limit does not count for therapy after surgery."), CARE, "after_surgery"),
            ),
        ),
        Section(
            _("If care is turned down"),
            (
                rule(
                    _("Your doctor asks for the care. They must answer within %(it)s."),
                    CARE,
                    "review_days",
                    some_working_days,
                ),
                rule(
                    _("If they need more facts, it may take up to %(it)s, but no more."),
                    CARE,
                    "review_most_days",
                    some_days,
                ),
                rule(
                    _("If they say no, you may ask for a review by a doctor outside. You have %(it)s."),
                    CARE,
                    "independent_review_days",
                    some_days,
                ),
                rule(_("That review costs you nothing."), CARE, "independent_review_cost"),
                Tip(_("Sign the form that comes with the letter, and send it in time. Keep a copy.")),
            ),
        ),
    ),
    next_step=_("See what you can be paid"),
    next_name="guide_benefits",
    estimates=("mileage",),
)
