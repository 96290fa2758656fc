"""What happens on the day of the evaluation."""

from django.utils.translation import gettext_lazy as _

from medlegal.portal.guide.chapter import Chapter
from medlegal.portal.guide.facts import Section, Tip, rule
from medlegal.portal.guide.wording import a_number, some_days, some_minutes, some_time, some_working_days

DAY = "ccr_title_8/40_day_of_evaluation"
CONDUCT = "ccr_title_8/41_conduct"
MINUTES = "ccr_title_8/49_minutes"
NOTICE = "ccr_title_8/34_appointment_notice"
CONDITIONS = "ccr_title_8/9795_conditions"
INTERPRETER = "ccr_title_8/9795_3_interpreter"
CARE = "labor_code/4600_treatment"
INFORMATION = "labor_code/4062_3_information"
REPORT = "ccr_title_8/38_report_time"

CHAPTER = Chapter(
    key="day",
    address=_("guide/the-day/"),
    title=_("The day of the exam"),
    answers=(
        _("What to bring, and when to come."),
        _("What will happen, and for how long."),
        _("When you get the report."),
    ),
    sections=(
        Section(
            _("Before you go"),
            (
                rule(
                    _(
                        "The office sends you a paper with date and place. It goes out within %(it)s of the booking."
                    ),
                    NOTICE,
                    "appointment_notice",
                    some_time,
                ),
                Tip(_("Bring a photo ID, that paper, a list of your medicines, and braces or aids you use.")),
                Tip(
                    _("Write down when and how you were hurt, and what hurts now. Dates are easy to forget.")
                ),
                rule(
                    _("You get a copy of what the adjuster sends to the doctor, %(it)s before it is sent."),
                    INFORMATION,
                    "information_service",
                    some_days,
                ),
                rule(
                    _("Your boss pays for the trip ahead of time if you have no lawyer."), DAY, "travel_ahead"
                ),
                rule(
                    _("If you lose pay to go to the exam, you may get pay for that day."),
                    CARE,
                    "wages_for_examination",
                ),
            ),
        ),
        Section(
            _("If you need an interpreter"),
            (
                rule(
                    _("Say so early. The side that pays for the exam must book one."),
                    INTERPRETER,
                    "arranged",
                ),
                Tip(_("Do not bring a child to interpret for you.")),
            ),
        ),
        Section(
            _("If you cannot go"),
            (
                rule(
                    _("Call as soon as you know. You may change the date with at least %(it)s to go."),
                    NOTICE,
                    "party_cancellation",
                    some_working_days,
                ),
                rule(
                    _(
                        "If you are more than %(it)s late, the exam may be called off and still cost your side."
                    ),
                    CONDITIONS,
                    "missed",
                    some_minutes,
                ),
                rule(
                    _("Do not just stay away. Your case can be put on hold while you refuse to be seen."),
                    DAY,
                    "refusal",
                ),
                rule(
                    _("The doctor may change the date on you at most %(it)s times."),
                    CONDUCT,
                    "reschedulings",
                    a_number,
                ),
            ),
        ),
        Section(
            _("At the office"),
            (
                rule(
                    _("If you wait more than %(it)s past your time, you may leave and ask for a new doctor."),
                    CONDUCT,
                    "waiting_minutes",
                    some_minutes,
                ),
                rule(
                    _("The doctor must spend at least %(it)s with you for bones, muscles or nerves."),
                    MINUTES,
                    "neuromusculoskeletal",
                    some_minutes,
                ),
                rule(
                    _("For the mind it is at least %(it)s."),
                    MINUTES,
                    "psychiatric",
                    some_minutes,
                ),
                rule(
                    _("Time in the waiting room, or with the staff, does not count."),
                    MINUTES,
                    "counted",
                ),
                rule(_("You may ask how the exam works. The doctor must answer."), DAY, "may_ask"),
                rule(_("The doctor must treat you with respect."), DAY, "respect"),
                rule(
                    _(
                        "You may stop the exam for a good reason. The doctor is rude, or picks on you for who you are, "
                        "or wants a test you do not need."
                    ),
                    DAY,
                    "may_stop",
                ),
                rule(
                    _("If something is wrong, say so then and there. Later may be too late."),
                    DAY,
                    "object_then",
                ),
            ),
        ),
        Section(
            _("Someone with you, and recording"),
            (
                rule(
                    _("You may pay your own doctor to come to an exam that your boss asks for."),
                    DAY,
                    "own_physician",
                ),
                rule(
                    _(
                        "A friend in the room, or a recording, needs a yes from the doctor. Ask before the day."
                    ),
                    DAY,
                    "recording",
                ),
            ),
        ),
        Section(
            _("After the exam"),
            (
                rule(
                    _("The report must be sent within %(it)s of the exam, to you as well."),
                    REPORT,
                    "report",
                    some_time,
                ),
                Tip(_("Read it. If a fact is wrong, you can ask for a fix. See your rights.")),
            ),
        ),
    ),
    next_step=_("Know your rights"),
    next_name="guide_rights",
    estimates=("mileage",),
)
