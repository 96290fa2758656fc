"""What is due: for everything the person works on, and moved with a reason."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query, Router, Status

from medlegal.api.doors import open_to_office
from medlegal.api.evaluation_shapes import DeadlineTold
from medlegal.api.fields import FIRST_PAGE, Day, Given, Page, PathId, page_of, words
from medlegal.api.operation import gives
from medlegal.flows.move_deadline import move_deadline
from medlegal.practice.docket.models import Deadline
from medlegal.practice.docket.selectors import deadlines_of, work_queue

router = Router(tags=["Deadlines"])

DAYS_AHEAD = Query(45, ge=0, le=3650)


class DeadlineDue(DeadlineTold):
    number: str  # of the evaluation
    days_left: int  # below nothing once it is late

    @staticmethod
    def resolve_number(deadline: Deadline) -> str:
        return deadline.evaluation.number

    @staticmethod
    def resolve_days_left(deadline: Deadline) -> int:
        return (deadline.due_on - timezone.localdate()).days


class Queue(Page):
    deadlines: list[DeadlineDue]


class Moved(Given):
    to: Day
    reason: words(300, least=1)


@router.get("/deadlines", **gives("cases:read", Queue))
def standing(request: HttpRequest, days_ahead: int = DAYS_AHEAD, page: int = FIRST_PAGE) -> Any:
    """What stands in all evaluations of the person's practices, the latest-overdue first."""
    found, where = page_of(work_queue(request.user, today=timezone.localdate(), days_ahead=days_ahead), page)
    return {"deadlines": found, **where}


@router.post(
    "/evaluations/{int:evaluation_id}/deadlines/{int:deadline_id}/move",
    **gives("cases:write", DeadlineTold, status=201),
)
def moved(request: HttpRequest, evaluation_id: PathId, deadline_id: PathId, asked: Moved) -> Any:
    """A new deadline with the person's reason; the computed one stays."""
    evaluation = open_to_office(request, evaluation_id)
    deadline = get_object_or_404(deadlines_of(evaluation), pk=deadline_id)
    return Status(201, move_deadline(deadline, to=asked.to, reason=asked.reason, actor=request.user))
