"""Rooms and free spans are the practice's own; the panel's office and what was signed belong to their evaluation."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, isolated

EVALUATION = {"evaluation_id": "cases_evaluation"}
PHYSICIAN = {"physician_id": "people_physician"}
OFFICE = {"office_id": "people_office"}
ROOM = """
ALTER TABLE calendar_appointment ADD CONSTRAINT calendar_appointment_room_id_same_practice
FOREIGN KEY (practice_id, room_id) REFERENCES calendar_room (practice_id, id) DEFERRABLE INITIALLY DEFERRED;
"""


class Migration(migrations.Migration):
    dependencies = [("calendar", "0005_rooms_and_writings"), ("cases", "0002_isolation")]
    operations = [
        isolated("calendar_room", confined=NOT_CONFINED, parents=OFFICE),
        # Reckoned from rows that are watched, and written anew with each of them.
        isolated("calendar_freespan", confined=NOT_CONFINED, parents=PHYSICIAN | OFFICE, watched=False),
        isolated("calendar_freekept", confined=NOT_CONFINED, parents=PHYSICIAN, watched=False),
        isolated("calendar_paneloffice", parents=EVALUATION | OFFICE),
        isolated("calendar_writing", parents=EVALUATION | OFFICE | {"party_id": "cases_party"}),
        migrations.RunSQL(
            ROOM,
            "ALTER TABLE calendar_appointment DROP CONSTRAINT calendar_appointment_room_id_same_practice",
        ),
    ]
