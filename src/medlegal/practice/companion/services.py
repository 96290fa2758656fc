"""Keeps ways in, and what those who came in by them left."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from medlegal.practice.audit.services import record
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.companion.models import (
    Courier,
    DayAsked,
    Invitation,
    OneTime,
    Questionnaire,
    Surroundings,
    Visit,
    WorkerAnswer,
    WorkerPass,
)
from medlegal.practice.people.models import Office, User


def keep_invitation(party: Party, *, actor: User, **about: object) -> Invitation:
    invitation = Invitation.objects.create(
        practice_id=party.practice_id,
        evaluation_id=party.evaluation_id,
        party=party,
        made_by=actor,
        **about,
    )
    record("party.invited", of=invitation, actor=actor, invitation=invitation.pk, party=party.pk)
    return invitation


def note_mailed(invitation: Invitation, *, at: datetime | None, trouble: str) -> None:
    """When the e-mail went; where it did not, or came back, why."""
    invitation.mailed_at, invitation.mail_trouble = at, "" if at else trouble[:300]
    invitation.save(update_fields=["mailed_at", "mail_trouble"])
    record("invitation.mailed", of=invitation, actor=None, invitation=invitation.pk, went=at is not None)


def note_accepted(invitation: Invitation, *, user: User, at: datetime) -> None:
    invitation.accepted_at, invitation.accepted_by, invitation.ended_at = at, user, at
    invitation.save(update_fields=["accepted_at", "accepted_by", "ended_at"])
    record("party.accepted", of=invitation, actor=user, invitation=invitation.pk)


def keep_pass(evaluation: Evaluation, *, actor: User, **about: object) -> WorkerPass:
    """The worker's new way in; the one before no longer opens."""
    for standing in WorkerPass.objects.filter(evaluation=evaluation, ended_at__isnull=True):
        end_pass(standing, at=about["made_at"], actor=actor)
    worker_pass = WorkerPass.objects.create(
        practice_id=evaluation.practice_id, evaluation=evaluation, made_by=actor, **about
    )
    record("companion.given", of=worker_pass, actor=actor, worker_pass=worker_pass.pk)
    return worker_pass


def end_pass(worker_pass: WorkerPass, *, at: object, actor: User) -> None:
    """The link opens nothing any more, and whoever is in is out."""
    worker_pass.ended_at = at
    worker_pass.save(update_fields=["ended_at"])
    Visit.objects.filter(worker_pass=worker_pass, ended_at__isnull=True).update(ended_at=at)
    record("companion.ended", of=worker_pass, actor=actor, worker_pass=worker_pass.pk)


def end_way(way: OneTime, *, at: datetime, actor: User | None) -> None:
    way.ended_at = at
    way.save(update_fields=["ended_at"])
    record("way.ended", of=way, actor=actor, way=way.pk, table=way._meta.db_table)


def give_code(way: OneTime, *, digest: str, expires_at: datetime, actor: User | None) -> None:
    """A new one-time code; the one before no longer opens."""
    way.code_digest, way.code_expires_at, way.code_used_at, way.tries = digest, expires_at, None, 0
    way.codes_given += 1
    way.save(update_fields=["code_digest", "code_expires_at", "code_used_at", "tries", "codes_given"])
    record("code.given", of=way, actor=actor, way=way.pk, table=way._meta.db_table)


def note_wrong_code(way: OneTime) -> None:
    way.tries += 1
    way.save(update_fields=["tries"])
    record("code.wrong", of=way, actor=None, way=way.pk, table=way._meta.db_table, tries=way.tries)


def note_code_used(way: OneTime, *, at: datetime) -> None:
    way.code_used_at = at
    way.save(update_fields=["code_used_at"])
    record("code.used", of=way, actor=None, way=way.pk, table=way._meta.db_table)


def begin_visit(worker_pass: WorkerPass, *, digest: str, at: datetime, expires_at: datetime) -> Visit:
    visit = Visit.objects.create(
        practice_id=worker_pass.practice_id,
        evaluation_id=worker_pass.evaluation_id,
        worker_pass=worker_pass,
        key_digest=digest,
        begun_at=at,
        expires_at=expires_at,
    )
    record("companion.entered", of=visit, actor=None, visit=visit.pk)
    return visit


def end_visit(visit: Visit, *, at: datetime) -> None:
    visit.ended_at = at
    visit.save(update_fields=["ended_at"])
    record("companion.left", of=visit, actor=None, visit=visit.pk)


def keep_answers(
    evaluation: Evaluation, *, answers: Mapping[str, str], language: str, at: datetime
) -> Questionnaire:
    """The worker's words as they stand now."""
    questionnaire, _ = Questionnaire.objects.get_or_create(
        evaluation=evaluation,
        defaults={"practice_id": evaluation.practice_id, "begun_at": at, "language": language},
    )
    for question, text in answers.items():
        WorkerAnswer.objects.update_or_create(
            practice_id=evaluation.practice_id,
            evaluation_id=evaluation.pk,
            questionnaire=questionnaire,
            question=question,
            defaults={"text": text, "answered_at": at},
        )
    record("questionnaire.answered", of=evaluation, actor=None, questions=sorted(answers))
    return questionnaire


def mark_sent(questionnaire: Questionnaire, *, at: datetime) -> None:
    """From now on it is read as it stands."""
    questionnaire.sent_at = at
    questionnaire.save(update_fields=["sent_at"])
    record("questionnaire.sent", of=questionnaire, actor=None, questionnaire=questionnaire.pk)


def keep_day_asked(
    evaluation: Evaluation, *, at: datetime, steps: Sequence[Mapping[str, str]], **about: object
) -> DayAsked:
    asked = DayAsked.objects.create(
        practice_id=evaluation.practice_id,
        evaluation=evaluation,
        asked_at=at,
        steps=[dict(step) for step in steps],
        **about,
    )
    record("day.asked", of=asked, actor=None, asked=asked.pk, is_late=asked.is_late)
    return asked


def note_day_answered(asked: DayAsked, *, answer: str, at: datetime, actor: User) -> None:
    asked.answer, asked.answered_at, asked.answered_by = answer, at, actor
    asked.save(update_fields=["answer", "answered_at", "answered_by"])
    record("day.answered", of=asked, actor=actor, asked=asked.pk)


def keep_surroundings(office: Office, *, actor: User, **told: str) -> Surroundings:
    """How one finds the office, as the office tells it now."""
    kept, _ = Surroundings.objects.update_or_create(
        practice_id=office.practice_id, office=office, defaults=told
    )
    record("surroundings.kept", of=kept, actor=actor, office=office.pk)
    return kept


def keep_courier(party: Party, user: User, *, actor: User | None) -> Courier:
    courier, _ = Courier.objects.get_or_create(
        practice_id=party.practice_id,
        evaluation_id=party.evaluation_id,
        user=user,
        defaults={"party": party},
    )
    record("courier.seated", of=courier, actor=actor, party=party.pk, user=user.pk)
    return courier


def end_courier(courier: Courier, *, on: date, actor: User) -> None:
    courier.ended_on = on
    courier.save(update_fields=["ended_on"])
    record("courier.ended", of=courier, actor=actor, courier=courier.pk)
