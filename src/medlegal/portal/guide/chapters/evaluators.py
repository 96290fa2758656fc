"""What an IME, QME or AME is and decides."""

from django.utils.translation import gettext_lazy as _

from medlegal.portal.guide.chapter import Chapter
from medlegal.portal.guide.facts import Section, Tip, rule
from medlegal.portal.guide.wording import a_number, some_time

WHO = "labor_code/4062_1_evaluators"
REQUESTS = "labor_code/4060_panel_requests"
ISSUE = "ccr_title_8/31_panel_issue"
SCHEDULING = "ccr_title_8/31_3_scheduling"
DAY = "ccr_title_8/40_day_of_evaluation"

CHAPTER = Chapter(
    key="evaluators",
    address=_("guide/evaluators/"),
    title=_("The evaluator: IME, QME or AME"),
    answers=(
        _("Who this doctor is, and who is not."),
        _("What the doctor decides."),
        _("How you get a date."),
    ),
    sections=(
        Section(
            _("Who this doctor is"),
            (
                rule(
                    _(
                        "A QME is a doctor who passed a test and is approved by the State to look at cases like yours."
                    ),
                    WHO,
                    "qualified",
                ),
                rule(
                    _(
                        "An AME is a doctor that your lawyer and the adjuster agree on. You need a lawyer to have one."
                    ),
                    WHO,
                    "agreed",
                ),
                Tip(_("IME is a loose word for both. It means a doctor who takes no side.")),
                rule(_("This doctor does not treat you."), DAY, "no_treatment"),
                rule(_("You do not pay. Your boss pays for the exam and the report."), WHO, "employer_pays"),
            ),
        ),
        Section(
            _("What the doctor decides"),
            (
                rule(
                    _("The doctor looks at all the medical points you and the adjuster do not agree on."),
                    WHO,
                    "all_issues",
                ),
                Tip(
                    _("Did work cause the harm? Can you work? Will it last? How much is due to other causes?")
                ),
                rule(
                    _("The doctor does not decide on care that was turned down. That goes to a review."),
                    WHO,
                    "not_treatment",
                ),
                rule(_("A judge has the last word on what you are paid."), WHO, "judge"),
            ),
        ),
        Section(
            _("How a doctor is picked"),
            (
                rule(
                    _("The State sends a list of %(it)s names. It is called a panel."),
                    WHO,
                    "panel_names",
                    a_number,
                ),
                rule(
                    _("With no lawyer, you pick one name, set the date and tell your boss within %(it)s."),
                    REQUESTS,
                    "panel_selection_unrepresented",
                    some_time,
                ),
                rule(
                    _("With a lawyer, each side may strike one name within %(it)s."),
                    REQUESTS,
                    "strike",
                    some_time,
                ),
                rule(
                    _(
                        "If you have no lawyer, no one on your boss's side may talk to you about which name to pick."
                    ),
                    WHO,
                    "no_pressure",
                ),
            ),
        ),
        Section(
            _("Getting a date"),
            (
                rule(
                    _("The office must offer a date within %(it)s of your first call or letter."),
                    SCHEDULING,
                    "appointment",
                    some_time,
                ),
                rule(
                    _("What one side writes to the doctor must go to the other side too."),
                    WHO,
                    "in_writing",
                ),
            ),
        ),
    ),
    next_step=_("Get ready for the day"),
    next_name="guide_day",
)
