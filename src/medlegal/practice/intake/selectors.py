"""Records as lists for a page: the counts by sender, the documents, the pages with a word."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import evaluations_standing
from medlegal.practice.intake.gate_selectors import waits_because
from medlegal.practice.intake.models import Declaration, Document, File, Page, Reading, RecordSet
from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import practices_of

UNFINISHED = (Reading.State.WAITING, Reading.State.READING, Reading.State.FAILED)
MARK = ("\x02", "\x03")  # around a found word in a snippet; no page's text holds them


@dataclass(frozen=True, slots=True)
class SenderCount:
    """One record set's pages, counted side by side."""

    record_set: RecordSet
    sender: str
    declaration: Declaration | None
    declared: int | None
    received: int
    read: int
    blank: int
    unreadable: int
    repeated: int  # flagged; a repeat is still a page received and counted
    reviewed_before: int  # the same pages stood in an earlier evaluation of this worker by this physician
    files_unread: int  # files whose pages are not counted yet
    other_patient: int = 0  # flagged, or said by a person; received and counted all the same
    waits: str = ""  # why non-medical records may not go to the evaluator yet

    @property
    def attested(self) -> int:
        """Pages that the sender declared and the office received; without a count declared, none."""
        return min(self.declared or 0, self.received)

    @property
    def is_held(self) -> bool:
        """Without a declaration and a page count the pages are not counted as received (8 CCR § 9793(n));
        non-medical records wait for an objection (Lab. Code § 4062.3(b))."""
        return self.declaration is None or bool(self.waits)

    @property
    def billable(self) -> int:
        """The attested pages that are really here and were not reviewed before; none of a held set."""
        if self.is_held or self.declared is None:
            return 0
        return max(0, min(self.declared, self.received) - self.reviewed_before)

    @property
    def distinct(self) -> int:
        """The pages read that repeat no other."""
        return max(0, self.read - self.repeated)

    @property
    def says_of_others(self) -> str:
        """What a person should know and do about pages of somebody else, or nothing."""
        if not self.other_patient:
            return ""
        seem = "seems" if self.other_patient == 1 else "seem"
        return (
            f"{pages(self.other_patient)} {seem} to be about somebody else than the injured worker. Look at them at the"
            " workbench before anybody uses these records, and say there whose they are."
        )

    @property
    def how(self) -> list[str]:
        """How the billable count was reached, a sentence a step, in the order reckoned."""
        steps = [
            f"{pages(self.received)} came: {self.read} read, {self.blank} blank, {self.unreadable} unreadable.",
            f"Of those read {self.distinct} are distinct and {self.repeated} repeat another page;"
            " a repeat is received and counted.",
        ]
        if self.other_patient:
            steps.append(
                f"{pages(self.other_patient)} about another patient are received and counted as well."
            )
        if self.is_held or self.declaration is None or self.declared is None:
            return [*steps, f"None is billable. {self.says}"]
        attested = min(self.declared, self.received)
        signed_on = f"{self.declaration.signed_on:%m/%d/%Y}"
        return [
            *steps,
            f"{self.declaration.signer} attested {pages(self.declared)} on {signed_on};"
            f" of those {attested} are really here.",
            f"{pages(self.reviewed_before)} stood in an earlier evaluation of this worker by this physician"
            " and are not billed again.",
            f"Billable: {attested} less {self.reviewed_before}, that is {pages(self.billable)}.",
        ]

    @property
    def says(self) -> str:
        """What a person should know or do about this set, or nothing."""
        if self.files_unread:
            return "Not read yet: the pages are counted when the reading is done."
        if self.declaration is None:
            return (
                f"Held: {self.received} pages came without the sender's declaration and page count. They are not"
                " counted as received, not billed and not in the report until it comes. A letter to all parties asks"
                " for it."
            )
        if self.waits:
            return f"{self.waits} Until then they are not counted, not billed and not in the report."
        if self.declared != self.received:
            return (
                f"The sender declared {self.declared} pages and {self.received} came. A letter to all parties asks"
                f" for the difference; until it is explained {min(self.declared, self.received)} are counted."
            )
        return ""


def pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'}"


def counts_by_sender(evaluation: Evaluation, *, on: date | None = None) -> list[SenderCount]:
    """Every record set with what was declared, received and read as of `on` (today), in the order received."""
    seen_before = Page.objects.filter(
        evaluation__in=earlier_evaluations(evaluation), fingerprint=OuterRef("file__page__fingerprint")
    ).exclude(fingerprint="")
    counted = (
        RecordSet.objects.filter(evaluation=evaluation)
        .select_related("sender", "declaration")
        .annotate(
            received=Count("file__page"),
            files_unread=Count("file", filter=Q(file__pages_count__isnull=True), distinct=True),
            read=Count("file__page", filter=Q(file__page__is_blank=False, file__page__is_unreadable=False)),
            blank=Count("file__page", filter=Q(file__page__is_blank=True)),
            unreadable=Count("file__page", filter=Q(file__page__is_unreadable=True)),
            repeated=Count("file__page", filter=Q(file__page__repeats__isnull=False)),
            other_patient=Count("file__page", filter=Q(file__page__is_other_patient=True)),
            reviewed_before=Count("file__page", filter=Exists(seen_before)),
        )
    )
    return [sender_count(record_set, on=on or localdate()) for record_set in counted]


def earlier_evaluations(evaluation: Evaluation) -> QuerySet[Evaluation]:
    """By the same physician, of the same worker, asked for before this one."""
    return Evaluation.objects.filter(
        claimant_id=evaluation.claimant_id, physician_id=evaluation.physician_id, pk__lt=evaluation.pk
    )


