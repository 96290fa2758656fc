"""A party asked for more on the portal: every party of record is served with a copy, whoever asked."""

from django.db import transaction
from django.utils import timezone

from medlegal.flows.gather_situation import Situation
from medlegal.flows.refusal import Refused
from medlegal.flows.serve_document import serve_on_all
from medlegal.practice.audit.services import record
from medlegal.practice.cases.access import enter_practice
from medlegal.practice.cases.models import Evaluation, EvaluationRequest
from medlegal.practice.correspondence.models import Serving
from medlegal.practice.correspondence.selectors import served_under
from medlegal.practice.people.models import Role, User
from medlegal.practice.people.selectors import people_with
from medlegal.reports.letters.request_copy import request_copy
from medlegal.reports.render_pdf import to_pdf


def title_of(request: EvaluationRequest) -> str:
    """As the declaration of service names it; no two requests share it."""
    return f"Request {request.pk} of {request.from_whom[:90]}, {request.came_on:%B %-d, %Y}"


def copy_served(request: EvaluationRequest) -> Serving | None:
    """The service of the request on all parties; none while it has not been served."""
    return served_under(request.prior, title_of(request)) if request.prior else None


@transaction.atomic
def serve_request(*, practice_id: int, request_id: int) -> None:
    """Served once however often it is asked. What cannot be served so is left to the office, which is told why.

    Law: Lab. Code § 4062.3.
    """
    enter_practice(practice_id)
    request = EvaluationRequest.objects.select_for_update(of=("self",)).get(pk=request_id)
    if request.prior is None or copy_served(request) is not None:
        return
    server = server_of(request.prior)
    if server is None:
        return
    try:
        with transaction.atomic():
            serve_copy(request, request.prior, server)
    except Refused as refused:
        record(
            "request.not_served", of=request.prior, actor=None, request=request.pk, why=type(refused).__name__
        )


def serve_copy(request: EvaluationRequest, prior: Evaluation, server: User) -> Serving:
    """The program serves it; the declaration is for somebody of the office to sign."""
    on, told = timezone.localdate(), request.asked.get("form", {})
    asks_for = Evaluation.Kind(told.get("kind", Evaluation.Kind.SUPPLEMENTAL)).label.lower()
    paper = request_copy(
        Situation(prior, on).matter,
        asked_by=request.from_whom,
        asked_on=request.came_on,
        asks_for=asks_for,
        words=str(told.get("questions") or ""),
    )
    return serve_on_all(
        prior,
        what=Serving.What.LETTER,
        paper=to_pdf(paper),
        title=title_of(request),
        on=on,
        actor=None,
        server=server,
    )


def server_of(evaluation: Evaluation) -> User | None:
    """Who of the office signs the declaration: a scheduler, else a manager, and never the evaluator."""
    for role in (Role.SCHEDULER, Role.MANAGER):
        for user in people_with(evaluation.practice_id, role):
            if user.pk != evaluation.physician.user_id:
                return user
    return None
