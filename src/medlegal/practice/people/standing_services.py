"""Keeps what bears on a physician's reappointment: education, the term, the licence, what is held against them."""

from datetime import date

from medlegal.practice.audit.services import record
from medlegal.practice.people.models import Education, Gift, Physician, StandingMark, User


def keep_education(physician: Physician, *, actor: User | None, **fields: object) -> Education:
    kept = Education.objects.create(practice_id=physician.practice_id, physician=physician, **fields)
    record("education.kept", of=kept, actor=actor, physician=physician.pk, education=kept.pk)
    return kept


def strike_education(education: Education, *, on: date, actor: User) -> None:
    """Entered by mistake: kept, and not counted."""
    education.struck_on = on
    education.save(update_fields=["struck_on"])
    record("education.struck", of=education, actor=actor, education=education.pk)


def keep_gift(physician: Physician, *, actor: User, **fields: object) -> Gift:
    kept = Gift.objects.create(practice_id=physician.practice_id, physician=physician, **fields)
    record("gift.kept", of=kept, actor=actor, physician=physician.pk, gift=kept.pk)
    return kept


def strike_gift(gift: Gift, *, on: date, actor: User) -> None:
    """Entered by mistake: kept, and not counted."""
    gift.struck_on = on
    gift.save(update_fields=["struck_on"])
    record("gift.struck", of=gift, actor=actor, gift=gift.pk)


def keep_mark(physician: Physician, *, actor: User, **fields: object) -> StandingMark:
    kept = StandingMark.objects.create(practice_id=physician.practice_id, physician=physician, **fields)
    record("standing.marked", of=kept, actor=actor, physician=physician.pk, mark=kept.pk)
    return kept


def set_terms(
    physician: Physician, *, appointed_on: date | None, license_ends_on: date | None, actor: User | None
) -> None:
    """The first day of the appointment that runs, and the last day of the licence."""
    physician.appointed_on, physician.license_ends_on = appointed_on, license_ends_on
    physician.save(update_fields=["appointed_on", "license_ends_on"])
    record("physician.terms_set", of=physician, actor=actor, physician=physician.pk)
