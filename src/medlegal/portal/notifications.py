"""The bell: what a person was told, and how the person wants to be told."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from medlegal.flows.hear_of_it import keep_wishes, look_at_alert, look_at_all
from medlegal.portal.notification_forms import WishesForm
from medlegal.practice.alerts.models import Alert, Kind
from medlegal.practice.alerts.selectors import FOR_THE_COMPANY, alerts_of
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.people.selectors import roles_of, works_for_company

ROWS_PER_PAGE = 40
AT_THE_OFFICE = {
    Kind.PAPERS_SERVED: "service",
    Kind.REPORT_SERVED: "report",
    Kind.MESSAGE: "messages",
    Kind.RECORDS_CAME: "records",
    Kind.RECORDS_HELD: "records",
    Kind.DAY_ASKED: "ways_in",
    Kind.QUESTIONNAIRE_SENT: "worker_questionnaire",
}


@login_required
def listed(request: HttpRequest) -> HttpResponse:
    page = Paginator(alerts_of(request.user), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/notifications/list.html", {"place": "notifications", "page": page})


@login_required
def opened(request: HttpRequest, alert_id: int) -> HttpResponse:
    """Leads to what it is about, and is no longer new."""
    alert = get_object_or_404(alerts_of(request.user), pk=alert_id)
    look_at_alert(alert, at=timezone.now())
    return redirect(leads_to(alert, request))


def leads_to(alert: Alert, request: HttpRequest) -> str:
    """The page of what it is about, as far as the person may open it."""
    if alert.kind in FOR_THE_COMPANY:
        return (
            reverse("inquiry", args=[alert.about])
            if works_for_company(request.user)
            else reverse("own_place")
        )
    is_office = bool(roles_of(request.user, alert.practice))
    if alert.kind == Kind.REQUEST_CAME and is_office:
        return reverse("request", args=[alert.about])
    if alert.kind == Kind.REQUEST_DECIDED:
        return reverse("requests_asked")
    if alert.evaluation_id is None:
        return reverse("work_queue")
    if is_office:
        return reverse(AT_THE_OFFICE.get(Kind(alert.kind), "evaluation"), args=[alert.evaluation_id])
    if not Evaluation.objects.visible_to(request.user).filter(pk=alert.evaluation_id).exists():
        return reverse("party")
    return reverse(
        "messages" if alert.kind == Kind.MESSAGE else "party_evaluation", args=[alert.evaluation_id]
    )


@login_required
def all_seen(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        look_at_all(request.user, at=timezone.now())
    return redirect("notifications")


@login_required
def wishes(request: HttpRequest) -> HttpResponse:
    form = WishesForm(request.POST or None, user=request.user)
    if form.is_bound and form.is_valid():
        keep_wishes(request.user, said=form.said(), mobile=form.cleaned_data["mobile"])
        messages.success(request, _("Kept. From now on you are told like this."))
        return redirect("notification_wishes")
    context = {"place": "notifications", "form": form, "rows": form.rows()}
    return render(request, "portal/notifications/wishes.html", context, status=422 if form.is_bound else 200)
