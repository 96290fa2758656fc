"""What is searched for in a record."""

from django import forms


class SearchForm(forms.Form):
    words = forms.CharField(
        label="Find in this record",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "id": "find-words"}),
    )
