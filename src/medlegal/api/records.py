"""Records for programs: sent in, declared, read, and what was found handed out."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile

from medlegal.api.doors import DOCX, PDF, kept_file, open_to_office
from medlegal.api.fields import PathId
from medlegal.api.operation import gives, hands_out
from medlegal.api.record_shapes import (
    DeclarationGiven,
    DeclarationTold,
    DocumentTold,
    ReadingTold,
    SetGiven,
    SetTold,
    set_told,
)
from medlegal.flows.receive_records import Declared, Upload, declare_records, receive_records
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.intake.models import RecordSet
from medlegal.practice.intake.selectors import (
    counts_by_sender,
    documents_of,
    files_of,
    latest_done_reading,
    latest_reading,
)

AS_IT_CAME = "application/octet-stream"

router = Router(tags=["Records"])


@router.post("/record-sets", **gives("records:write", SetTold, status=201))
def received(
    request: HttpRequest, evaluation_id: PathId, files: File[list[UploadedFile]], came: Form[SetGiven]
) -> Any:
    """Files from one sender at one time, kept as they came; their reading is queued."""
    evaluation = open_to_office(request, evaluation_id)
    record_set = receive_records(
        evaluation,
        uploads=[Upload(file.name or "unnamed", file.chunks()) for file in files],
        sender=get_object_or_404(parties_of(evaluation), pk=came.sender_id) if came.sender_id else None,
        received_on=came.received_on,
        means=came.means,
        declared=declared_with(came),
        at=timezone.now(),
        actor=request.user,
    )
    return Status(201, next(one for one in sets_told(evaluation) if one["id"] == record_set.pk))


def declared_with(came: SetGiven) -> Declared | None:
    if came.declared_pages is None or came.declared_on is None:
        return None
    return Declared(pages=came.declared_pages, signer=came.declared_by, signed_on=came.declared_on)


@router.get("/record-sets", **gives("records:read", list[SetTold]))
def sets(request: HttpRequest, evaluation_id: PathId) -> Any:
    """What each sender declared, what came and what was read, side by side, with the files."""
    return sets_told(open_to_office(request, evaluation_id))


def sets_told(evaluation: Evaluation) -> list[dict[str, Any]]:
    files = list(files_of(evaluation))
    return [set_told(count, files) for count in counts_by_sender(evaluation)]


@router.post(
    "/record-sets/{int:set_id}/declaration",
    **gives("records:write", DeclarationTold, status=201),
)
def declared(request: HttpRequest, evaluation_id: PathId, set_id: PathId, given: DeclarationGiven) -> Any:
    """The declaration of a held set has come: its files count from now on."""
    evaluation = open_to_office(request, evaluation_id)
    record_set = get_object_or_404(RecordSet, evaluation=evaluation, pk=set_id)
    return Status(201, declare_records(record_set, **given.model_dump(), actor=request.user))


@router.get("/reading", **gives("records:read", ReadingTold))
def reading(request: HttpRequest, evaluation_id: PathId) -> Any:
    """How far the latest reading of the files is."""
    found = latest_reading(open_to_office(request, evaluation_id))
    if found is None:
        raise Http404("Nothing was sent in yet, so nothing is read.")
    return found


@router.get("/documents", **gives("records:read", list[DocumentTold]))
def documents(request: HttpRequest, evaluation_id: PathId) -> Any:
    """Every document that the reading found, by its date."""
    return documents_of(open_to_office(request, evaluation_id))


@router.get("/compiled.pdf", **hands_out("records:read", PDF))
def compiled(request: HttpRequest, evaluation_id: PathId) -> HttpResponse:
    """The compiled record: every page stamped, every document bookmarked."""
    evaluation = open_to_office(request, evaluation_id)
    done = latest_done_reading(evaluation)
    name = f"{evaluation.number} records.pdf"
    return kept_file(request, evaluation, done.compiled_key if done else "", name=name, kind=PDF)


@router.get("/chronology.docx", **hands_out("records:read", DOCX))
def chronology(request: HttpRequest, evaluation_id: PathId) -> HttpResponse:
    """The documents by date, as a Word file."""
    evaluation = open_to_office(request, evaluation_id)
    done = latest_done_reading(evaluation)
    name = f"{evaluation.number} chronology.docx"
    return kept_file(request, evaluation, done.chronology_key if done else "", name=name, kind=DOCX)


@router.get("/chronology.pdf", **hands_out("records:read", PDF))
def chronology_pdf(request: HttpRequest, evaluation_id: PathId) -> HttpResponse:
    """The same as a PDF whose citations lead into the compiled record, if that is saved beside it as packet.pdf."""
    evaluation = open_to_office(request, evaluation_id)
    done = latest_done_reading(evaluation)
    name = f"{evaluation.number} chronology.pdf"
    return kept_file(request, evaluation, done.chronology_pdf_key if done else "", name=name, kind=PDF)


@router.get("/files/{int:file_id}", **hands_out("records:read", AS_IT_CAME))
def original(request: HttpRequest, evaluation_id: PathId, file_id: PathId) -> HttpResponse:
    """One file exactly as it came."""
    evaluation = open_to_office(request, evaluation_id)
    file = get_object_or_404(files_of(evaluation), pk=file_id)
    return kept_file(request, evaluation, file.storage_key, name=f"file {file.pk}", kind=AS_IT_CAME)
