"""Whether something that reached the evaluator's office came from one side alone, and what follows."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from medlegal.law.book import provision
from medlegal.law.panels.rules import Limit
from medlegal.law.step import Confidence, Step, weakest

Sender = Literal["worker", "party", "stranger"]
About = Literal["examination", "routine", "substance"]
Verdict = Literal["open", "of_the_worker", "routine", "one_sided"]

CONTACT = provision("labor_code/4062_3_contact", Limit)
SENDERS: tuple[Sender, ...] = ("worker", "party", "stranger")
MATTERS: tuple[About, ...] = ("examination", "routine", "substance")
EVALUATORS = ("panel_qme", "ame", "agreed_panel_qme", "ime", "civil_ime", "consultant")
OF_THE_PANEL = ("panel_qme", "agreed_panel_qme")


@dataclass(frozen=True, slots=True)
class Contact:
    verdict: Verdict
    steps: tuple[Step, ...]
    confidence: Confidence


def contact(*, role: str, sender: Sender, about: About, reached_all: bool, on: date) -> Contact:
    """What is to be done with something that came: nothing, keep a note of it, or keep it from the evaluator.

    `role` is the evaluator's; `about` is the examination (its hour, its place, how it went), another matter
    of routine, or the substance; `reached_all` says whether every party of record got the same.
    Law: Lab. Code § 4062.3(e)-(i).
    """
    verdict = _verdict(role, sender, about, reached_all)
    rules = CONTACT.on(on)
    steps = tuple(rules.step(line, rules[line].says) for line in _lines(role, verdict))
    return Contact(verdict, steps, weakest(steps))


def _verdict(role: str, sender: Sender, about: About, reached_all: bool) -> Verdict:
    if reached_all:
        return "open"
    if sender == "worker" and about == "examination":
        return "of_the_worker"
    if role == "ame" and about != "substance":
        return "routine"
    return "one_sided"


def _lines(role: str, verdict: Verdict) -> tuple[str, ...]:
    general: tuple[str, ...] = ("agreed_evaluator",) if role == "ame" else ("all_parties",)
    if role != "ame" and role not in OF_THE_PANEL:
        general = ("other_evaluator", *general)
    if verdict == "of_the_worker":
        return ("worker_about_examination",)
    if verdict == "routine":
        return (*general, "agreed_evaluator_routine")
    return (*general, "one_sided", "remedy") if verdict == "one_sided" else general


def service_rule(line: str, *, on: date) -> Step:
    """The rule on whom a paper goes to (`all_parties`, `agreed_evaluator`) or how (`electronic_service`).

    Law: Lab. Code § 4062.3(e), (f); 8 CCR § 36.7(a).
    """
    rules = CONTACT.on(on)
    return rules.step(line, rules[line].says)
