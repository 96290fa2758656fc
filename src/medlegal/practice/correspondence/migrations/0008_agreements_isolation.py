"""A party's agreement is the office's proof; service that rests on it is of the same practice."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, isolated

AGREEMENT = """
ALTER TABLE correspondence_recipient ADD CONSTRAINT correspondence_recipient_agreement_id_same_practice
FOREIGN KEY (practice_id, agreement_id) REFERENCES correspondence_serviceagreement (practice_id, id)
DEFERRABLE INITIALLY DEFERRED;
"""
BACK = (
    "ALTER TABLE correspondence_recipient DROP CONSTRAINT correspondence_recipient_agreement_id_same_practice"
)


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0007_agreements"), ("cases", "0002_isolation")]
    operations = [
        isolated(
            "correspondence_serviceagreement",
            confined=NOT_CONFINED,
            parents={"evaluation_id": "cases_evaluation", "party_id": "cases_party"},
        ),
        migrations.RunSQL(AGREEMENT, BACK),
    ]
