"""Words explained."""

from django.utils.translation import gettext_lazy as _

from medlegal.portal.guide.chapter import Chapter
from medlegal.portal.guide.facts import Section, Tip, rule
from medlegal.portal.guide.wording import a_number

WHO = "labor_code/4062_1_evaluators"
CARE = "labor_code/4600_treatment"
CLAIMS = "labor_code/5402_treatment"
TEMPORARY = "labor_code/4656_temporary_disability"
PERMANENT = "labor_code/4658_permanent_disability"
VOUCHER = "labor_code/4658_7_voucher"

CHAPTER = Chapter(
    key="words",
    address=_("guide/words/"),
    title=_("Words explained"),
    answers=(_("What the words in your letters mean."),),
    sections=(
        Section(
            _("Adjuster"),
            (
                Tip(
                    _(
                        "The person who handles your claim for the insurance. Also called claims administrator."
                    )
                ),
            ),
        ),
        Section(_("AME"), (rule(_("A doctor that your lawyer and the adjuster agree on."), WHO, "agreed"),)),
        Section(_("Appeals board"), (Tip(_("The court for these cases. Its short name is WCAB.")),)),
        Section(_("Claim form (DWC-1)"), (Tip(_("The form that starts your claim.")),)),
        Section(
            _("DWC"),
            (Tip(_("The Division of Workers' Compensation. It is the State office for these cases.")),),
        ),
        Section(_("IME"), (Tip(_("A loose word for a doctor who looks at your case and takes no side.")),)),
        Section(
            _("IMR"),
            (
                rule(
                    _("A review by a doctor outside, if care was turned down. You do not pay for it."),
                    CARE,
                    "independent_review_cost",
                ),
            ),
        ),
        Section(
            _("Injury date"),
            (
                rule(
                    _(
                        "The day you were hurt. If it came on slowly, the day you could not work and knew the cause."
                    ),
                    CLAIMS,
                    "cumulative",
                ),
            ),
        ),
        Section(
            _("Network (MPN)"),
            (rule(_("The list of doctors that your boss or the insurance uses."), CARE, "network"),),
        ),
        Section(
            _("Panel"), (rule(_("A list of %(it)s QMEs from the State."), WHO, "panel_names", a_number),)
        ),
        Section(
            _("Permanent and stationary"),
            (Tip(_("You are as well as you will get for now. The report may use the letters P&S.")),),
        ),
        Section(_("Permanent disability"), (rule(_("Pay for harm that stays."), PERMANENT, "weeks"),)),
        Section(
            _("QME"),
            (rule(_("A doctor approved by the State to look at cases like yours."), WHO, "qualified"),),
        ),
        Section(
            _("Temporary disability"),
            (rule(_("Pay while you heal and cannot work."), TEMPORARY, "two_thirds"),),
        ),
        Section(_("Utilization review"), (Tip(_("The check if the care your doctor asks for is needed.")),)),
        Section(_("Voucher"), (rule(_("A paper that pays for school or job training."), VOUCHER, "any"),)),
    ),
    next_step=_("Go back to the start of the guide"),
    next_name="guide",
)
