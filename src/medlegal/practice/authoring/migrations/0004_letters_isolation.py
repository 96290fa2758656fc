"""A party sees a letter once it is served; uploaded forms are the practice's own."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, OWN_EVALUATION, isolated

SERVED_ON_IT = f"{NOT_CONFINED} OR (({OWN_EVALUATION}) AND serving_id IS NOT NULL)"


class Migration(migrations.Migration):
    dependencies = [("authoring", "0003_letters_and_forms"), ("authoring", "0002_isolation")]
    operations = [
        isolated("authoring_officialform", confined=NOT_CONFINED),
        isolated(
            "authoring_letter",
            confined=SERVED_ON_IT,
            parents={
                "evaluation_id": "cases_evaluation",
                "serving_id": "correspondence_serving",
                "form_id": "authoring_officialform",
            },
        ),
    ]
