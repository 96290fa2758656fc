"""Practices see themselves; a person sees where they work."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, isolated


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("audit", "0002_chain")]
    operations = [
        isolated("people_practice", practice="id", confined=None),
        isolated("people_membership", confined=f"{NOT_CONFINED} OR user_id = (SELECT asking_user())"),
        migrations.RunSQL(
            "CREATE POLICY own ON people_membership FOR SELECT USING (user_id = (SELECT asking_user()))",
            "DROP POLICY own ON people_membership",
        ),
        isolated("people_physician", confined=None),
        isolated("people_office", confined=None, parents={"physician_id": "people_physician"}),
    ]
