"""Bills are the office's; a party does not see them here."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, isolated

EVALUATION = {"evaluation_id": "cases_evaluation"}


class Migration(migrations.Migration):
    dependencies = [("billing", "0001_initial"), ("cases", "0002_isolation"), ("authoring", "0002_isolation")]
    operations = [
        isolated(
            "billing_bill",
            confined=NOT_CONFINED,
            parents=EVALUATION | {"report_id": "authoring_report", "payer_id": "cases_party"},
        ),
        isolated(
            "billing_billline",
            confined=NOT_CONFINED,
            parents=EVALUATION | {"bill_id": "billing_bill", "sentence_id": "authoring_sentence"},
        ),
        isolated("billing_answer", confined=NOT_CONFINED, parents=EVALUATION | {"bill_id": "billing_bill"}),
        isolated(
            "billing_answerline",
            confined=NOT_CONFINED,
            parents=EVALUATION | {"answer_id": "billing_answer", "bill_line_id": "billing_billline"},
        ),
    ]
