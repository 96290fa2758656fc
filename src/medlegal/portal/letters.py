"""The letters of an evaluation: what is due and why, the drafts, what was served."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.draft_letter import draft_letter, preview, withdraw_draft
from medlegal.flows.letter_kinds import KINDS
from medlegal.flows.letter_standing import State
from medlegal.flows.refusal import Refused
from medlegal.flows.serve_letter import serve_letter
from medlegal.flows.sign_letter import sign_letter
from medlegal.flows.weigh_letters import Weighed, weigh_letters
from medlegal.portal.doors import closed_to_caches, done, kept_file, open_to_office, paper
from medlegal.portal.frame import framed
from medlegal.portal.letter_forms import LetterForm, ServeLetterForm, SignLetterForm
from medlegal.practice.audit.services import record
from medlegal.practice.authoring.letter_selectors import letters_of
from medlegal.practice.authoring.models import Letter
from medlegal.practice.authoring.selectors import report_of
from medlegal.practice.cases.models import Evaluation

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
def show(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    return render(request, "portal/letters/show.html", letters_page(request, evaluation))


def letters_page(request: HttpRequest, evaluation: Evaluation, **sent: object) -> dict[str, object]:
    today = timezone.localdate()
    letters = list(letters_of(evaluation))
    weighed = weigh_letters(evaluation, letters, on=today)
    forms_sent = sent.get("forms", {})
    written = [one for one in weighed if one.standing.state is not State.NOT_NOW]
    return framed(
        request,
        evaluation,
        "letters",
        rows=[(one, forms_sent.get(one.kind.key) or blank_form(one, evaluation)) for one in written],
        not_now=[one for one in weighed if one.standing.state is State.NOT_NOW],
        drafts=[with_title(letter, today, sent) for letter in letters if not letter.serving_id],
        served=[(letter, KINDS[letter.kind].title) for letter in letters if letter.serving_id],
        wrong=sent.get("wrong"),
    )


def blank_form(weighed: Weighed, evaluation: Evaluation) -> LetterForm:
    spoken = "es" if evaluation.language == "Spanish" else "en"
    return LetterForm(kind=weighed.kind, initial={"language": spoken})


def with_title(letter: Letter, today: object, sent: dict[str, object]) -> dict[str, object]:
    """A draft with its name, and the form that serves it."""
    kind, named = KINDS[letter.kind], {"auto_id": f"letter_{letter.pk}_%s", "initial": {"on": today}}
    served = sent.get("serving", {}).get(letter.pk) or ServeLetterForm(
        kind=kind, is_kept=bool(letter.signed_key), **named
    )
    signing = sent.get("signing", {}).get(letter.pk) or SignLetterForm(kind=kind, **named)
    waits_for_signature = kind.goes and kind.is_signed and not letter.signed_on
    goes_alone = kind.goes != "with_report" or was_report_served(letter.evaluation)
    return {
        "letter": letter,
        "title": kind.title,
        "kind": kind,
        "signing": signing if waits_for_signature else None,
        "form": served if goes_alone and not waits_for_signature else None,
    }


def was_report_served(evaluation: Evaluation) -> bool:
    report = report_of(evaluation)
    return report is not None and report.serving_id is not None


@login_required
def drafted(request: HttpRequest, evaluation_id: int, kind: str) -> HttpResponse:
    """A person asked for a draft of one kind."""
    if kind not in KINDS:
        raise Http404("No letter of that kind is written here.")
    if request.method != "POST":
        return redirect("letters", evaluation_id)
    evaluation = open_to_office(request, evaluation_id)
    form = LetterForm(request.POST, kind=KINDS[kind])

    def draft() -> Letter:
        return draft_letter(
            evaluation, kind=kind, **form.asked(), on=timezone.localdate(), actor=request.user
        )

    if done(form, draft):
        next_step = "have it signed and keep its copy here" if KINDS[kind].goes else "serve it"
        messages.success(request, f"The letter is drafted. Read it, then {next_step}.")
        return redirect("letters", evaluation.pk)
    page = letters_page(request, evaluation, forms={kind: form}, wrong=form)
    return render(request, "portal/letters/show.html", page, status=422)


def letter_or_404(evaluation: Evaluation, letter_id: int) -> Letter:
    return get_object_or_404(letters_of(evaluation), pk=letter_id)


@login_required
def served(request: HttpRequest, evaluation_id: int, letter_id: int) -> HttpResponse:
    if request.method != "POST":
        return redirect("letters", evaluation_id)
    evaluation = open_to_office(request, evaluation_id)
    letter = letter_or_404(evaluation, letter_id)
    form = ServeLetterForm(
        request.POST,
        request.FILES,
        kind=KINDS[letter.kind],
        is_kept=bool(letter.signed_key),
        auto_id=f"letter_{letter.pk}_%s",
    )
    return settled(
        request,
        evaluation,
        (letter, form, "The letter is kept as served on every party of record."),
        lambda: serve_letter(letter, **form.asked(), actor=request.user),
    )


@login_required
def signed(request: HttpRequest, evaluation_id: int, letter_id: int) -> HttpResponse:
    """The signed copy of a paper that goes with the report."""
    if request.method != "POST":
        return redirect("letters", evaluation_id)
    evaluation = open_to_office(request, evaluation_id)
    letter = letter_or_404(evaluation, letter_id)
    form = SignLetterForm(
        request.POST, request.FILES, kind=KINDS[letter.kind], auto_id=f"letter_{letter.pk}_%s"
    )
    return settled(
        request,
        evaluation,
        (letter, form, "The signed copy is kept. It goes with the report."),
        lambda: sign_letter(letter, **form.asked(), actor=request.user) or letter,
    )


@login_required
def as_signed(request: HttpRequest, evaluation_id: int, letter_id: int) -> HttpResponse:
    """The signed copy as it was scanned."""
    evaluation = open_to_office(request, evaluation_id)
    letter = letter_or_404(evaluation, letter_id)
    if not letter.signed_key:
        raise Http404("No signed copy of it is kept.")
    name = f"{evaluation.number} letter {letter.pk} signed.pdf"
    return kept_file(request, evaluation, letter.signed_key, name=name, kind=PDF, shown=True)


@login_required
def withdrawn(request: HttpRequest, evaluation_id: int, letter_id: int) -> HttpResponse:
    if request.method != "POST":
        return redirect("letters", evaluation_id)
    evaluation = open_to_office(request, evaluation_id)
    letter = letter_or_404(evaluation, letter_id)
    form = forms.Form(request.POST)
    return settled(
        request,
        evaluation,
        (letter, form, "The draft is withdrawn."),
        lambda: withdraw_draft(letter, on=timezone.localdate(), actor=request.user) or letter,
    )


def settled(
    request: HttpRequest,
    evaluation: Evaluation,
    asked: tuple[Letter, forms.Form, str],
    flow: Callable[[], object],
) -> HttpResponse:
    letter, form, says = asked
    if done(form, flow):
        messages.success(request, says)
        return redirect("letters", evaluation.pk)
    sorts = {ServeLetterForm: "serving", SignLetterForm: "signing"}
    again = {sorts[type(form)]: {letter.pk: form}} if type(form) in sorts else {}
    page = letters_page(request, evaluation, **again, wrong=form)
    return render(request, "portal/letters/show.html", page, status=422)


@login_required
def as_pdf(request: HttpRequest, evaluation_id: int, letter_id: int) -> HttpResponse:
    """The letter to look at: as served, or as it would be served today."""
    evaluation = open_to_office(request, evaluation_id)
    letter = letter_or_404(evaluation, letter_id)
    name = f"{evaluation.number} letter {letter.pk}.pdf"
    if letter.serving_id:
        return kept_file(request, evaluation, letter.pdf_key, name=name, kind=PDF, shown=True)
    try:
        content = preview(letter, on=timezone.localdate()).pdf()
    except Refused as refused:
        return cannot_show(request, evaluation, str(refused))
    record("paper.opened", of=evaluation, actor=request.user, paper=name)
    return closed_to_caches(HttpResponse(content, content_type=PDF), name=name, shown=True)


@login_required
def as_word(request: HttpRequest, evaluation_id: int, letter_id: int) -> HttpResponse:
    """The letter in our own layout as a Word file."""
    evaluation = open_to_office(request, evaluation_id)
    letter = letter_or_404(evaluation, letter_id)
    name = f"{evaluation.number} letter {letter.pk}.docx"
    if letter.serving_id:
        return kept_file(request, evaluation, letter.docx_key, name=name, kind=DOCX)
    try:
        content = preview(letter, on=timezone.localdate()).docx()
    except Refused as refused:
        return cannot_show(request, evaluation, str(refused))
    return paper(request, evaluation, content, name=name, kind=DOCX)


def cannot_show(request: HttpRequest, evaluation: Evaluation, why: str) -> HttpResponse:
    """The case changed since the draft; the page says what the letter now lacks."""
    messages.error(request, why)
    return redirect("letters", evaluation.pk)
