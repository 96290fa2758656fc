"""What the company tells the physicians: a notice, an event, and whether a post is shown."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from medlegal.flows.guide_community import MOST_BYTES
from medlegal.portal.form_fields import DayField, HourField
from medlegal.practice.community.models import Notice


class NoticeForm(forms.Form):
    kind = forms.ChoiceField(choices=Notice.Kind.choices)
    title = forms.CharField(max_length=120)
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)
    file = forms.FileField(
        required=False, help_text="A PDF, an office document, a text or a picture, at most 20 MB."
    )

    def told(self) -> dict[str, Any]:
        sent = self.cleaned_data["file"]
        return self.cleaned_data | {"file": (sent.name, sent.read(MOST_BYTES + 1)) if sent else None}


class MeetingForm(forms.Form):
    title = forms.CharField(max_length=120)
    place = forms.CharField(max_length=200, help_text="An address, or how to come in by video.")
    on = DayField(label="Day")
    begins = HourField()
    ends = HourField()
    places = forms.IntegerField(
        min_value=1, max_value=10_000, required=False, help_text="None: as many as come."
    )
    text = forms.CharField(
        label="What it is about",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def told(self) -> dict[str, Any]:
        """Its hours as moments of the office's own time."""
        told = dict(self.cleaned_data)
        on, begins, ends = told.pop("on"), told.pop("begins"), told.pop("ends")
        hours = {"starts_at": datetime.combine(on, begins), "ends_at": datetime.combine(on, ends)}
        return told | {name: timezone.make_aware(at) for name, at in hours.items()}


class PostDecisionForm(forms.Form):
    says = forms.ChoiceField(choices=(("shown", "Show it"), ("kept_back", "Keep it back")))
    reason = forms.CharField(
        label="Why it is kept back", max_length=300, required=False, help_text="The author reads this."
    )
