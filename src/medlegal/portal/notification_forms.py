"""How a person wants to be told of each kind of thing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medlegal.practice.alerts.models import Kind, Wish
from medlegal.practice.alerts.selectors import FOR_THE_COMPANY, FOR_THE_WORKER, mobile_of, wishes_of
from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import roles_of, works_for_company

OF_PARTIES = (
    Kind.APPOINTMENT_BOOKED,
    Kind.APPOINTMENT_CANCELLED,
    Kind.PAPERS_SERVED,
    Kind.REPORT_SERVED,
    Kind.MESSAGE,
    Kind.REQUEST_DECIDED,
)
LEAST_DIGITS = 10


class WishesForm(forms.Form):
    """Two fields for each kind that the person may be told of, and the number for text messages."""

    mobile = forms.CharField(
        label=_("Mobile telephone for text messages"),
        max_length=20,
        required=False,
        help_text=_("A text message says that something is new, and nothing else."),
    )

    def __init__(self, *given: Any, user: User, **named: Any) -> None:
        super().__init__(*given, **named)
        self.kinds = kinds_for(user)
        self.fields["mobile"].initial = mobile_of(user)
        wishes = wishes_of(user)
        for kind in self.kinds:
            self.fields[f"email_{kind.value}"] = forms.ChoiceField(
                choices=Wish.Email.choices, initial=wishes[kind].by_email
            )
            self.fields[f"text_{kind.value}"] = forms.BooleanField(
                required=False, initial=wishes[kind].by_text
            )

    def clean_mobile(self) -> str:
        number = str(self.cleaned_data["mobile"]).strip()
        if number and sum(sign.isdigit() for sign in number) < LEAST_DIGITS:
            raise forms.ValidationError(_("This number has too few digits. Give it with its area code."))
        return number

    def rows(self) -> list[tuple[Kind, forms.BoundField, forms.BoundField]]:
        return [(kind, self[f"email_{kind.value}"], self[f"text_{kind.value}"]) for kind in self.kinds]

    def said(self) -> dict[int, tuple[str, bool]]:
        told = self.cleaned_data
        return {kind.value: (told[f"email_{kind.value}"], told[f"text_{kind.value}"]) for kind in self.kinds}


def kinds_for(user: User) -> list[Kind]:
    """What the person may be told of: at the office, in the company, or as a party's person."""
    is_office, is_company = bool(roles_of(user)), works_for_company(user)
    of_work = [kind for kind in Kind if kind not in (*FOR_THE_WORKER, *FOR_THE_COMPANY)]
    if not is_company:
        return of_work if is_office else list(OF_PARTIES)
    return [*(of_work if is_office else ()), *FOR_THE_COMPANY]
