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
        CIVIL_IME = "civil_ime", "IME, civil matter"
        CONSULTANT = "consultant", "Consultant"

    class Kind(models.TextChoices):
        INITIAL = "initial", "Initial"
        FOLLOW_UP = "follow_up", "Follow-up"
        SUPPLEMENTAL = "supplemental", "Supplemental"
        DEPOSITION = "deposition", "Deposition"

    class Issue(models.TextChoices):
        """The sections of the Labor Code under which a dispute is sent to an evaluator."""

        COMPENSABILITY = "4060", "Whether the injury is compensable (Lab. Code § 4060)"
        PERMANENT_DISABILITY = "4061", "Permanent impairment and limitations (Lab. Code § 4061)"
        OTHER_MEDICAL = "4062", "Another medical determination (Lab. Code § 4062)"

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="evaluations")
    claimant = models.ForeignKey(Claimant, models.PROTECT, related_name="evaluations")
    physician = models.ForeignKey(Physician, models.PROTECT, related_name="evaluations")
    injuries = models.ManyToManyField(Injury, through="InjuryEvaluated")
    prior = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="later")
    number = models.CharField(max_length=20)  # the office's own, as printed on its papers
    role = models.CharField(max_length=20, choices=Role.choices)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    panel_number = models.CharField(max_length=20, blank=True)
    specialty = models.CharField(max_length=80, blank=True)  # as the panel or the parties ask for it
    issues = models.JSONField(default=list, blank=True)  # of Issue
    questions = models.TextField(blank=True)  # what the parties ask beyond the issues, in their words
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
        CO_DEFENDANT_ATTORNEY = "co_defendant_attorney", "Co-defendant's attorney"
        CO_DEFENDANT_ADMINISTRATOR = "co_defendant_administrator", "Co-defendant's claims administrator"
        LIEN_CLAIMANT = "lien_claimant", "Lien claimant"

    class Means(models.TextChoices):
        """How the party wants to be served; by e-mail only under its written agreement."""

        MAIL = "mail", "Mail"
        FAX = "fax", "Fax"
        EMAIL = "email", "E-mail"
        PERSONAL = "personal", "Personal delivery"

    role = models.CharField(max_length=32, choices=Role.choices)
    name = models.CharField(max_length=120)
    firm = models.CharField(max_length=120, blank=True)
    street = models.CharField(max_length=120)
    city = models.CharField(max_length=60)
    state = models.CharField(max_length=2, default="CA")
    zip_code = models.CharField("ZIP code", max_length=10)
    phone = models.CharField(max_length=20, blank=True)
    fax = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    preferred_means = models.CharField(max_length=10, choices=Means.choices, default=Means.MAIL)
    e_service_agreed_on = models.DateField(null=True, blank=True)  # 8 CCR 36.7: only by written agreement
    left_on = models.DateField(null=True, blank=True)  # from then on not of record
    left_reason = models.CharField(max_length=200, blank=True)

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


class EvaluationRequest(models.Model):
    """What came to ask for an evaluation, before the office takes it: from whom, how, and the file as it came."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Waiting for the office"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"
        CONFLICT = "conflict", "Accepted, with a conflict"

    class CameBy(models.TextChoices):
        LETTER = "letter", "Letter"
        PARTY = "party", "A party, on these pages"
        PROGRAM = "program", "A program"
        OFFICE = "office", "The office"

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="requests")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
    came_by = models.CharField(max_length=10, choices=CameBy.choices)
    came_on = models.DateField()
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="asked")
    from_whom = models.CharField(max_length=200, blank=True)
    prior = models.ForeignKey(Evaluation, models.PROTECT, null=True, blank=True, related_name="asked_further")
    asked = models.JSONField(default=dict)  # the fields of the request form, as far as they are known
    read = models.JSONField(default=list)  # [{"field", "page", "quote"}]: where a letter says so
    file_key = models.CharField(max_length=200, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    evaluation = models.OneToOneField(
        Evaluation, models.PROTECT, null=True, blank=True, related_name="request"
    )
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decline_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["practice", "status"], name="request_by_status")]


class PersonCompared(OfEvaluation):
    """The worker of a request looked like somebody kept: what a person decided, and why."""

    claimant = models.ForeignKey(Claimant, models.PROTECT)  # the one found
    is_same = models.BooleanField()
    likeness = models.CharField(max_length=200)
    reason = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT)
    decided_at = models.DateTimeField(auto_now_add=True)


class ConflictFinding(OfEvaluation):
    """Something that may be a conflict of the evaluator, and what a person decided about it."""

    class Decided(models.TextChoices):
        OPEN = "open", "To be decided"
        STANDS = "stands", "It is so"
        DISMISSED = "dismissed", "It is not so"

    found_in = models.CharField(max_length=20)  # treated, interest or person
    relation = models.CharField(max_length=30)  # as the law names it
    person = models.CharField(max_length=30)  # as the law names it
    with_name = models.CharField(max_length=120)
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True)
    says = models.CharField(max_length=400)
    effect = models.CharField(max_length=16)  # as the law answers: disqualifying, disclosable, neither
    steps = models.JSONField()
    confidence = models.CharField(max_length=10)
    aware_on = models.DateField()  # the day the office found it
    decided = models.CharField(max_length=10, choices=Decided.choices, default=Decided.OPEN)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    withdraws = models.BooleanField(null=True, blank=True)  # the evaluator's own decision
    notified_on = models.DateField(null=True, blank=True)  # the parties' receipt of the notice

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "found_in", "relation", "person", "with_name"],
                name="conflict_found_once",
            )
        ]


class ConflictAnswer(OfEvaluation):
    """A party's word about a conflict it was told of."""

    finding = models.ForeignKey(ConflictFinding, models.PROTECT, related_name="answers")
    party = models.ForeignKey(Party, models.PROTECT)
    waives = models.BooleanField()
    answered_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["finding", "party"], name="one_answer_per_party")]
