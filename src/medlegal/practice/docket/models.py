"""Every duty, the last day to do it and why that day; what starts and moves it, and who was told of it."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from medlegal.practice.cases.models import Evaluation, OfEvaluation, Party
from medlegal.practice.people.models import Physician, Practice, Role, User


class Clock(models.Model):
    """One duty and its day, with the reasons as the law answered them."""

    duty = models.CharField(max_length=40)  # a duty of the law's question `due`
    began_on = models.DateField()
    due_on = models.DateField()
    strict_on = models.DateField()  # the earliest reading where the calendar is in doubt
    is_first_day = models.BooleanField(default=False)  # the first day it may be done, not the last
    steps = models.JSONField()  # [{"says", "citation", "confidence"}], as the law answered them
    confidence = models.CharField(max_length=10)
    met_on = models.DateField(null=True, blank=True)
    lapsed_on = models.DateField(null=True, blank=True)  # what it was about did not take place
    lapse_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    def standing(self) -> Self:
        """Not met, not lapsed, and not moved by a later row."""
        return self.filter(met_on__isnull=True, lapsed_on__isnull=True, moved_by__isnull=True)


class Deadline(OfEvaluation, Clock):
    """One duty in one evaluation. It is never changed: a person who moves it adds a row with a reason."""

    moves = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="moved_by")
    reason = models.CharField(max_length=300, blank=True)
    moved_by_user = models.ForeignKey(User, models.PROTECT, null=True, blank=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(
                fields=["practice", "due_on"], condition=Q(met_on__isnull=True), name="deadline_standing"
            ),
            models.Index(fields=["practice", "evaluation"], name="deadline_of_evaluation"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "duty", "began_on"],
                condition=Q(moves__isnull=True),
                name="one_deadline_per_beginning",
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("began_on")), name="due_once_begun"),
            models.CheckConstraint(
                condition=Q(moves__isnull=True) | ~Q(reason=""),
                name="moved_with_a_reason",
                violation_error_message="Say why the deadline moves.",
            ),
        ]

    @property
    def is_standing(self) -> bool:
        """Not met, not lapsed, not moved by a later row."""
        return self.met_on is None and self.lapsed_on is None and not hasattr(self, "moved_by")


class PhysicianDeadlineQuerySet(models.QuerySet["PhysicianDeadline"]):
    def standing(self) -> Self:
        return self.filter(met_on__isnull=True, lapsed_on__isnull=True)


class PhysicianDeadline(Clock):
    """One duty of a physician's own standing: a fee, an absence to tell of, the end of the appointment."""

    practice = models.ForeignKey(Practice, models.PROTECT)
    physician = models.ForeignKey(Physician, models.PROTECT)

    objects = PhysicianDeadlineQuerySet.as_manager()

    class Meta:
        ordering = ["strict_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["physician", "duty", "began_on"], name="one_physician_deadline_per_beginning"
            )
        ]


class DocketEntry(OfEvaluation):
    """Something that happened and that a clock hangs on, with its proof. Entries are only added."""

    class Kind(models.TextChoices):
        EXTENSION_ASKED = "extension_asked", "More time asked for on Form 112"
        EXTENSION_GRANTED = "extension_granted", "More time granted"
        EXTENSION_DENIED = "extension_denied", "More time denied"
        TIME_AGREED = "time_agreed", "More time agreed by the parties"
        LATE_WAIVED = "late_waived", "Lateness waived"
        LATE_OBJECTED = "late_objected", "Objection to the late report"
        CORRECTION_ASKED = "correction_asked", "Factual correction asked for"
        CORRECTION_ANSWERED = "correction_answered", "Request for correction answered by the worker"
        CORRECTION_REVIEWED = "correction_reviewed", "Request for correction reviewed"
        DEPOSITION_NOTICED = "deposition_noticed", "Deposition noticed"
        DEPOSITION_CANCELLED = "deposition_cancelled", "Deposition cancelled"
        DEPOSITION_HELD = "deposition_held", "Deposition held"
        CANCELLATION_SAID = "cancellation_said", "Appointment cancelled by word of mouth"
        CANCELLATION_CONFIRMED = "cancellation_confirmed", "Cancellation confirmed in writing"

    kind = models.CharField(max_length=24, choices=Kind.choices)
    happened_on = models.DateField()
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True)
    proof = models.CharField(max_length=300, blank=True)  # the paper that shows it
    told = models.JSONField(default=dict, blank=True)  # codes and days: ground, scheduled_on, place
    answers = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="answered_by")

    class Meta:
        ordering = ["happened_on", "id"]
        verbose_name_plural = "docket entries"
        indexes = [models.Index(fields=["evaluation", "kind"], name="entry_of_evaluation")]


