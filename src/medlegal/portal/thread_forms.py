"""What is written in a thread."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medlegal.portal.form_fields import SeveralFilesField
from medlegal.practice.correspondence.models import Thread

LONGEST = 20_000  # characters


class MessageForm(forms.Form):
    text = forms.CharField(label=_("Message"), widget=forms.Textarea(attrs={"rows": 5}), max_length=LONGEST)
    files = SeveralFilesField(
        label=_("Files"),
        required=False,
        help_text=_("Records reach the evaluator only through the record gate."),
    )

    def clean_files(self) -> list[Any]:
        return [one for one in self.cleaned_data["files"] if one]


class ThreadForm(MessageForm):
    """A party's person begins threads of all parties only, and is not asked."""

    kind = forms.ChoiceField(
        label=_("Who reads it"),
        choices=Thread.Kind.choices,
        help_text=_("This cannot be changed afterwards."),
    )
    subject = forms.CharField(label=_("Subject"), max_length=120)
    field_order = ("kind", "subject", "text", "files")

    def __init__(self, *given: Any, is_office: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        if not is_office:
            del self.fields["kind"]
