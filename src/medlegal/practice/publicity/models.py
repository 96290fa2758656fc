"""Pages with every version of them, physicians' public profiles, and what strangers asked."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from medlegal.practice.people.models import Office, Physician, Practice, User


class Language(models.TextChoices):
    ENGLISH = "en", "English"
    SPANISH = "es", "Español"


class Article(models.Model):
    """A page, a piece of news or a resource of the public site, in every language it is written in."""

    class Kind(models.TextChoices):
        PAGE = "page", "Page"
        NEWS = "news", "News"
        RESOURCE = "resource", "Resource"

    key = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)

    class Meta:
        ordering = ["kind", "key"]

    def __str__(self) -> str:
        return self.key


class Version(models.Model):
    """What an article said in one language. Never changed once kept: an edit is another version."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="versions")
    language = models.CharField(max_length=2, choices=Language.choices)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=400, blank=True)
    body = models.TextField(blank=True)
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    published_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    is_withdrawal = models.BooleanField(default=False)  # once published, the article is not shown

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "language", "number"], name="one_version_per_number"),
        ]


class PhysicianProfile(models.Model):
    """What the public reads of a physician, as the practice wrote it. Shown only when it is published."""

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="profiles")
    physician = models.OneToOneField(Physician, models.PROTECT, related_name="profile")
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    credentials = models.CharField(max_length=40)
    specialty = models.CharField(max_length=80)
    board_certification = models.CharField(max_length=160, blank=True)
    languages = models.CharField(max_length=120)
    is_qme = models.BooleanField("Takes panel evaluations (QME)", default=True)
    is_ame = models.BooleanField("Takes agreed evaluations (AME)", default=False)
    about_en = models.TextField("About, in English", max_length=3000, blank=True)
    about_es = models.TextField("About, in Spanish", max_length=3000, blank=True)
    training_en = models.TextField("Training, in English", max_length=3000, blank=True)
    training_es = models.TextField("Training, in Spanish", max_length=3000, blank=True)
    background_en = models.TextField("Clinical background, in English", max_length=3000, blank=True)
    background_es = models.TextField("Clinical background, in Spanish", max_length=3000, blank=True)
    photo_key = models.CharField(max_length=200, blank=True)
    cv_key = models.CharField(max_length=200, blank=True)
    is_published = models.BooleanField(default=False)
    shows_opening = models.BooleanField("Shows the first opening", default=False)
    first_opening_on = models.DateField(null=True, blank=True)
    opening_seen_at = models.DateTimeField(null=True, blank=True)  # since when the calendar shows it
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name}, {self.credentials}"


class ProfileOffice(models.Model):
    """A place where the physician examines, as the public may read it."""

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="+")
    profile = models.ForeignKey(PhysicianProfile, models.CASCADE, related_name="offices")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    street = models.CharField(max_length=120)
    city = models.CharField(max_length=60)
    zip_code = models.CharField("ZIP code", max_length=10)
    county = models.CharField(max_length=40)

    class Meta:
        ordering = ["city", "street"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "office"], name="one_public_copy_per_office"),
        ]

    @property
    def city_line(self) -> str:
        """As it stands on an envelope."""
        return f"{self.city}, CA {self.zip_code}"


class Inquiry(models.Model):
    """What somebody wrote to the company through the public site."""

    class Kind(models.TextChoices):
        CONTACT = "contact", "Question"
        JOINING = "joining", "Wants to join"

    class Status(models.TextChoices):
        NEW = "new", "New"
        IN_HAND = "in_hand", "In hand"
        CLOSED = "closed", "Closed"

    OPEN: ClassVar[tuple[str, ...]] = ("new", "in_hand")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=120)
    email = models.EmailField()
    phone = models.CharField(max_length=30, blank=True)
    writes_as = models.CharField(max_length=30)  # a word of `WRITES_AS` in the public site's forms
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.ENGLISH)
    message = models.TextField(max_length=4000)
    came_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.NEW)
    assigned_to = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["came_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="closed", closed_at__isnull=False)
                | ~Q(status="closed") & Q(closed_at__isnull=True),
                name="inquiry_closed_has_its_moment",
            ),
        ]


class JoiningInquiry(models.Model):
    """A physician who asks to be managed by the company, and how far that has come."""

    class Stage(models.TextChoices):
        RECEIVED = "received", "Received"
        TALKED = "talked", "Talked with"
        TERMS_SENT = "terms_sent", "Terms sent"
        PAPERS_IN = "papers_in", "Papers in"
        JOINED = "joined", "Joined"
        DECLINED = "declined", "Did not come about"

    inquiry = models.OneToOneField(Inquiry, models.PROTECT, related_name="joining")
    specialty = models.CharField(max_length=80)
    county = models.CharField(max_length=40, blank=True)
    is_qme = models.BooleanField(default=False)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.RECEIVED)


class InquiryNote(models.Model):
    """What somebody in the company did or noted about an inquiry. Only added to."""

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="notes")
    text = models.CharField(max_length=2000)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at"]
