"""What can go into the fields of a State form: each fact by its key, as it is written out."""

from collections.abc import Mapping
from types import MappingProxyType

from medlegal.flows.gather_situation import Situation
from medlegal.law.deadlines.due import due
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.reports.facts import Address, Evaluator
from medlegal.reports.letters.stationery import Visit, clock
from medlegal.reports.phrasing import injury, party_lines, short_day

YES, NO = "yes", ""
OTHER_PARTIES = {
    "applicant_attorney": Party.Role.APPLICANT_ATTORNEY,
    "defense_attorney": Party.Role.DEFENSE_ATTORNEY,
    "administrator": Party.Role.CLAIMS_ADMINISTRATOR,
    "employer": Party.Role.EMPLOYER,
}
OF_A_PARTY = (("name", "name"), ("firm", "firm"), ("street", "street"), ("place", "city, state and ZIP code"))

FACTS: Mapping[str, str] = MappingProxyType(
    {
        "worker_name": "Worker: name",
        "worker_given_name": "Worker: given name",
        "worker_family_name": "Worker: family name",
        "worker_street": "Worker: street",
        "worker_place": "Worker: city, state and ZIP code",
        "worker_phone": "Worker: telephone",
        "worker_born_on": "Worker: date of birth",
        "is_represented": "Tick if the worker has an attorney",
        "is_unrepresented": "Tick if the worker has no attorney",
        "claim_numbers": "Claim numbers",
        "adj_numbers": "ADJ numbers",
        "panel_number": "Panel number",
        "injury_dates": "Dates of injury",
        "employer_names": "Employers",
        **{
            f"{role}_{part}": f"{role.replace('_', ' ').capitalize()}: {words}"
            for role in OTHER_PARTIES
            for part, words in OF_A_PARTY
        },
        "all_parties": "All parties with their addresses, one a line",
        "evaluator_name": "Evaluator: name",
        "evaluator_specialty": "Evaluator: specialty",
        "evaluator_licence": "Evaluator: license number",
        "evaluator_street": "Evaluator: street",
        "evaluator_place": "Evaluator: city, state and ZIP code",
        "evaluator_phone": "Evaluator: telephone",
        "is_qme": "Tick if the evaluator is a QME",
        "is_ame": "Tick if the evaluator is an AME",
        "requested_on": "Day the appointment was asked for",
        "appointment_on": "Appointment: day",
        "appointment_at": "Appointment: hour",
        "appointment_street": "Appointment: street",
        "appointment_place": "Appointment: city, state and ZIP code",
        "interpreter_language": "Interpreter: language",
        "needs_interpreter": "Tick if an interpreter is needed",
        "needs_no_interpreter": "Tick if no interpreter is needed",
        "examined_on": "Day of the examination",
        "report_due_on": "Day the report is due",
        "extension_until": "Extension: day until which time is asked for",
        "extension_days": "Extension: days asked for",
        "extension_explained": "Extension: explanation",
        "ground_tests": "Tick if tests or a consultation are missing",
        "ground_good_cause": "Tick if there is good cause",
        "reported_on": "Day of the report",
        "conflict_person": "Conflict: with whom",
        "conflict_nature": "Conflict: its nature",
        "conflict_known_on": "Conflict: known since",
        "conflict_withdraws": "Tick if the evaluator withdraws",
        "conflict_stays": "Tick if the evaluator does not withdraw",
        "absence_from": "Absence: first day",
        "absence_until": "Absence: last day",
        "absence_days": "Absence: days",
        "absence_reason": "Absence: reason",
        "absence_examinations": "Absence: examinations scheduled in it, one a line",
        "sent_on": "Day it is sent",
    }
)


def gather_form_facts(situation: Situation, told: Mapping[str, str]) -> dict[str, str]:
    """Every one of FACTS; what is not known or does not apply is empty."""
    known = {
        **of_the_case(situation),
        **of_the_parties(situation),
        **of_the_evaluator(situation.matter.evaluator, situation.evaluation.role),
        **of_the_appointment(situation),
        **of_the_report(situation, told),
        **of_the_conflict(told),
        "sent_on": short_day(situation.on),
    }
    return {key: known.get(key, "") for key in FACTS}


