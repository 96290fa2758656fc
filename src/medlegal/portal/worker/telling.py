"""What the worker tells: the questionnaire, one question a page, and the wish for another day."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from medlegal.flows.hear_worker import LONGEST, ask_another_day, keep_worker_answers, send_questionnaire
from medlegal.flows.refusal import Refused
from medlegal.portal.doors import reason_of
from medlegal.portal.worker.doors import on_a_visit, shown
from medlegal.portal.worker.visit import last_free_day
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.companion.questions import QUESTIONS
from medlegal.practice.companion.selectors import answers_of, days_asked_of, questionnaire_of


@on_a_visit
def questions(request: HttpRequest, evaluation: Evaluation, wrong: str = "") -> HttpResponse:
    """All questions with what was answered, and the button that sends them."""
    kept = questionnaire_of(evaluation)
    answers = answers_of(kept)
    rows = [(number, one, answers.get(one.key, "")) for number, one in enumerate(QUESTIONS, start=1)]
    first_open = next((number for number, _, text in rows if not text), 1)
    told = {"rows": rows, "first_open": first_open, "sent_at": kept.sent_at if kept else None, "wrong": wrong}
    return shown(
        request,
        "questions",
        evaluation,
        has_answers=any(answers.values()),
        status=422 if wrong else 200,
        **told,
    )


@on_a_visit
def question(request: HttpRequest, evaluation: Evaluation, number: int) -> HttpResponse:
    """One question. What is typed is kept at once by the script, and with the button where there is none."""
    if not 1 <= number <= len(QUESTIONS):
        raise Http404(_("There is no such question."))
    asked = QUESTIONS[number - 1]
    if request.method == "POST":
        return kept(request, evaluation, number, asked.key)
    standing = questionnaire_of(evaluation)
    if standing is not None and standing.sent_at:
        return redirect("companion_questions")
    told = {"number": number, "asked": asked, "text": answers_of(standing).get(asked.key, "")}
    return shown(request, "question", evaluation, last=len(QUESTIONS), longest=LONGEST, **told)


def kept(request: HttpRequest, evaluation: Evaluation, number: int, key: str) -> HttpResponse:
    text = request.POST.get("answer", "")
    language = "es" if request.LANGUAGE_CODE.startswith("es") else "en"
    try:
        keep_worker_answers(evaluation, answers={key: text}, language=language, at=timezone.now())
    except Refused:
        return redirect("companion_questions")
    if request.headers.get("Accept") == "application/json":
        return HttpResponse(status=204)
    return (
        redirect("companion_question", number + 1)
        if number < len(QUESTIONS)
        else redirect("companion_questions")
    )


@on_a_visit
def sent(request: HttpRequest, evaluation: Evaluation) -> HttpResponse:
    if request.method == "POST":
        try:
            send_questionnaire(evaluation, at=timezone.now())
        except Refused as refused:
            return questions(request, wrong=reason_of(refused))
    return redirect("companion_questions")


@on_a_visit
def another_day(request: HttpRequest, evaluation: Evaluation) -> HttpResponse:
    """The law's last day, and the form that asks the office."""
    appointment, wrong = appointment_of(evaluation), ""
    if request.method == "POST":
        told = {name: request.POST.get(name, "")[:limit] for name, limit in (("reason", 500), ("suits", 300))}
        try:
            ask_another_day(evaluation, **told, at=timezone.now())
            return redirect("companion_another_day")
        except Refused as refused:
            wrong = reason_of(refused)
    context = {"appointment": appointment, "asked": days_asked_of(evaluation).first(), "wrong": wrong}
    if appointment is not None:
        context |= last_free_day(appointment) | {"is_ahead": appointment.starts_at > timezone.now()}
    return shown(request, "another_day", evaluation, status=422 if wrong else 200, **context)
