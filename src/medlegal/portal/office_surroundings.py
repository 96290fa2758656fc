"""How one finds each office of the practice, as the injured worker reads it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from medlegal.flows.describe_office import describe_office
from medlegal.portal.doors import done
from medlegal.portal.ways_in_forms import SurroundingsForm
from medlegal.practice.companion.selectors import surroundings_of
from medlegal.practice.people.models import Office
from medlegal.practice.people.selectors import practices_of, roles_of


def offices_here(request: HttpRequest) -> object:
    return (
        Office.objects.filter(practice__in=practices_of(request.user), left_on__isnull=True)
        .select_related("physician", "practice")
        .order_by("city", "street", "pk")
    )


@login_required
def listed(request: HttpRequest) -> HttpResponse:
    if not roles_of(request.user):
        raise PermissionDenied("This page is for the evaluator's office.")
    told = [(office, surroundings_of(office)) for office in offices_here(request)]
    return render(request, "portal/ways_in/offices.html", {"place": "surroundings", "told": told})


@login_required
def one(request: HttpRequest, office_id: int) -> HttpResponse:
    office = get_object_or_404(offices_here(request), pk=office_id)
    form = SurroundingsForm(request.POST or None, instance=surroundings_of(office))
    if request.method == "POST" and done(
        form, lambda: describe_office(office, told=form.cleaned_data, actor=request.user)
    ):
        messages.success(request, "The worker reads it from now on.")
        return redirect("surroundings")
    context = {"place": "surroundings", "office": office, "form": form}
    return render(request, "portal/ways_in/office.html", context, status=422 if form.errors else 200)
