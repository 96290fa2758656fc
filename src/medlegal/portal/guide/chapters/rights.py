"""Rights of an injured worker, and where to complain."""

from django.utils.translation import gettext_lazy as _

from medlegal.portal.guide.chapter import Chapter
from medlegal.portal.guide.facts import Section, Tip, rule
from medlegal.portal.guide.wording import a_percentage, a_sum, a_text, some_months, some_time

RIGHTS = "labor_code/132a_worker_rights"
TELEPHONE = "labor_code/139_6_telephone"
REPORT = "ccr_title_8/38_report_time"
REPLACEMENT = "ccr_title_8/31_5_replacement_times"
CORRECTION = "ccr_title_8/37_factual_correction"
WHO = "labor_code/4062_1_evaluators"
DAY = "ccr_title_8/40_day_of_evaluation"

CHAPTER = Chapter(
    key="rights",
    address=_("guide/your-rights/"),
    title=_("Your rights, and where to complain"),
    answers=(
        _("Who helps you for free."),
        _("What to do if the report is late or wrong."),
        _("What to do if you are punished for your claim."),
    ),
    sections=(
        Section(
            _("Free help"),
            (
                rule(
                    _("The State has officers who help you at no cost. They are called I&A officers."),
                    RIGHTS,
                    "assistance",
                ),
                rule(_("Call the State at %(it)s."), TELEPHONE, "questions", a_text),
                rule(
                    _("You may ask a lawyer at any time. The fee may be taken from what you win."),
                    RIGHTS,
                    "lawyer",
                ),
            ),
        ),
        Section(
            _("The report is late"),
            (
                rule(_("The report is due within %(it)s of the exam."), REPORT, "report", some_time),
                rule(
                    _(
                        "You may ask for a new doctor, but only if you say that it is late before it is sent. "
                        "That means from day %(it)s on."
                    ),
                    REPLACEMENT,
                    "late_report_objection",
                    lambda found: str(int(found["number"])),
                ),
                Tip(_("Put it in writing, with the date, and send it to the doctor and to the adjuster.")),
            ),
        ),
        Section(
            _("The report is wrong"),
            (
                rule(_("You get a copy of the report."), WHO, "copy_of_report"),
                rule(
                    _(
                        "With no lawyer, you can ask to have facts fixed. You have %(it)s from when you get the report."
                    ),
                    CORRECTION,
                    "factual_correction_request",
                    some_time,
                ),
                Tip(_("This is for facts, such as a wrong date. It is not for the doctor's view.")),
            ),
        ),
        Section(
            _("You were punished for your claim"),
            (
                rule(
                    _("Your boss may not fire you, or threaten you, for making a claim. That is a crime."),
                    RIGHTS,
                    "no_discrimination",
                ),
                rule(_("You can get your job back, with the pay you lost."), RIGHTS, "reinstatement"),
                rule(
                    _("Your payments can go up by half, by at most %(it)s."),
                    RIGHTS,
                    "increase_dollars",
                    a_sum,
                ),
                rule(
                    _("You have %(it)s to file this with the appeals board."),
                    RIGHTS,
                    "petition_months",
                    some_months,
                ),
            ),
        ),
        Section(
            _("Payments are late"),
            (
                rule(
                    _("A late check must be raised by %(it)s in most cases."),
                    RIGHTS,
                    "late_percent",
                    a_percentage,
                ),
                rule(
                    _("If they hold back money with no good cause, a judge may add up to %(it)s."),
                    RIGHTS,
                    "delay_percent",
                    a_percentage,
                ),
            ),
        ),
        Section(
            _("Where to complain"),
            (
                rule(
                    _(
                        "About a QME: write to the Medical Unit of the State's Division of Workers' Compensation (DWC)."
                    ),
                    RIGHTS,
                    "complain_evaluator",
                ),
                rule(
                    _("About care that was turned down: the DWC has a form for that."),
                    RIGHTS,
                    "complain_review",
                ),
                rule(
                    _(
                        "About the adjuster: write to the Audit Unit of the DWC. It does not settle your case."
                    ),
                    RIGHTS,
                    "complain_administrator",
                ),
                rule(_("An office may not turn you away for having no lawyer."), DAY, "no_promise_needed"),
            ),
        ),
    ),
    next_step=_("Look up a word"),
    next_name="guide_words",
)
