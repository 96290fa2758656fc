"""What was done and read in one evaluation, for programs."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from medlegal.api.doors import open_to_office
from medlegal.api.fields import FIRST_PAGE, Page, PathId, page_of
from medlegal.api.operation import gives
from medlegal.practice.audit.selectors import history_of

router = Router(tags=["Audit"])


class EventTold(Schema):
    """One act. `facts` are numbers, days, codes and sums; never a name or a page's text."""

    id: int
    at: datetime
    actor_id: int | None
    action: str
    facts: dict[str, Any]


class History(Page):
    events: list[EventTold]


@router.get("/history", **gives("audit:read", History))
def show(request: HttpRequest, evaluation_id: PathId, page: int = FIRST_PAGE) -> Any:
    """The newest first. Reading this is an act too, and stands on top."""
    found, where = page_of(history_of(open_to_office(request, evaluation_id).pk), page)
    return {"events": found, **where}
