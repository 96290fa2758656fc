"""Hours are the practice's own and no party's; holds, waits, offers and waivers are confined to their evaluation."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, isolated

EVALUATION = {"evaluation_id": "cases_evaluation"}
PHYSICIAN = {"physician_id": "people_physician"}
PLACED = PHYSICIAN | {"office_id": "people_office"}


class Migration(migrations.Migration):
    dependencies = [("calendar", "0003_hours_holds_offers"), ("cases", "0002_isolation")]
    operations = [
        isolated("calendar_weeklyhours", confined=NOT_CONFINED, parents=PLACED),
        isolated("calendar_extrahours", confined=NOT_CONFINED, parents=PLACED),
        isolated("calendar_absence", confined=NOT_CONFINED, parents=PHYSICIAN),
        isolated("calendar_feed", confined=NOT_CONFINED, parents=PHYSICIAN),
        isolated("calendar_hold", confined=NOT_CONFINED, parents=EVALUATION | PLACED),
        isolated("calendar_waiting", parents=EVALUATION | PHYSICIAN),
        isolated(
            "calendar_offer",
            parents=EVALUATION | {"office_id": "people_office", "offered_to_id": "cases_party"},
        ),
        isolated("calendar_windowwaiver", parents=EVALUATION | {"party_id": "cases_party"}),
    ]
