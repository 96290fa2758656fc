"""The addresses of the management's place."""

from django.urls import path

from medlegal.portal.management import (
    access_review,
    contracts,
    figures,
    moderation,
    onboardings,
    overview,
    staffing,
)

management_addresses = [
    path("management/", overview.show, name="management"),
    path("management/practices/", contracts.listed, name="practices"),
    path("management/practices/<int:practice_id>/", contracts.one, name="practice"),
    path("management/practices/<int:practice_id>/contracts/", contracts.signed, name="contract_signed"),
    path("management/contracts/<int:contract_id>/ended/", contracts.ended, name="contract_ended"),
    path("management/contracts/<int:contract_id>/contract.pdf", contracts.paper_of, name="contract_paper"),
    path("management/onboarding/", onboardings.listed, name="onboardings"),
    path("management/onboarding/<int:onboarding_id>/", onboardings.one, name="onboarding"),
    path(
        "management/onboarding/<int:onboarding_id>/practice/",
        onboardings.practice,
        name="onboarding_practice",
    ),
    path("management/onboarding/<int:onboarding_id>/<slug:act>/", onboardings.acted, name="onboarding_act"),
    path("management/people/", staffing.listed, name="staff"),
    path("management/people/<slug:kind>/given/", staffing.given, name="staff_given"),
    path("management/people/roles/<int:membership_id>/ended/", staffing.role_ended, name="role_ended"),
    path("management/people/seats/<int:seat_id>/ended/", staffing.seat_ended, name="seat_ended"),
    path("management/work/", figures.work, name="figures_work"),
    path("management/quality/", figures.quality, name="figures_quality"),
    path("management/payers/", figures.payers, name="figures_payers"),
    path("management/audit/", access_review.show, name="access_review"),
    path("management/audit/audit.csv", access_review.as_rows, name="access_rows"),
    path("management/audit/checked/", access_review.checked, name="chain_checked"),
    path("management/community/", moderation.show, name="moderation"),
    path("management/community/<slug:kind>/new/", moderation.made, name="moderation_new"),
    path(
        "management/community/<slug:kind>/<int:row_id>/<slug:act>/", moderation.acted, name="moderation_act"
    ),
]
