"""A party sees the requests it made itself; likenesses and conflicts are the office's until it writes to all."""

from django.db import migrations

from medlegal.practice.audit.isolation import NOT_CONFINED, isolated

EVALUATION = {"evaluation_id": "cases_evaluation"}
OWN_REQUEST = f"{NOT_CONFINED} OR asked_by_id = (SELECT asking_user())"


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_requests")]
    operations = [
        isolated(
            "cases_evaluationrequest",
            confined=OWN_REQUEST,
            parents=EVALUATION | {"prior_id": "cases_evaluation"},
        ),
        isolated(
            "cases_personcompared",
            confined=NOT_CONFINED,
            parents=EVALUATION | {"claimant_id": "cases_claimant"},
        ),
        isolated(
            "cases_conflictfinding", confined=NOT_CONFINED, parents=EVALUATION | {"party_id": "cases_party"}
        ),
        isolated(
            "cases_conflictanswer",
            confined=NOT_CONFINED,
            parents=EVALUATION | {"finding_id": "cases_conflictfinding", "party_id": "cases_party"},
        ),
    ]
