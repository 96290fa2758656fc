"""The report as it reads now."""

from collections import defaultdict

from django.db.models import QuerySet

from medlegal.practice.authoring.models import Question, Report, Sentence
from medlegal.practice.cases.models import Evaluation


def report_of(evaluation: Evaluation) -> Report | None:
    return Report.objects.filter(evaluation=evaluation).select_related("serving", "signed_by").first()


def sentences_of(evaluation: Evaluation) -> QuerySet[Sentence]:
    """Those that stand, with what they rest on."""
    return (
        Sentence.objects.filter(evaluation=evaluation, replaced_at__isnull=True)
        .select_related("written_by")
        .prefetch_related("source_set__page", "source_set__declaration")
    )


def sections_of(evaluation: Evaluation) -> dict[str, list[Sentence]]:
    """The standing sentences by section."""
    sections: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences_of(evaluation):
        sections[sentence.section].append(sentence)
    return dict(sections)


def questions_of(evaluation: Evaluation) -> QuerySet[Question]:
    return Question.objects.filter(evaluation=evaluation).select_related("party", "answered_by")
