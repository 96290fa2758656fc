"""A party has asked for an evaluation: who, which injuries, which physician, and by when it must be scheduled."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from medlegal.law.deadlines.due import due
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import injuries_of
from medlegal.practice.cases.services import add_party, enter_request, keep_claimant, keep_injury
from medlegal.practice.docket.services import set_deadline
from medlegal.practice.people.models import Physician, Practice, Role, User
from medlegal.practice.people.refusal import NotYourRole
from medlegal.practice.people.selectors import may_act

Fields = Mapping[str, object]

FIRST_DUTIES = {
    Evaluation.Kind.INITIAL: "appointment",
    Evaluation.Kind.FOLLOW_UP: "appointment",
    Evaluation.Kind.SUPPLEMENTAL: "supplemental",
    Evaluation.Kind.DEPOSITION: "deposition",
}  # what a request starts the clock of


@transaction.atomic
def take_request(
    practice: Practice,
    *,
    worker: Fields,
    injuries: Sequence[Fields],
    parties: Sequence[Fields],
    physician: Physician,
    requested_on: date,
    actor: User | None,
    prior: Evaluation | None = None,
    **asked: object,
) -> Evaluation:
    """The evaluation as asked for. `asked` holds role, kind, is_represented, panel_number, language, specialty,
    issues and questions.

    An initial or follow-up evaluation starts the clock of the scheduling window; a supplemental one that
    of its report; a deposition that of being available for it.
    """
    if actor is not None and not may_act(actor, practice.pk, Role.SCHEDULER):
        raise NotYourRole("It is for a scheduler.")
    claimant = prior.claimant if prior else keep_claimant(practice, actor=actor, **worker)
    of_before = list(injuries_of(prior)) if prior else []  # a later evaluation addresses the same injuries
    evaluation = enter_request(
        claimant,
        physician=physician,
        injuries=[*of_before, *(keep_injury(claimant, actor=actor, **injury) for injury in injuries)],
        requested_on=requested_on,
        number=next_number(practice, requested_on),
        prior=prior,
        actor=actor,
        **asked,
    )
    for party in parties:
        add_party(evaluation, actor=actor, **party)
    duty = FIRST_DUTIES[Evaluation.Kind(evaluation.kind)]
    set_deadline(evaluation, duty=duty, due=due(duty=duty, began_on=requested_on), actor=actor)
    return evaluation


def next_number(practice: Practice, on: date) -> str:
    """The office's next number of the year, such as 26-0042."""
    prefix = f"{on:%y}-"
    Practice.objects.select_for_update().get(pk=practice.pk)  # two requests at one moment get two numbers
    last = Evaluation.objects.filter(practice=practice, number__startswith=prefix).order_by("-number").first()
    return f"{prefix}{int(last.number.removeprefix(prefix)) + 1 if last else 1:04d}"
