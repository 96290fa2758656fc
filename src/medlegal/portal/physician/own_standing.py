"""The physician's standing over every practice together: the appointment is the person's, not a practice's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from medlegal.flows.keep_standing import weigh_standing
from medlegal.law.errors import NoAnswer
from medlegal.portal.physician.own_door import Own, for_the_physician
from medlegal.portal.standing import is_standing, weighed
from medlegal.practice.docket.selectors import physician_clocks
from medlegal.practice.people.models import Physician


@for_the_physician
def show(request: HttpRequest, own: Own) -> HttpResponse:
    """In one practice the standing there is all there is."""
    if len(own.everywhere) == 1:
        return redirect("standing", own.first.pk)
    told = weighed(own.everywhere, {})
    context = {
        "place": "own_standing",
        "own": Own(own.everywhere, None),
        "clocks": [one for one in physician_clocks(own.everywhere) if is_standing(one)],
        "rows": beside_each_other(own.everywhere, told.get("counters", [])),
        **told,
    }
    return render(request, "physician/standing.html", context)


def beside_each_other(physicians: list[Physician], together: list[tuple]) -> list[dict[str, object]]:
    """Each counter with what it has in each practice and in all; a practice that tells none of it has a dash."""
    apart = [counted(one) for one in physicians]
    return [
        {"words": words, "each": [has.get(one.counter, "—") for has in apart], "together": one}
        for words, one in together
    ]


def counted(physician: Physician) -> dict[str, int]:
    try:
        answer = weigh_standing([physician], on=timezone.localdate())
    except NoAnswer:
        return {}
    return {one.counter: one.has for one in answer.counters}
