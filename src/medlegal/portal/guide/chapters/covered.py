"""Who must be covered."""

from django.utils.translation import gettext_lazy as _

from medlegal.portal.guide.chapter import Chapter
from medlegal.portal.guide.facts import Section, Tip, rule
from medlegal.portal.guide.wording import a_number, a_sum

COVERAGE = "labor_code/3351_coverage"
RIGHTS = "labor_code/132a_worker_rights"
CLAIMS = "labor_code/5402_treatment"

CHAPTER = Chapter(
    key="covered",
    address=_("guide/who-is-covered/"),
    title=_("Who is covered"),
    answers=(
        _("If you count as an employee."),
        _("If your boss must have insurance."),
        _("What to do if your boss has none."),
    ),
    sections=(
        Section(
            _("Most workers are covered"),
            (
                rule(
                    _("If you work for someone, the law starts by calling you an employee."),
                    COVERAGE,
                    "employee",
                ),
                rule(
                    _("It does not matter if you are under age, or have no work papers."),
                    RIGHTS,
                    "any_status",
                ),
                rule(_("You do not have to prove that anyone was at fault."), CLAIMS, "no_fault"),
                rule(
                    _("The insurance is for your boss to pay. It may not come out of your pay."),
                    RIGHTS,
                    "no_deduction",
                ),
            ),
        ),
        Section(
            _("Your boss must have insurance"),
            (
                rule(
                    _(
                        "A boss with %(it)s employee or more must have insurance. A small shop is not let off."
                    ),
                    COVERAGE,
                    "must_insure",
                    a_number,
                ),
                rule(
                    _(
                        "A boss without insurance can be told to stop work, and must pay %(it)s for each worker."
                    ),
                    COVERAGE,
                    "stop_order_dollars",
                    a_sum,
                ),
                rule(_("If there is no insurance, a State fund may pay you."), RIGHTS, "uninsured_fund"),
            ),
        ),
        Section(
            _("Some people are treated in a special way"),
            (
                rule(
                    _(
                        "A person who helps in a home must have worked at least %(it)s hours in the months before."
                    ),
                    COVERAGE,
                    "household_hours",
                    a_number,
                ),
                rule(
                    _("That person must also have earned at least %(it)s in that time."),
                    COVERAGE,
                    "household_dollars",
                    a_sum,
                ),
                rule(
                    _(
                        "If you work in the home of your own parent, spouse or child, you are not an employee."
                    ),
                    COVERAGE,
                    "family_household",
                ),
                rule(_("A volunteer without pay is most often not covered."), COVERAGE, "volunteer"),
                rule(
                    _(
                        "Being called a contractor is not enough. You are an employee unless you run your own trade, "
                        "free of the boss, and do other work than the boss does."
                    ),
                    COVERAGE,
                    "contractor",
                ),
                rule(
                    _("Some owners and partners may sign that they do not want to be covered."),
                    COVERAGE,
                    "waiver",
                ),
            ),
        ),
        Section(
            _("If you are not sure"),
            (
                Tip(
                    _(
                        "Answer a few questions below. Then ask for free help if the answer does not fit your case."
                    )
                ),
            ),
        ),
    ),
    next_step=_("Report your injury"),
    next_name="guide_reporting",
    estimates=("covered",),
)
