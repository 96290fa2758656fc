"""What programs send and get of records: sets by sender, files, the reading, documents and pages."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from ninja import Schema
from pydantic import Field, model_validator

from medlegal.api.fields import Day, Given, Id, words
from medlegal.practice.intake.models import RecordSet
from medlegal.practice.intake.selectors import SenderCount

Means = Literal[tuple(RecordSet.Means.values)]  # type: ignore[valid-type]
MOST_PAGES = 10_000_000

DeclaredPages = Annotated[int, Field(ge=0, le=MOST_PAGES)]


class SetGiven(Given):
    """What came with the files. The declaration is all three of its keys, or none: the set is then held."""

    received_on: Day
    sender_id: Id | None = Field(
        None, description="The party who sent them; left out while that is not known"
    )
    means: Means = "upload"
    declared_pages: DeclaredPages | None = None
    declared_by: words(120) = ""
    declared_on: Day | None = None

    @model_validator(mode="after")
    def declares_whole_or_not(self) -> Self:
        given = {self.declared_pages is not None, bool(self.declared_by), self.declared_on is not None}
        if len(given) > 1:
            raise ValueError(
                "A declaration is declared_pages, declared_by and declared_on together; give all or none."
            )
        return self


class DeclarationGiven(Given):
    pages: DeclaredPages
    signer: words(120, least=1)
    signed_on: Day


class FileTold(Schema):
    id: int
    name: str
    sha256: str
    byte_count: int
    pages_count: int | None = Field(description="None until it is read")
    problem: str
    is_held: bool

    @staticmethod
    def resolve_is_held(file: Any) -> bool:
        return file.declaration_id is None


class DeclarationTold(Schema):
    id: int
    pages: int
    signer: str
    signed_on: date


class SetTold(Schema):
    """One set's pages, counted side by side. What is not declared is held: not counted, billed or cited."""

    id: int
    sender_id: int | None
    sender: str
    received_on: date
    means: str
    declaration: DeclarationTold | None
    is_held: bool
    declared: int | None
    received: int
    read: int
    blank: int
    unreadable: int
    repeated: int
    reviewed_before: int
    files_unread: int
    billable: int
    says: str
    files: list[FileTold]


class ReadingTold(Schema):
    id: int
    state: str
    asked_at: datetime
    ended_at: datetime | None
    pages_done: int
    pages_total: int
    problem: str


class DocumentTold(Schema):
    id: int
    kind: str
    title: str
    dated_on: date | None
    author: str
    facility: str
    patient: str
    sure: Decimal = Field(description="0 to 1: how sure the reading is of where it begins and what it is")
    repeats_id: int | None
    pages_count: int
    first_stamp: int | None
    last_stamp: int | None


class PageTold(Schema):
    """One received page. `stamp` is its number in the compiled record."""

    id: int
    stamp: int
    file_id: int
    number: int = Field(description="In its file, from 1")
    document_id: int | None
    text_from: str
    is_blank: bool
    is_unreadable: bool
    rotated: int
    is_other_patient: bool
    repeats_id: int | None
    repeat_kind: str
    likeness: Decimal | None
    text: str | None = None
    words: list[list[str | float]] | None = Field(
        None, description="[word, left, top, right, bottom] in fractions of the page"
    )


def set_told(count: SenderCount, files: list[Any]) -> dict[str, Any]:
    """The set with its counts and files, as it is told."""
    record_set = count.record_set
    numbers = (
        "sender",
        "declared",
        "received",
        "read",
        "blank",
        "unreadable",
        "repeated",
        "reviewed_before",
        "files_unread",
    )
    derived = ("reviewed_before", "files_unread", "is_held", "billable", "says", "declaration")
    return {
        "id": record_set.pk,
        "sender_id": record_set.sender_id,
        "received_on": record_set.received_on,
        "means": record_set.means,
        "files": [file for file in files if file.record_set_id == record_set.pk],
        **{key: getattr(count, key) for key in (*numbers, *derived)},
    }
