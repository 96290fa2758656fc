"""The records as they came: who sent them, what was declared, every file, every page, every document."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q

from medlegal.practice.cases.models import OfEvaluation, Party
from medlegal.practice.correspondence.models import Recipient, Serving
from medlegal.practice.people.models import User


class RecordSet(OfEvaluation):
    """What one sender sent at one time."""

    class Means(models.TextChoices):
        UPLOAD = "upload", "Upload"
        MAIL = "mail", "Mail"
        COURIER = "courier", "Courier"
        COPY_SERVICE = "copy_service", "Copy service"

    sender = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True
    )  # null: the sender is not known yet
    received_on = models.DateField()
    means = models.CharField(max_length=20, choices=Means.choices, default=Means.UPLOAD)
    kept_by = models.ForeignKey(User, models.PROTECT)
    is_non_medical = models.BooleanField(
        default=False
    )  # the other side may object to it (Lab. Code § 4062.3(b))
    opponent_served_on = models.DateField(null=True, blank=True)  # null: no proof of that service is here yet
    opponent_served_by = models.CharField(max_length=10, choices=Recipient.Means.choices, blank=True)
    objections_until = models.DateField(
        null=True, blank=True
    )  # the last day for an objection, as the law answered

    class Meta:
        ordering = ["received_on", "id"]


class Objection(OfEvaluation):
    """A party's objection to a non-medical set: it waits for a judge's order (Lab. Code § 4062.3(b))."""

    class Withdrawal(models.TextChoices):
        PARTY = "party", "The party took it back in writing"
        MISTAKE = "mistake", "It was entered here by mistake"

    record_set = models.ForeignKey(RecordSet, models.PROTECT)
    party = models.ForeignKey(Party, models.PROTECT)
    objected_on = models.DateField()
    ordered_on = models.DateField(null=True, blank=True)  # a judge let the set go to the evaluator
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawal = models.CharField(max_length=10, choices=Withdrawal.choices, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["record_set"],
                condition=models.Q(withdrawn_on__isnull=True),
                name="one_objection_stands",
            )
        ]


class Demand(OfEvaluation):
    """A letter to all parties about a set's declaration: drafted by the program, served by a person."""

    class Reason(models.TextChoices):
        MISSING = "missing", "No declaration came"
        COUNT = "count", "The page count differs"

    record_set = models.ForeignKey(RecordSet, models.PROTECT)
    reason = models.CharField(max_length=10, choices=Reason.choices)
    declared = models.PositiveIntegerField(null=True, blank=True)
    received = models.PositiveIntegerField()
    drafted_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)  # its reason went before it was served
    serving = models.OneToOneField(Serving, models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["record_set"],
                condition=Q(withdrawn_on__isnull=True, serving__isnull=True),
                name="one_drafted_demand_per_set",
            )
        ]


class Declaration(OfEvaluation):
    """The sender's declaration: Labor Code § 4062.3 was followed, and how many pages there are (8 CCR § 9793(n))."""

    record_set = models.OneToOneField(RecordSet, models.PROTECT)
    pages = models.PositiveIntegerField()
    signer = models.CharField(max_length=120)
    signed_on = models.DateField()


class File(OfEvaluation):
    """One file, kept as it came."""

    record_set = models.ForeignKey(RecordSet, models.PROTECT)
    declaration = models.ForeignKey(Declaration, models.PROTECT, null=True, blank=True)  # null: held
    name = models.CharField(max_length=255)
    storage_key = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    byte_count = models.BigIntegerField()
    pages_count = models.PositiveIntegerField(null=True, blank=True)  # null until it is read
    problem = models.TextField(blank=True)
    remarks = models.TextField(blank=True)  # what a person is told though nothing is wrong with it
    inside = models.ForeignKey("self", models.PROTECT, null=True, blank=True)  # the ZIP or e-mail it came in
    needs_password = models.BooleanField(default=False)
    sealed_password = models.TextField(blank=True)  # encrypted, and only until the next reading has used it

    class Meta:
        ordering = ["id"]


