"""What was done and read, by whom, and the chain that shows if any of it was changed."""

from django.db import models
from django.db.models.functions import Now


class Event(models.Model):
    """One act. Knows people and evaluations by number only, so that nothing can be lost with them."""

    practice_id = models.BigIntegerField(
        null=True
    )  # null: an act outside any practice, such as a failed sign-in
    evaluation_id = models.BigIntegerField(null=True)
    actor_id = models.BigIntegerField(null=True)  # null: the clock
    action = models.CharField(max_length=60)  # <subject>.<what happened>
    facts = models.JSONField(
        default=dict
    )  # ids, dates, codes, sums; never a name, a diagnosis or a page's text
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["practice_id", "-id"], name="event_of_practice"),
            models.Index(fields=["evaluation_id", "-id"], name="event_of_evaluation"),
        ]


class Link(models.Model):
    """One event's place in its practice's chain, written by the database as the transaction commits."""

    event = models.OneToOneField(Event, models.PROTECT, primary_key=True)
    practice_id = models.BigIntegerField(null=True)
    chain = models.BigIntegerField()  # the practice's number; 0 for acts outside any practice
    position = models.BigIntegerField()  # from 1, without a gap
    digest = models.CharField(max_length=64)  # sha256 of the digest before and of this event

    class Meta:
        ordering = ["chain", "position"]
        constraints = [models.UniqueConstraint(fields=["chain", "position"], name="one_link_per_position")]
