"""The report with what each sentence rests on, the letters, and the State forms the practice uploaded."""

from django.db import models
from django.db.models import F, Q

from medlegal.law.forms import form_name
from medlegal.practice.cases.models import OfEvaluation, Party
from medlegal.practice.correspondence.models import Serving
from medlegal.practice.intake.models import Declaration, Page
from medlegal.practice.people.models import Practice, User


class Report(OfEvaluation):
    """One report of one evaluation: a draft until it is signed, then served."""

    signed_on = models.DateField(null=True, blank=True)
    signed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True)
    county = models.CharField(max_length=40, blank=True)  # Lab. Code § 4628(j): where it was signed
    followed_guidelines = models.BooleanField(null=True, blank=True)  # the physician's statement, § 4628(b)
    no_questions_asked = models.BooleanField(
        default=False
    )  # the physician's statement that no letter asks any
    nobody_helped = models.BooleanField(default=False)  # the same, of helpers; an examination names its own
    departure_reason = models.CharField(max_length=600, blank=True)
    finds_disability = models.BooleanField(
        null=True, blank=True
    )  # the physician's statement: all conditions stationary, with permanent partial disability
    pdf_key = models.CharField(max_length=200, blank=True)  # as signed
    docx_key = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)  # of the signed PDF
    serving = models.OneToOneField(Serving, models.PROTECT, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["evaluation"], name="one_report_per_evaluation"),
            models.CheckConstraint(
                condition=Q(serving__isnull=True) | Q(signed_on__isnull=False), name="served_once_signed"
            ),
        ]


class Sentence(OfEvaluation):
    """A paragraph of the report as it was typed, or as the ledger states it."""

    class WrittenFrom(models.TextChoices):
        PHYSICIAN = "physician", "Typed by the physician"
        LEDGER = "ledger", "Stated from the ledger"

    report = models.ForeignKey(Report, models.PROTECT)
    section = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    written_from = models.CharField(max_length=10, choices=WrittenFrom.choices, default=WrittenFrom.PHYSICIAN)
    written_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True)
    written_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)  # a later wording stands; this one is kept

    class Meta:
        ordering = ["section", "position", "id"]
        constraints = [
            models.CheckConstraint(
                # Lab. Code § 4628(a)(3): a conclusion without its author is nobody's
                condition=Q(written_from="ledger") | Q(written_by__isnull=False),
                name="typed_by_somebody",
            )
        ]


class Source(OfEvaluation):
    """What a sentence rests on: a page, or a sender's declaration."""

    sentence = models.ForeignKey(Sentence, models.PROTECT)
    page = models.ForeignKey(Page, models.PROTECT, null=True, blank=True)
    declaration = models.ForeignKey(Declaration, models.PROTECT, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=False, declaration__isnull=True)
                | Q(page__isnull=True, declaration__isnull=False),
                name="rests_on_one_thing",
            )
        ]


class Question(OfEvaluation):
    """A question from a party's letter, in its words, and the physician's answer."""

    party = models.ForeignKey(Party, models.PROTECT)
    asked_on = models.DateField()
    text = models.TextField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ["asked_on", "id"]


class OfficialForm(models.Model):
    """A State form as the practice uploaded it, with what goes into which of its fields."""

    practice = models.ForeignKey(Practice, models.PROTECT)
    form_number = models.CharField(max_length=8)  # "112"
    revision = models.CharField(max_length=40, blank=True)  # as printed on the form
    first_on = models.DateField()
    last_on = models.DateField(null=True, blank=True)
    file_key = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    fields = models.JSONField(
        default=list
    )  # [{"name", "kind", "page", "says", "longest"}], in the form's order
    mapping = models.JSONField(default=dict)  # the name of a field: the key of a fact, or "=" and fixed words
    uploaded_by = models.ForeignKey(User, models.PROTECT)
    uploaded_at = models.DateTimeField()
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["form_number", "-first_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("first_on")),
                name="form_ends_after_it_begins",
                violation_error_message="The form's last day is before its first.",
            )
        ]

    @property
    def name(self) -> str:
        return form_name(self.form_number)


class Letter(OfEvaluation):
    """One letter: a draft until it is served or withdrawn. A draft is written anew from the rows each time."""

    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=2, default="en")
    told = models.JSONField(default=dict)  # what a person typed for it, by the name of the field
    drafted_on = models.DateField()
    drafted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)  # by the evaluator, or by the worker
    signed_key = models.CharField(max_length=200, blank=True)  # the signed copy, as scanned
    signed_sha256 = models.CharField(max_length=64, blank=True)
    signed_kept_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    serving = models.ForeignKey(Serving, models.PROTECT, null=True, blank=True)  # its own, or the report's
    pdf_key = models.CharField(max_length=200, blank=True)  # as served
    docx_key = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)  # of the served PDF
    form = models.ForeignKey(
        OfficialForm, models.PROTECT, null=True, blank=True
    )  # the State form that was filled

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(serving__isnull=True) | Q(withdrawn_on__isnull=True),
                name="letter_served_or_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True) | ~Q(signed_key=""), name="letter_signed_with_its_copy"
            ),
        ]


class LetterWording(models.Model):
    """A practice's own words in one kind of letter; what the law dictates stands between them, untouched."""

    practice = models.ForeignKey(Practice, models.PROTECT)
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=2, default="en")
    opening = models.TextField(blank=True, max_length=1500)  # first paragraphs of the letter
    closing = models.TextField(blank=True, max_length=1500)  # last ones, above the signature
    written_by = models.ForeignKey(User, models.PROTECT)
    written_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "kind", "language"], name="one_wording_of_a_kind_in_a_practice"
            )
        ]
