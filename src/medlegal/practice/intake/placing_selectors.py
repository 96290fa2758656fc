"""Where every page lies, what people decided about it, and what still needs a person."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import evaluations_standing
from medlegal.practice.intake.models import Decision, Document, Page, Reading, Reversal
from medlegal.practice.people.models import User
from medlegal.records.decisions import Decision as Decided
from medlegal.records.desk import named
from medlegal.records.reading import Document as PlacedDocument
from medlegal.records.reading import Page as PlacedPage
from medlegal.records.reading import Reading as ReadPacket
from medlegal.records.reading import Repeat

IN_ORDER = (F("place").asc(nulls_first=True), "stamp")
DOUBTFUL = Q(is_looked_at=False) & ~Q(doubts=[])
STANDING = Q(stands=True) | Q(stands__isnull=True)
UNREAD = Q(is_unreadable=True, document__isnull=True, is_decided=False)  # nobody has looked at it yet


def version_of(evaluation: Evaluation) -> int:
    """How often anything was decided, taken back or taken up again; it only grows."""
    taken = Decision.objects.filter(evaluation=evaluation).count()
    return taken + Reversal.objects.filter(evaluation=evaluation).count()


def decisions_of(evaluation: Evaluation) -> QuerySet[Decision]:
    """In the order taken, each with `stands`: None or True when it does, False when it was taken back."""
    last = Reversal.objects.filter(decision=OuterRef("pk")).order_by("-pk").values("stands")[:1]
    return (
        Decision.objects.filter(evaluation=evaluation)
        .annotate(stands=Subquery(last))
        .select_related("decided_by")
        .order_by("pk")
    )


def standing_decisions(evaluation: Evaluation) -> list[Decision]:
    return list(decisions_of(evaluation).filter(STANDING))


def last_standing(evaluation: Evaluation, *, by: User) -> Decision | None:
    """The latest decision of the person that stands."""
    own = decisions_of(evaluation).filter(STANDING, decided_by=by)
    return own.order_by("-pk").first()


def last_taken_back(evaluation: Evaluation, *, by: User) -> Decision | None:
    """The decision that the person took back last and that has not been taken up again."""
    reversals = Reversal.objects.filter(evaluation=evaluation, decided_by=by, stands=False).order_by("-pk")
    later = Reversal.objects.filter(decision=OuterRef("decision"), pk__gt=OuterRef("pk"))
    found = reversals.exclude(Exists(later)).first()
    return found.decision if found else None


def decisions_lost(evaluation: Evaluation) -> frozenset[int]:
    """Keys of the standing decisions that could not be applied when the pages were last placed."""
    reading = placed_reading(evaluation)
    return frozenset(reading.decisions_lost) if reading else frozenset()


def placed_reading(evaluation: Evaluation) -> Reading | None:
    """The last reading whose placement is kept."""
    return Reading.objects.filter(evaluation=evaluation).exclude(placed_key="").first()


def placement_of(evaluation: Evaluation) -> ReadPacket:
    """The pages and documents as the rows have them, files named by their keys; without text."""
    rows = list(
        Page.objects.filter(evaluation=evaluation).order_by("stamp").defer("text", "words", "found_by")
    )
    keys = {row.pk: (str(row.file_id), row.number) for row in rows}
    held: dict[int, list[Page]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: (-1 if one.place is None else one.place, one.stamp)):
        if row.document_id:
            held[row.document_id].append(row)
    kept = {row.pk: row for row in Document.objects.filter(evaluation=evaluation) if row.pk in held}
    names = {pk: row.name or named(keys[held[pk][0].pk]) for pk, row in kept.items()}
    order = sorted(held, key=lambda pk: min(page.stamp for page in held[pk]))
    documents = [as_document(kept[pk], names, [keys[page.pk] for page in held[pk]]) for pk in order]
    pages = [as_page(row, names, keys) for row in rows]
    return ReadPacket((), tuple(pages), tuple(documents))


def as_page(row: Page, names: dict[int, str], keys: dict[int, tuple[str, int]]) -> PlacedPage:
    repeat = None
    if row.repeats_id in keys:
        kind = "exact" if row.repeat_kind == "exact" else "near"
        repeat = Repeat(*keys[row.repeats_id], kind, float(row.likeness or 1))
    return PlacedPage(
        str(row.file_id),
        row.number,
        row.stamp,
        text_from=row.text_from,
        is_blank=row.is_blank,
        problem="It could not be read." if row.is_unreadable else None,
        rotated=row.rotated,
        sure=float(row.sure),
        fingerprint=row.fingerprint,
        repeats=repeat,
        document=names.get(row.document_id),
        is_other_patient=row.is_other_patient,
        is_decided=row.is_decided,
    )


def as_document(row: Document, names: dict[int, str], keys: list[tuple[str, int]]) -> PlacedDocument:
    return PlacedDocument(
        names[row.pk],
        row.kind,
        row.title,
        tuple(keys),
        dated_on=row.dated_on,
        author=row.author or None,
        facility=row.facility or None,
        patient=row.patient or None,
        repeats=names.get(row.repeats_id),
        sure=float(row.sure),
        evidence=tuple(row.evidence),
        doubts=tuple(row.doubts),
        decided=tuple(row.decided),
        is_looked_at=row.is_looked_at,
    )


def as_decided(row: Decision) -> Decided:
    """The decision as it is applied over a reading whose files are named by their keys."""
    said = row.said
    return Decided(
        row.act,
        tuple((file, number) for file, number in said.get("pages", [[str(row.file_id), row.number]])),
        other=tuple(said["other"]) if said.get("other") else None,
        into=tuple(said["into"]) if said.get("into") else None,
        field=said.get("field", ""),
        value=said.get("value", ""),
        holds=said.get("holds", True),
        likeness=said.get("likeness", 1.0),
        found=found_in(row),
    )


def found_in(row: Decision) -> PlacedDocument | None:
    found = row.said.get("found")
    if not found:
        return None
    on = date.fromisoformat(found["dated_on"]) if found["dated_on"] else None
    lists = {name: tuple(found[name]) for name in ("evidence", "doubts")}
    return PlacedDocument(
        **(found | lists | {"dated_on": on}), id="", pages=((str(row.file_id), row.number),)
    )


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every received page, counted once: placed, blank, unreadable or not placed yet; and what needs a person."""

    received: int
    placed: int
    blank: int
    unreadable: int
    unplaced: int
    repeated: int
    doubtful: int  # documents and unreadable pages that nobody has looked at
    decided: int  # documents and unreadable pages that somebody looked at or decided on


