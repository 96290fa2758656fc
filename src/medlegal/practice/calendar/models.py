"""When physicians see people, what is held or waited for, and when and where each worker is to be examined."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from medlegal.practice.cases.models import OfEvaluation, Party
from medlegal.practice.docket.models import StatedCause
from medlegal.practice.people.models import Office, Physician, Practice, User


class Span(Func):
    """From the beginning up to, but not including, the end."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class WeeklyHours(models.Model):
    """Hours of every week, by the clock of California, in which a physician examines at one office."""

    practice = models.ForeignKey(Practice, models.PROTECT)
    physician = models.ForeignKey(Physician, models.PROTECT, related_name="weekly_hours")
    office = models.ForeignKey(Office, models.PROTECT)
    weekday = models.PositiveSmallIntegerField()  # 1 is Monday, 7 is Sunday
    begins = models.TimeField()
    ends = models.TimeField()
    first_on = models.DateField()
    last_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["weekday", "begins"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__gte=1, weekday__lte=7), name="hours_on_a_day_of_the_week"
            ),
            models.CheckConstraint(
                condition=Q(ends__gt=F("begins")),
                name="hours_end_after_they_begin",
                violation_error_message="These hours end before they begin.",
            ),
        ]


class ExtraHours(models.Model):
    """Hours of one day on which a physician examines besides the weekly hours."""

    practice = models.ForeignKey(Practice, models.PROTECT)
    physician = models.ForeignKey(Physician, models.PROTECT, related_name="extra_hours")
    office = models.ForeignKey(Office, models.PROTECT)
    on = models.DateField()
    begins = models.TimeField()
    ends = models.TimeField()

    class Meta:
        ordering = ["on", "begins"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="extra_hours_end_after_they_begin")
        ]


class Absence(models.Model):
    """Whole days on which a physician examines nobody. Of long ones the Medical Unit has to be told."""

    practice = models.ForeignKey(Practice, models.PROTECT)
    physician = models.ForeignKey(Physician, models.PROTECT, related_name="absences")
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.CharField(max_length=200)
    told_on = models.DateField(null=True, blank=True)  # Form 109 went to the Medical Unit
    notice_due_on = models.DateField(null=True, blank=True)  # as the law answered; null: none is owed
    steps = models.JSONField(default=list)

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="absence_ends_after_it_starts",
                violation_error_message="The absence ends before it starts.",
            )
        ]


class FreeSpan(models.Model):
    """What is left of a physician's hours once appointments are taken out; written anew with whatever changes it.

    Holds are not taken out: they end by themselves.
    """

    practice = models.ForeignKey(Practice, models.PROTECT)
    physician = models.ForeignKey(Physician, models.PROTECT)
    office = models.ForeignKey(Office, models.PROTECT)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at"]
        indexes = [
            models.Index(
                fields=["starts_at"],
                include=["physician", "office", "ends_at", "practice"],
                name="free_by_hour",
            ),
            models.Index(fields=["physician", "starts_at"], name="free_of_physician"),
        ]


class FreeKept(models.Model):
    """The days, both included, for which a physician's free spans are kept."""

    practice = models.ForeignKey(Practice, models.PROTECT)
    physician = models.OneToOneField(Physician, models.PROTECT)
    first_on = models.DateField()
    last_on = models.DateField()


class Room(models.Model):
    """A room in which one person is examined at a time. Listings at one address share their rooms."""

    practice = models.ForeignKey(Practice, models.PROTECT)
    office = models.ForeignKey(Office, models.PROTECT, related_name="rooms")
    name = models.CharField(max_length=60)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="one_room_of_a_name")]

    def __str__(self) -> str:
        return self.name


class Feed(models.Model):
    """An address at which a calendar program reads a physician's hours, without any name. Only its digest is kept."""

    practice = models.ForeignKey(Practice, models.PROTECT)
    physician = models.ForeignKey(Physician, models.PROTECT)
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, models.PROTECT)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)


class Hold(OfEvaluation):
    """An hour kept for one evaluation until a person decides, or until it expires by itself."""

    physician = models.ForeignKey(Physician, models.PROTECT)
    office = models.ForeignKey(Office, models.PROTECT)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    held_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)  # given back, or became an appointment

    class Meta:
        ordering = ["starts_at"]
        indexes = [models.Index(fields=["physician", "starts_at"], name="hold_of_physician")]


class Waiting(OfEvaluation):
    """An evaluation that waits for an hour that nobody has free yet."""

    physician = models.ForeignKey(Physician, models.PROTECT)
    not_after = models.DateField(null=True, blank=True)
    asked_on = models.DateField()
    note = models.CharField(max_length=200, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["asked_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation"], condition=Q(ended_on__isnull=True), name="waits_once"
            )
        ]


class Offer(OfEvaluation):
    """A date the office offered: the proof that the window was kept, whatever was answered."""

    class Answer(models.TextChoices):
        NONE = "none", "No answer yet"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"

    office = models.ForeignKey(Office, models.PROTECT)
    starts_at = models.DateTimeField()
    offered_on = models.DateField()
    offered_to = models.ForeignKey(Party, models.PROTECT)
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.NONE)
    answered_on = models.DateField(null=True, blank=True)
    answer_note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["offered_on", "starts_at"]


class WindowWaiver(OfEvaluation):
    """A party's written waiver of the time for an appointment (8 CCR § 31.3(e), (f))."""

    party = models.ForeignKey(Party, models.PROTECT)
    waived_on = models.DateField()
    proof = models.CharField(max_length=200)  # where the writing is: "letter of 3/2/2026"
    document_key = models.CharField(max_length=120, blank=True)  # the writing itself, where it was uploaded
    document_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["waived_on"]
        constraints = [models.UniqueConstraint(fields=["evaluation", "party"], name="waived_once_by_a_party")]


