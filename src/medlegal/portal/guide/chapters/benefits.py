"""What an injury pays, whoever was at fault."""

from django.utils.translation import gettext_lazy as _

from medlegal.portal.guide.chapter import Chapter
from medlegal.portal.guide.facts import Fact, Section, rule
from medlegal.portal.guide.wording import (
    a_percentage,
    a_sum,
    money,
    some_days,
    some_time,
    some_weeks,
)

TEMPORARY = "labor_code/4656_temporary_disability"
PERMANENT = "labor_code/4658_permanent_disability"
PAYMENTS = "labor_code/4650_indemnity_payments"
VOUCHER = "labor_code/4658_7_voucher"
DEATH = "labor_code/4702_death_rules"
CLAIMS = "labor_code/5402_treatment"
RIGHTS = "labor_code/132a_worker_rights"

A_WEEK = Fact(
    _("For an injury today, that is at least %(least)s and at most %(most)s a week."),
    "temporary_disability_limits",
    lambda on: {"injured_on": on},
    lambda answer: {"least": money(answer["minimum"]), "most": money(answer["maximum"])},
)
A_MILE = Fact(
    _("Trips for care are paid by the mile. A trip of 100 miles today pays %(it)s."),
    "mileage",
    lambda on: {"travelled_on": on, "miles": 100},
    lambda answer: {"it": money(answer["dollars"])},
)
ONE_LEFT = Fact(
    _("If one person needed all of the worker's support, the family gets %(it)s."),
    "death_benefit",
    lambda on: {"injured_on": on, "total_dependents": 1},
    lambda answer: {"it": money(answer["dollars"])},
)
THREE_LEFT = Fact(
    _("If three or more did, the family gets %(it)s."),
    "death_benefit",
    lambda on: {"injured_on": on, "total_dependents": 3},
    lambda answer: {"it": money(answer["dollars"])},
)
BURIAL = Fact(
    _("Burial is paid up to %(it)s."),
    "death_benefit",
    lambda on: {"injured_on": on, "total_dependents": 1},
    lambda answer: {"it": money(answer["burial"])},
)

CHAPTER = Chapter(
    key="benefits",
    address=_("guide/benefits/"),
    title=_("What you can be paid"),
    answers=(
        _("What you get while you cannot work."),
        _("What you get if you do not heal fully."),
        _("What you can work out here: pay, trips, help with a new job."),
    ),
    sections=(
        Section(
            _("You do not need to prove fault"),
            (rule(_("These payments are due no matter who was at fault."), CLAIMS, "no_fault"),),
        ),
        Section(
            _("While you cannot work"),
            (
                rule(_("You get two thirds of your weekly pay, within limits."), TEMPORARY, "two_thirds"),
                A_WEEK,
                rule(
                    _("The first %(it)s are not paid at first."),
                    TEMPORARY,
                    "waiting",
                    some_days,
                ),
                rule(
                    _("They are paid too if you are off work for more than %(it)s, or stay in a hospital."),
                    TEMPORARY,
                    "waiting_waived",
                    some_days,
                ),
                rule(
                    _("The first check is due within %(it)s after your boss learns that you cannot work."),
                    PAYMENTS,
                    "temporary_disability_first_payment",
                    some_time,
                ),
                rule(_("Pay lasts at most %(it)s in most cases."), TEMPORARY, "weeks", some_weeks),
                rule(_("For some grave injuries it may last %(it)s."), TEMPORARY, "longer_weeks", some_weeks),
                rule(_("If a check is late, %(it)s may be added."), RIGHTS, "late_percent", a_percentage),
            ),
        ),
        Section(
            _("If you do not heal fully"),
            (
                rule(
                    _(
                        "A doctor rates what you lost as a percent. Each percent stands for some weeks of pay."
                    ),
                    PERMANENT,
                    "weeks",
                ),
                rule(_("A week pays two thirds of your pay, within low limits."), PERMANENT, "two_thirds"),
                rule(
                    _("The first check is due within %(it)s after your last check for time off work."),
                    PAYMENTS,
                    "permanent_disability_first_payment",
                    some_time,
                ),
                rule(
                    _("From a rating of %(it)s you also get a small pension for life."),
                    PERMANENT,
                    "life_pension_from",
                    a_percentage,
                ),
            ),
        ),
        Section(
            _("Help with a new job"),
            (
                rule(
                    _("You may get a voucher of %(it)s for school or job training."),
                    VOUCHER,
                    "any",
                    a_sum,
                ),
                rule(
                    _(
                        "It is due if the harm lasts and your boss does not offer you work within %(it)s of the report."
                    ),
                    VOUCHER,
                    "offer",
                    some_days,
                ),
                rule(
                    _("With it you may ask the State for %(it)s more, one time."),
                    VOUCHER,
                    "supplement",
                    a_sum,
                ),
                rule(_("You cannot sell the voucher or trade it for cash."), VOUCHER, "no_settlement"),
            ),
        ),
        Section(
            _("If a worker dies"),
            (
                ONE_LEFT,
                THREE_LEFT,
                BURIAL,
                rule(_("It is paid week by week, at the pay rate for time off work."), DEATH, "weekly"),
            ),
        ),
        Section(_("Trips"), (A_MILE,)),
    ),
    next_step=_("See what an evaluator does"),
    next_name="guide_evaluators",
    estimates=("temporary", "permanent", "death", "mileage", "voucher"),
)
