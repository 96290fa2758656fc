"""What a practice wants beyond the law."""

from medlegal.practice.calendar.models import OfficePolicy


def policy_of(practice_id: int) -> OfficePolicy:
    """The practice's own policy, or the one it has while nobody has set any."""
    kept = OfficePolicy.objects.filter(practice=practice_id).first()
    return kept or OfficePolicy(practice_id=practice_id)