def coverage_of(evaluation: Evaluation) -> Coverage:
    is_lost = Q(is_blank=False, is_unreadable=True, document__isnull=True)
    pages = Page.objects.filter(evaluation=evaluation).aggregate(
        received=Count("pk"),
        blank=Count("pk", filter=Q(is_blank=True)),
        unreadable=Count("pk", filter=is_lost),
        placed=Count("pk", filter=Q(is_blank=False, document__isnull=False)),
        repeated=Count("pk", filter=Q(repeats__isnull=False)),
        unread=Count("pk", filter=UNREAD),
        seen=Count("pk", filter=is_lost & Q(is_decided=True)),
    )
    documents = Document.objects.filter(evaluation=evaluation).aggregate(
        doubtful=Count("pk", filter=DOUBTFUL),
        decided=Count("pk", filter=~DOUBTFUL & (Q(is_looked_at=True) | ~Q(decided=[]))),
    )
    unread, seen = pages.pop("unread"), pages.pop("seen")
    unplaced = pages["received"] - pages["placed"] - pages["blank"] - pages["unreadable"]
    return Coverage(
        **pages,
        unplaced=unplaced,
        doubtful=documents["doubtful"] + unread,
        decided=documents["decided"] + seen,
    )


def doubtful_in(user: User) -> QuerySet[Evaluation]:
    """The person's standing evaluations with something that nobody has looked at, each with `doubtful` counted."""
    documents = Document.objects.filter(DOUBTFUL, evaluation=OuterRef("pk")).order_by().values("evaluation")
    pages = Page.objects.filter(UNREAD, evaluation=OuterRef("pk")).order_by().values("evaluation")
    return (
        evaluations_standing(user)
        .filter(Exists(documents) | Exists(pages))
        .annotate(
            doubtful_documents=Subquery(documents.annotate(count=Count("pk")).values("count")),
            unread_pages=Subquery(pages.annotate(count=Count("pk")).values("count")),
        )
        .select_related("claimant", "practice")
    )
