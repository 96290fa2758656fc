"""Practices, the people who work in them, and the physicians whose work it is."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F, Q


class UserManager(BaseUserManager["User"]):
    """Finds people by their e-mail address."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who can sign in."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name


class Practice(models.Model):
    """One physician's office, or several physicians who bill under one name."""

    name = models.CharField(max_length=120)
    billing_name = models.CharField(max_length=120)
    npi = models.CharField("NPI", max_length=10)
    tin = models.CharField("TIN", max_length=10)
    street = models.CharField(max_length=120)
    city = models.CharField(max_length=60)
    state = models.CharField(max_length=2, default="CA")
    zip_code = models.CharField("ZIP code", max_length=10)
    phone = models.CharField(max_length=20)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def practice_id(self) -> int:
        return self.pk


class Role(models.TextChoices):
    PHYSICIAN = "physician", "Physician"
    SCHEDULER = "scheduler", "Scheduler"
    RECORD_EDITOR = "record_editor", "Record editor"
    BILLER = "biller", "Biller"
    MANAGER = "manager", "Manager"


class Membership(models.Model):
    """A person works in a practice, in one role. Company staff have one for each practice they serve."""

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="memberships")
    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "user", "role"], name="one_membership_per_role"),
        ]


class Physician(models.Model):
    """An evaluator in one practice: licence, specialty, standing. One person may evaluate in several."""

    class Field(models.TextChoices):
        """The kinds of evaluation for which the law sets a least time (8 CCR § 49)."""

        NEUROMUSCULOSKELETAL = "neuromusculoskeletal", "Neuromusculoskeletal"
        CARDIOVASCULAR = "cardiovascular", "Cardiovascular"
        PULMONARY = "pulmonary", "Pulmonary"
        PSYCHIATRIC = "psychiatric", "Psychiatric"
        OTHER = "other", "Other"

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="physicians")
    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="evaluates_as")
    name = models.CharField(max_length=120)
    credentials = models.CharField(max_length=40, default="M.D.")
    specialty = models.CharField(max_length=80)
    evaluates = models.CharField(max_length=24, choices=Field.choices, default=Field.OTHER)
    board_certification = models.CharField(max_length=160, blank=True)
    license_number = models.CharField(max_length=20)
    license_ends_on = models.DateField(null=True, blank=True)
    appointed_on = models.DateField(null=True, blank=True)  # the first day of the QME appointment that runs
    npi = models.CharField("NPI", max_length=10)
    languages = models.CharField(max_length=120, default="English")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "user"], name="one_physician_of_a_person_in_a_practice"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.credentials}"


class Office(models.Model):
    """A place where a physician examines, as listed with the Medical Unit."""

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="offices")
    physician = models.ForeignKey(Physician, models.PROTECT, related_name="offices")
    street = models.CharField(max_length=120)
    city = models.CharField(max_length=60)
    state = models.CharField(max_length=2, default="CA")
    zip_code = models.CharField("ZIP code", max_length=10)
    county = models.CharField(max_length=40)
    phone = models.CharField(max_length=20, blank=True)
    listed_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["city", "street"]
        constraints = [
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("listed_on")),
                name="office_left_after_listing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.street}, {self.city}, {self.state} {self.zip_code}"


class LawConfirmation(models.Model):
    """A named person read the official text of a provision and found that it says what the book says."""

    citation = models.CharField(max_length=200)  # exactly as the steps cite it
    read_by = models.ForeignKey(User, models.PROTECT)
    read_on = models.DateField()

    class Meta:
        ordering = ["-read_on", "-id"]


class ApiToken(models.Model):
    """A program's key: acts as its person, within its scopes, until it expires. Only its digest is kept."""

    user = models.ForeignKey(User, models.PROTECT, related_name="api_tokens")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)


