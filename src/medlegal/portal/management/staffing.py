"""Who works where: roles in the practices, and seats in the company."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.keep_company import Given, end_seat, give_seat
from medlegal.flows.staff_practice import end_staff_role, give_staff_role
from medlegal.portal.doors import done
from medlegal.portal.management.oversight_door import for_oversight
from medlegal.portal.publicity.doors import for_the_company
from medlegal.practice.people.company_selectors import overseen_by, seats_ended, works_in
from medlegal.practice.people.models import CompanySeat, Membership, Practice, Role, User
from medlegal.practice.people.selectors import company_people, works_for_company

PAGE = "management/staff.html"
GIVEN = [one for one in Role.choices if one[0] != Role.PHYSICIAN]
MAY = {
    Role.PHYSICIAN: "Examines, writes and signs reports.",
    Role.SCHEDULER: "Takes requests, books, serves notices, lets parties in.",
    Role.RECORD_EDITOR: "Receives records, reviews pages, prepares the report.",
    Role.BILLER: "Bills, enters the payers' answers.",
    Role.MANAGER: "Everything but the physician's own; decides who works here.",
}


class SeatForm(forms.Form):
    name = forms.CharField(max_length=120)
    email = forms.EmailField(label="E-mail address", max_length=254)


class RoleForm(SeatForm):
    practice = forms.ModelChoiceField(Practice.objects.none())
    role = forms.ChoiceField(choices=GIVEN)

    def __init__(self, *given: Any, user: User, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["practice"].queryset = overseen_by(user)  # type: ignore[attr-defined]


@for_oversight
def listed(request: HttpRequest) -> HttpResponse:
    return render(request, PAGE, staff_page(request.user))


def staff_page(user: User, **sent: object) -> dict[str, object]:
    is_company = works_for_company(user)
    return {
        "place": "staff",
        "practices": [(one, works_in(one)) for one in overseen_by(user)],
        "seats": company_people() if is_company else [],
        "seats_ended": seats_ended() if is_company else [],
        "may": [(role.label, says) for role, says in MAY.items()],
        "role_form": RoleForm(user=user, auto_id="role_%s"),
        "seat_form": SeatForm(auto_id="seat_%s"),
        **sent,
    }


@for_oversight
def given(request: HttpRequest, kind: str) -> HttpResponse:
    """A role in a practice or a seat in the company. A first password stands in this one answer."""
    if kind not in ("role", "seat"):
        raise Http404("A role or a seat is given.")
    if request.method != "POST":
        return redirect("staff")
    if kind == "role":
        form: forms.Form = RoleForm(request.POST, user=request.user, auto_id="role_%s")
        person = done(form, lambda: role_given(form, request.user))
    else:
        form = SeatForm(request.POST, auto_id="seat_%s")
        person = done(
            form, lambda: give_seat(**form.cleaned_data, on=timezone.localdate(), actor=request.user)
        )
    if person is None:
        return render(request, PAGE, staff_page(request.user, **{f"{kind}_form": form}), status=422)
    return render(request, PAGE, staff_page(request.user, given=person))


def role_given(form: forms.Form, actor: User) -> Given:
    told = dict(form.cleaned_data)
    return give_staff_role(told.pop("practice"), **told | {"role": Role(told["role"])}, actor=actor)


@for_oversight
def role_ended(request: HttpRequest, membership_id: int) -> HttpResponse:
    held = Membership.objects.filter(practice__in=overseen_by(request.user)).select_related("practice")
    membership = get_object_or_404(held, pk=membership_id)
    return ended(request, lambda: end_staff_role(membership, on=timezone.localdate(), actor=request.user))


@for_the_company
def seat_ended(request: HttpRequest, seat_id: int) -> HttpResponse:
    seat = get_object_or_404(CompanySeat, pk=seat_id)
    return ended(request, lambda: end_seat(seat, on=timezone.localdate(), actor=request.user))


def ended(request: HttpRequest, end: Any) -> HttpResponse:
    if request.method != "POST":
        return redirect("staff")
    form = forms.Form(request.POST)

    def act() -> bool:
        end()
        return True

    if done(form, act):
        messages.success(request, "It is ended. What the person did stays under their name.")
        return redirect("staff")
    return render(request, PAGE, staff_page(request.user, wrong=form), status=422)
