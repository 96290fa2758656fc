"""The records as they came: who sent them, what was declared, every file, every page, every document."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q

from medlegal.practice.cases.models import OfEvaluation, Party
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

    class Meta:
        ordering = ["received_on", "id"]


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

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation"], condition=Q(state="waiting"), name="one_reading_waits_per_evaluation"
            )
        ]


class Document(OfEvaluation):
    """Pages that belong together, as the reading or a person placed them."""

    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    dated_on = models.DateField(null=True, blank=True)
    author = models.CharField(max_length=160, blank=True)
    facility = models.CharField(max_length=160, blank=True)
    patient = models.CharField(max_length=160, blank=True)
    sure = models.DecimalField(max_digits=4, decimal_places=3)
    excerpts = models.JSONField(default=list)  # [{"heading", "text", "stamp"}], word for word
    repeats = models.ForeignKey("self", models.PROTECT, null=True, blank=True)

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
