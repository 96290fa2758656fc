"""Keeps letters and the State forms that a practice uploads."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from medlegal.practice.audit.services import record
from medlegal.practice.authoring.models import Letter, OfficialForm
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.correspondence.models import Serving
from medlegal.practice.people.models import Practice, User


def keep_letter(
    evaluation: Evaluation,
    *,
    kind: str,
    language: str,
    told: Mapping[str, str],
    on: date,
    actor: User | None,
) -> Letter:
    letter = Letter.objects.create(
        practice_id=evaluation.practice_id,
        evaluation=evaluation,
        kind=kind,
        language=language,
        told=dict(told),
        drafted_on=on,
        drafted_by=actor,
    )
    record("letter.drafted", of=letter, actor=actor, letter=letter.pk, kind=kind)
    return letter


def withdraw_letter(letter: Letter, *, on: date, actor: User | None) -> None:
    letter.withdrawn_on = on
    letter.save(update_fields=["withdrawn_on"])
    record("letter.withdrawn", of=letter, actor=actor, letter=letter.pk, kind=letter.kind)


def keep_signed_copy(
    letter: Letter, *, on: date, told: Mapping[str, str], key: str, sha256: str, actor: User
) -> None:
    """The scan of the letter as somebody signed it `on`, and what the signer wrote on it."""
    letter.signed_on, letter.signed_key, letter.signed_sha256 = on, key, sha256
    letter.signed_kept_by, letter.told = actor, dict(told)
    letter.save(update_fields=["signed_on", "signed_key", "signed_sha256", "signed_kept_by", "told"])
    record("letter.signed", of=letter, actor=actor, letter=letter.pk, kind=letter.kind, sha256=sha256)


def mark_letter_served(
    letter: Letter,
    *,
    serving: Serving,
    pdf_key: str,
    sha256: str,
    docx_key: str,
    form: OfficialForm | None,
    actor: User | None,
) -> None:
    """The letter as it was served: its copies, and the State form if one was filled."""
    letter.serving, letter.form = serving, form
    letter.pdf_key, letter.docx_key, letter.sha256 = pdf_key, docx_key, sha256
    letter.save(update_fields=["serving", "form", "pdf_key", "docx_key", "sha256"])
    record("letter.kept", of=letter, actor=actor, letter=letter.pk, kind=letter.kind, sha256=letter.sha256)


def keep_form(
    practice: Practice,
    *,
    number: str,
    fields: Sequence[Mapping[str, object]],
    at: datetime,
    actor: User,
    **about: object,
) -> OfficialForm:
    """An uploaded form; `about` holds its revision, its days, its mapping and the kept file."""
    form = OfficialForm.objects.create(
        practice=practice,
        form_number=number,
        fields=[dict(field) for field in fields],
        uploaded_by=actor,
        uploaded_at=at,
        **about,
    )
    record("form.uploaded", of=form, actor=actor, form=form.pk, number=number, sha256=form.sha256)
    return form


def map_form(form: OfficialForm, *, mapping: Mapping[str, str], actor: User) -> None:
    form.mapping = dict(mapping)
    form.save(update_fields=["mapping"])
    record("form.mapped", of=form, actor=actor, form=form.pk, fields=len(form.mapping))


def withdraw_form(form: OfficialForm, *, on: date, actor: User) -> None:
    form.withdrawn_on = on
    form.save(update_fields=["withdrawn_on"])
    record("form.withdrawn", of=form, actor=actor, form=form.pk)
