"""The report: what the physician writes, what is still missing, the drafts, the signature and the service."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.choose_path import path_of
from medlegal.flows.draft_report import Draft, draft_report, missing_on
from medlegal.flows.gather_report_papers import is_unsaid, papers_going
from medlegal.flows.letter_kinds import KINDS
from medlegal.flows.refusal import NoReport, Refused
from medlegal.flows.serve_report import serve_report
from medlegal.flows.sign_report import sign_report
from medlegal.flows.weigh_report_papers import is_rated_by_unit, may_find_disability
from medlegal.flows.write_report import answer_question, list_question, state_disability, write_section
from medlegal.law.errors import NoAnswer
from medlegal.portal.doors import done, kept_file, only_sent, open_to_office, paper
from medlegal.portal.frame import framed
from medlegal.portal.pictures.of_rows import clock_of
from medlegal.portal.report_forms import (
    AnswerForm,
    DisabilityForm,
    QuestionForm,
    SectionForm,
    ServeForm,
    SignForm,
)
from medlegal.portal.written_sections import Section, sections_for
from medlegal.practice.authoring.letter_selectors import letters_served_in
from medlegal.practice.authoring.selectors import questions_of, report_of
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import examination_of
from medlegal.practice.correspondence.selectors import last_address_of
from medlegal.reports.letters.summary_rating import RATING_UNIT

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
def show(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    return render(request, "portal/reports/show.html", report_page(request, evaluation))


def report_page(request: HttpRequest, evaluation: Evaluation, **more: object) -> dict[str, object]:
    today, examination = timezone.localdate(), examination_of(evaluation)
    county = examination.office.county if examination else ""
    forms = {
        "question_form": QuestionForm(evaluation=evaluation),
        "sign_form": SignForm(initial={"on": today, "county": county}),
        "serve_form": ServeForm(
            evaluation=evaluation,
            initial={"on": today, "unit": last_address_of(RATING_UNIT.name, evaluation)},
        ),
    }
    more.setdefault("sections", sections_for(evaluation))
    more["section_keys"] = {section.key for section in more["sections"]}
    return framed(
        request,
        evaluation,
        "report",
        report=report_of(evaluation),
        clock=clock_of(evaluation, today=today),
        questions=[(question, AnswerForm.of(question)) for question in questions_of(evaluation)],
        **lacks(evaluation),
        **what_goes_with_it(evaluation, today),
        **{**forms, **more},
    )


def what_goes_with_it(evaluation: Evaluation, today: date) -> dict[str, object]:
    """The papers that go with the report, what lacks, and by which path it reaches the worker."""
    report = report_of(evaluation)
    if report is not None and report.serving_id:
        went = letters_served_in(report.serving)
        return {"served_with": [(letter, KINDS[letter.kind].title) for letter in went]}
    stated = report.finds_disability if report else None
    initial = {} if stated is None else {"finds": "yes" if stated else "no"}
    return {
        "going": papers_going(evaluation, on=today),
        "is_unsaid": is_unsaid(evaluation),
        "is_rated_by_unit": is_rated_by_unit(evaluation),
        "worker_path": path_of(evaluation),
        "may_state": may_find_disability(evaluation),
        "disability_form": DisabilityForm(initial=initial, auto_id="stationary_%s"),
    }


def lacks(evaluation: Evaluation) -> dict[str, object]:
    """What stops the signature and what else is missing; or why that cannot be said."""
    try:
        findings = missing_on(evaluation, on=timezone.localdate())
    except (NoAnswer, Refused) as refused:
        return {"stops": [], "gaps": [], "unsaid": str(refused)}
    return {
        "stops": [finding for finding in findings if finding.stops_signature],
        "gaps": [finding for finding in findings if not finding.stops_signature],
        "unsaid": "",
    }


@login_required
@only_sent("report")
def section_written(request: HttpRequest, evaluation_id: int, section: str) -> HttpResponse:
    """The physician saved one section. With the script only that section comes back."""
    evaluation = open_to_office(request, evaluation_id)
    form = SectionForm(request.POST, prefix=section)
    now = timezone.now()
    kept = done(form, lambda: save_section(request, evaluation, form, section, now))
    if request.htmx:
        return one_section(
            request, evaluation, Section.of(section, form, saved_at=now if kept is not None else None)
        )
    if kept is not None:
        return redirect("report", evaluation.pk)
    sections = sections_for(evaluation, in_hand={section: form})
    page = report_page(request, evaluation, sections=sections, refused=form)
    return render(request, "portal/reports/show.html", page, status=422)


def one_section(request: HttpRequest, evaluation: Evaluation, section: Section) -> HttpResponse:
    context = framed(request, evaluation, "report", section=section, report=report_of(evaluation))
    status = 200 if section.saved_at else 422
    return render(request, "portal/reports/_section.html", context, status=status)


def save_section(
    request: HttpRequest, evaluation: Evaluation, form: SectionForm, section: str, now: object
) -> list:
    text = form.cleaned_data["text"]
    return write_section(evaluation, section=section, text=text, at=now, actor=request.user)


@login_required
@only_sent("report")
def question_listed(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    form = QuestionForm(request.POST, evaluation=evaluation)
    if done(form, lambda: list_question(evaluation, **form.cleaned_data, actor=request.user)):
        return redirect("report", evaluation.pk)
    page = report_page(request, evaluation, question_form=form)
    return render(request, "portal/reports/show.html", page, status=422)


@login_required
@only_sent("report")
def question_answered(request: HttpRequest, evaluation_id: int, question_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    question = get_object_or_404(questions_of(evaluation), pk=question_id)
    form = AnswerForm(request.POST, prefix=f"question-{question.pk}")
    if done(
        form,
        lambda: answer_question(question, answer=form.cleaned_data["answer"], actor=request.user) or True,
    ):
        messages.success(request, "The answer is kept.")
        return redirect("report", evaluation.pk)
    asked = [(one, form if one == question else AnswerForm.of(one)) for one in questions_of(evaluation)]
    page = report_page(request, evaluation) | {"questions": asked}
    return render(request, "portal/reports/show.html", page, status=422)


@login_required
@only_sent("report")
def signed(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    form = SignForm(request.POST)
    if done(form, lambda: sign_report(evaluation, **form.asked(), at=timezone.now(), actor=request.user)):
        messages.success(request, "The report is signed. Serve it on all parties next.")
        return redirect("report", evaluation.pk)
    page = report_page(request, evaluation, sign_form=form)
    return render(request, "portal/reports/show.html", page, status=422)


@login_required
@only_sent("report")
def disability_stated(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """The physician states whether all conditions are stationary with permanent partial disability."""
    evaluation = open_to_office(request, evaluation_id)
    form = DisabilityForm(request.POST, auto_id="stationary_%s")
    stated = done(form, lambda: state_disability(evaluation, **form.cleaned_data, actor=request.user) or True)
    if stated:
        messages.success(request, "Your statement is kept. What goes with the report is listed anew.")
        return redirect("report", evaluation.pk)
    page = report_page(request, evaluation, disability_form=form)
    return render(request, "portal/reports/show.html", page, status=422)


@login_required
@only_sent("report")
def served(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    form = ServeForm(request.POST, evaluation=evaluation)
    if done(form, lambda: serve_report(evaluation, **form.cleaned_data, actor=request.user)):
        messages.success(request, "The service is recorded and the bill is open.")
        return redirect("report", evaluation.pk)
    page = report_page(request, evaluation, serve_form=form)
    return render(request, "portal/reports/show.html", page, status=422)


@login_required
def as_word(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """The report as a Word file: the signed one, or the draft as it stands."""
    evaluation = open_to_office(request, evaluation_id)
    report = report_of(evaluation)
    if report and report.docx_key:
        return kept_file(
            request, evaluation, report.docx_key, name=f"{evaluation.number} report.docx", kind=DOCX
        )
    return paper(
        request, evaluation, drafted(evaluation).docx, name=f"{evaluation.number} draft.docx", kind=DOCX
    )


@login_required
def as_pdf(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    report = report_of(evaluation)
    kind = "application/pdf"
    if report and report.pdf_key:
        return kept_file(
            request, evaluation, report.pdf_key, name=f"{evaluation.number} report.pdf", kind=kind
        )
    return paper(
        request, evaluation, drafted(evaluation).pdf, name=f"{evaluation.number} draft.pdf", kind=kind
    )


def drafted(evaluation: Evaluation) -> Draft:
    try:
        return draft_report(evaluation, on=timezone.localdate())
    except NoReport as refused:
        raise Http404(str(refused)) from None