class PanelOffice(OfEvaluation):
    """The office on the panel form, where the first examination is to be held (8 CCR § 34(b))."""

    office = models.ForeignKey(Office, models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evaluation"], name="one_panel_office")]


class Writing(OfEvaluation):
    """What somebody signed about the examination: without it the law refuses what it allows."""

    class What(models.TextChoices):
        REMOTE_AGREED = "remote_agreed", "Agrees to an examination by video"
        REMOTE_ATTESTED = "remote_attested", "Attests that no hands-on examination is needed"
        PLACE_AGREED = "place_agreed", "Agrees to another listed office"
        LATER_DATE_AGREED = "later_date_agreed", "Agrees to a new date after the time for it"

    class Dispute(models.TextChoices):
        INJURY = "injury", "Injury (AOE/COE)"
        END_OF_INDEMNITY = "end_of_indemnity", "The end of indemnity"
        WORK_RESTRICTIONS = "work_restrictions", "Work restrictions"
        OTHER = "other", "Something else"

    what = models.CharField(max_length=20, choices=What.choices)
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True)  # none: the evaluator signed
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True)  # the place agreed
    dispute = models.CharField(max_length=20, choices=Dispute.choices, blank=True)  # of an attestation
    signed_on = models.DateField()
    proof = models.CharField(max_length=200)
    document_key = models.CharField(max_length=120, blank=True)
    document_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["signed_on", "id"]


class Appointment(OfEvaluation):
    """One examination on the calendar. The database refuses a second at the same hour."""

    class Ended(models.TextChoices):
        """How it went, where it did not simply take place."""

        NO_SHOW = "no_show", "The worker did not come"
        WORKER_LATE = "worker_late", "The worker came too late to be examined"
        WORKER_LEFT = "worker_left", "The worker left after waiting"
        NO_INTERPRETER = "no_interpreter", "No interpreter came"

    class CancelledBy(models.TextChoices):
        EVALUATOR = "evaluator", "The evaluator or this office"
        WORKER = "worker", "The injured worker or the worker's attorney"
        DEFENSE = "defense", "The claims administrator, the employer or their attorney"
        AGREED = "agreed", "All parties together"

    physician = models.ForeignKey(Physician, models.PROTECT)
    office = models.ForeignKey(Office, models.PROTECT)
    room = models.ForeignKey(Room, models.PROTECT, null=True, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    made_on = models.DateField()
    cancelled_on = models.DateField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)
    cancelled_by = models.CharField(max_length=10, choices=CancelledBy.choices, blank=True)
    had_good_cause = models.BooleanField(default=False)  # as the person who cancelled states it
    cause = models.ForeignKey(
        StatedCause, models.PROTECT, null=True, blank=True
    )  # and which, with what shows it
    is_late_cancellation = models.BooleanField(default=False)  # inside the days in which good cause is needed
    cancelled_knowing = models.CharField(
        max_length=300, blank=True
    )  # why, though the evaluator had put it off as often as the law lets
    booked_knowing = models.CharField(
        max_length=300, blank=True
    )  # why, though the law speaks against the day
    is_remote = models.BooleanField(default=False)
    remote_terms = models.JSONField(
        default=dict, blank=True
    )  # dispute, agreed_on, attested_on (8 CCR § 46.3)
    interpreter_language = models.CharField(max_length=40, blank=True)
    interpreter_name = models.CharField(max_length=120, blank=True)
    interpreter_certificate = models.CharField(max_length=60, blank=True)
    interpreter_confirmed_on = models.DateField(null=True, blank=True)
    ended = models.CharField(max_length=16, choices=Ended.choices, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    ended_note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["starts_at"]
        indexes = [
            models.Index(fields=["practice", "starts_at"], name="appointment_by_day"),
            models.Index(fields=["physician", "starts_at"], name="appointment_of_physician"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="appointment_ends_after_start"
            ),
            ExclusionConstraint(
                name="no_double_booking",
                expressions=[
                    ("physician", RangeOperators.EQUAL),
                    (Span(F("starts_at"), F("ends_at"), Value("[)")), RangeOperators.OVERLAPS),
                ],
                condition=Q(cancelled_on__isnull=True),
                violation_error_message="The physician already has an appointment at that time.",
            ),
            ExclusionConstraint(
                name="one_at_a_time_in_a_room",
                expressions=[
                    ("room", RangeOperators.EQUAL),
                    (Span(F("starts_at"), F("ends_at"), Value("[)")), RangeOperators.OVERLAPS),
                ],
                condition=Q(cancelled_on__isnull=True, room__isnull=False),
                violation_error_message="Somebody is examined in this room at that time.",
            ),
        ]


class OfficePolicy(models.Model):
    """What a practice wants beyond the law: how far ahead it looks, and how early it wants to be told."""

    practice = models.OneToOneField(Practice, models.PROTECT, related_name="office_policy")
    looks_ahead_days = models.PositiveSmallIntegerField(default=240)  # for a free hour, from today
    soonest_days = models.PositiveSmallIntegerField(default=0)  # no hour is offered sooner than that
    window_near_days = models.PositiveSmallIntegerField(default=30)  # before a window closes, a letter is due
    report_near_days = models.PositiveSmallIntegerField(
        default=12
    )  # before a report is due, more time is thought of

    class Meta:
        verbose_name_plural = "office policies"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(looks_ahead_days__gt=models.F("soonest_days")),
                name="looks_beyond_the_soonest_day",
                violation_error_message="The office has to look farther ahead than its soonest day.",
            )
        ]
