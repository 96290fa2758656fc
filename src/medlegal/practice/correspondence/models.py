"""What was served, on whom, how, and the copy that was served."""

from django.db import models

from medlegal.practice.cases.models import OfEvaluation, Party
from medlegal.practice.people.models import User


class Serving(OfEvaluation):
    """One document served on all parties of record in one act."""

    class What(models.TextChoices):
        APPOINTMENT_NOTICE = "appointment_notice", "Appointment notice"
        REPORT = "report", "Report"
        RECORDS_DEMAND = "records_demand", "Demand for a declaration"

    what = models.CharField(max_length=30, choices=What.choices)
    served_on = models.DateField()
    served_by = models.ForeignKey(User, models.PROTECT)
    document_key = models.CharField(max_length=200)
    document_sha256 = models.CharField(max_length=64)
    proof_key = models.CharField(max_length=200, blank=True)  # the declaration of service

    class Meta:
        ordering = ["served_on", "id"]


class Recipient(OfEvaluation):
    """One party on whom it was served."""

    class Means(models.TextChoices):
        MAIL = "mail", "Mail"
        FAX = "fax", "Fax"
        EMAIL = "email", "E-mail, by written agreement"
        PERSONAL = "personal", "In person"

    serving = models.ForeignKey(Serving, models.PROTECT)
    party = models.ForeignKey(Party, models.PROTECT)
    means = models.CharField(max_length=10, choices=Means.choices)
    address = models.CharField(max_length=400)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["serving", "party"], name="served_once_on_a_party")]
