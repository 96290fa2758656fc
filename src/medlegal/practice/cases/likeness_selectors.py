"""Workers kept already who may be the worker of a new request."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Func, Q, QuerySet, Value
from django.db.models.functions import Upper

from medlegal.practice.cases.models import Claimant, Evaluation, EvaluationRequest, Injury
from medlegal.practice.people.models import Practice, User
from medlegal.records.names import is_same_person, name_parts
from medlegal.records.written_days import slips_of

MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class LikePerson:
    """Somebody kept, why it may be the same person, and the claims and evaluations there are."""

    claimant: Claimant
    why: str
    injuries: tuple[Injury, ...]
    evaluations: tuple[Evaluation, ...]


def persons_like(
    practice: Practice,
    *,
    given_name: str,
    family_name: str,
    born_on: date,
    claim_numbers: Sequence[str] = (),
    adj_numbers: Sequence[str] = (),
) -> list[LikePerson]:
    """Those with the name in another spelling or order and the day of birth, or with the claim; the likest first."""
    numbered = set(injuries_numbered(practice, claim_numbers, adj_numbers).values_list("claimant", flat=True))
    near = Q(born_on=born_on) | Q(name_sorted__startswith=f"{family_name.casefold()}, ") | Q(pk__in=numbered)
    found = []
    for claimant in Claimant.objects.filter(near, practice=practice):
        why = likeness(claimant, f"{given_name} {family_name}", born_on, is_numbered=claimant.pk in numbered)
        if why:
            found.append((len(why), claimant, ", ".join(why)))
    found.sort(key=lambda one: -one[0])
    return [like_person(claimant, why) for _, claimant, why in found[:MOST_SHOWN]]


def like_person(claimant: Claimant, why: str) -> LikePerson:
    evaluations = Evaluation.objects.filter(claimant=claimant).select_related("physician")
    return LikePerson(claimant, why, tuple(claimant.injuries.all()), tuple(evaluations))


def likeness(claimant: Claimant, name: str, born_on: date, *, is_numbered: bool) -> list[str]:
    """Why it may be the same person; nothing where a name or a birthday alone is shared."""
    same_name = is_same_person(name, str(claimant))
    same_day = claimant.born_on == born_on
    near_day = born_on in slips_of(claimant.born_on) or is_turned(claimant.born_on, born_on)
    why = ["same claim or case number"] if is_numbered else []
    if same_name and same_day:
        return [*why, "same name", "same day of birth"]
    if same_name and near_day:
        return [*why, "same name", "day of birth differs by a slip"]
    if same_day and shares_a_name(name, str(claimant)):
        return [*why, "same day of birth", "similar name"]
    return why


def is_turned(one: date, other: date) -> bool:
    """Day and month the other way round."""
    return (one.year, one.month, one.day) == (other.year, other.day, other.month)


def shares_a_name(one: str, other: str) -> bool:
    """The first given name or the family name is the same in both, as after a marriage."""
    a, b = name_parts(one), name_parts(other)
    return bool(a and b) and (a[0] == b[0] or a[-1] == b[-1])


def injuries_numbered(
    practice: Practice, claim_numbers: Iterable[str], adj_numbers: Iterable[str]
) -> QuerySet[Injury]:
    """The practice's injuries with one of these numbers, however their dashes and spaces are set."""
    claims, cases = bare_numbers(claim_numbers), bare_numbers(adj_numbers)
    bare = {
        "bare_claim": Upper(bare_of("claim_number")),
        "bare_case": Upper(bare_of("adj_number")),
    }
    return (
        Injury.objects.filter(practice=practice)
        .alias(**bare)
        .filter(Q(bare_claim__in=claims) | Q(bare_case__in=cases))
    )


def bare_of(field: str) -> Func:
    return Func(F(field), Value("[^A-Za-z0-9]"), Value(""), Value("g"), function="regexp_replace")


def bare_numbers(numbers: Iterable[str]) -> set[str]:
    bare = {"".join(letter for letter in number if letter.isalnum()).upper() for number in numbers}
    return {number for number in bare if len(number) > 3}


def requests_waiting(user: User) -> QuerySet[EvaluationRequest]:
    """What nobody of the office has taken or declined yet, the oldest first."""
    waiting = EvaluationRequest.objects.filter(
        status=EvaluationRequest.Status.WAITING,
        practice__memberships__user=user,
        practice__memberships__ended_on__isnull=True,
    )
    return waiting.distinct().order_by("came_on", "id")


def requests_asked(user: User) -> QuerySet[EvaluationRequest]:
    """What the person asked for."""
    return EvaluationRequest.objects.filter(asked_by=user).select_related("evaluation")
