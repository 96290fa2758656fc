"""The physician's reports by days left, and the parties' questions that wait for an answer."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from medlegal.portal.physician.own_door import Own, for_the_physician
from medlegal.practice.authoring.own_selectors import questions_open, reports_due


@for_the_physician
def due(request: HttpRequest, own: Own) -> HttpResponse:
    reports = reports_due(own.shown, today=timezone.localdate())
    page = {"place": "own_reports", "own": own, "reports": reports}
    return render(request, "physician/reports.html", page)


@for_the_physician
def questions(request: HttpRequest, own: Own) -> HttpResponse:
    grouped = groupby(questions_open(own.shown), key=lambda one: one.evaluation)
    by_evaluation = [(evaluation, list(asked)) for evaluation, asked in grouped]
    page = {"place": "own_questions", "own": own, "by_evaluation": by_evaluation}
    return render(request, "physician/questions.html", page)
