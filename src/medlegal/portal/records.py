"""Records: what each sender sent, the upload, the declaration, and the reading as it goes on."""

from collections.abc import Iterator, Mapping

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from medlegal.flows.receive_records import Declared, Upload, declare_records, receive_records
from medlegal.portal.doors import done, kept_file, only_sent, open_to_office
from medlegal.portal.frame import framed
from medlegal.portal.pictures.of_rows import chronology_of, senders_of
from medlegal.portal.record_forms import DeclarationForm, UploadForm
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import evaluations_recent
from medlegal.practice.intake.models import File, Reading, RecordSet
from medlegal.practice.intake.selectors import (
    counts_by_sender,
    documents_of,
    files_of,
    latest_done_reading,
    latest_reading,
    sets_held_of,
)

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
RUNNING = (Reading.State.WAITING, Reading.State.READING)


@login_required
def show(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    return render(request, "portal/records/show.html", records_page(request, evaluation))


def records_page(request: HttpRequest, evaluation: Evaluation, **more: object) -> dict[str, object]:
    forms = {
        "form": UploadForm(evaluation=evaluation, initial={"received_on": timezone.localdate()}),
        "declaration_form": DeclarationForm(),
        "declaring": None,
    }
    return framed(request, evaluation, "records", **ledger(evaluation), **{**forms, **more})


def ledger(evaluation: Evaluation) -> dict[str, object]:
    """What the records page lists, and how far the reading is."""
    reading = latest_reading(evaluation)
    counts, documents = counts_by_sender(evaluation), documents_of(evaluation)
    return {
        "senders_drawn": senders_of(counts),
        "chronology_drawn": chronology_of(documents),
        "counts": counts,
        "totals": totals(counts),
        "documents": documents,
        "files": told_files(evaluation),
        "reading": reading,
        "is_running": reading is not None and reading.state in RUNNING,
        "done_reading": latest_done_reading(evaluation),
    }


def told_files(evaluation: Evaluation) -> list[File]:
    """Every file, what came inside another right behind it; each knows how many it holds, and which came before it
    with the same bytes."""
    files = list(files_of(evaluation))
    inner, first = dict[int, list[File]](), dict[str, File]()
    for file in files:
        file.same_as = first.setdefault(file.sha256, file) if file.byte_count else file
        if file.inside_id:
            inner.setdefault(file.inside_id, []).append(file)
    for file in files:
        file.holds = len(inner.get(file.pk, ()))
    return [one for file in files if not file.inside_id for one in with_inner(file, inner)]


def with_inner(file: File, inner: Mapping[int, list[File]]) -> Iterator[File]:
    """The file, and right behind it what came in it, to any depth."""
    yield file
    for one in inner.get(file.pk, ()):
        yield from with_inner(one, inner)


def totals(counts: list) -> dict[str, int]:
    """Of the sets that count; pages of the others are told as held."""
    names = ("received", "read", "blank", "unreadable", "repeated", "billable")
    counted = [count for count in counts if not count.is_held]
    sums = {name: sum(getattr(count, name) for count in counted) for name in names}
    held = sum(count.received for count in counts if count.is_held)
    return {**sums, "declared": sum(count.declared or 0 for count in counted), "held": held}


@login_required
@only_sent("records")
def received(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """Files came in. The script that shows their progress gets JSON, a plain form the page."""
    evaluation = open_to_office(request, evaluation_id)
    form = UploadForm(request.POST, request.FILES, evaluation=evaluation)
    kept = done(form, lambda: keep_sent(request, evaluation, form))
    if request.headers.get("Accept") == "application/json":
        return told_script(form, kept, evaluation)
    if kept:
        return redirect("records", evaluation.pk)
    return render(
        request, "portal/records/show.html", records_page(request, evaluation, form=form), status=422
    )


def keep_sent(request: HttpRequest, evaluation: Evaluation, form: UploadForm) -> RecordSet:
    asked = form.cleaned_data
    declared = Declared(asked["pages"], asked["signer"], asked["signed_on"]) if asked["pages"] else None
    return receive_records(
        evaluation,
        uploads=[Upload(sent.name, sent.chunks()) for sent in asked["files"]],
        sender=asked["sender"],
        received_on=asked["received_on"],
        means=asked["means"],
        declared=declared,
        at=timezone.now(),
        actor=request.user,
    )


def told_script(form: UploadForm, kept: RecordSet | None, evaluation: Evaluation) -> JsonResponse:
    if kept is not None:
        return JsonResponse({"next": reverse("records", args=[evaluation.pk])})
    says = [error for errors in form.errors.values() for error in errors]
    return JsonResponse({"says": says}, status=422)


@login_required
def progress(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """How far the reading is; the whole ledger with it once it has ended. Asked for every two seconds.

    It shows counts and no record, so it passes by the door that would record each asking.
    """
    evaluation = get_object_or_404(evaluations_recent(request.user), pk=evaluation_id)
    reading = latest_reading(evaluation)
    if reading is None:
        raise Http404("Nothing is being read here.")
    context = {"evaluation": evaluation, "reading": reading, "is_running": reading.state in RUNNING}
    if not context["is_running"]:
        context = records_page(request, open_to_office(request, evaluation_id)) | {"has_ended": True}
    return render(request, "portal/records/_reading.html", context)


@login_required
@only_sent("records")
def declared(request: HttpRequest, evaluation_id: int, set_id: int) -> HttpResponse:
    """The declaration of a held set has come."""
    evaluation = open_to_office(request, evaluation_id)
    record_set = get_object_or_404(sets_held_of(evaluation), pk=set_id)
    form = DeclarationForm(request.POST)
    if done(form, lambda: declare_records(record_set, **form.cleaned_data, actor=request.user)):
        messages.success(request, "The declaration is kept; the pages of this set now count.")
        return redirect("records", evaluation.pk)
    page = records_page(request, evaluation, declaration_form=form, declaring=record_set.pk)
    return render(request, "portal/records/show.html", page, status=422)


@login_required
def compiled(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """The stamped and bookmarked record as one PDF, under the name that the chronology's links give it."""
    evaluation = open_to_office(request, evaluation_id)
    reading = done_reading_of(evaluation)
    return kept_file(
        request, evaluation, reading.compiled_key, name="packet.pdf", kind="application/pdf", shown=True
    )


@login_required
def chronology(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    reading = done_reading_of(evaluation)
    return kept_file(
        request, evaluation, reading.chronology_key, name=f"{evaluation.number} chronology.docx", kind=DOCX
    )


@login_required
def chronology_pdf(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """The chronology whose citations lead into the compiled record beside it."""
    evaluation = open_to_office(request, evaluation_id)
    key = done_reading_of(evaluation).chronology_pdf_key
    return kept_file(request, evaluation, key, name="chronology.pdf", kind="application/pdf", shown=True)


@login_required
def index(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_to_office(request, evaluation_id)
    key = done_reading_of(evaluation).index_key
    return kept_file(request, evaluation, key, name=f"{evaluation.number} index.csv", kind="text/csv")


@login_required
def original(request: HttpRequest, evaluation_id: int, file_id: int) -> HttpResponse:
    """One file as it came."""
    evaluation = open_to_office(request, evaluation_id)
    file = get_object_or_404(files_of(evaluation), pk=file_id)
    return kept_file(
        request,
        evaluation,
        file.storage_key,
        name=original_name(evaluation, file),
        kind="application/octet-stream",
    )


def original_name(evaluation: Evaluation, file: object) -> str:
    """Our own number and the sender's ending: a sender's file name may hold anything, a patient's name included."""
    _, dot, ending = file.name.rpartition(".")
    return (
        f"{evaluation.number} file {file.pk}{dot}{ending[:8]}"
        if dot
        else f"{evaluation.number} file {file.pk}"
    )


def done_reading_of(evaluation: Evaluation) -> Reading:
    reading = latest_done_reading(evaluation)
    if reading is None:
        raise Http404(
            "These records have not been read yet. Wait for the reading to end, then open the file again."
        )
    return reading
