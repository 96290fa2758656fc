"""Evaluations for programs: found, opened whole, asked for."""

from typing import Any, TypeVar

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Status

from medlegal.api.doors import open_to_office, open_to_reader
from medlegal.api.evaluation_shapes import Found, RequestGiven, SearchGiven, Whole
from medlegal.api.fields import PathId, page_of
from medlegal.api.operation import gives
from medlegal.flows.take_request import take_request
from medlegal.practice.billing.selectors import stages_of
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.models import Claimant, Evaluation, EvaluationRequest
from medlegal.practice.cases.selectors import examination_of, find_evaluations, injuries_of, parties_of
from medlegal.practice.docket.selectors import deadlines_of
from medlegal.practice.people.models import Practice
from medlegal.practice.people.selectors import physicians_of, practices_of

M = TypeVar("M", Claimant, EvaluationRequest)
ASKED = {
    *("role", "kind", "requested_on", "panel_number", "is_represented", "language"),
    *("specialty", "issues", "questions"),
}

router = Router(tags=["Evaluations"])


@router.post("/search", **gives("cases:read", Found))
def search(request: HttpRequest, asked: SearchGiven) -> Any:
    """Those the person may see, the newest request first. A name has no place in an address."""
    found, where = page_of(find_evaluations(request.user, asked.text), asked.page)
    return {"evaluations": found, **where}


@router.post("", **gives("cases:write", Whole, status=201))
def request_taken(request: HttpRequest, asked: RequestGiven) -> Any:
    """A party has asked for an evaluation; the clock of its first duty starts. It is for a scheduler."""
    practice = get_object_or_404(practices_of(request.user), pk=asked.practice_id)
    prior = open_to_office(request, asked.prior_id) if asked.prior_id else None
    if prior and prior.practice_id != practice.pk:
        raise Http404("The earlier evaluation is not one of this practice.")
    evaluation = take_request(
        practice,
        worker=asked.worker.model_dump() if asked.worker else {},
        injuries=[injury.model_dump() for injury in asked.injuries],
        parties=[party.model_dump() for party in asked.parties],
        physician=get_object_or_404(physicians_of(practice), pk=asked.physician_id),
        prior=prior,
        actor=request.user,
        claimant=of_practice(Claimant, practice, asked.claimant_id),
        another_because=asked.another_person_because,
        request=of_practice(EvaluationRequest, practice, asked.request_id),
        **asked.model_dump(include=ASKED),
    )
    return Status(201, whole(evaluation))


def of_practice(model: type[M], practice: Practice, number: int | None) -> M | None:
    """The row of that number in the practice; None where no number was given."""
    return get_object_or_404(model, practice=practice, pk=number) if number else None


@router.get("/{int:evaluation_id}", **gives("cases:read", Whole))
def show(request: HttpRequest, evaluation_id: PathId) -> Any:
    """One evaluation: who, which injuries, which parties, where it stands, and what is due and why."""
    return whole(open_to_reader(request, evaluation_id))


def whole(evaluation: Evaluation) -> dict[str, Any]:
    own = {field.attname: getattr(evaluation, field.attname) for field in evaluation._meta.concrete_fields}
    return own | {
        "practice": evaluation.practice.name,
        "physician": str(evaluation.physician),
        "worker": str(evaluation.claimant),
        "claimant": evaluation.claimant,
        "injuries": list(injuries_of(evaluation)),
        "parties": list(parties_of(evaluation)),
        "stages": stages_of(evaluation),
        "appointment": appointment_of(evaluation),
        "examination": examination_of(evaluation),
        "deadlines": list(deadlines_of(evaluation)),
    }
