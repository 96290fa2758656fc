"""Keeps what came to ask for an evaluation, and what the office made of it."""

from datetime import datetime

from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import Claimant, Evaluation, EvaluationRequest, PersonCompared
from medlegal.practice.people.models import Practice, User


def keep_request(
    practice: Practice, *, actor: User | None, prior: Evaluation | None = None, **fields: object
) -> EvaluationRequest:
    """The request as it came. A party's person may keep one, and sees no other's."""
    request = EvaluationRequest.objects.create(practice=practice, prior=prior, asked_by=actor, **fields)
    if prior is not None:  # a party's session may write events of its own evaluations only
        record("request.came", of=prior, actor=actor, request=request.pk, by=request.came_by)
    return request


def note_accepted(
    request: EvaluationRequest, evaluation: Evaluation, *, status: str, at: datetime, actor: User | None
) -> None:
    """It became this evaluation."""
    request.status, request.evaluation = status, evaluation
    request.decided_by, request.decided_at = actor, at
    request.save(update_fields=["status", "evaluation", "decided_by", "decided_at"])
    record("request.accepted", of=evaluation, actor=actor, request=request.pk, status=status)


def note_declined(request: EvaluationRequest, *, reason: str, at: datetime, actor: User) -> None:
    """The office does not take it; the reason is kept."""
    request.status, request.decline_reason = EvaluationRequest.Status.DECLINED, reason
    request.decided_by, request.decided_at = actor, at
    request.save(update_fields=["status", "decline_reason", "decided_by", "decided_at"])
    record("request.declined", of=request, actor=actor, request=request.pk)


def keep_comparison(
    evaluation: Evaluation,
    found: Claimant,
    *,
    is_same: bool,
    likeness: str,
    reason: str,
    actor: User,
) -> PersonCompared:
    """Whether the worker of the request is the person found, as a person decided it."""
    compared = PersonCompared.objects.create(
        practice_id=evaluation.practice_id,
        evaluation=evaluation,
        claimant=found,
        is_same=is_same,
        likeness=likeness,
        reason=reason,
        decided_by=actor,
    )
    record("person.compared", of=evaluation, actor=actor, claimant=found.pk, is_same=is_same)
    return compared
