"""Who of a party is to see the evaluation."""

from django import forms


class SeatForm(forms.Form):
    name = forms.CharField(label="Name of the person", max_length=120)
    email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        help_text="The person signs in with it. Somebody who signs in here already keeps the password they have.",
    )
