"""How the work queue is narrowed: by role, by kind of work, by physician, by what is one's own."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from medlegal.practice.docket.desks import duties_at, duties_for, placed_duties
from medlegal.practice.docket.models import Deadline
from medlegal.practice.people.models import Physician, Role, User
from medlegal.practice.people.selectors import practices_of, roles_of

EVERYBODY = "everybody"
MANAGERS = "manager"  # what nobody else's desk holds comes to the manager


class WorkFilterForm(forms.Form):
    role = forms.ChoiceField(label="For", required=False)
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
        roles = roles_of(user)
        named = [(role.value, role.label) for role in Role if role.value != MANAGERS]
        own = [] if MANAGERS in roles else [("", "My own roles")]
        self.fields["role"].choices = [*own, (EVERYBODY if own else "", "Everybody"), *named]
        self.own_roles = frozenset() if MANAGERS in roles else roles
        physicians = Physician.objects.filter(practice__in=practices_of(user)).order_by("name")
        self.fields["physician"].queryset = physicians
        if not physicians.filter(user=user).exists():
            del self.fields["mine"]

    def chosen(self, queue: QuerySet[Deadline]) -> QuerySet[Deadline]:
        """The queue as narrowed; a filter that makes no sense narrows nothing."""
        self.is_valid()
        asked = self.cleaned_data
        roles = frozenset({asked["role"]}) if asked.get("role") else self.own_roles
        if roles and EVERYBODY not in roles:
            queue = queue.filter(Q(duty__in=duties_for(roles)) | ~Q(duty__in=placed_duties()))
        if asked.get("work"):
            queue = queue.filter(duty__in=duties_at(asked["work"]))
        if asked.get("physician"):
            queue = queue.filter(evaluation__physician=asked["physician"])
        if asked.get("mine"):
            queue = queue.filter(evaluation__physician__user=self.user)
        return queue
