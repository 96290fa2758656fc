"""Which provision holds which duty, by the duty's name."""

from medlegal.law.book import Provision, provision
from medlegal.law.deadlines.period import Period

PROVISION_KEYS = (
    "labor_code/4060_panel_requests",
    "labor_code/4061_panel_objections",
    "ccr_title_8/30_panel_service",
    "ccr_title_8/31_panel_issue",
    "ccr_title_8/31_3_scheduling",
    "ccr_title_8/31_5_replacement_times",
    "ccr_title_8/33_unavailability_notice",
    "ccr_title_8/34_appointment_notice",
    "ccr_title_8/35_5_deposition",
    "labor_code/4062_3_information",
    "ccr_title_8/38_report_time",
    "ccr_title_8/36_5_psychiatric_advice",
    "ccr_title_8/37_factual_correction",
    "ccr_title_8/10159_summary_rating",
    "ccr_title_8/41_5_conflict_notice",
    "ccr_title_8/39_5_retention",
    "ccr_title_8/18_annual_fee",
    "ccr_title_8/20_applications",
    "ccr_title_8/9794_payment",
    "ccr_title_8/9792_5_5_second_review",
    "ccr_title_8/10786_petition",
    "labor_code/4625_bill_time",
    "labor_code/4650_indemnity_payments",
    "labor_code/4658_7_voucher_times",
    "labor_code/5400_claim_clocks",
    "labor_code/5402_claim_decision",
    "labor_code/5405_limitations",
)


def _by_name(kept: tuple[Provision[Period], ...]) -> dict[str, Provision[Period]]:
    return {duty: one for one in kept for version in one.versions for duty in version}


DUTIES = _by_name(tuple(provision(key, Period) for key in PROVISION_KEYS))
