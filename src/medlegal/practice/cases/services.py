"""Keeps claimants, injuries, evaluations, parties, and the examination as it was held."""

from collections.abc import Sequence
from datetime import date

from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import (
    Assistant,
    Claimant,
    Evaluation,
    Examination,
    Injury,
    InjuryEvaluated,
    Party,
    Seat,
)
from medlegal.practice.people.models import Membership, Office, Physician, Practice, User
from medlegal.practice.people.refusal import Refused


class WorksInAPractice(Refused):
    """This person works in a practice and cannot also sit as a party. Invite the party under another e-mail."""


def keep_claimant(practice: Practice, *, actor: User | None, **fields: object) -> Claimant:
    claimant = Claimant(practice=practice, **fields)
    claimant.name_sorted = f"{claimant.family_name}, {claimant.given_name}".casefold()
    claimant.save()
    record("claimant.kept", of=claimant, actor=actor, claimant=claimant.pk)
    return claimant


def keep_injury(claimant: Claimant, *, actor: User | None, **fields: object) -> Injury:
    injury = Injury.objects.create(practice_id=claimant.practice_id, claimant=claimant, **fields)
    record("injury.kept", of=injury, actor=actor, injury=injury.pk)
    return injury


def enter_request(
    claimant: Claimant,
    *,
    physician: Physician,
    injuries: Sequence[Injury],
    actor: User | None,
    **fields: object,
) -> Evaluation:
    """A party has asked for an evaluation of these injuries."""
    evaluation = Evaluation.objects.create(
        practice_id=claimant.practice_id, claimant=claimant, physician=physician, **fields
    )
    for injury in injuries:
        InjuryEvaluated.objects.create(practice_id=claimant.practice_id, evaluation=evaluation, injury=injury)
    record("evaluation.requested", of=evaluation, actor=actor, on=evaluation.requested_on.isoformat())
    return evaluation


def add_party(evaluation: Evaluation, *, actor: User | None, **fields: object) -> Party:
    party = Party.objects.create(practice_id=evaluation.practice_id, evaluation=evaluation, **fields)
    record("party.added", of=party, actor=actor, party=party.pk, role=party.role)
    return party


def amend_party(party: Party, *, actor: User, **fields: object) -> None:
    changed = sorted(name for name, value in fields.items() if getattr(party, name) != value)
    if not changed:
        return
    for name in changed:
        setattr(party, name, fields[name])
    party.save(update_fields=changed)
    record("party.changed", of=party, actor=actor, party=party.pk, changed=", ".join(changed))


def end_party(party: Party, *, on: date, reason: str, actor: User) -> None:
    """The party leaves the record, and its people their seats."""
    party.left_on, party.left_reason = on, reason
    party.save(update_fields=["left_on", "left_reason"])
    for seat in party.seat_set.filter(ended_on__isnull=True):
        seat.ended_on = on
        seat.save(update_fields=["ended_on"])
    record("party.left", of=party, actor=actor, party=party.pk, on=on.isoformat())


def agree_by_email(party: Party, *, email: str, agreed_on: date, actor: User) -> None:
    """From that day on the party is served by e-mail at that address."""
    party.email, party.e_service_agreed_on, party.preferred_means = email, agreed_on, Party.Means.EMAIL
    party.save(update_fields=["email", "e_service_agreed_on", "preferred_means"])
    record("party.agreed_by_email", of=party, actor=actor, party=party.pk, on=agreed_on.isoformat())


def end_email(party: Party, *, actor: User) -> None:
    """The party is served by mail again."""
    party.e_service_agreed_on, party.preferred_means = None, Party.Means.MAIL
    party.save(update_fields=["e_service_agreed_on", "preferred_means"])
    record("party.email_ended", of=party, actor=actor, party=party.pk)


def seat_party(party: Party, user: User, *, actor: User | None) -> Seat:
    """The party's person may see this evaluation. Refused for somebody who works in a practice."""
    if Membership.objects.filter(user=user, ended_on__isnull=True).exists():
        raise WorksInAPractice
    seat = Seat.objects.create(
        practice_id=party.practice_id, evaluation_id=party.evaluation_id, party=party, user=user
    )
    record("party.seated", of=seat, actor=actor, party=party.pk, user=user.pk)
    return seat


def keep_examination(
    evaluation: Evaluation, *, on: date, office: Office, actor: User | None, **fields: object
) -> Examination:
    """The examination was held. A second is refused by the database."""
    examination = Examination.objects.create(
        practice_id=evaluation.practice_id, evaluation=evaluation, examined_on=on, office=office, **fields
    )
    record("examination.held", of=examination, actor=actor, on=on.isoformat())
    return examination


def name_assistant(evaluation: Evaluation, *, actor: User | None, **fields: str) -> Assistant:
    assistant = Assistant.objects.create(practice_id=evaluation.practice_id, evaluation=evaluation, **fields)
    record("assistant.named", of=assistant, actor=actor, assistant=assistant.pk)
    return assistant


def close_evaluation(evaluation: Evaluation, *, on: date, reason: str, actor: User) -> None:
    evaluation.closed_on, evaluation.close_reason = on, reason
    evaluation.save(update_fields=["closed_on", "close_reason"])
    record("evaluation.closed", of=evaluation, actor=actor, on=on.isoformat())
