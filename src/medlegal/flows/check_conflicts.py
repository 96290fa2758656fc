"""The evaluator is held against the case: whom was treated, what was disclosed, who the parties are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from medlegal.law.panels.conflicts import conflict
from medlegal.practice.cases.conflict_services import keep_finding
from medlegal.practice.cases.models import ConflictFinding, Evaluation, Party
from medlegal.practice.cases.selectors import injuries_of, parties_of
from medlegal.practice.docket.services import as_kept
from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import interests_of, treated_by
from medlegal.records.names import is_same_person

WORKER_SIDE = {Party.Role.WORKER, Party.Role.APPLICANT_ATTORNEY}
EMPLOYER_SIDE = {Party.Role.EMPLOYER}
OTHER_SIDE = {Party.Role.LIEN_CLAIMANT}
SAME_NAME = "person"  # a name alone: a question for a person, no sign of more
AS_ALIKE = 88  # of 100
BODY_WORDS = frozenset(("inc", "llc", "llp", "apc", "pc", "corp", "company", "co", "the", "of", "and"))


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody of the case, and who that is in the words of the rule."""

    name: str
    person: str
    party: Party | None = None


def check_conflicts(evaluation: Evaluation, *, on: date, actor: User | None) -> list[ConflictFinding]:
    """What is found anew and may be a conflict. A person decides whether it is one; nothing is decided here.

    Law: 8 CCR §§ 41.5, 41.6.
    """
    found = [*from_treatment(evaluation), *from_interests(evaluation), *from_persons(evaluation)]
    findings = []
    for told in found:
        finding, is_new = keep_finding(evaluation, aware_on=on, actor=actor, **weighed(told, on))
        if is_new:
            findings.append(finding)
    return findings


def weighed(told: dict[str, object], on: date) -> dict[str, object]:
    """With what the law says of such a relation to such a person."""
    answer = conflict(relation=str(told["relation"]), person=str(told["person"]), aware_on=on)
    steps, confidence = as_kept(answer.steps)
    return {**told, "effect": answer.effect, "steps": steps, "confidence": confidence}


def from_treatment(evaluation: Evaluation) -> Iterator[dict[str, object]]:
    """The worker among those whom the physician has treated."""
    worker = evaluation.claimant
    for treated in treated_by(evaluation.physician):
        has_day = treated.born_on is None or treated.born_on == worker.born_on
        if has_day and is_same_person(str(treated), str(worker)):
            yield {
                "found_in": "treated",
                "relation": "impartiality",
                "person": "worker",
                "with_name": str(worker),
                "says": f"{evaluation.physician} has told of treating a person of this name"
                + (" and day of birth." if treated.born_on else "; no day of birth is kept."),
            }


def from_interests(evaluation: Evaluation) -> Iterator[dict[str, object]]:
    """A disclosed relation to somebody of the case."""
    persons = list(persons_of(evaluation))
    for interest in interests_of(evaluation.physician):
        for named in persons:
            if is_named_alike(interest.with_name, named.name):
                yield {
                    "found_in": "interest",
                    "relation": interest.relation,
                    "person": named.person,
                    "with_name": named.name,
                    "party": named.party,
                    "says": f"{evaluation.physician} disclosed it: {interest.with_name}. {interest.note}".strip(),
                }


def from_persons(evaluation: Evaluation) -> Iterator[dict[str, object]]:
    """The evaluator's own family name, or the evaluator, among the persons of the case."""
    family = evaluation.physician.name.split()[-1].casefold()
    for named in persons_of(evaluation):
        words = [word.strip(",.").casefold() for word in named.name.split()]
        is_himself = is_same_person(evaluation.physician.name, named.name)
        if is_himself or (words and words[-1] == family and len(words) > 1):
            yield {
                "found_in": SAME_NAME,
                "relation": "family",
                "person": named.person,
                "with_name": named.name,
                "party": named.party,
                "says": "The same family name as the evaluator's. Ask whether there is a relation.",
            }


def persons_of(evaluation: Evaluation) -> Iterator[Named]:
    """Everybody of the case by name and by firm, each once."""
    yield Named(str(evaluation.claimant), "worker")
    employers = dict.fromkeys(injury.employer for injury in injuries_of(evaluation))
    yield from (Named(name, "employer") for name in employers)
    for party in parties_of(evaluation):
        if party.role == Party.Role.WORKER:
            continue
        person = person_of(Party.Role(party.role))
        yield from (Named(name, person, party) for name in (party.name, party.firm) if name)


def person_of(role: Party.Role) -> str:
    """Who a party is in the words of 8 CCR § 41.5(c)."""
    if role in WORKER_SIDE:
        return "worker"
    if role in EMPLOYER_SIDE:
        return "employer"
    return "other" if role in OTHER_SIDE else "administrator"


def is_named_alike(one: str, other: str) -> bool:
    """Two ways to write one person or one body."""
    a, b = body_words(one), body_words(other)
    return bool(a and b) and (
        is_same_person(one, other) or fuzz.token_set_ratio(" ".join(a), " ".join(b)) >= AS_ALIKE
        if min(len(a), len(b)) > 1
        else a == b
    )


def body_words(name: str) -> list[str]:
    letters = "".join(letter if letter.isalnum() else " " for letter in name.casefold())
    return [word for word in letters.split() if word not in BODY_WORDS]
