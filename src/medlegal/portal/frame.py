"""What stands around every page of one evaluation: who, where it stands, and the ways on."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from medlegal.practice.billing.selectors import stages_of
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import injuries_of, parties_of
from medlegal.practice.people.models import Role
from medlegal.practice.people.selectors import practices_of, roles_of

TABS = (
    ("evaluation", "What is due"),
    ("records", "Records"),
    ("report", "Report"),
    ("letters", "Letters"),
    ("bill", "Bill"),
    ("parties", "Parties"),
    ("service", "Service"),
    ("messages", "Messages"),
    ("ways_in", "Who comes in"),
    ("history", "History"),
)  # address and label; a party's person has tabs of their own

SCHEDULES = {Role.SCHEDULER, Role.MANAGER}
CLOSES = SCHEDULES | {Role.BILLER}


def framed(request: HttpRequest, evaluation: Evaluation, tab: str, **more: Any) -> dict[str, Any]:
    """The template's context for one tab of the evaluation."""
    roles = roles_of(request.user, evaluation.practice)
    stages = stages_of(evaluation)
    return {
        "frame_page": "portal/evaluations/frame.html" if roles else "party/frame.html",
        "place": "evaluations" if roles else "party",
        "tab": tab,
        "evaluation": evaluation,
        "injuries": list(injuries_of(evaluation)),
        "parties": list(parties_of(evaluation)),
        "stages": stages,
        "next_stage": next((stage for stage in stages if not stage.is_done), None),
        "tabs": tabs_for(evaluation),
        "roles": roles,
        "is_office": bool(roles),
        "may_schedule": bool(roles & SCHEDULES),
        "may_close": bool(roles & CLOSES) and evaluation.closed_on is None,
        "is_evaluator": evaluation.physician.user_id == request.user.pk,
        "names_practice": practices_of(request.user).count() > 1,
        **more,
    }


def tabs_for(evaluation: Evaluation) -> list[tuple[str, str, str]]:
    """Name, label and address of each page of the office's frame."""
    return [(name, label, reverse(name, args=[evaluation.pk])) for name, label in TABS]
