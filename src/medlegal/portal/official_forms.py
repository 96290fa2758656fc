"""The State's fillable forms of a practice: uploading them, mapping their fields, trying them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from medlegal.flows.upload_form import keep_mapping, take_form_away, upload_form
from medlegal.law.forms import FORM_NUMBERS, state_form
from medlegal.portal.doors import closed_to_caches, done
from medlegal.portal.official_form_forms import MappingForm, UploadForm
from medlegal.practice.audit.services import record
from medlegal.practice.authoring.letter_selectors import forms_known_to, forms_managed_by
from medlegal.practice.authoring.models import OfficialForm
from medlegal.practice.people.models import Practice, Role, User
from medlegal.practice.people.selectors import practices_of, roles_of


def managed_by(user: User) -> list[Practice]:
    """The practices where the person is a manager."""
    return [one for one in practices_of(user) if Role.MANAGER in roles_of(user, one)]


def need_manager(user: User) -> list[Practice]:
    managed = managed_by(user)
    if not managed:
        raise PermissionDenied("The State's forms are kept by a manager of the practice.")
    return managed


@login_required
def listed(request: HttpRequest) -> HttpResponse:
    """For everybody in an office; a manager uploads as well."""
    if not roles_of(request.user):
        raise PermissionDenied("The State's forms are kept by the office.")
    practices = managed_by(request.user)
    form = UploadForm(practices=practices, initial={"first_on": timezone.localdate()}) if practices else None
    return page(request, practices, form)


def page(
    request: HttpRequest, practices: list[Practice], form: UploadForm | None, *, status: int = 200
) -> HttpResponse:
    context = {
        "place": "forms",
        "forms": forms_known_to(request.user),
        "managed": {practice.pk for practice in practices},
        "known": [state_form(number=number) for number in FORM_NUMBERS],
        "upload": form,
        "names_practice": len(practices) > 1,
    }
    return render(request, "portal/forms/list.html", context, status=status)


@login_required
def uploaded(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return redirect("official_forms")
    practices = need_manager(request.user)
    form = UploadForm(request.POST, request.FILES, practices=practices)
    kept = done(form, lambda: keep_upload(form, request.user))
    if kept is None:
        return page(request, practices, form, status=422)
    messages.success(request, f"The form is kept with {len(kept.fields)} fields. Say what goes into each.")
    return redirect("official_form", kept.pk)


def keep_upload(form: UploadForm, actor: User) -> OfficialForm:
    told = dict(form.cleaned_data)
    practice, file = told.pop("practice"), told.pop("file")
    return upload_form(practice, file.read(), **told, at=timezone.now(), actor=actor)


def form_or_404(request: HttpRequest, form_id: int) -> OfficialForm:
    need_manager(request.user)
    return get_object_or_404(forms_managed_by(request.user), pk=form_id)


@login_required
def show(request: HttpRequest, form_id: int) -> HttpResponse:
    """The form's fields and what goes into each; sent, the choices are kept."""
    form = form_or_404(request, form_id)
    mapped = MappingForm(request.POST or None, form=form)
    if request.method == "POST" and done(mapped, lambda: keep_choices(form, mapped, request.user)):
        messages.success(request, "What goes into each field is kept.")
        return redirect("official_form", form.pk)
    context = {"place": "forms", "form_kept": form, "mapping": mapped}
    return render(request, "portal/forms/show.html", context, status=422 if mapped.errors else 200)


def keep_choices(form: OfficialForm, mapped: MappingForm, actor: User) -> bool:
    keep_mapping(form, mapped.mapping(), actor=actor)
    return True


@login_required
def original(request: HttpRequest, form_id: int) -> HttpResponse:
    """The form as it was uploaded."""
    form = form_or_404(request, form_id)
    if not default_storage.exists(form.file_key):
        raise Http404("This file is not here.")
    record("form.opened", of=form, actor=request.user, form=form.pk)
    answer = FileResponse(default_storage.open(form.file_key), content_type="application/pdf")
    return closed_to_caches(answer, name=f"{form.name}.pdf", shown=True)


@login_required
def taken_away(request: HttpRequest, form_id: int) -> HttpResponse:
    form = form_or_404(request, form_id)
    if request.method != "POST":
        return redirect("official_form", form.pk)
    take_form_away(form, on=timezone.localdate(), actor=request.user)
    messages.success(request, "The form is taken away; our own layout is used from now on.")
    return redirect("official_forms")
