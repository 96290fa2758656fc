"""What was served, on whom, how, and the copy that was served; what came in; messages; contacts."""

from django.db import models
from django.db.models import F, Q

from medlegal.practice.calendar.models import Appointment
from medlegal.practice.cases.models import OfEvaluation, Party, Seat
from medlegal.practice.people.models import Practice, User


class Serving(OfEvaluation):
    """One document served on all parties of record in one act."""

    class What(models.TextChoices):
        APPOINTMENT_NOTICE = "appointment_notice", "Appointment notice"
        REPORT = "report", "Report"
        RECORDS_DEMAND = "records_demand", "Demand for a declaration"
        ONE_SIDED_CONTACT = "one_sided_contact", "Letter about contact with one side alone"
        LETTER = "letter", "Letter"
        FORM = "form", "Form of the State"
        OTHER = "other", "Paper of the office"

    what = models.CharField(max_length=30, choices=What.choices)
    title = models.CharField(max_length=160, blank=True)  # as the declaration of service names it
    served_on = models.DateField()
    served_by = models.ForeignKey(User, models.PROTECT)
    document_key = models.CharField(max_length=200)
    document_sha256 = models.CharField(max_length=64)
    proof_key = models.CharField(max_length=200, blank=True)  # the declaration of service
    knowing = models.CharField(max_length=300, blank=True)  # why, though something that goes with it lacks

    class Meta:
        ordering = ["served_on", "id"]

    def __str__(self) -> str:
        return self.title or self.get_what_display()


class ServiceAgreement(OfEvaluation):
    """A party's signed agreement to be served by e-mail at that address, with the paper (8 CCR § 36.7)."""

    party = models.ForeignKey(Party, models.PROTECT)
    email = models.EmailField()
    signed_on = models.DateField()
    document_key = models.CharField(max_length=200)
    document_sha256 = models.CharField(max_length=64)
    kept_on = models.DateField()
    kept_by = models.ForeignKey(User, models.PROTECT)
    ended_on = models.DateField(null=True, blank=True)  # taken back, or another took its place

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["party"], condition=Q(ended_on__isnull=True), name="one_agreement_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("signed_on")),
                name="agreement_ends_after_it_began",
            ),
        ]


class Recipient(OfEvaluation):
    """One party on whom it was served, or somebody the law names besides the parties."""

    class Means(models.TextChoices):
        MAIL = "mail", "Mail"
        FAX = "fax", "Fax"
        EMAIL = "email", "E-mail, by written agreement"
        PERSONAL = "personal", "In person"

    serving = models.ForeignKey(Serving, models.PROTECT)
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True)
    name = models.CharField(max_length=160, blank=True)  # of somebody who is no party, or receives it for one
    capacity = models.CharField(max_length=120, blank=True)  # of the same
    means = models.CharField(max_length=10, choices=Means.choices)
    address = models.CharField(max_length=400)
    agreement = models.ForeignKey(
        ServiceAgreement, models.PROTECT, null=True, blank=True
    )  # on which service by e-mail rests; none: its day was entered without the paper
    answer_days = models.PositiveSmallIntegerField(default=0)  # calendar days added to a time to respond
    steps = models.JSONField(default=list)  # why, as the law answered

    class Meta:
        constraints = [models.UniqueConstraint(fields=["serving", "party"], name="served_once_on_a_party")]

    def __str__(self) -> str:
        if self.party and self.name:
            return f"{self.name}, for {self.party}"
        return str(self.party) if self.party else self.name

    @property
    def is_through_another(self) -> bool:
        """Somebody else receives it for the party, who is not handed it."""
        return bool(self.party_id and self.name)


