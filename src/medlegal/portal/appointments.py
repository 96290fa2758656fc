"""The appointment is booked, its notice served, and the examination recorded as it was held."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from medlegal.flows.book_appointment import book_appointment
from medlegal.flows.cancel_appointment import cancel_appointment
from medlegal.flows.end_appointment import end_appointment
from medlegal.flows.find_openings import find_openings
from medlegal.flows.hold_examination import hold_examination
from medlegal.flows.note_arrival import confirm_interpreter, note_arrival
from medlegal.flows.serve_letter import serve_drafted_notice
from medlegal.flows.weigh_appointment import remote_terms_of
from medlegal.portal.appointment_forms import (
    AppointmentForm,
    AssistantForms,
    CancelForm,
    EndedForm,
    ExaminationForm,
    NotBeforeForm,
    NoticeForm,
)
from medlegal.portal.dates_forms import ArrivalForm, InterpreterForm
from medlegal.portal.doors import done, kept_file, only_sent, open_to_office
from medlegal.portal.evaluations import due_page
from medlegal.portal.frame import framed
from medlegal.portal.new_evaluation_forms import GivenForms
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.models import Evaluation, Examination
from medlegal.practice.correspondence.models import Serving
from medlegal.practice.correspondence.selectors import last_served


@login_required
def booking(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    if appointment_of(evaluation) is not None:
        messages.error(request, "An appointment stands. Cancel it below before you book another.")
        return redirect("evaluation", evaluation.pk)
    language = "" if evaluation.language == "English" else evaluation.language
    form = AppointmentForm(
        request.POST or None, physician=evaluation.physician, initial={"interpreter_language": language}
    )
    today = timezone.localdate()
    booked = form.is_bound and done(
        form,
        lambda: book_appointment(
            evaluation, **form.asked(), **by_video(evaluation, form), on=today, actor=request.user
        ),
    )
    if booked:
        messages.success(
            request, "The appointment is booked and its notice (Form 110) is drafted. Read it, then serve it."
        )
        return redirect(f"{reverse('evaluation', args=[evaluation.pk])}#appointment")
    asked = NotBeforeForm(request.GET)
    first_on = asked.cleaned_data["not_before"] if asked.is_valid() else None
    found = find_openings(evaluation, now=timezone.now(), first_on=first_on, minutes=minutes_of(form))
    context = framed(request, evaluation, "evaluation", form=form, found=found, not_before=asked)
    return render(
        request, "portal/evaluations/appointment.html", context, status=422 if form.is_bound else 200
    )


def by_video(evaluation: Evaluation, form: AppointmentForm) -> dict[str, object]:
    return {"remote_terms": remote_terms_of(evaluation)} if form.cleaned_data["is_remote"] else {}


def minutes_of(form: AppointmentForm) -> int:
    told = getattr(form, "cleaned_data", {}).get("minutes")
    return told or form.fields["minutes"].initial


@login_required
@only_sent("evaluation")
def cancelled(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    form = CancelForm(request.POST, request.FILES, auto_id="cancel_%s")
    if done(form, lambda: cancel_appointment(evaluation, **form.asked(), actor=request.user)):
        messages.success(
            request, "The appointment is cancelled and its hour is free. Book the new one below."
        )
        return redirect("evaluation", evaluation.pk)
    page = due_page(request, evaluation, cancel_form=form)
    return render(request, "portal/evaluations/due.html", page, status=422)


@login_required
@only_sent("evaluation")
def ended(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """The hour came and nobody was examined."""
    evaluation = open_to_office(request, evaluation_id)
    form = EndedForm(request.POST, auto_id="ended_%s")
    if done(form, lambda: end_appointment(evaluation, **form.asked(), actor=request.user)):
        messages.success(request, "It is kept with the appointment. Book the new one below.")
        return redirect("evaluation", evaluation.pk)
    page = due_page(request, evaluation, ended_form=form)
    return render(request, "portal/evaluations/due.html", page, status=422)


@login_required
@only_sent("evaluation")
def arrived(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """When the worker came and could be seen; the page then says what follows."""
    evaluation = open_to_office(request, evaluation_id)
    form = ArrivalForm(request.POST, auto_id="arrival_%s")
    if done(form, lambda: note_arrival(evaluation, **form.asked(), actor=request.user)):
        messages.success(request, "The hours are kept; what follows from them stands with the appointment.")
        return redirect("evaluation", evaluation.pk)
    page = due_page(request, evaluation, arrival_form=form)
    return render(request, "portal/evaluations/due.html", page, status=422)


@login_required
@only_sent("evaluation")
def interpreter(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    form = InterpreterForm(request.POST, auto_id="interpreter_%s")
    if done(form, lambda: confirm_interpreter(evaluation, **form.cleaned_data, actor=request.user)):
        messages.success(request, "The interpreter is kept with the appointment.")
        return redirect("evaluation", evaluation.pk)
    page = due_page(request, evaluation, interpreter_form=form)
    return render(request, "portal/evaluations/due.html", page, status=422)


@login_required
def examination(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    sent, today = request.POST or None, timezone.localdate()
    form = ExaminationForm(sent, physician=evaluation.physician, initial={"on": today})
    assistants = AssistantForms(sent, prefix="assistant")
    if sent and keep_held(request, evaluation, form, assistants):
        messages.success(request, "The examination is recorded; the report's clock runs.")
        return redirect("evaluation", evaluation.pk)
    context = framed(request, evaluation, "evaluation", form=form, assistants=assistants)
    return render(request, "portal/evaluations/examination.html", context, status=422 if sent else 200)


def keep_held(
    request: HttpRequest, evaluation: Evaluation, form: ExaminationForm, assistants: GivenForms
) -> Examination | None:
    """The examination as held. Both forms are looked at, so that both say what is wrong."""
    if not all([form.is_valid(), assistants.is_valid()]):
        return None
    helped = assistants.given()
    return done(
        form,
        lambda: hold_examination(evaluation, **form.cleaned_data, assistants=helped, actor=request.user),
    )


@login_required
@only_sent("evaluation")
def notice_served(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    form = NoticeForm(request.POST)
    serving = done(form, lambda: serve_drafted_notice(evaluation, **form.cleaned_data, actor=request.user))
    if serving:
        messages.success(
            request,
            "Form 110 is served on every party of record. Print below what goes by mail, and sign it.",
        )
        return redirect("serving", evaluation.pk, serving.pk)
    page = due_page(request, evaluation, notice_form=form)
    return render(request, "portal/evaluations/due.html", page, status=422)


@login_required
def notice(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """The notice as it was served."""
    evaluation = open_to_office(request, evaluation_id)
    served = last_served(evaluation, Serving.What.APPOINTMENT_NOTICE)
    if served is None:
        raise Http404("No appointment notice was served yet.")
    name = f"{evaluation.number} appointment notice.pdf"
    return kept_file(request, evaluation, served.document_key, name=name, kind="application/pdf")
