"""The notice of a physician's absence, to read, sign and send to the Medical Unit."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from medlegal.flows.write_unavailability import unavailability_draft, unavailability_letter
from medlegal.portal.doors import closed_to_caches
from medlegal.portal.letters import DOCX, PDF
from medlegal.practice.audit.services import record
from medlegal.practice.calendar.hours_selectors import physicians_who
from medlegal.practice.calendar.models import Absence


def absence_or_404(request: HttpRequest, physician_id: int, absence_id: int) -> Absence:
    """The absence, for somebody who works in the practice; the opening is recorded."""
    physician = get_object_or_404(physicians_who(request.user), pk=physician_id)
    absence = get_object_or_404(Absence, physician=physician, pk=absence_id)
    record("absence.notice_opened", of=absence, actor=request.user, absence=absence.pk)
    return absence


@login_required
def as_pdf(request: HttpRequest, physician_id: int, absence_id: int) -> HttpResponse:
    """For the signature; with `?draft=1` the office's draft, which says how sure the rule is."""
    absence, on = absence_or_404(request, physician_id, absence_id), timezone.localdate()
    write = unavailability_draft if request.GET.get("draft") else unavailability_letter
    content = write(absence, on=on).pdf()
    answer = HttpResponse(content, content_type=PDF)
    return closed_to_caches(answer, name="QME Form 109.pdf", shown=True)


@login_required
def as_word(request: HttpRequest, physician_id: int, absence_id: int) -> HttpResponse:
    absence = absence_or_404(request, physician_id, absence_id)
    content = unavailability_letter(absence, on=timezone.localdate()).docx()
    answer = HttpResponse(content, content_type=DOCX)
    return closed_to_caches(answer, name="QME Form 109.docx", shown=False)
