"""A physician's continuing education by subject, the term of the appointment and of the licence."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.keep_standing import (
    education_counted,
    enter_education,
    keep_terms,
    strike_out,
    weigh_report_course,
    weigh_standing,
)
from medlegal.law.dates import RequestDate
from medlegal.law.panels.reappointment import Reappointment, ReportCourse, education_counts_from
from medlegal.portal.doors import done
from medlegal.portal.form_fields import DayField, TypedForm
from medlegal.portal.standing import is_own, opened
from medlegal.practice.people.models import Education, Physician

PAGE = "physician/education.html"


class CourseForm(TypedForm):  # type: ignore[type-arg]
    ended_on = DayField(label="Last day of the course")

    class Meta:
        model = Education
        fields = ("subject", "course", "provider", "ended_on", "hours")
        labels = {"hours": "Hours, as the certificate says"}


class TermsForm(TypedForm):  # type: ignore[type-arg]
    appointed_on = DayField(label="First day of the QME appointment that runs", required=False)
    license_ends_on = DayField(label="Last day of the licence", required=False)

    class Meta:
        model = Physician
        fields = ("appointed_on", "license_ends_on")


@login_required
def show(request: HttpRequest, physician_id: int) -> HttpResponse:
    physician = opened(request, physician_id)
    form = CourseForm(request.POST or None)
    told = form.is_bound and done(
        form,
        lambda: enter_education(
            physician, **form.cleaned_data, today=timezone.localdate(), actor=request.user
        ),
    )
    if told:
        messages.success(request, "The course is kept and counted.")
        return redirect("education", physician.pk)
    page = education_page(request, physician, course_form=form)
    return render(request, PAGE, page, status=422 if form.is_bound else 200)


@login_required
def struck(request: HttpRequest, physician_id: int, course_id: int) -> HttpResponse:
    """The course was entered by mistake."""
    physician = opened(request, physician_id)
    course = get_object_or_404(Education, pk=course_id, physician=physician)
    if request.method != "POST":
        return redirect("education", physician.pk)
    form = forms.Form(request.POST)

    def strike() -> bool:
        strike_out(course, on=timezone.localdate(), actor=request.user)
        return True

    if done(form, strike):
        messages.success(request, "The course is struck out; its row is kept.")
        return redirect("education", physician.pk)
    return render(request, PAGE, education_page(request, physician, wrong=form), status=422)


@login_required
def terms(request: HttpRequest, physician_id: int) -> HttpResponse:
    """From when the appointment runs, until when the licence does."""
    physician = opened(request, physician_id)
    if request.method != "POST":
        return redirect("education", physician.pk)
    form = TermsForm(request.POST)

    def keep() -> bool:
        keep_terms(physician, **form.cleaned_data, actor=request.user)
        return True

    if done(form, keep):
        messages.success(request, "The days are kept.")
        return redirect("education", physician.pk)
    page = education_page(request, physician, terms_form=form)
    return render(request, PAGE, page, status=422)


def education_page(request: HttpRequest, physician: Physician, **sent: object) -> dict[str, object]:
    today = timezone.localdate()
    span = education_counts_from(applied_on=RequestDate(today))
    hours = education_counted([physician], on=today)
    told = {"appointed_on": physician.appointed_on, "license_ends_on": physician.license_ends_on}
    return {
        "place": "standing",
        "physician": physician,
        "courses": physician.education.all(),
        "since": span.from_day,
        "since_steps": span.steps,
        "subjects": subjects(weigh_standing([physician], on=today), hours),
        "hours": sum(hours.values()),
        "course_weighed": course_of(physician),
        "may_keep": is_own(request.user, physician),
        "course_form": CourseForm(),
        "terms_form": TermsForm(initial=told),
        **sent,
    }


def course_of(physician: Physician) -> ReportCourse | None:
    """The course before the first appointment, once any of it is entered or while no appointment runs."""
    is_entered = physician.education.filter(subject=Education.Subject.REPORT_COURSE).exists()
    if not is_entered and physician.appointed_on is not None:
        return None
    return weigh_report_course(physician, on=timezone.localdate())


def subjects(answer: Reappointment, hours: dict[str, object]) -> list[dict[str, object]]:
    """What the law wants of each subject, beside the exact hours that are there."""
    labels = {f"hours_{one.value}": one.label for one in Education.Subject}
    steps = dict(zip((one.counter for one in answer.counters), answer.steps, strict=True))
    return [
        {
            "label": labels.get(one.counter, "All subjects together"),
            "has": hours.get(one.counter.removeprefix("hours_"), sum(hours.values())),  # type: ignore[call-overload]
            "wants": one.limit,
            "is_met": one.is_met,
            "step": steps[one.counter],
        }
        for one in answer.counters
        if one.counter.startswith("hours")
    ]
