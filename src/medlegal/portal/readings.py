"""The reading is asked for again, or given the password of a locked file."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from medlegal.flows.receive_records import ask_to_read
from medlegal.flows.refusal import Refused
from medlegal.flows.unlock_file import give_password
from medlegal.portal.doors import only_sent, open_to_office
from medlegal.practice.intake.selectors import files_of


@login_required
@only_sent("records")
def again(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """What was read before is found again; only the rest is read."""
    evaluation = open_to_office(request, evaluation_id)
    try:
        ask_to_read(evaluation, at=timezone.now(), actor=request.user)
        messages.success(request, "The reading goes on; what was read before is not read anew.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("records", evaluation.pk)


@login_required
@only_sent("records")
def password(request: HttpRequest, evaluation_id: int, file_id: int) -> HttpResponse:
    """The password comes in the body and goes, encrypted, to the next reading."""
    evaluation = open_to_office(request, evaluation_id)
    file = get_object_or_404(files_of(evaluation), pk=file_id)
    typed = request.POST.get("password", "")
    try:
        give_password(file, password=typed, at=timezone.now(), actor=request.user)
        messages.success(request, "The file is tried with this password now.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("records", evaluation.pk)
