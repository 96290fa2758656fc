"""Form fields in the browser's own controls: a day, an hour, several files at once."""

from typing import Any

from django import forms


class DayField(forms.DateField):
    """A calendar day."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(input_formats=["%Y-%m-%d", "%m/%d/%Y"], widget=widget, **options)


class HourField(forms.TimeField):
    """An hour of the day, to the minute."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}), **options)


class TypedForm(forms.ModelForm):
    """Asks for a row's fields; the flow makes the row, and the database checks it as a whole."""

    def _post_clean(self) -> None:
        """No row is made here."""


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """One file or more, each of them checked; cleaned to a list."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=SeveralFilesInput(), **options)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        sent = data if isinstance(data, list | tuple) else [data]
        return [super(SeveralFilesField, self).clean(one, initial) for one in sent]
