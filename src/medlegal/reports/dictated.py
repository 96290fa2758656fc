"""The wordings the law dictates, their blanks filled from the facts of the case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from medlegal.law.errors import NoAnswer
from medlegal.law.wording import declaration
from medlegal.reports.facts import CaseFacts, DeclarationText, Examination, Helper
from medlegal.reports.phrasing import day
from medlegal.reports.refusals import BlankLeft
from medlegal.reports.sentences import sentence

TO_FILL_IN = "____________________"


def dictated(name: str, blanks: Mapping[str, str], *, on: date) -> DeclarationText | None:
    """The wording of that day with its blanks filled; None where there is none, or a blank is still empty."""
    try:
        wording = declaration(name, on=on)
        text = wording.fill(**{blank: blanks.get(blank, "") for blank in wording.blanks})
    except NoAnswer:
        return None
    return DeclarationText(name, wording.steps[0].citation, text, wording.confidence)


def case_blanks(facts: CaseFacts) -> dict[str, str]:
    """The blanks of an evaluator's declaration that the facts can fill; what signing fills is a line."""
    later = TO_FILL_IN if facts.is_draft else ""
    attested = sum(records.declared_pages or 0 for records in facts.record_sets)
    blanks = {
        "physician_name": f"{facts.evaluator.name}, {facts.evaluator.credentials}".strip(", "),
        "worker_name": facts.caption.worker.name,
        "signed_on": day(facts.signed_on) or later,
        "county": facts.county.removesuffix(" County") or later,
        "pages_reviewed": "" if facts.pages_reviewed is None else f"{facts.pages_reviewed:,}",
        "pages_attested": f"{attested:,}",
        "helpers": _helpers(everyone_who_helped(facts)),
        "time_statement": _guidelines(facts),
    }
    return blanks | (_examination(facts.examination) if facts.examination else {})


def _examination(examination: Examination) -> dict[str, str]:
    minutes = examination.face_to_face_minutes
    return {
        "examined_on": day(examination.examined_on),
        "place": examination.place.one_line() if examination.place.street else "",
        "minutes": "" if minutes is None else f"{minutes:,}",
        "agreed_on": day(examination.remote_agreed_on),
    }


def everyone_who_helped(facts: CaseFacts) -> tuple[Helper, ...] | None:
    """The helpers and the interpreter; None while nobody has recorded whether anybody helped."""
    interpreter = facts.examination.interpreter if facts.examination else None
    if facts.helpers is None or interpreter is None:
        return facts.helpers
    if interpreter.name in {helper.name for helper in facts.helpers}:
        return facts.helpers
    certificate = (
        f"interpreter, certificate {interpreter.certificate}" if interpreter.certificate else "interpreter"
    )
    through = f"interpreted between English and {interpreter.language}"
    return (*facts.helpers, Helper(interpreter.name, certificate, through))


def _helpers(helpers: tuple[Helper, ...] | None) -> str:
    if helpers is None:
        return ""
    named = (f"{helper.name}, {helper.qualification}: {helper.did}" for helper in helpers)
    return "; ".join(named) + "." if helpers else "none."


def _guidelines(facts: CaseFacts) -> str:
    match facts.followed_guidelines:
        case True:
            return sentence(facts.kind.value, "disclosures", "followed_guidelines")
        case False:
            return _departure(facts)
    return ""


def _departure(facts: CaseFacts) -> str:
    why = facts.examination.why_shorter if facts.examination else ""
    try:
        return sentence(facts.kind.value, "disclosures", "did_not_follow_guidelines", reason=why)
    except BlankLeft:
        return ""
