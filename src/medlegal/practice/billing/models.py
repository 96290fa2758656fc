"""What is billed, why each line, and what the payer answered."""

from django.db import models
from django.db.models import Q

from medlegal.practice.authoring.models import Report, Sentence
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.cases.models import OfEvaluation, Party
from medlegal.practice.docket.models import DocketEntry

SERVICES = ("report", "appointment", "entry")
ONE_SERVICE = Q(
    *(Q(**{f"{other}__isnull": other != one for other in SERVICES}) for one in SERVICES), _connector=Q.OR
)


class Bill(OfEvaluation):
    """The bill of one service: a served report, a missed appointment, or testimony given or cancelled late."""

    report = models.OneToOneField(Report, models.PROTECT, null=True, blank=True)
    appointment = models.OneToOneField(Appointment, models.PROTECT, null=True, blank=True)  # that was missed
    entry = models.OneToOneField(DocketEntry, models.PROTECT, null=True, blank=True)  # the deposition's
    told = models.JSONField(
        default=dict, blank=True
    )  # minutes, pages and days that the person who billed stated
    payer = models.ForeignKey(Party, models.PROTECT)
    number = models.CharField(max_length=24)
    billed_on = models.DateField()
    dollars = models.DecimalField(max_digits=10, decimal_places=2)
    steps = models.JSONField()  # as the law answered them
    confidence = models.CharField(max_length=10)

    class Meta:
        ordering = ["-billed_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["practice", "number"], name="one_bill_per_number"),
            models.CheckConstraint(condition=Q(dollars__gte=0), name="bill_not_negative"),
            models.CheckConstraint(condition=ONE_SERVICE, name="bill_of_one_service"),
        ]


class BillLine(OfEvaluation):
    """One line, and the sentence of the report that proves it."""

    bill = models.ForeignKey(Bill, models.PROTECT)
    sentence = models.ForeignKey(Sentence, models.PROTECT, null=True, blank=True)
    code = models.CharField(max_length=8)
    modifiers = models.JSONField(default=list)
    units = models.PositiveIntegerField()
    dollars = models.DecimalField(max_digits=10, decimal_places=2)

    class Meta:
        ordering = ["id"]


class Answer(OfEvaluation):
    """One explanation of review from the payer."""

    bill = models.ForeignKey(Bill, models.PROTECT)
    received_on = models.DateField()
    reference = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["received_on", "id"]


class AnswerLine(OfEvaluation):
    """What the payer said to one line."""

    answer = models.ForeignKey(Answer, models.PROTECT)
    bill_line = models.ForeignKey(BillLine, models.PROTECT)
    dollars_paid = models.DecimalField(max_digits=10, decimal_places=2)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "bill_line"], name="one_answer_per_line")]
