"""The directory of peers, and the reader's own card in it."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from medlegal.flows.talk_with_peers import write_card
from medlegal.portal.doors import done
from medlegal.portal.peers.peer_door import for_peers
from medlegal.portal.peers.peer_forms import CardForm
from medlegal.portal.physician.own_door import own_physicians
from medlegal.practice.community.selectors import card_of, peers
from medlegal.practice.people.models import User


@for_peers
def listed(request: HttpRequest) -> HttpResponse:
    sought = request.GET.get("sought", "").strip()[:80]
    found = peers()
    for word in sought.split():
        among = Q(name__icontains=word) | Q(specialty__icontains=word) | Q(place__icontains=word)
        found = found.filter(among | Q(languages__icontains=word) | Q(about__icontains=word))
    context = {"place": "community", "cards": found, "sought": sought, "card": card_of(request.user)}
    return render(request, "peers/directory.html", context)


@for_peers
def own(request: HttpRequest) -> HttpResponse:
    card = card_of(request.user)
    form = CardForm(request.POST or None, instance=card, initial={} if card else first_words(request.user))
    kept = form.is_bound and done(
        form, lambda: write_card(told=form.cleaned_data, at=timezone.now(), actor=request.user)
    )
    if kept:
        messages.success(request, "Your card is kept.")
        return redirect("peers")
    page = {"place": "community", "form": form, "card": card}
    return render(request, "peers/card.html", page, status=422 if form.is_bound else 200)


def first_words(user: User) -> dict[str, object]:
    """What the office knows already of a physician."""
    own = own_physicians(user)
    if not own:
        return {"name": user.name}
    return {
        "name": str(own[0]),
        "specialty": own[0].specialty,
        "languages": own[0].languages,
        "place": ", ".join(dict.fromkeys(one.practice.city for one in own)),
    }
