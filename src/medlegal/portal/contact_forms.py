"""What is kept of an interpreter or a copy service, and of what they answered."""

from typing import Any

from django import forms

from medlegal.portal.form_fields import DayField, TypedForm
from medlegal.practice.correspondence.contact_selectors import contacts_in
from medlegal.practice.correspondence.models import Booking, Contact
from medlegal.practice.people.models import Practice, User
from medlegal.practice.people.selectors import practices_of

ANSWERS = [one for one in Booking.State.choices if one[0] != "asked"]


class ContactForm(TypedForm):
    certificate_expires_on = DayField(label="Certificate ends on", required=False)
    ended_on = DayField(label="No longer asked since", required=False)

    class Meta:
        model = Contact
        fields = (
            *("kind", "name", "firm", "languages", "certificate_kind", "certificate_number"),
            *("certificate_expires_on", "phone", "fax", "email", "note", "ended_on"),
        )
        labels = {"languages": "Languages", "fax": "Fax", "email": "E-mail"}
        help_texts = {"languages": "With commas between: Spanish, Tagalog."}


class NewContactForm(ContactForm):
    practice = forms.ModelChoiceField(Practice.objects.none(), label="Practice", empty_label=None)
    field_order = ("practice",)

    def __init__(self, *given: Any, user: User, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["practice"].queryset = practices_of(user)
        del self.fields["ended_on"]


class AskForm(forms.Form):
    contact = forms.ModelChoiceField(Contact.objects.none(), label="Who was asked")
    language = forms.CharField(
        label="Language", max_length=40, required=False, help_text="For an interpreter."
    )
    on = DayField(label="Asked on")

    def __init__(self, *given: Any, user: User, practice: Practice, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["contact"].queryset = contacts_in(user).filter(practice=practice)


class AnswerForm(forms.Form):
    state = forms.ChoiceField(label="Answer", choices=ANSWERS)
    by = forms.CharField(label="Who answered", max_length=120)
    on = DayField(label="On")
    note = forms.CharField(label="Note", max_length=200, required=False)
