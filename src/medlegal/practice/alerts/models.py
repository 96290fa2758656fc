"""That something happened, told to the people whom it concerns, and how each wants to be told."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from medlegal.practice.cases.models import Evaluation
from medlegal.practice.people.models import Practice, User


class Kind(models.IntegerChoices):
    """What happened; a number, so that it can go with a job, which carries numbers only."""

    APPOINTMENT_BOOKED = 1, _("An appointment was made")
    APPOINTMENT_CANCELLED = 2, _("An appointment was cancelled")
    PAPERS_SERVED = 3, _("A paper was served")
    REPORT_SERVED = 4, _("The report was served")
    MESSAGE = 5, _("A message was written")
    RECORDS_CAME = 6, _("Records came in")
    RECORDS_HELD = 7, _("Records are held until their declaration comes")
    DEADLINE_NEAR = 8, _("A deadline is near or past")
    REQUEST_CAME = 9, _("A request for an evaluation came in")
    REQUEST_DECIDED = 10, _("The office decided on a request")
    DAY_ASKED = 11, _("The worker asks for another day")
    QUESTIONNAIRE_SENT = 12, _("The worker sent the questionnaire")
    DAY_ANSWERED = 13, _("The office answered the wish for another day")
    INQUIRY_CAME = 14, _("An inquiry came in through the public site")
    JOINING_CAME = 15, _("A physician asks to join")


class Alert(models.Model):
    """One person was told of one thing, once."""

    practice = models.ForeignKey(Practice, models.PROTECT, null=True, blank=True)  # none: of the company
    evaluation = models.ForeignKey(Evaluation, models.PROTECT, null=True, blank=True)
    user = models.ForeignKey(User, models.PROTECT, related_name="alerts")
    kind = models.PositiveSmallIntegerField(choices=Kind.choices)
    about = models.BigIntegerField()  # the number of the row it is about
    told_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)  # by itself or in a digest
    texted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-told_at", "-id"]
        indexes = [models.Index(fields=["user"], condition=Q(seen_at__isnull=True), name="alert_unseen")]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "user", "kind", "about"], name="told_once_of_a_thing"
            ),
            models.UniqueConstraint(
                fields=["user", "kind", "about"],
                condition=Q(practice__isnull=True),
                name="told_once_of_the_company",
            ),
        ]


class Wish(models.Model):
    """How one person wants to be told of one kind of thing."""

    class Email(models.TextChoices):
        AT_ONCE = "at_once", _("At once")
        DAILY = "daily", _("Once a day")
        NEVER = "never", _("Never")

    user = models.ForeignKey(User, models.PROTECT, related_name="alert_wishes")
    kind = models.PositiveSmallIntegerField(choices=Kind.choices)
    by_email = models.CharField(max_length=8, choices=Email.choices)
    by_text = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="one_wish_per_kind")]


class Mobile(models.Model):
    """The number at which a person wants text messages."""

    user = models.OneToOneField(User, models.PROTECT, related_name="mobile")
    number = models.CharField(max_length=20)