class Delivery(OfEvaluation):
    """One way on which a served paper goes to one recipient: who carries it, and how it ended."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waits to be sent"
        SENT = "sent", "Sent"
        DELIVERED = "delivered", "Delivered"
        FAILED = "failed", "Could not be sent"
        BOUNCED = "bounced", "Came back"

    recipient = models.ForeignKey(Recipient, models.PROTECT)
    means = models.CharField(max_length=10, choices=Recipient.Means.choices)
    address = models.CharField(max_length=400)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    reference = models.CharField(max_length=120, unique=True)  # the Message-ID, or the fax's own number
    receipt = models.CharField(max_length=300, blank=True)  # what the carrier's server answered
    trouble = models.CharField(max_length=300, blank=True)  # why not, in the carrier's words
    ended_on = models.DateField(null=True, blank=True)  # sent, handed over, or given up
    settled_on = models.DateField(null=True, blank=True)  # a failure: what was done about it is known
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True)
    settled_how = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["practice", "state"], condition=Q(settled_on__isnull=True), name="delivery_unsettled"
            )
        ]


class SenderProof(OfEvaluation):
    """A paper that proves the service: the signed declaration, a fax confirmation, a receipt."""

    class Kind(models.TextChoices):
        DECLARATION = "declaration", "Signed declaration of service"
        FAX = "fax", "Fax confirmation"
        MAIL = "mail", "Receipt of the post office"
        OTHER = "other", "Other proof"

    serving = models.ForeignKey(Serving, models.PROTECT)
    recipient = models.ForeignKey(Recipient, models.PROTECT, null=True, blank=True)  # none: of them all
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    kept_on = models.DateField()
    kept_by = models.ForeignKey(User, models.PROTECT)

    class Meta:
        ordering = ["id"]


class Communication(OfEvaluation):
    """Something that reached the evaluator's office. From one side alone, it is kept from the evaluator."""

    class Means(models.TextChoices):
        MAIL = "mail", "Mail"
        FAX = "fax", "Fax"
        EMAIL = "email", "E-mail"
        PHONE = "phone", "Telephone"
        IN_PERSON = "in_person", "In person"

    class About(models.TextChoices):
        EXAMINATION = "examination", "The examination: its hour, its place, how it went"
        ROUTINE = "routine", "Another matter of routine, nothing of substance"
        SUBSTANCE = "substance", "The substance of the dispute, or records"

    class State(models.TextChoices):
        OPEN = "open", "Every party has it"
        OF_THE_WORKER = "of_the_worker", "The worker's own, about the examination"
        ROUTINE = "routine", "Routine, with an agreed evaluator's office"
        QUARANTINED = "quarantined", "Kept from the evaluator"
        RELEASED = "released", "Released: every party knows it"
        KEPT_OUT = "kept_out", "Kept out for good"
        RETURNED = "returned", "Returned to the sender"

    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True)
    sender = models.CharField(max_length=160)  # the person's name, of a party or not
    received_on = models.DateField()
    means = models.CharField(max_length=10, choices=Means.choices)
    about = models.CharField(max_length=12, choices=About.choices)
    told = models.TextField(blank=True)  # what it says, for whoever decides
    reached_all = models.BooleanField()
    how_known = models.CharField(
        max_length=200, blank=True
    )  # "copies named in the letter", "its proof of service"
    state = models.CharField(max_length=14, choices=State.choices)
    steps = models.JSONField(default=list)
    confidence = models.CharField(max_length=10)
    are_records = models.BooleanField(default=False)
    entered_gate_on = models.DateField(null=True, blank=True)  # its files went in as records
    kept_by = models.ForeignKey(User, models.PROTECT)
    serving = models.ForeignKey(Serving, models.PROTECT, null=True, blank=True)  # the letter telling all
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decision_reason = models.CharField(max_length=300, blank=True)

    HIDDEN = (State.QUARANTINED, State.KEPT_OUT, State.RETURNED)

    class Meta:
        ordering = ["-received_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="released") | Q(serving__isnull=False),
                name="released_once_all_know",
                violation_error_message="Serve the letter that tells every party first.",
            )
        ]

    @property
    def is_hidden(self) -> bool:
        return self.state in self.HIDDEN


class CommunicationFile(OfEvaluation):
    """One file of a communication."""

    communication = models.ForeignKey(Communication, models.PROTECT)
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    byte_count = models.BigIntegerField()

    class Meta:
        ordering = ["id"]


class Thread(OfEvaluation):
    """A correspondence on the portal: with all parties of record, or inside the office. Which, never changes."""

    class Kind(models.TextChoices):
        ALL_PARTIES = "all_parties", "All parties of record"
        INTERNAL = "internal", "Inside the office"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    subject = models.CharField(max_length=120)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(User, models.PROTECT)

    class Meta:
        ordering = ["-begun_at"]


class Message(OfEvaluation):
    """What one person wrote. It is never changed."""

    thread = models.ForeignKey(Thread, models.PROTECT)
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, models.PROTECT)
    author = models.CharField(max_length=160)  # name and capacity when it was written
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True)  # none: of the office

    class Meta:
        ordering = ["id"]


class Attachment(OfEvaluation):
    """A file with a message. The evaluator reads it only in the record, once it passed the gate."""

    message = models.ForeignKey(Message, models.PROTECT)
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    byte_count = models.BigIntegerField()
    entered_gate_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]


class ReadMark(OfEvaluation):
    """How far one person has read a thread."""

    thread = models.ForeignKey(Thread, models.PROTECT)
    reader = models.ForeignKey(User, models.PROTECT)
    read_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "reader"], name="one_mark_per_reader")]


class Contact(models.Model):
    """Somebody the office works with who is no party: an interpreter, a copy service."""

    class Kind(models.TextChoices):
        INTERPRETER = "interpreter", "Interpreter"
        COPY_SERVICE = "copy_service", "Copy service"
        OTHER = "other", "Other"

    class Certificate(models.TextChoices):
        NONE = "", "None"
        MEDICAL = "medical", "Certified for medical treatment or examinations"
        COURT = "court", "Certified for courts or administrative hearings"
        PROVISIONAL = "provisional", "Provisionally certified"

    practice = models.ForeignKey(Practice, models.PROTECT)
    kind = models.CharField(max_length=14, choices=Kind.choices)
    name = models.CharField(max_length=120)
    firm = models.CharField(max_length=120, blank=True)
    languages = models.CharField(max_length=200, blank=True)  # "Spanish, Tagalog"
    certificate_kind = models.CharField(max_length=12, choices=Certificate.choices, blank=True)
    certificate_number = models.CharField(max_length=60, blank=True)
    certificate_expires_on = models.DateField(null=True, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    fax = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    note = models.CharField(max_length=300, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "name"]

    def __str__(self) -> str:
        return f"{self.name}, {self.firm}" if self.firm else self.name

    def speaks(self, language: str) -> bool:
        return language.casefold() in {one.strip().casefold() for one in self.languages.split(",")}


class Booking(OfEvaluation):
    """A contact asked for an appointment, and the answer."""

    class State(models.TextChoices):
        ASKED = "asked", "Asked"
        CONFIRMED = "confirmed", "Confirmed"
        DECLINED = "declined", "Declined"
        CANCELLED = "cancelled", "Cancelled"

    contact = models.ForeignKey(Contact, models.PROTECT)
    appointment = models.ForeignKey(Appointment, models.PROTECT)
    language = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_on = models.DateField()
    asked_by = models.ForeignKey(User, models.PROTECT)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)  # who of the contact answered
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-asked_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "appointment"],
                condition=Q(state__in=["asked", "confirmed"]),
                name="booked_once_for_an_appointment",
            )
        ]
