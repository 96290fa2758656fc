"""A claimant, the injuries, the evaluation asked for, and the parties to it."""

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from medlegal.practice.people.models import Membership, Office, Physician, Practice, User


class Claimant(models.Model):
    """The injured worker who is evaluated."""

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="claimants")
    given_name = models.CharField(max_length=60)
    family_name = models.CharField(max_length=60)
    name_sorted = models.CharField(max_length=130, db_collation="C", editable=False)  # for prefix search
    born_on = models.DateField()
    language = models.CharField(max_length=40, default="English")
    phone = models.CharField(max_length=20, blank=True)
    street = models.CharField(max_length=120)
    city = models.CharField(max_length=60)
    state = models.CharField(max_length=2, default="CA")
    zip_code = models.CharField("ZIP code", max_length=10)

    class Meta:
        ordering = ["name_sorted"]
        indexes = [models.Index(fields=["practice", "name_sorted"], name="claimant_by_name")]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}"


class Injury(models.Model):
    """One claimed injury: on a day, or over a period (cumulative)."""

    class Kind(models.TextChoices):
        SPECIFIC = "specific", "Specific"
        CUMULATIVE = "cumulative", "Cumulative"

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="injuries")
    claimant = models.ForeignKey(Claimant, models.PROTECT, related_name="injuries")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)  # cumulative only
    employer = models.CharField(max_length=120)
    claim_number = models.CharField(max_length=40)
    adj_number = models.CharField("ADJ number", max_length=20, blank=True)
    body_parts = models.CharField(max_length=300)

    class Meta:
        ordering = ["began_on"]
        verbose_name_plural = "injuries"
        indexes = [models.Index(fields=["practice", "claim_number"], name="injury_by_claim")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="specific", ended_on__isnull=True)
                | Q(kind="cumulative", ended_on__gt=F("began_on")),
                name="cumulative_injury_has_an_end",
                violation_error_message="A cumulative injury needs its last day, after the first; a specific has none.",
            )
        ]

    def __str__(self) -> str:
        if self.ended_on:
            return f"CT {self.began_on:%m/%d/%Y} to {self.ended_on:%m/%d/%Y}"
        return f"{self.began_on:%m/%d/%Y}"


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    def visible_to(self, user: User) -> Self:
        """Those of the practices where the person works, or on which the person has a seat."""
        works_there = Membership.objects.filter(
            user=user, ended_on__isnull=True, practice=OuterRef("practice")
        )
        has_a_seat = Seat.objects.filter(user=user, ended_on__isnull=True, evaluation=OuterRef("pk"))
        return self.filter(Exists(works_there) | Exists(has_a_seat))

    def standing(self) -> Self:
        return self.filter(closed_on__isnull=True)


class Evaluation(models.Model):
    """One evaluation a party asked for, from the request to the paid bill."""

    class Role(models.TextChoices):
        PANEL_QME = "panel_qme", "Panel QME"
        AME = "ame", "AME"
        AGREED_PANEL_QME = "agreed_panel_qme", "Agreed panel QME"
        IME = "ime", "IME"
        CONSULTANT = "consultant", "Consultant"

    class Kind(models.TextChoices):
        INITIAL = "initial", "Initial"
        FOLLOW_UP = "follow_up", "Follow-up"
        SUPPLEMENTAL = "supplemental", "Supplemental"

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="evaluations")
    claimant = models.ForeignKey(Claimant, models.PROTECT, related_name="evaluations")
    physician = models.ForeignKey(Physician, models.PROTECT, related_name="evaluations")
    injuries = models.ManyToManyField(Injury, through="InjuryEvaluated")
    prior = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="later")
    number = models.CharField(max_length=20)  # the office's own, as printed on its papers
    role = models.CharField(max_length=20, choices=Role.choices)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    panel_number = models.CharField(max_length=20, blank=True)
    is_represented = models.BooleanField(default=True)
    requested_on = models.DateField()
    language = models.CharField(max_length=40, default="English")
    closed_on = models.DateField(null=True, blank=True)
    close_reason = models.CharField(max_length=200, blank=True)

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["practice", "number"], name="one_evaluation_per_number"),
            models.CheckConstraint(
                condition=Q(kind="initial", prior__isnull=True) | ~Q(kind="initial"),
                name="initial_has_no_prior",
            ),
        ]
        indexes = [models.Index(fields=["practice", "-requested_on"], name="evaluation_by_request")]

    def __str__(self) -> str:
        return self.number

    @property
    def evaluation_id(self) -> int:
        return self.pk


class OfEvaluation(models.Model):
    """A row of one evaluation. Both keys stand on it, so that the database can confine a party to its evaluation."""

    practice = models.ForeignKey(Practice, models.PROTECT)
    evaluation = models.ForeignKey(Evaluation, models.PROTECT)

    class Meta:
        abstract = True


class InjuryEvaluated(OfEvaluation):
    """An injury that this evaluation is to address."""

    injury = models.ForeignKey(Injury, models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evaluation", "injury"], name="injury_evaluated_once")]


class Party(OfEvaluation):
    """Somebody of record in the evaluation, with the address for service."""

    class Role(models.TextChoices):
        WORKER = "worker", "Injured worker"
        APPLICANT_ATTORNEY = "applicant_attorney", "Applicant attorney"
        DEFENSE_ATTORNEY = "defense_attorney", "Defense attorney"
        CLAIMS_ADMINISTRATOR = "claims_administrator", "Claims administrator"
        EMPLOYER = "employer", "Employer"

    role = models.CharField(max_length=24, choices=Role.choices)
    name = models.CharField(max_length=120)
    firm = models.CharField(max_length=120, blank=True)
    street = models.CharField(max_length=120)
    city = models.CharField(max_length=60)
    state = models.CharField(max_length=2, default="CA")
    zip_code = models.CharField("ZIP code", max_length=10)
    email = models.EmailField(blank=True)
    e_service_agreed_on = models.DateField(null=True, blank=True)  # 8 CCR 36.7: only by written agreement

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "parties"

    def __str__(self) -> str:
        return f"{self.name} ({self.get_role_display()})"

    @property
    def address(self) -> str:
        firm = f"{self.firm}, " if self.firm else ""
        return f"{firm}{self.street}, {self.city}, {self.state} {self.zip_code}"


class Seat(OfEvaluation):
    """A party's person may sign in and see this evaluation, and nothing else."""

    party = models.ForeignKey(Party, models.PROTECT)
    user = models.ForeignKey(User, models.PROTECT, related_name="seats")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evaluation", "user"], name="one_seat_per_evaluation")]


class Examination(OfEvaluation):
    """The examination as it was held: what Labor Code § 4628(b) makes the report disclose."""

    examined_on = models.DateField()
    office = models.ForeignKey(Office, models.PROTECT)
    face_to_face_minutes = models.PositiveSmallIntegerField()
    identity_seen = models.CharField(max_length=120)
    persons_present = models.CharField(max_length=300, blank=True)
    interpreter_name = models.CharField(max_length=120, blank=True)
    interpreter_language = models.CharField(max_length=40, blank=True)
    interpreter_certificate = models.CharField(max_length=60, blank=True)
    interpreter_reason = models.CharField(
        max_length=300, blank=True
    )  # how it lengthened the examination (-93)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evaluation"], name="one_examination_per_evaluation")]


class Assistant(OfEvaluation):
    """Somebody other than the physician who did non-clerical work for the report (Lab. Code § 4628(b))."""

    name = models.CharField(max_length=120)
    qualification = models.CharField(max_length=200)
    service = models.CharField(max_length=200)
