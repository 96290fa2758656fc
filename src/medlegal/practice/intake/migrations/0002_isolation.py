"""Records are confined to their evaluation; every arrow of the ledger stays in its practice."""

from django.db import migrations

from medlegal.practice.audit.isolation import isolated

EVALUATION = {"evaluation_id": "cases_evaluation"}


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial"), ("cases", "0002_isolation")]
    operations = [
        isolated("intake_recordset", parents=EVALUATION | {"sender_id": "cases_party"}),
        isolated("intake_declaration", parents=EVALUATION | {"record_set_id": "intake_recordset"}),
        isolated(
            "intake_file",
            parents=EVALUATION
            | {"record_set_id": "intake_recordset", "declaration_id": "intake_declaration"},
        ),
        isolated("intake_reading", parents=EVALUATION),
        isolated("intake_document", parents=EVALUATION | {"repeats_id": "intake_document"}),
        isolated(
            "intake_page",
            parents=EVALUATION
            | {"file_id": "intake_file", "document_id": "intake_document", "repeats_id": "intake_page"},
        ),
    ]
