"""Clocks of a physician's standing, what they hang on and who was told are the office's; a party sees none of it."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, isolated

DEADLINES = {"deadline_id": "docket_deadline", "physician_deadline_id": "docket_physiciandeadline"}
ENTRY = {
    "evaluation_id": "cases_evaluation",
    "party_id": "cases_party",
    "answers_id": "docket_docketentry",
}


class Migration(migrations.Migration):
    dependencies = [("docket", "0004_clocks_and_reminders"), ("cases", "0002_isolation")]
    operations = [
        isolated(
            "docket_physiciandeadline", confined=NOT_CONFINED, parents={"physician_id": "people_physician"}
        ),
        isolated("docket_docketentry", confined=NOT_CONFINED, parents=ENTRY),
        isolated("docket_reminderrule", confined=NOT_CONFINED),
        isolated("docket_reminder", confined=NOT_CONFINED, parents=DEADLINES),
    ]
