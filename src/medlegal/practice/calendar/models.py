"""When and where the worker is to be examined."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from medlegal.practice.cases.models import OfEvaluation
from medlegal.practice.people.models import Office, Physician


class Span(Func):
    """From the beginning up to, but not including, the end."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class Appointment(OfEvaluation):
    """One examination on the calendar. The database refuses a second at the same hour."""

    physician = models.ForeignKey(Physician, models.PROTECT)
    office = models.ForeignKey(Office, models.PROTECT)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    made_on = models.DateField()
    cancelled_on = models.DateField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["starts_at"]
        indexes = [models.Index(fields=["practice", "starts_at"], name="appointment_by_day")]
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
        ]
