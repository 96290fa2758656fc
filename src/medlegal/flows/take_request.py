"""A party has asked for an evaluation: who, which injuries, which physician, and by when it must be scheduled."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from medlegal.flows.check_conflicts import SAME_NAME, check_conflicts
from medlegal.flows.tell_people import tell
from medlegal.flows.weigh_request import TakenAlready, need_one_person, need_sound
from medlegal.law.deadlines.due import due
from medlegal.practice.alerts.models import Kind
from medlegal.practice.cases.likeness_selectors import injuries_numbered
from medlegal.practice.cases.models import Claimant, Evaluation, EvaluationRequest, Injury
from medlegal.practice.cases.request_services import keep_comparison, note_accepted
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
def take_request(  # noqa: PLR0913 (one act with many particulars)
    practice: Practice,
    *,
    worker: Fields,
    injuries: Sequence[Fields],
    parties: Sequence[Fields],
    physician: Physician,
    requested_on: date,
    actor: User | None,
    prior: Evaluation | None = None,
    claimant: Claimant | None = None,
    another_because: str = "",
    request: EvaluationRequest | None = None,
    **asked: object,
) -> Evaluation:
    """The evaluation as asked for. `asked` holds role, kind, is_represented, panel_number, language, specialty,
    issues and questions.

    A person who looks like somebody kept is refused until `claimant` says who it is, or `another_because` why
    it is somebody else. `request` is what it was taken from. An initial or follow-up evaluation starts the
    clock of the scheduling window; a supplemental one that of its report; a deposition that of being
    available for it.
    """
    if actor is not None and not may_act(actor, practice.pk, Role.SCHEDULER):
        raise NotYourRole("It is for a scheduler.")
    if request is not None:
        need_waiting(request)
    need_sound(worker=worker, injuries=injuries, parties=parties, requested_on=requested_on, prior=prior)
    known = prior.claimant if prior else claimant
    is_asked = actor is not None and known is None
    likes = need_one_person(practice, worker, injuries, another_because) if is_asked else []
    person = known or keep_claimant(practice, actor=actor, **worker)
    of_before = list(injuries_of(prior)) if prior else []  # a later evaluation addresses the same injuries
    evaluation = enter_request(
        person,
        physician=physician,
        injuries=[*of_before, *(injury_of(person, fields, of_before, actor) for fields in injuries)],
        requested_on=requested_on,
        number=next_number(practice, requested_on),
        prior=prior,
        actor=actor,
        **asked,
    )
    for party in parties:
        add_party(evaluation, actor=actor, **party)
    for like in likes:
        found = {"is_same": False, "likeness": like.why, "reason": another_because.strip()}
        keep_comparison(evaluation, like.claimant, **found, actor=actor)
    if actor is not None and claimant is not None:
        keep_comparison(evaluation, claimant, is_same=True, likeness="", reason="", actor=actor)
    duty = FIRST_DUTIES[Evaluation.Kind(evaluation.kind)]
    set_deadline(evaluation, duty=duty, due=due(duty=duty, began_on=requested_on), actor=actor)
    findings = check_conflicts(evaluation, on=timezone.localdate(), actor=actor)
    if request is not None:
        is_told = any(finding.found_in != SAME_NAME for finding in findings)
        status = EvaluationRequest.Status.CONFLICT if is_told else EvaluationRequest.Status.ACCEPTED
        note_accepted(request, evaluation, status=status, at=timezone.now(), actor=actor)
        tell(Kind.REQUEST_DECIDED, of=request.practice, about=request.pk, actor=actor)
    return evaluation


def need_waiting(request: EvaluationRequest) -> None:
    """Of two schedulers who take one request at one moment, the second waits here and is told."""
    kept = EvaluationRequest.objects.select_for_update().get(pk=request.pk)
    if kept.status != EvaluationRequest.Status.WAITING:
        raise TakenAlready


def injury_of(claimant: Claimant, fields: Fields, of_before: Sequence[Injury], actor: User | None) -> Injury:
    """The claim that is kept already under this number for this person and day, else a new one."""
    numbered = injuries_numbered(claimant.practice, [str(fields.get("claim_number") or "")], [])
    kept = numbered.filter(claimant=claimant, began_on=fields["began_on"]).first()
    if kept is not None and kept not in of_before:
        return kept
    return keep_injury(claimant, actor=actor, **fields)


def next_number(practice: Practice, on: date) -> str:
    """The office's next number of the year, such as 26-0042."""
    prefix = f"{on:%y}-"
    Practice.objects.select_for_update().get(pk=practice.pk)  # two requests at one moment get two numbers
    last = Evaluation.objects.filter(practice=practice, number__startswith=prefix).order_by("-number").first()
    return f"{prefix}{int(last.number.removeprefix(prefix)) + 1 if last else 1:04d}"
