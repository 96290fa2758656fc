"""A practice's physicians as the public reads them: which are published, and the form for one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from medlegal.flows.publish_profile import publish_profile
from medlegal.portal.doors import done
from medlegal.portal.publicity.profile_forms import ProfileForm
from medlegal.practice.audit.services import record
from medlegal.practice.people.models import Physician, Role, User
from medlegal.practice.people.selectors import may_act, practices_of
from medlegal.practice.publicity.models import PhysicianProfile


@login_required
def listed(request: HttpRequest) -> HttpResponse:
    practices = practices_of(request.user)
    if not practices:
        raise PermissionDenied("This page is for people who work in a practice.")
    physicians = Physician.objects.filter(practice__in=practices).select_related("practice")
    profiles = {one.physician_id: one for one in PhysicianProfile.objects.filter(practice__in=practices)}
    rows = [(one, profiles.get(one.pk), may_write(request.user, one)) for one in physicians]
    return render(request, "publicity/profiles.html", {"place": "profiles", "rows": rows})


@login_required
def show(request: HttpRequest, physician_id: int) -> HttpResponse:
    physician = physician_or_404(physician_id, request.user)
    profile = PhysicianProfile.objects.filter(physician=physician).first()
    form = ProfileForm(request.POST or None, request.FILES or None, instance=profile, physician=physician)

    def publish() -> PhysicianProfile:
        files = {"photo": form.sent("photo"), "cv": form.sent("cv")}
        told = {"told": form.told(), "offices": form.cleaned_data["offices"], **files}
        return publish_profile(physician, **told, at=timezone.now(), actor=request.user)

    if form.is_bound and done(form, publish):
        messages.success(request, "The profile is kept.")
        return redirect("profile", physician.pk)
    context = {"place": "profiles", "physician": physician, "profile": profile, "form": form}
    return render(request, "publicity/profile.html", context, status=422 if form.is_bound else 200)


def may_write(reader: User, physician: Physician) -> bool:
    return may_act(reader, physician.practice_id, Role.PHYSICIAN, Role.MANAGER)


def physician_or_404(physician_id: int, reader: User) -> Physician:
    """The physician, for a manager of the practice or the physician; the opening is recorded."""
    physician = Physician.objects.filter(pk=physician_id, practice__in=practices_of(reader)).first()
    if physician is None:
        raise Http404("No such physician, or not yours to see.")
    if not may_write(reader, physician):
        raise PermissionDenied("The physician or the practice's manager decides what is published.")
    record("profile.opened", of=physician, actor=reader, physician=physician.pk)
    return physician
