"""What is billed, why each line, and what the payer answered."""

from django.db import models
from django.db.models import Q

from medlegal.practice.authoring.models import Report, Sentence
from medlegal.practice.cases.models import OfEvaluation, Party


class Bill(OfEvaluation):
    """The bill of one served report."""

    report = models.OneToOneField(Report, models.PROTECT)
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
