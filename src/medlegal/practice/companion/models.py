"""Ways in for a party's person and for the injured worker, and what each of them leaves with the office."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from medlegal.practice.cases.models import OfEvaluation, Party
from medlegal.practice.people.models import Office, Practice, User

REFERENCE_SIGNS = 32  # of a digest


class OneTime(OfEvaluation):
    """A link and a one-time code that open one door. Of both only digests are kept."""

    key_digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()  # of the link
    code_digest = models.CharField(max_length=64)
    code_expires_at = models.DateTimeField()
    code_used_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)  # wrong codes since the last one was given
    codes_given = models.PositiveSmallIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)  # used up, or withdrawn

    class Meta:
        abstract = True


class Invitation(OneTime):
    """Somebody of one party is asked to come in to one evaluation."""

    class Capacity(models.TextChoices):
        PARTY = "party", _("Sees the evaluation as the party does")
        COPY_SERVICE = "copy_service", _("Copy service: sends records, and sees nothing else")

    party = models.ForeignKey(Party, models.PROTECT)
    email = models.EmailField()
    capacity = models.CharField(max_length=14, choices=Capacity.choices, default=Capacity.PARTY)
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_trouble = models.CharField(max_length=300, blank=True)  # why it has not gone, or came back
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-made_at", "-id"]

    @property
    def reference(self) -> str:
        """Of its e-mail: nobody guesses it, and it does not tell the link."""
        return f"{self.practice_id}.invitation.{self.key_digest[:REFERENCE_SIGNS]}"


class WorkerPass(OneTime):
    """The injured worker's way in to one evaluation, without an account."""

    language = models.CharField(max_length=2, default="en")
    text_to = models.CharField(max_length=20, blank=True)  # where a new code may be sent
    email_to = models.EmailField(blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation"], condition=Q(ended_at__isnull=True), name="one_pass_at_a_time"
            )
        ]


class Visit(OfEvaluation):
    """A short session of the worker, begun with a one-time code."""

    worker_pass = models.ForeignKey(WorkerPass, models.PROTECT, related_name="visits")
    key_digest = models.CharField(max_length=64, unique=True)
    begun_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)


class Questionnaire(OfEvaluation):
    """What the worker tells before the examination, in the worker's own words."""

    language = models.CharField(max_length=2, default="en")
    begun_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evaluation"], name="one_questionnaire")]


class WorkerAnswer(OfEvaluation):
    """One answer, as it stood when the worker left the field."""

    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="answers")
    question = models.CharField(max_length=40)
    text = models.TextField()
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "question"], name="answered_once_each")
        ]


class DayAsked(OfEvaluation):
    """The worker asks for another day of the examination. It changes nothing until the office does."""

    starts_at = models.DateTimeField()  # of the appointment that does not suit
    reason = models.CharField(max_length=500)
    suits = models.CharField(max_length=300, blank=True)  # days that would suit
    asked_at = models.DateTimeField()
    free_until = models.DateField()  # the last day without good cause, as the law answered
    is_late = models.BooleanField()
    steps = models.JSONField(default=list)
    confidence = models.CharField(max_length=10)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation"], condition=Q(answered_at__isnull=True), name="asks_once_until_answered"
            )
        ]


class Surroundings(models.Model):
    """How one finds an office: what a person who was never there needs to know, in English and Spanish."""

    practice = models.ForeignKey(Practice, models.PROTECT)
    office = models.OneToOneField(Office, models.PROTECT, related_name="surroundings")
    directions = models.TextField(blank=True)
    directions_es = models.TextField(blank=True)
    parking = models.CharField(max_length=400, blank=True)
    parking_es = models.CharField(max_length=400, blank=True)
    transit = models.CharField(max_length=400, blank=True)
    transit_es = models.CharField(max_length=400, blank=True)
    entrance = models.CharField(max_length=400, blank=True)
    entrance_es = models.CharField(max_length=400, blank=True)


class Courier(OfEvaluation):
    """A copy service's person, who sends records for one party and sees nothing of the evaluation but its number."""

    party = models.ForeignKey(Party, models.PROTECT)
    user = models.ForeignKey(User, models.PROTECT, related_name="couriers")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evaluation", "user"], name="one_courier_place")]


class Parcel(OfEvaluation):
    """Records that somebody of a party has uploaded and not signed for yet, or has signed for."""

    party = models.ForeignKey(Party, models.PROTECT)
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    is_non_medical = models.BooleanField(default=False)
    opponent_served_on = models.DateField(null=True, blank=True)
    opponent_served_by = models.CharField(max_length=10, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signer = models.CharField(max_length=120, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    stated_pages = models.PositiveIntegerField(null=True, blank=True)
    counted_pages = models.PositiveIntegerField(null=True, blank=True)
    signed_text = models.TextField(blank=True)  # the declaration exactly as it stood on the screen
    set_number = models.BigIntegerField(null=True, blank=True)  # of the record set it became
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-begun_at", "-id"]


class ParcelFile(OfEvaluation):
    """One file of a parcel, kept as it came, and how many pages it holds."""

    parcel = models.ForeignKey(Parcel, models.PROTECT, related_name="files")
    name = models.CharField(max_length=255)
    key = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    byte_count = models.BigIntegerField()
    pages_count = models.PositiveIntegerField(null=True, blank=True)  # null: they cannot be counted here
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
