"""How the work queue is narrowed: by kind of work, by physician, by what is one's own."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from medlegal.practice.docket.models import Deadline
from medlegal.practice.people.models import Physician, User
from medlegal.practice.people.selectors import practices_of

WORK = {
    "scheduling": ("appointment", "appointment_notice", "rescheduling", "unavailability_notice"),
    "reports": ("report", "supplemental", "report_extension_request"),
    "billing": ("payment", "bill_time", "second_review", "petition"),
}


class WorkFilterForm(forms.Form):
    work = forms.ChoiceField(
        label="Kind of work",
        required=False,
        choices=[
            ("", "All work"),
            ("scheduling", "Scheduling"),
            ("reports", "Reports"),
            ("billing", "Billing"),
        ],
    )
    physician = forms.ModelChoiceField(Physician.objects.none(), required=False, empty_label="All physicians")
    mine = forms.BooleanField(label="Only evaluations where I am the physician", required=False)

    def __init__(self, *given: Any, user: User, **named: Any) -> None:
        super().__init__(*given, **named)
        self.user = user
        physicians = Physician.objects.filter(practice__in=practices_of(user)).order_by("name")
        self.fields["physician"].queryset = physicians
        if not physicians.filter(user=user).exists():
            del self.fields["mine"]

    def chosen(self, queue: QuerySet[Deadline]) -> QuerySet[Deadline]:
        """The queue as narrowed; a filter that makes no sense narrows nothing."""
        self.is_valid()
        asked = self.cleaned_data
        if asked.get("work"):
            queue = queue.filter(duty__in=WORK[asked["work"]])
        if asked.get("physician"):
            queue = queue.filter(evaluation__physician=asked["physician"])
        if asked.get("mine"):
            queue = queue.filter(evaluation__physician__user=self.user)
        return queue