def of_the_case(situation: Situation) -> dict[str, str]:
    evaluation, caption = situation.evaluation, situation.matter.caption
    claimant = evaluation.claimant
    return {
        "worker_name": str(claimant),
        "worker_given_name": claimant.given_name,
        "worker_family_name": claimant.family_name,
        "worker_street": claimant.street,
        "worker_place": f"{claimant.city}, {claimant.state} {claimant.zip_code}",
        "worker_phone": claimant.phone,
        "worker_born_on": short_day(claimant.born_on),
        "is_represented": YES if evaluation.is_represented else NO,
        "is_unrepresented": NO if evaluation.is_represented else YES,
        "claim_numbers": ", ".join(caption.claim_numbers),
        "adj_numbers": ", ".join(caption.adj_numbers),
        "panel_number": caption.panel_number,
        "injury_dates": "; ".join(map(injury, caption.injuries)),
        "employer_names": "; ".join(caption.employers),
        "requested_on": short_day(evaluation.requested_on),
    }


def of_the_parties(situation: Situation) -> dict[str, str]:
    known = {"all_parties": "\n".join(map(party_lines, situation.matter.parties))}
    for key, role in OTHER_PARTIES.items():
        party = next((one for one in situation.parties if one.role == role), None)
        if party is not None:
            place = f"{party.city}, {party.state} {party.zip_code}"
            parts = {"name": party.name, "firm": party.firm, "street": party.street, "place": place}
            known |= {f"{key}_{part}": words for part, words in parts.items()}
    return known


def of_the_evaluator(evaluator: Evaluator, role: str) -> dict[str, str]:
    return {
        "evaluator_name": f"{evaluator.name}, {evaluator.credentials}",
        "evaluator_specialty": evaluator.specialty,
        "evaluator_licence": evaluator.licence_number,
        "evaluator_street": street_of(evaluator.address),
        "evaluator_place": place_of(evaluator.address),
        "evaluator_phone": evaluator.phone,
        "is_qme": YES if role in (Evaluation.Role.PANEL_QME, Evaluation.Role.AGREED_PANEL_QME) else NO,
        "is_ame": YES if role == Evaluation.Role.AME else NO,
    }


def of_the_appointment(situation: Situation) -> dict[str, str]:
    visit: Visit | None = situation.visit
    if visit is None:
        return {}
    return {
        "appointment_on": short_day(visit.on),
        "appointment_at": clock(visit.begins_at),
        "appointment_street": street_of(visit.place),
        "appointment_place": place_of(visit.place),
        "interpreter_language": visit.interpreter_language,
        "needs_interpreter": YES if visit.interpreter_language else NO,
        "needs_no_interpreter": NO if visit.interpreter_language else YES,
    }


def of_the_report(situation: Situation, told: Mapping[str, str]) -> dict[str, str]:
    report, held = situation.report, situation.examination
    known = {"reported_on": short_day(report.signed_on) if report and report.signed_on else ""}
    if held is None:
        return known
    plain = due(duty="report", began_on=held.examined_on)
    known |= {"examined_on": short_day(held.examined_on), "report_due_on": short_day(plain.on)}
    ground = told.get("ground", "")
    if ground:
        longer = due(duty="report", began_on=held.examined_on, extension=ground)
        known |= {
            "extension_until": short_day(longer.on),
            "extension_days": f"{(longer.on - plain.on).days}",
            "extension_explained": told.get("explained", ""),
            f"ground_{ground}": YES,
        }
    return known


def of_the_conflict(told: Mapping[str, str]) -> dict[str, str]:
    withdraws = told.get("withdraws", "")
    return {
        "conflict_person": told.get("person", ""),
        "conflict_nature": told.get("nature", ""),
        "conflict_known_on": told.get("aware_on", ""),
        "conflict_withdraws": YES if withdraws == "yes" else NO,
        "conflict_stays": YES if withdraws == "no" else NO,
    }


def street_of(address: Address) -> str:
    return ", ".join(filter(None, (address.street, address.suite)))


def place_of(address: Address) -> str:
    return f"{address.city}, {address.state} {address.zip_code}"
