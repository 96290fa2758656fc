"""Good cause is one of the kinds that the law names, kept with what shows it and how sure the rule is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from medlegal.flows.keep_writings import keep_paper
from medlegal.flows.refusal import Refused
from medlegal.law.errors import NoAnswer
from medlegal.law.panels.causes import Of, causes_of, good_cause
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.docket.entry_services import keep_cause
from medlegal.practice.docket.models import StatedCause
from medlegal.practice.docket.services import as_kept
from medlegal.practice.people.models import User


class NoSuchCause(Refused):
    """The law names no such good cause for this."""


class NothingShowsIt(Refused):
    """Good cause is kept with what shows it. Say in a sentence what does, without a diagnosis, or send the paper."""


@dataclass(frozen=True, slots=True)
class Cause:
    """What a person states: the kind, and what shows it, in words or as a paper."""

    kind: str
    note: str = ""
    content: Iterable[bytes] = ()
    name: str = ""  # of the file


def state_cause(
    cause: Cause, *, of: Of, practice_id: int, evaluation: Evaluation | None = None, on: date, actor: User
) -> StatedCause:
    """The cause as kept. Refused for a kind that the law does not name, and without anything that shows it.

    Law: 8 CCR §§ 26(b), 34(d), (g), 38.
    """
    try:
        answer = good_cause(of=of, cause=cause.kind, on=on)
    except NoAnswer:
        known = ", ".join(kind.replace("_", " ") for kind in causes_of(of))
        raise NoSuchCause(f"There are: {known}.") from None
    kept, note = keep_paper(cause.content), cause.note.strip()
    if not note and kept is None:
        raise NothingShowsIt
    steps, confidence = as_kept(answer.steps)
    return keep_cause(
        practice_id,
        evaluation=evaluation,
        of=of,
        cause=cause.kind,
        note=note[:300],
        document_name=cause.name[:200] if kept else "",
        document_key=kept.key if kept else "",
        document_sha256=kept.sha256 if kept else "",
        steps=steps,
        confidence=confidence,
        on=on,
        actor=actor,
    )
