"""Gaps in what was done and disclosed about the examination itself."""

from __future__ import annotations

from medlegal.reports.detectors.found import Lack, lack_if
from medlegal.reports.facts import (
    CaseFacts,
    EvaluationKind,
    Examination,
    Helper,
)
from medlegal.reports.phrasing import day
from medlegal.reports.sections.declarations import declaration_named


def evaluation_lacks(facts: CaseFacts) -> tuple[Lack, ...]:
    examination = facts.examination
    if examination is None:
        return lack_if(facts.kind is not EvaluationKind.SUPPLEMENTAL, "RPT-001")
    return (
        *lack_if(not examination.place.street.strip(), "RPT-002"),
        *_time(examination),
        *lack_if(not examination.identity_seen.strip(), "RPT-018"),
        *lack_if(examination.persons_present is None, "RPT-021"),
        *_language(facts, examination),
        *_remote(facts, examination),
        *_dates(facts, examination),
    )


def helper_lacks(facts: CaseFacts) -> tuple[Lack, ...]:
    if facts.helpers is None:
        return (Lack("RPT-009", "Not recorded whether anybody helped"),)
    return tuple(
        Lack("RPT-009", helper.name or helper.did) for helper in facts.helpers if not _is_whole(helper)
    )


def _is_whole(helper: Helper) -> bool:
    return all(part.strip() for part in (helper.name, helper.qualification, helper.did))


def _time(examination: Examination) -> tuple[Lack, ...]:
    spent, least = examination.face_to_face_minutes, examination.shortest_time
    if spent is None:
        return (Lack("RPT-005"),)
    if least is None or spent >= least.minutes:
        return ()
    short = Lack("RPT-006", f"{spent} of {least.minutes} minutes, {least.citation}")
    return (short, *lack_if(not examination.why_shorter.strip(), "RPT-007"))


def _language(facts: CaseFacts, examination: Examination) -> tuple[Lack, ...]:
    interpreter, language = examination.interpreter, facts.caption.worker.language
    if interpreter is None:
        unexplained = language != "English" and not examination.why_no_interpreter.strip()
        return lack_if(unexplained, "RPT-019", f"The worker's language is {language}")
    named = (interpreter.name, interpreter.language, interpreter.certificate)
    return (
        *lack_if(not all(part.strip() for part in named), "RPT-019"),
        *lack_if(
            interpreter.is_provisional and not interpreter.efforts_for_certified.strip(),
            "RPT-020",
        ),
    )


def _remote(facts: CaseFacts, examination: Examination) -> tuple[Lack, ...]:
    return lack_if(
        examination.is_remote and not declaration_named(facts, "remote_attestation"),
        "RPT-199",
    )


def _dates(facts: CaseFacts, examination: Examination) -> tuple[Lack, ...]:
    examined_on, born_on = examination.examined_on, facts.caption.worker.born_on
    starts = [injury.began_on for injury in facts.caption.injuries]
    return (
        *(
            Lack("RPT-213", f"Injury {day(began)}, examination {day(examined_on)}")
            for began in starts
            if began > examined_on
        ),
        *(
            Lack("RPT-213", f"Injury {day(began)} before birth")
            for began in starts
            if born_on and began < born_on
        ),
        *lack_if(
            facts.report_date < examined_on,
            "RPT-213",
            f"Report {day(facts.report_date)}",
        ),
        *lack_if(
            bool(facts.signed_on and facts.signed_on < examined_on),
            "RPT-213",
            "Signed before examined",
        ),
    )
