"""What a person may say on an evaluation's own page."""

from django import forms

from medlegal.portal.form_fields import DayField


class FindForm(forms.Form):
    text = forms.CharField(
        label="Find",
        required=False,
        max_length=130,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"}),
    )
    page = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)


class MoveDeadlineForm(forms.Form):
    to = DayField(label="New day")
    reason = forms.CharField(
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Kept with the deadline: an approved extension, an agreement of the parties, a correction.",
    )


class CloseForm(forms.Form):
    on = DayField(label="Closed on")
    reason = forms.CharField(
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Kept with the evaluation: the case settled, the request was withdrawn, everything is done.",
    )
