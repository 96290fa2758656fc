"""What is searched for in all records, and with what the workbench is opened from there."""

from django import forms


class SearchRecordsForm(forms.Form):
    words = forms.CharField(
        label="Find in all records",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"}),
        help_text="Words, “an exact phrase”, or -word to leave out. What you type is never put in the address.",
    )


class OpenAtForm(forms.Form):
    """A page to open at, and the words to mark there. They come in the body of a POST, never in an address."""

    page = forms.IntegerField(required=False, min_value=1)
    words = forms.CharField(required=False, max_length=200)
