"""Which code and modifiers an evaluation is billed under, why, and what the law says it pays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from medlegal.flows.refusal import NoMedicalLegalCode, NotExamined
from medlegal.law.errors import Contradiction
from medlegal.law.fees.fee import fee
from medlegal.law.fees.schedule import SCHEDULE, Fee
from medlegal.practice.cases.models import Evaluation, Examination
from medlegal.practice.cases.selectors import examination_of
from medlegal.practice.intake.selectors import SenderCount
from medlegal.practice.people.models import Physician

COMPREHENSIVE, FOLLOW_UP, SUPPLEMENTAL = "ML201", "ML202", "ML203"

# What of the case brings each modifier; what it adds is the law's.
OF_ROLE = {
    Evaluation.Role.PANEL_QME: (
        "95",
        "The evaluator was selected from a panel as a Qualified Medical Evaluator.",
    ),
    Evaluation.Role.AME: ("94", "The parties agreed on the evaluator as Agreed Medical Evaluator."),
    Evaluation.Role.AGREED_PANEL_QME: (
        "94",
        "The parties agreed on this evaluator from the panel, who is paid as an Agreed Medical Evaluator.",
    ),
}


@dataclass(frozen=True, slots=True)
class Coded:
    """The code, each modifier with its reason, the pages counted, and the law's answer."""

    code: str
    service: str  # as the schedule names it
    why: str
    modifiers: tuple[tuple[str, str], ...]
    pages: int
    fee: Fee


def code_evaluation(evaluation: Evaluation, counts: Iterable[SenderCount]) -> Coded:
    """How this evaluation is billed, from its role, its examination and the ledger's attested pages."""
    if evaluation.role not in OF_ROLE or evaluation.kind == Evaluation.Kind.DEPOSITION:
        raise NoMedicalLegalCode
    attested = [count for count in counts if count.declared is not None]
    pages = sum(count.attested for count in attested)
    seen = min(pages, sum(count.reviewed_before for count in attested))
    if evaluation.kind == Evaluation.Kind.SUPPLEMENTAL:
        return code_supplemental(evaluation, pages=pages, seen=seen)
    examination = examination_of(evaluation)
    if examination is None:
        raise NotExamined
    return code_examination(evaluation, examination, pages=pages, seen=seen)


def code_supplemental(evaluation: Evaluation, *, pages: int, seen: int) -> Coded:
    modifiers = (OF_ROLE[Evaluation.Role(evaluation.role)], *of_specialty(evaluation))
    answer = fee(
        code=SUPPLEMENTAL,
        modifiers=tuple(code for code, _ in modifiers),
        pages=pages,
        requested_on=evaluation.requested_on,
        pages_seen_before=seen or None,
    )
    service = service_of(SUPPLEMENTAL, evaluation.requested_on)
    why = "A report without an examination, after a party's request."
    return Coded(SUPPLEMENTAL, service, why, modifiers, pages, answer)


def service_of(code: str, on: date) -> str:
    """The schedule's own name of the code, on the day that picks the schedule."""
    return SCHEDULE.on(on)[code].service


def code_examination(evaluation: Evaluation, examination: Examination, *, pages: int, seen: int) -> Coded:
    """ML202 while the follow-up window is open, ML201 otherwise; the law says which it is."""
    modifiers = (
        OF_ROLE[Evaluation.Role(evaluation.role)],
        *of_interpreter(examination),
        *of_specialty(evaluation),
    )
    prior = examination_of(evaluation.prior) if evaluation.prior else None
    asked = {
        "modifiers": tuple(code for code, _ in modifiers),
        "pages": pages,
        "examined_on": examination.examined_on,
        "prior_examined_on": prior.examined_on if prior else None,
        "pages_seen_before": seen or None,
    }
    if prior is not None:
        try:
            why = f"A further examination within the follow-up window after that of {prior.examined_on:%m/%d/%Y}."
            service = service_of(FOLLOW_UP, examination.examined_on)
            return Coded(FOLLOW_UP, service, why, modifiers, pages, fee(code=FOLLOW_UP, **asked))
        except Contradiction:  # the window has closed: a comprehensive evaluation again
            pass
    why = "A comprehensive evaluation with an examination."
    service = service_of(COMPREHENSIVE, examination.examined_on)
    return Coded(COMPREHENSIVE, service, why, modifiers, pages, fee(code=COMPREHENSIVE, **asked))


def of_interpreter(examination: Examination) -> tuple[tuple[str, str], ...]:
    """Modifier 93 only where it is written down how the interpreter lengthened the examination."""
    reason = examination.interpreter_reason.strip()
    return (("93", reason),) if examination.interpreter_name and reason else ()


def of_specialty(evaluation: Evaluation) -> tuple[tuple[str, str], ...]:
    if evaluation.physician.evaluates != Physician.Field.PSYCHIATRIC:
        return ()
    return (
        (
            "96",
            "A psychiatrist or psychologist evaluated, and the psychiatric evaluation is the primary focus.",
        ),
    )
