"""What was served in an evaluation, for the pages that say so."""

from medlegal.practice.cases.models import Evaluation
from medlegal.practice.correspondence.models import Serving


def last_served(evaluation: Evaluation, what: str) -> Serving | None:
    return Serving.objects.filter(evaluation=evaluation, what=what).last()