class Reading(OfEvaluation):
    """One reading of all the files of an evaluation."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        READING = "reading", "Reading"
        DONE = "done", "Read"
        FAILED = "failed", "Failed"

    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    pages_done = models.PositiveIntegerField(default=0)
    pages_total = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)
    compiled_key = models.CharField(max_length=200, blank=True)  # the stamped and bookmarked PDF
    chronology_key = models.CharField(max_length=200, blank=True)
    chronology_pdf_key = models.CharField(max_length=200, blank=True)
    index_key = models.CharField(max_length=200, blank=True)
    placed_key = models.CharField(max_length=200, blank=True)  # every page's place as the program found it
    decisions_written = models.PositiveIntegerField(
        default=0
    )  # the version of the decisions the papers above show
    decisions_asked = models.PositiveIntegerField(default=0)  # the version for which they were asked anew
    decisions_lost = models.JSONField(default=list)  # keys of decisions that no longer find their pages

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation"], condition=Q(state="waiting"), name="one_reading_waits_per_evaluation"
            )
        ]


class Document(OfEvaluation):
    """Pages that belong together, as the reading or a person placed them."""

    name = models.CharField(
        max_length=60, blank=True
    )  # file and number of the page it began at when first placed
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    dated_on = models.DateField(null=True, blank=True)
    author = models.CharField(max_length=160, blank=True)
    facility = models.CharField(max_length=160, blank=True)
    patient = models.CharField(max_length=160, blank=True)
    sure = models.DecimalField(max_digits=4, decimal_places=3)
    excerpts = models.JSONField(
        default=list
    )  # [{"heading", "text", "stamp", "first", "last"}], word for word
    repeats = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    evidence = models.JSONField(default=list)  # the words that decided the kind
    doubts = models.JSONField(
        default=list
    )  # of kind, date, author, patient, text: what a person should look at
    decided = models.JSONField(default=list)  # the fields that a person set
    is_looked_at = models.BooleanField(default=False)  # a person has seen it and agrees

    class Meta:
        ordering = [F("dated_on").asc(nulls_last=True), "id"]


class Page(OfEvaluation):
    """One received page. It is never deleted, whatever a program thinks of it."""

    class TextFrom(models.TextChoices):
        LAYER = "layer", "Text layer"
        OCR = "ocr", "OCR"
        NONE = "none", "No text"

    file = models.ForeignKey(File, models.PROTECT)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True)
    place = models.PositiveIntegerField(
        null=True, blank=True
    )  # in its document; null: in the order of the stamps
    number = models.PositiveIntegerField()  # in its file, from 1
    stamp = models.PositiveIntegerField()  # in the compiled record of the evaluation, from 1
    text = models.TextField(blank=True)
    words = models.JSONField(default=list)  # [[text, left, top, right, bottom]] in fractions of the page
    text_from = models.CharField(max_length=5, choices=TextFrom.choices)
    is_blank = models.BooleanField(default=False)
    is_unreadable = models.BooleanField(default=False)
    rotated = models.SmallIntegerField(default=0)  # degrees clockwise that set it upright
    is_other_patient = models.BooleanField(default=False)
    repeats = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    repeat_kind = models.CharField(max_length=5, blank=True)  # exact or near
    likeness = models.DecimalField(max_digits=4, decimal_places=3, null=True, blank=True)
    picture_key = models.CharField(max_length=200, blank=True)
    thumbnail_key = models.CharField(max_length=200, blank=True)
    sure = models.DecimalField(max_digits=4, decimal_places=3, default=1)  # how far the text may be trusted
    doubts = models.JSONField(default=list)
    word_count = models.PositiveIntegerField(default=0)
    is_decided = models.BooleanField(default=False)  # a person decided something about it
    fingerprint = models.CharField(max_length=64, blank=True)  # equal for pages of the same content
    found_by = models.GeneratedField(
        expression=SearchVector("text", config="english"), output_field=SearchVectorField(), db_persist=True
    )

    class Meta:
        ordering = ["stamp"]
        indexes = [
            models.Index(fields=["practice", "evaluation", "stamp"], name="page_by_stamp"),
            models.Index(fields=["practice", "fingerprint"], name="page_by_content"),
            GinIndex(fields=["found_by"], name="page_by_words"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="one_page_per_number"),
            models.UniqueConstraint(
                fields=["evaluation", "stamp"],
                name="one_page_per_stamp",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]


class Decision(OfEvaluation):
    """What a person decided about pages or a document. It is never changed and never removed."""

    class Act(models.TextChoices):
        SPLIT = "split", "A document begins here"
        JOIN = "join", "Goes on with the document before"
        MOVE = "move", "Pages moved"
        SET = "set", "Set by a person"
        REPEAT = "repeat", "Page repeats another"
        NOT_REPEAT = "not_repeat", "Page repeats nothing"
        REPEAT_DOCUMENT = "repeat_document", "Document repeats another"
        NOT_REPEAT_DOCUMENT = "not_repeat_document", "Document repeats nothing"
        OTHER_PATIENT = "other_patient", "Whose page it is"
        BLANK = "blank", "Blank or not"
        LOOKED_AT = "looked_at", "Looked at"

    act = models.CharField(max_length=20, choices=Act.choices)
    file = models.ForeignKey(File, models.PROTECT)  # with `number`: the first page it is about
    number = models.PositiveIntegerField()
    said = models.JSONField(
        default=dict
    )  # the rest of it; pages by file and number, so that it outlives stamps
    decided_by = models.ForeignKey(User, models.PROTECT)
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class Reversal(OfEvaluation):
    """A decision is taken back, or taken up again. The last one tells whether the decision stands."""

    decision = models.ForeignKey(Decision, models.PROTECT)
    stands = models.BooleanField()
    decided_by = models.ForeignKey(User, models.PROTECT)
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
