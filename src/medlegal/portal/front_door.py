"""The first page after the sign-in: each person is led to the place that is their own."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import is_valid_path, reverse

from medlegal.practice.people.models import Role, User
from medlegal.practice.people.selectors import roles_of, works_for_company


@login_required
def own_place(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect(place_of(request.user))


def place_of(user: User) -> str:
    """The address of the person's own first page; the work list is everybody's where there is no other."""
    for place in places_of(user):
        if is_valid_path(place):
            return place
    return reverse("work_queue")


def places_of(user: User) -> tuple[str, ...]:
    roles = roles_of(user)
    if works_for_company(user):
        return ("/management/", "/management/inquiries/")
    if Role.PHYSICIAN in roles and Role.MANAGER not in roles:
        return ("/physician/",)
    return () if roles else ("/party/",)
