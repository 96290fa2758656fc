"""Every duty in every evaluation, the last day to do it, and why that day."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from medlegal.practice.cases.models import OfEvaluation
from medlegal.practice.people.models import User


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    def standing(self) -> Self:
        """Not met, not lapsed, and not moved by a later row."""
        return self.filter(met_on__isnull=True, lapsed_on__isnull=True, moved_by__isnull=True)


class Deadline(OfEvaluation):
    """One duty. It is never changed: a person who moves it adds a row with a reason."""

    duty = models.CharField(max_length=40)  # a duty of the law's question `due`
    began_on = models.DateField()
    due_on = models.DateField()
    strict_on = models.DateField()  # the earliest reading where the calendar is in doubt
    steps = models.JSONField()  # [{"says", "citation", "confidence"}], as the law answered them
    confidence = models.CharField(max_length=10)
    met_on = models.DateField(null=True, blank=True)
    lapsed_on = models.DateField(null=True, blank=True)  # what it was about did not take place
    lapse_reason = models.CharField(max_length=300, blank=True)
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
