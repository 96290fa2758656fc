"""Records are uploaded, counted at once, and signed for beneath the declaration, which stands whole on the page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from medlegal.flows.carry_records import carried_by
from medlegal.flows.receive_records import Upload
from medlegal.flows.refusal import Refused
from medlegal.flows.send_parcel import (
    Signature,
    begin_parcel,
    declaration_for,
    ends_of,
    pages_counted,
    sign_parcel,
    take_parcel_back,
)
from medlegal.portal.doors import done, reason_of
from medlegal.portal.party.forms import ParcelForm, SignatureForm
from medlegal.practice.cases.access import open_evaluation
from medlegal.practice.cases.models import Party
from medlegal.practice.companion.access import place_as_courier
from medlegal.practice.companion.models import Parcel
from medlegal.practice.companion.selectors import parcels_of, seat_in
from medlegal.practice.people.models import User


def sender_in(evaluation_id: int, user: User) -> Party:
    """The party for which the person sends, by a seat or as its copy service. Raises Http404 for anybody else."""
    if user.seats.filter(evaluation_id=evaluation_id, ended_on__isnull=True).exists():
        seat = seat_in(open_evaluation(evaluation_id, reader=user), user)
        if seat is not None:
            return seat.party
    place = place_as_courier(evaluation_id, reader=user)
    carried = {one.evaluation_id: one for one in carried_by(user)}
    return carried[place.evaluation_id].party


@login_required
def begin(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """The files; nothing is sent before it is signed."""
    party = sender_in(evaluation_id, request.user)
    form = ParcelForm(request.POST or None, request.FILES or None)
    parcel = done(form, lambda: begun(form, party, request.user)) if form.is_bound else None
    if parcel is not None:
        return redirect("party_parcel", evaluation_id, parcel.pk)
    context = {
        "place": "party",
        "form": form,
        "party": party,
        "evaluation_id": evaluation_id,
        "parcels": parcels_of(request.user, evaluation_id),
        "is_seated": request.user.seats.filter(evaluation_id=evaluation_id).exists(),
    }
    return render(request, "party/send.html", context, status=422 if form.is_bound else 200)


def begun(form: ParcelForm, party: Party, user: User) -> Parcel:
    told = form.cleaned_data
    return begin_parcel(
        party,
        uploads=[Upload(sent.name, sent.chunks()) for sent in told["files"]],
        is_non_medical=bool(told["is_non_medical"]),
        served_on=told["served_on"],
        served_by=told["served_by"],
        at=timezone.now(),
        actor=user,
    )


@login_required
def parcel(request: HttpRequest, evaluation_id: int, parcel_id: int) -> HttpResponse:
    """Each file with its pages, the declaration whole, and the signature beneath it."""
    sender_in(evaluation_id, request.user)
    kept = get_object_or_404(parcels_of(request.user, evaluation_id), pk=parcel_id)
    if kept.signed_at:
        context = {"place": "party", "parcel": kept, "evaluation_id": evaluation_id}
        return render(request, "party/signed.html", context)
    form = SignatureForm(request.POST or None)
    if form.is_bound and done(form, lambda: signed(form, kept, request.user)):
        messages.success(request, _("The records are sent, with your declaration."))
        return redirect("party_parcel", evaluation_id, kept.pk)
    page = sign_page(request, kept, unticked(form) if form.is_bound else form)
    return render(request, "party/sign.html", page, status=422 if form.is_bound else 200)


def signed(form: SignatureForm, kept: Parcel, user: User) -> Parcel:
    return sign_parcel(kept, signature=Signature(**form.cleaned_data), at=timezone.now(), actor=user)


def sign_page(request: HttpRequest, kept: Parcel, form: SignatureForm) -> dict[str, object]:
    """Both numbers stand on the page: what was counted, and what the declaration says."""
    counted = pages_counted(kept)
    pages = stated_in(form, counted) or counted
    sender, physician = ends_of(kept, actor=request.user)
    wording, text = declaration_for(pages=pages, sender=sender, physician=physician, on=timezone.localdate())
    return {
        "place": "party",
        "parcel": kept,
        "form": form,
        "counted": counted,
        "pages": pages,
        "wording": wording,
        "text": text,
        "evaluation_id": kept.evaluation_id,
    }


def unticked(form: SignatureForm) -> SignatureForm:
    """What is shown again has to be read again."""
    form.data = form.data.copy()
    form.data.pop("has_read", None)
    return form


def stated_in(form: SignatureForm, counted: int | None) -> int | None:
    """Another number than was counted stands in the declaration once its reason was given."""
    told = form.cleaned_data if form.is_bound else {}
    return told.get("pages") if counted is None or told.get("differs_because") else None


@login_required
def taken_back(request: HttpRequest, evaluation_id: int, parcel_id: int) -> HttpResponse:
    """Nothing of it is sent."""
    sender_in(evaluation_id, request.user)
    kept = get_object_or_404(parcels_of(request.user, evaluation_id), pk=parcel_id)
    if request.method == "POST":
        try:
            take_parcel_back(kept, at=timezone.now(), actor=request.user)
        except Refused as refused:
            messages.error(request, reason_of(refused))
            return redirect("party_parcel", evaluation_id, kept.pk)
    return redirect("party_send", evaluation_id)
