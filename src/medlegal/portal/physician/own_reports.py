"""The physician's reports by days left, and the parties' questions that wait for an answer."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from medlegal.portal.physician.own_door import for_the_physician
from medlegal.practice.authoring.own_selectors import questions_open, reports_due
from medlegal.practice.people.models import Physician


@for_the_physician
def due(request: HttpRequest, physician: Physician) -> HttpResponse:
    reports = reports_due(physician, today=timezone.localdate())
    return render(request, "physician/reports.html", {"place": "own_reports", "reports": reports})


@for_the_physician
def questions(request: HttpRequest, physician: Physician) -> HttpResponse:
    grouped = groupby(questions_open(physician), key=lambda one: one.evaluation)
    by_evaluation = [(evaluation, list(asked)) for evaluation, asked in grouped]
    return render(
        request, "physician/questions.html", {"place": "own_questions", "by_evaluation": by_evaluation}
    )