def sender_count(record_set: RecordSet, *, on: date) -> SenderCount:
    declaration = getattr(record_set, "declaration", None)
    return SenderCount(
        record_set=record_set,
        sender=record_set.sender.name if record_set.sender else "Sender not known",
        declaration=declaration,
        declared=declaration.pages if declaration else None,
        received=record_set.received,
        read=record_set.read,
        blank=record_set.blank,
        unreadable=record_set.unreadable,
        repeated=record_set.repeated,
        other_patient=record_set.other_patient,
        reviewed_before=record_set.reviewed_before,
        files_unread=record_set.files_unread,
        waits=waits_because(record_set, on=on),
    )


def files_of(evaluation: Evaluation) -> QuerySet[File]:
    return File.objects.filter(evaluation=evaluation).select_related(
        "record_set__sender", "declaration", "inside"
    )


def documents_of(evaluation: Evaluation) -> QuerySet[Document]:
    """With how many pages each has, how many of them are about somebody else, and its first and last stamp."""
    return (
        Document.objects.filter(evaluation=evaluation)
        .annotate(
            pages_count=Count("page"),
            first_stamp=Min("page__stamp"),
            last_stamp=Max("page__stamp"),
            others_count=Count("page", filter=Q(page__is_other_patient=True)),
        )
        .order_by(F("dated_on").asc(nulls_last=True), "first_stamp")
    )


def documents_of_set(record_set: RecordSet) -> QuerySet[Document]:
    """The documents that have a page in this set."""
    there = Page.objects.filter(file__record_set=record_set, document__isnull=False).values("document")
    return documents_of(record_set.evaluation).filter(pk__in=there)


def latest_reading(evaluation: Evaluation) -> Reading | None:
    return Reading.objects.filter(evaluation=evaluation).first()


def latest_done_reading(evaluation: Evaluation) -> Reading | None:
    return Reading.objects.filter(evaluation=evaluation, state=Reading.State.DONE).first()


def readings_unfinished(user: User) -> QuerySet[Reading]:
    """The last reading of each standing evaluation of the person, where it waits, runs or failed."""
    later = Reading.objects.filter(evaluation=OuterRef("evaluation"), pk__gt=OuterRef("pk"))
    return (
        Reading.objects.filter(evaluation__in=evaluations_standing(user), state__in=UNFINISHED)
        .exclude(Exists(later))
        .select_related("evaluation__claimant", "evaluation__practice")
    )


def sets_held(user: User) -> QuerySet[RecordSet]:
    """Record sets of the person's standing evaluations that came without a declaration, the oldest first."""
    return RecordSet.objects.filter(
        evaluation__in=evaluations_standing(user), declaration__isnull=True
    ).select_related("evaluation__claimant", "evaluation__practice", "sender")


def keys_of_held_sets(evaluation: Evaluation) -> set[int]:
    """The sets whose pages may not be used yet: undeclared, or waiting for an objection; without counting pages."""
    sets = RecordSet.objects.filter(evaluation=evaluation).select_related("declaration")
    return {
        one.pk
        for one in sets
        if getattr(one, "declaration", None) is None or waits_because(one, on=localdate())
    }


def sets_held_of(evaluation: Evaluation) -> QuerySet[RecordSet]:
    """The evaluation's record sets that still wait for their declaration."""
    return RecordSet.objects.filter(evaluation=evaluation, declaration__isnull=True)


def pages_of(evaluation: Evaluation) -> QuerySet[Page]:
    """Without the text and words, which a list does not need."""
    of_evaluation = Page.objects.filter(evaluation=evaluation).select_related("document", "file")
    return of_evaluation.defer("text", "words", "found_by")


def page_at(evaluation: Evaluation, stamp: int) -> Page | None:
    return (
        Page.objects.filter(evaluation=evaluation, stamp=stamp)
        .select_related("document", "file__record_set__sender", "file__declaration", "repeats")
        .first()
    )


def search_pages(evaluation: Evaluation, words: str) -> QuerySet[Page]:
    """Pages with the words, in order, each with a `snippet` in which MARK stands around what was found."""
    asked = SearchQuery(words, config="english", search_type="websearch")
    snippet = SearchHeadline(
        "text", asked, config="english", start_sel=MARK[0], stop_sel=MARK[1], max_words=18, min_words=8
    )
    return (
        Page.objects.filter(evaluation=evaluation, found_by=asked)
        .select_related("document", "file")
        .annotate(snippet=snippet)
        .defer("words", "found_by")
    )


def search_everywhere(user: User, words: str) -> QuerySet[Page]:
    """Pages with the words in every evaluation of the practices where the person works, the newest request first.

    Each has a `snippet` in which MARK stands around what was found.
    """
    asked = SearchQuery(words, config="english", search_type="websearch")
    snippet = SearchHeadline(
        "text", asked, config="english", start_sel=MARK[0], stop_sel=MARK[1], max_words=18, min_words=8
    )
    return (
        Page.objects.filter(practice__in=list(practices_of(user)), found_by=asked)
        .select_related("evaluation__claimant", "evaluation__practice", "document")
        .annotate(snippet=snippet)
        .defer("text", "words", "found_by")
        .order_by("-evaluation_id", "stamp")
    )


def marked_text(page: Page, words: str) -> str:
    """The page's text with MARK around every word that a search for `words` finds on it."""
    asked = SearchQuery(words, config="english", search_type="websearch")
    whole = SearchHeadline(
        "text", asked, config="english", start_sel=MARK[0], stop_sel=MARK[1], highlight_all=True
    )
    found = Page.objects.filter(pk=page.pk, found_by=asked).annotate(whole=whole).values_list("whole")
    return next((text for (text,) in found), page.text)
