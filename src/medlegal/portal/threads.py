"""Messages of one evaluation: with all parties of record, or inside the office."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.receive_records import Upload
from medlegal.flows.refusal import Refused
from medlegal.flows.write_message import (
    open_thread,
    parties_without_reader,
    pass_gate,
    read_thread,
    write_message,
)
from medlegal.portal.doors import done, kept_file, only_sent, open_to_office
from medlegal.portal.frame import framed
from medlegal.portal.thread_forms import MessageForm, ThreadForm
from medlegal.practice.cases.access import open_evaluation
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.correspondence.message_selectors import attachments_of, messages_of, threads_of
from medlegal.practice.correspondence.models import Thread
from medlegal.practice.people.selectors import roles_of


@login_required
def show(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    evaluation = open_evaluation(evaluation_id, reader=request.user)
    return render(request, "portal/messages/list.html", threads_page(request, evaluation))


def threads_page(request: HttpRequest, evaluation: Evaluation, **sent: object) -> dict[str, object]:
    is_office = bool(roles_of(request.user, evaluation.practice))
    told = {
        "threads": threads_of(evaluation, request.user),
        "missing": parties_without_reader(evaluation),
        "form": ThreadForm(is_office=is_office),
        **sent,
    }
    return framed(request, evaluation, "messages", **told)


@login_required
@only_sent("messages")
def begun(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """A new thread. What a party's person begins is for all parties."""
    evaluation = open_evaluation(evaluation_id, reader=request.user)
    form = ThreadForm(
        request.POST, request.FILES, is_office=bool(roles_of(request.user, evaluation.practice))
    )

    def begin() -> Thread:
        told = {"kind": Thread.Kind.ALL_PARTIES, **form.cleaned_data}
        uploads = [Upload(file.name, file.chunks()) for file in told.pop("files")]
        return open_thread(evaluation, **told, uploads=uploads, at=timezone.now(), actor=request.user)

    thread = done(form, begin)
    if thread is None:
        page = threads_page(request, evaluation, form=form)
        return render(request, "portal/messages/list.html", page, status=422)
    return redirect("thread", evaluation.pk, thread.pk)


def thread_or_404(request: HttpRequest, evaluation: Evaluation, thread_id: int) -> Thread:
    return get_object_or_404(threads_of(evaluation, request.user), pk=thread_id)


@login_required
def one(request: HttpRequest, evaluation_id: int, thread_id: int) -> HttpResponse:
    evaluation = open_evaluation(evaluation_id, reader=request.user)
    thread = thread_or_404(request, evaluation, thread_id)
    read_thread(thread, at=timezone.now(), reader=request.user)
    return render(request, "portal/messages/thread.html", thread_page(request, evaluation, thread))


def thread_page(
    request: HttpRequest, evaluation: Evaluation, thread: Thread, **sent: object
) -> dict[str, object]:
    told = {"thread": thread, "thread_messages": messages_of(thread), "form": MessageForm(), **sent}
    return framed(request, evaluation, "messages", **told)


@login_required
def written(request: HttpRequest, evaluation_id: int, thread_id: int) -> HttpResponse:
    if request.method != "POST":
        return redirect("thread", evaluation_id, thread_id)
    evaluation = open_evaluation(evaluation_id, reader=request.user)
    thread = thread_or_404(request, evaluation, thread_id)
    form, now = MessageForm(request.POST, request.FILES), timezone.now()

    def write() -> object:
        uploads = [Upload(file.name, file.chunks()) for file in form.cleaned_data["files"]]
        return write_message(
            thread, text=form.cleaned_data["text"], uploads=uploads, at=now, actor=request.user
        )

    if done(form, write):
        return redirect("thread", evaluation.pk, thread.pk)
    page = thread_page(request, evaluation, thread, form=form)
    return render(request, "portal/messages/thread.html", page, status=422)


@login_required
def attachment(request: HttpRequest, evaluation_id: int, attachment_id: int) -> HttpResponse:
    """A file of a thread, for everybody who reads the thread but the evaluator."""
    evaluation = open_evaluation(evaluation_id, reader=request.user)
    kept = get_object_or_404(attachments_of(evaluation), pk=attachment_id)
    if evaluation.physician.user_id == request.user.pk:
        raise PermissionDenied("The evaluator reads it in the records, once it passed the gate.")
    name = f"{evaluation.number} attachment {kept.pk}"
    return kept_file(request, evaluation, kept.key, name=name, kind="application/octet-stream")


@login_required
@only_sent("messages")
def entered(request: HttpRequest, evaluation_id: int, attachment_id: int) -> HttpResponse:
    """An attachment goes to the records, where it is held until its declaration."""
    evaluation = open_to_office(request, evaluation_id)
    kept = get_object_or_404(attachments_of(evaluation), pk=attachment_id)
    now = timezone.now()
    try:
        on = timezone.localdate(kept.message.written_at)
        record_set = pass_gate(kept, received_on=on, at=now, actor=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("thread", evaluation.pk, kept.message.thread_id)
    messages.success(request, "It is with the records now, held until its declaration comes.")
    return redirect("record_set", evaluation.pk, record_set.pk)
