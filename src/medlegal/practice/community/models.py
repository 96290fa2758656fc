"""What the physicians and the company share: notices, events, a talk, cards of peers, and how one joins."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from medlegal.practice.people.models import Practice, User
from medlegal.practice.publicity.models import Inquiry


class Notice(models.Model):
    """An announcement or a resource for the physicians, written by the company."""

    class Kind(models.TextChoices):
        ANNOUNCEMENT = "announcement", "Announcement"
        RESOURCE = "resource", "Resource"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=120)
    text = models.TextField(max_length=4000)
    file_name = models.CharField(max_length=120, blank=True)
    file_key = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return self.title


class Meeting(models.Model):
    """An event for the physicians."""

    title = models.CharField(max_length=120)
    text = models.TextField(max_length=2000, blank=True)
    place = models.CharField(max_length=200)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    places = models.PositiveIntegerField(null=True, blank=True)  # none: as many as come
    called_off_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Reply(models.Model):
    """Whether a person comes to a meeting; the latest word stands."""

    class Says(models.TextChoices):
        COMES = "comes", "I come"
        PERHAPS = "perhaps", "Perhaps"
        STAYS_AWAY = "stays_away", "I cannot come"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="replies")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    says = models.CharField(max_length=10, choices=Says.choices)
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["said_at"]
        constraints = [models.UniqueConstraint(fields=["meeting", "user"], name="one_reply_per_person")]


class Topic(models.Model):
    """What a discussion is about."""

    title = models.CharField(max_length=120)
    begun_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-begun_at", "-id"]

    def __str__(self) -> str:
        return self.title


class Post(models.Model):
    """What one person says to a topic. The company reads it before others do: no patient may be in it."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waits to be read"
        SHOWN = "shown", "Shown"
        KEPT_BACK = "kept_back", "Kept back"

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="posts")
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    text = models.TextField(max_length=4000)
    written_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["written_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="kept_back") | ~Q(reason=""),
                name="kept_back_with_a_reason",
                violation_error_message="Say why it is kept back.",
            )
        ]


class PeerCard(models.Model):
    """What a physician tells the other physicians of themselves; only who writes one is in the directory."""

    user = models.OneToOneField(User, models.PROTECT, related_name="peer_card")
    name = models.CharField(max_length=120)
    specialty = models.CharField(max_length=80)
    place = models.CharField("City or county", max_length=80, blank=True)
    languages = models.CharField(max_length=120, blank=True)
    reached_by = models.CharField("How colleagues reach you", max_length=160, blank=True)
    about = models.CharField("What you like to be asked about", max_length=400, blank=True)
    changed_at = models.DateTimeField()
    is_shown = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]


class Onboarding(models.Model):
    """A QME who joins: from the application to the first paid report."""

    ENDED: ClassVar[tuple[str, ...]] = ("finished_on", "given_up_on")

    name = models.CharField(max_length=120)
    specialty = models.CharField(max_length=80, blank=True)
    inquiry = models.OneToOneField(Inquiry, models.PROTECT, null=True, blank=True, related_name="onboarding")
    became = models.ForeignKey(Practice, models.PROTECT, null=True, blank=True, related_name="onboardings")
    begun_on = models.DateField()
    finished_on = models.DateField(null=True, blank=True)
    given_up_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-begun_on", "-id"]

    def __str__(self) -> str:
        return self.name


class OnboardingStep(models.Model):
    """One step that was done: by whom, when. A step is not undone: the next word about it is a new note."""

    onboarding = models.ForeignKey(Onboarding, models.PROTECT, related_name="steps")
    step = models.CharField(max_length=30)  # a key of `STEPS` in joining.py
    done_on = models.DateField()
    done_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["done_on", "id"]
        constraints = [models.UniqueConstraint(fields=["onboarding", "step"], name="one_row_per_step")]
