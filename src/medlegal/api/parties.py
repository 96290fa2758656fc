"""The parties of record for programs: one joins, tells another address or agreement, or leaves."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Status

from medlegal.api.doors import open_to_office, open_to_reader
from medlegal.api.evaluation_shapes import Home, MeansName, PartyGiven, PartyTold
from medlegal.api.fields import Day, Email, Given, PathId, words
from medlegal.api.operation import gives
from medlegal.flows.keep_parties import correct_party, join_record, leave_record
from medlegal.practice.cases.models import Party
from medlegal.practice.cases.selectors import parties_of

router = Router(tags=["Evaluations"])


class PartyChanged(Home):
    """The party as it is from now on; what was served stays where it went."""

    name: words(120, least=1)
    firm: words(120) = ""
    phone: words(20) = ""
    fax: words(20) = ""
    email: Email = ""
    preferred_means: MeansName = Party.Means.MAIL.value
    e_service_agreed_on: Day | None = None


class PartyLeaves(Given):
    on: Day
    reason: words(200, least=1)


@router.get("/parties", **gives("cases:read", list[PartyTold]))
def listed(request: HttpRequest, evaluation_id: PathId) -> Any:
    """Everybody of record now."""
    return list(parties_of(open_to_reader(request, evaluation_id)))


@router.post("/parties", **gives("cases:write", PartyTold, status=201))
def joined(request: HttpRequest, evaluation_id: PathId, given: PartyGiven) -> Any:
    """A party is of record, and is served with everything from now on. It is for a scheduler."""
    evaluation = open_to_office(request, evaluation_id)
    return Status(201, join_record(evaluation, told=given.model_dump(), actor=request.user))


@router.post("/parties/{int:party_id}", **gives("cases:write", PartyTold))
def changed(request: HttpRequest, evaluation_id: PathId, party_id: PathId, given: PartyChanged) -> Any:
    """Another address, means or agreement to e-mail service. It is for a scheduler."""
    party = get_object_or_404(parties_of(open_to_office(request, evaluation_id)), pk=party_id)
    return correct_party(party, told=given.model_dump(), actor=request.user)


@router.post("/parties/{int:party_id}/left", **gives("cases:write", list[PartyTold]))
def left(request: HttpRequest, evaluation_id: PathId, party_id: PathId, given: PartyLeaves) -> Any:
    """A party is not of record any more; the answer tells those who are. It is for a scheduler."""
    evaluation = open_to_office(request, evaluation_id)
    party = get_object_or_404(parties_of(evaluation), pk=party_id)
    leave_record(party, **given.model_dump(), actor=request.user)
    return list(parties_of(evaluation))