class Interest(models.Model):
    """A relation or an interest that the physician has told the office of: family, employment, business."""

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="interests")
    physician = models.ForeignKey(Physician, models.PROTECT, related_name="interests")
    relation = models.CharField(max_length=30)  # a relation of the law's question `conflict`
    with_name = models.CharField(max_length=120)  # a person, or a body such as an insurer
    note = models.CharField(max_length=300, blank=True)
    told_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["with_name"]


class Treated(models.Model):
    """Somebody whom the physician treats or has treated, as the office knows it."""

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="treated")
    physician = models.ForeignKey(Physician, models.PROTECT, related_name="treated")
    given_name = models.CharField(max_length=60)
    family_name = models.CharField(max_length=60)
    born_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    told_on = models.DateField()

    class Meta:
        ordering = ["family_name", "given_name"]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}"


class Education(models.Model):
    """Hours of continuing education, as the certificate says."""

    class Subject(models.TextChoices):
        """The subjects of which the law wants hours of their own, and the rest."""

        RATING = "rating", "Impairment rating"
        REPORT_WRITING = "report_writing", "Report writing"
        ANTI_BIAS = "anti_bias", "Anti-bias"
        CASE_LAW = "case_law", "Case law"
        FEES_OR_CLERICAL = "fees_or_clerical", "Fee schedule or clerical rules"
        OTHER = "other", "Another subject"
        REPORT_COURSE = "report_course", "Report-writing course before the first appointment"

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="education")
    physician = models.ForeignKey(Physician, models.PROTECT, related_name="education")
    subject = models.CharField(max_length=20, choices=Subject.choices)
    course = models.CharField(max_length=160)
    provider = models.CharField(max_length=120)
    ended_on = models.DateField()
    hours = models.DecimalField(max_digits=4, decimal_places=1)
    struck_on = models.DateField(null=True, blank=True)  # entered by mistake; kept, and not counted

    class Meta:
        ordering = ["-ended_on", "-id"]
        constraints = [models.CheckConstraint(condition=Q(hours__gt=0), name="education_has_hours")]


class Gift(models.Model):
    """Something of value that a physician accepted. Pay for treatment, review or evaluation is none (8 CCR § 41.7)."""

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="gifts")
    physician = models.ForeignKey(Physician, models.PROTECT, related_name="gifts")
    source = models.CharField(max_length=120)  # from whom
    received_on = models.DateField()
    dollars = models.DecimalField(max_digits=8, decimal_places=2)
    what = models.CharField(max_length=160)
    struck_on = models.DateField(null=True, blank=True)  # entered by mistake; kept, and not counted

    class Meta:
        ordering = ["-received_on", "-id"]
        constraints = [models.CheckConstraint(condition=Q(dollars__gt=0), name="gift_has_a_value")]


class StandingMark(models.Model):
    """What a reappointment holds against a physician and no other row tells."""

    class Kind(models.TextChoices):
        REFUSAL = "refusals", "Evaluation refused without good cause"
        REJECTED = "rejected", "Report finally rejected at a hearing"
        FEE_VIOLATION = "fee_violations", "Violation of the fee schedule"

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="standing_marks")
    physician = models.ForeignKey(Physician, models.PROTECT, related_name="standing_marks")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    happened_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-happened_on", "-id"]


class CompanySeat(models.Model):
    """A person works for the company that manages the practices. It opens no evaluation: a membership does."""

    user = models.ForeignKey(User, models.PROTECT, related_name="company_seats")
    given_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["user__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(ended_on__isnull=True), name="one_company_seat_at_a_time"
            ),
        ]


class Contract(models.Model):
    """What the company does for a practice, from when to when. Only under one are a practice's rows counted."""

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="contracts")
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)  # the last day; none: until somebody ends it
    services = models.JSONField(default=list)  # words of `SERVICES` in contract_words.py
    terms = models.TextField(blank=True)
    document_key = models.CharField(max_length=200, blank=True)
    document_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["practice__name", "-begins_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                name="contract_ends_after_it_begins",
            ),
        ]
