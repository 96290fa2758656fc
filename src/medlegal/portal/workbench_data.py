"""The workbench's answers in JSON: the whole state, and what a decision changed of it."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from medlegal.flows.decide_on_records import DecidedMeanwhile, Outcome, decide, redo, undo, why_not_decided
from medlegal.flows.refusal import Refused
from medlegal.portal.doors import need_office, open_to_office
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import evaluations_recent
from medlegal.practice.intake.models import Decision, Document, Page, Reading
from medlegal.practice.intake.placing_selectors import (
    IN_ORDER,
    as_decided,
    coverage_of,
    decisions_lost,
    decisions_of,
    version_of,
)
from medlegal.practice.intake.selectors import keys_of_held_sets, latest_reading
from medlegal.practice.people.models import User
from medlegal.records.decisions_told import says
from medlegal.records.desk import Key
from medlegal.records.kinds import SAYS

MOST_DECISIONS = 200
OF_A_PAGE = [
    *(
        "stamp",
        "file_id",
        "number",
        "file__record_set__sender__name",
        "document_id",
        "is_blank",
        "is_unreadable",
    ),
    *(
        "rotated",
        "is_other_patient",
        "repeats__stamp",
        "repeat_kind",
        "likeness",
        "doubts",
        "sure",
        "word_count",
    ),
    *("is_decided", "file__record_set_id", "thumbnail_key", "place"),
]
OF_A_DOCUMENT = [
    *("kind", "title", "author", "facility", "patient", "evidence", "doubts", "decided"),
]

Told = dict[str, Any]


@login_required
@never_cache
def state(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """Everything that the workbench shows, but for the text of the pages; 304 while nothing has changed."""
    seen = get_object_or_404(evaluations_recent(request.user), pk=evaluation_id)
    mark = mark_of(seen)
    if request.headers.get("If-None-Match") == mark:
        need_office(request.user, seen)
        return HttpResponseNotModified(headers={"ETag": mark})
    return JsonResponse(
        state_of(open_to_office(request, evaluation_id), request.user), headers={"ETag": mark}
    )


def mark_of(evaluation: Evaluation) -> str:
    """Another one whenever the state is another."""
    reading = latest_reading(evaluation)
    placed = reading.placed_key[-20:] if reading else ""
    parts = [
        evaluation.pk,
        version_of(evaluation),
        Page.objects.filter(evaluation=evaluation).count(),
        placed,
    ]
    told = reading_told(reading) or {}
    return (
        '"'
        + "-".join(str(part) for part in [*parts, told.get("id"), told.get("state"), told.get("done")])
        + '"'
    )


@login_required
@require_POST
def decided(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    return answered(
        request,
        evaluation_id,
        lambda evaluation, asked, who: decide(evaluation, act=str(asked.get("act", "")), asked=asked, **who),
    )


@login_required
@require_POST
def undone(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    return answered(
        request,
        evaluation_id,
        lambda evaluation, asked, who: undo(evaluation, decision_id=chosen(asked), **who),
    )


@login_required
@require_POST
def redone(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    return answered(
        request,
        evaluation_id,
        lambda evaluation, asked, who: redo(evaluation, decision_id=chosen(asked), **who),
    )


Act = Callable[[Evaluation, Told, Told], Outcome]


def answered(request: HttpRequest, evaluation_id: int, act: Act) -> JsonResponse:
    """What the decision changed; the whole state where somebody else was first; the sentence of a refusal."""
    evaluation = open_to_office(request, evaluation_id)
    asked = asked_in(request)
    if asked is None:
        return JsonResponse({"says": "This was not understood. Load the page again."}, status=422)
    who = {"expects": number_in(asked, "expects"), "at": timezone.now(), "actor": request.user}
    try:
        outcome = act(evaluation, asked, who)
    except DecidedMeanwhile as refused:
        return JsonResponse({"says": str(refused), "state": state_of(evaluation, request.user)}, status=409)
    except Refused as refused:
        return JsonResponse({"says": str(refused)}, status=422)
    return JsonResponse(outcome_told(evaluation, outcome))


def asked_in(request: HttpRequest) -> Told | None:
    try:
        asked = json.loads(request.body or b"{}")
    except ValueError:
        return None
    return asked if isinstance(asked, dict) else None


def number_in(asked: Mapping[str, Any], name: str) -> int | None:
    value = asked.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def chosen(asked: Mapping[str, Any]) -> int | None:
    return number_in(asked, "decision")


def state_of(evaluation: Evaluation, who: User) -> Told:
    pages = pages_told(evaluation)
    stamps = {(str(page["file"]), page["number"]): page["stamp"] for page in pages}
    why_not = why_not_decided(evaluation, who)
    return {
        "version": version_of(evaluation),
        "may_decide": not why_not,
        "may_not_says": why_not,
        "reading": reading_told(latest_reading(evaluation)),
        "coverage": asdict(coverage_of(evaluation)),
        "kinds": [{"id": kind, "name": name} for kind, name in SAYS.items()],
        "documents": documents_told(evaluation),
        "pages": pages,
        "decisions": decisions_told(evaluation, stamps),
    }


def outcome_told(evaluation: Evaluation, outcome: Outcome) -> Told:
    changed = outcome.changed
    return {
        "version": outcome.version,
        "changed": {
            "documents": documents_told(evaluation, changed.documents),
            "gone": sorted(changed.gone),
            "pages": pages_told(evaluation, changed.pages),
        },
        "decision": decision_told(outcome.decision.pk, evaluation),
        "coverage": asdict(coverage_of(evaluation)),
    }


def reading_told(reading: Reading | None) -> Told | None:
    if reading is None:
        return None
    return {
        "id": reading.pk,
        "state": reading.state,
        "done": reading.pages_done,
        "total": reading.pages_total,
        "problem": reading.problem,
    }


def pages_told(evaluation: Evaluation, stamps: Iterable[int] | None = None) -> list[Told]:
    """All pages in the order of their stamps, or those with the stamps given."""
    kept = Page.objects.filter(evaluation=evaluation).order_by("stamp")
    if stamps is not None:
        kept = kept.filter(stamp__in=stamps)
    held = keys_of_held_sets(evaluation)
    rows = (dict(zip(OF_A_PAGE, row, strict=True)) for row in kept.values_list(*OF_A_PAGE))
    return [page_told(row, is_held=row["file__record_set_id"] in held) for row in rows]


def page_told(row: Told, *, is_held: bool) -> Told:
    return {
        "stamp": row["stamp"],
        "file": row["file_id"],
        "number": row["number"],
        "sender": row["file__record_set__sender__name"],
        "held": is_held,
        "document": row["document_id"],
        "blank": row["is_blank"],
        "unreadable": row["is_unreadable"],
        "rotated": row["rotated"],
        "other_patient": row["is_other_patient"],
        "repeats": row["repeats__stamp"],
        "repeat_kind": row["repeat_kind"],
        "likeness": share(row["likeness"]),
        "doubts": row["doubts"],
        "sure": share(row["sure"]),
        "words": row["word_count"],
        "decided": row["is_decided"],
        "pictured": bool(row["thumbnail_key"]),
    }


def share(value: Any) -> float | None:
    return None if value is None else float(value)


def documents_told(evaluation: Evaluation, keys: Iterable[int] | None = None) -> list[Told]:
    """All documents by their earliest page, or those with the keys given, each with its pages in reading order."""
    kept = Document.objects.filter(evaluation=evaluation).defer("excerpts")
    lying = Page.objects.filter(evaluation=evaluation, document__isnull=False).order_by(*IN_ORDER)
    if keys is not None:
        kept, lying = kept.filter(pk__in=keys), lying.filter(document__in=keys)
    stamps, others = defaultdict[int, list[int]](list), defaultdict[int, list[bool]](list)
    for document, stamp, is_other in lying.values_list("document_id", "stamp", "is_other_patient"):
        stamps[document].append(stamp)
        others[document].append(is_other)
    told = [document_told(row, stamps[row.pk], all(others[row.pk])) for row in kept if stamps[row.pk]]
    return sorted(told, key=lambda one: min(one["pages"]))


def document_told(row: Document, stamps: list[int], is_other_patient: bool) -> Told:
    return {
        "id": row.pk,
        **{name: getattr(row, name) for name in OF_A_DOCUMENT},
        "kind_name": SAYS.get(row.kind, row.kind),
        "dated_on": row.dated_on.isoformat() if row.dated_on else None,
        "sure": float(row.sure),
        "pages": stamps,
        "repeats": row.repeats_id,
        "other_patient": is_other_patient,
        "looked_at": row.is_looked_at,
        "doubtful": bool(row.doubts) and not row.is_looked_at,
    }


def decisions_told(evaluation: Evaluation, stamps: Mapping[Key, int]) -> list[Told]:
    """The newest first, at most MOST_DECISIONS."""
    lost = decisions_lost(evaluation)
    newest = decisions_of(evaluation).order_by("-pk")[:MOST_DECISIONS]
    return [told(row, stamps, is_lost=row.pk in lost) for row in newest]


def decision_told(decision_id: int, evaluation: Evaluation) -> Told:
    row = decisions_of(evaluation).get(pk=decision_id)
    files = {row.file_id, *(int(file) for file, _ in as_decided(row).pages)}
    kept = Page.objects.filter(evaluation=evaluation, file__in=files).values_list(
        "file_id", "number", "stamp"
    )
    stamps = {(str(file), number): stamp for file, number, stamp in kept}
    return told(row, stamps, is_lost=False)


def told(row: Decision, stamps: Mapping[Key, int], *, is_lost: bool) -> Told:
    return {
        "id": row.pk,
        "act": row.act,
        "says": says(as_decided(row), stamps),
        "who": row.decided_by.name,
        "at": row.decided_at.isoformat(),
        "undone": row.stands is False,
        "lost": is_lost,
    }
