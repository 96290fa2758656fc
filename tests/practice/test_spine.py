"""The practice's rows stay in the practice."""

import pytest
from django.db import connection

from medlegal.practice.cases.models import Evaluation
from tests.builders import a_user, an_evaluation, entered, staff

pytestmark = pytest.mark.django_db


def test_the_app_passes_no_row_level_security_by():
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")

        assert cursor.fetchone() == (False, False)


def test_a_stranger_sees_no_evaluation():
    evaluation = an_evaluation()
    member = staff(evaluation.practice)

    entered(a_user())
    assert not Evaluation.objects.exists()
    entered(member)
    assert list(Evaluation.objects.all()) == [evaluation]
