"""A party sees a report once it is served, and never a draft."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, OWN_EVALUATION, isolated

EVALUATION = {"evaluation_id": "cases_evaluation"}

SERVED_ON_IT = f"{NOT_CONFINED} OR (({OWN_EVALUATION}) AND serving_id IS NOT NULL)"


class Migration(migrations.Migration):
    dependencies = [
        ("authoring", "0001_initial"),
        ("cases", "0002_isolation"),
        ("intake", "0002_isolation"),
        ("correspondence", "0002_isolation"),
    ]
    operations = [
        isolated(
            "authoring_report",
            confined=SERVED_ON_IT,
            parents=EVALUATION | {"serving_id": "correspondence_serving"},
        ),
        isolated(
            "authoring_sentence",
            confined=NOT_CONFINED,
            parents=EVALUATION | {"report_id": "authoring_report"},
        ),
        isolated(
            "authoring_source",
            confined=NOT_CONFINED,
            parents=EVALUATION
            | {
                "sentence_id": "authoring_sentence",
                "page_id": "intake_page",
                "declaration_id": "intake_declaration",
            },
        ),
        isolated("authoring_question", parents=EVALUATION | {"party_id": "cases_party"}),
    ]