class StatedCause(models.Model):
    """Good cause as somebody stated it: one of the kinds that the law names, and what shows it. Never changed."""

    practice = models.ForeignKey(Practice, models.PROTECT)
    evaluation = models.ForeignKey(Evaluation, models.PROTECT, null=True, blank=True)  # none: of an office
    of = models.CharField(max_length=14)  # what it is for, as the law's question `good_cause` names it
    cause = models.CharField(max_length=24)  # as the same names it
    note = models.CharField(max_length=300, blank=True)  # what shows it, in words
    document_name = models.CharField(max_length=200, blank=True)
    document_key = models.CharField(max_length=200, blank=True)
    document_sha256 = models.CharField(max_length=64, blank=True)
    steps = models.JSONField()
    confidence = models.CharField(max_length=10)
    stated_on = models.DateField()
    stated_by = models.ForeignKey(User, models.PROTECT)

    class Meta:
        ordering = ["stated_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(note="") | ~Q(document_key=""),
                name="cause_with_what_shows_it",
                violation_error_message="Say what shows the cause, or keep the paper that does.",
            )
        ]

    @property
    def words(self) -> str:
        """The kind in words: `medical emergency`."""
        return self.cause.replace("_", " ")


class ReminderRule(models.Model):
    """How a practice wants to be told of its deadlines: its own policy, not the law's."""

    practice = models.OneToOneField(Practice, models.PROTECT)
    report_days = models.JSONField(default=list)  # days after the examination, the earliest first
    warn_days = models.PositiveSmallIntegerField()  # so many days before any other deadline
    raise_after_days = models.PositiveSmallIntegerField()  # told, and nobody looked: then the manager
    swept_on = models.DateField(null=True, blank=True)  # the last day of which everybody was told


class Reminder(models.Model):
    """A role was told of a deadline at one step, once."""

    practice = models.ForeignKey(Practice, models.PROTECT)
    deadline = models.ForeignKey(Deadline, models.PROTECT, null=True, blank=True)
    physician_deadline = models.ForeignKey(PhysicianDeadline, models.PROTECT, null=True, blank=True)
    step = models.CharField(max_length=12)  # day_10, near, overdue, unseen
    rank = models.PositiveSmallIntegerField()  # how far the step lies; a lower one is told no more
    role = models.CharField(max_length=20, choices=Role.choices)
    told_on = models.DateField()
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ["-told_on", "-rank", "id"]
        indexes = [
            models.Index(
                fields=["practice", "role"], condition=Q(seen_at__isnull=True), name="reminder_unseen"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["deadline", "step", "role"],
                condition=Q(deadline__isnull=False),
                name="told_once_of_a_deadline",
            ),
            models.UniqueConstraint(
                fields=["physician_deadline", "step", "role"],
                condition=Q(physician_deadline__isnull=False),
                name="told_once_of_a_physician_deadline",
            ),
            models.CheckConstraint(
                condition=Q(deadline__isnull=True) ^ Q(physician_deadline__isnull=True),
                name="reminder_of_one_deadline",
            ),
        ]
