"""The one way out: a paper is served on every party of record, each by a lawful means, and proved."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from medlegal.flows.gather_facts import as_address, as_party, caption_of
from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.tell_people import tell
from medlegal.law.days.service import Place, service_days
from medlegal.law.panels.contact import service_rule
from medlegal.law.step import Step
from medlegal.outside.queue import Job, later
from medlegal.outside.storage import keep
from medlegal.practice.alerts.models import Kind
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.correspondence.models import Recipient, ServiceAgreement, Serving
from medlegal.practice.correspondence.selectors import agreement_of, deliveries_of
from medlegal.practice.correspondence.services import Served, ServedCopy, keep_serving
from medlegal.practice.docket.services import as_kept
from medlegal.practice.people.models import Role, User
from medlegal.practice.people.selectors import offices_of
from medlegal.reports import facts
from medlegal.reports.letters.proof_of_service import Service, proof_of_service
from medlegal.reports.render_pdf import to_pdf

Means = Recipient.Means
NOT_SERVED = "nobody"
BY_WIRE = (Means.EMAIL, Means.FAX)
MORNING = time(8)  # by the clock of California: when what waits for a day goes out
# of the United States, so that the days which service adds are told by the address
STATES = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND"
    " OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR GU VI AS MP"
)


class NoParties(Refused):
    """No party of record is listed, so nothing can be served. Enter the parties first."""


class OneSided(Refused):
    """This would reach some parties of record and not the others. Serve all of them in one act."""


class NobodySigns(Refused):
    """Nobody is named who declares that this was served. Serve it by a person of the office."""


class CannotReach(Refused):
    """A party cannot be served in this way."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody the law names besides the parties, such as the Medical Unit of the DWC."""

    name: str
    address: str
    means: str = Means.MAIL
    capacity: str = "not a party"


@transaction.atomic
def serve_on_all(  # noqa: PLR0913 (one act with many particulars)
    evaluation: Evaluation,
    *,
    what: str,
    paper: bytes,
    on: date,
    actor: User | None,
    server: User | None = None,
    title: str = "",
    enclosed: Sequence[str] = (),
    also: Sequence[Addressee] = (),
    through: Mapping[Party, Addressee] | None = None,
    means: Mapping[Party, str] | None = None,
    knowing: str = "",
) -> Serving:
    """`paper` (a PDF), served on every party of record and on `also`; what goes by wire is queued.

    `means` says by which means a party is served; for a party not in it `means_of` decides, and NOT_SERVED
    leaves it out. `through` names who receives it for a party that is not to be handed it, `enclosed` what else
    stands in `paper`, and `knowing` why it goes though something lacks. `server` signs the declaration of service
    where the clock acts. E-mail and fax for a later day wait until it comes. Refused: a party left out, one that
    cannot be reached so, a day before the request.
    """
    need_role(evaluation, actor, Role.PHYSICIAN, Role.SCHEDULER, Role.RECORD_EDITOR)
    left = [party for party, by in (means or {}).items() if by == NOT_SERVED]
    parties = all_parties(evaluation, leaving_out=left, on=on)
    if on < evaluation.requested_on:
        asked = f"{evaluation.requested_on:%m/%d/%Y}"
        raise WrongTime(f"The evaluation was asked for on {asked}, after the day of service.")
    chosen = {party: (means or {}).get(party) or means_of(party, on=on, what=what) for party in parties}
    instead = through or {}
    served = [
        served_through(party, instead[party], on=on)
        if party in instead
        else served_by(party, by, what=what, on=on)
        for party, by in chosen.items()
    ]
    served += [Served(one.means, one.address, name=one.name, capacity=one.capacity) for one in also]
    named = title or str(Serving.What(what).label)
    signer = server or actor
    if signer is None:
        raise NobodySigns
    proof = proof_pdf(evaluation, served, named=(named, *enclosed), what=what, on=on, actor=signer)
    kept = keep([paper], suffix=".pdf")
    serving = keep_serving(
        evaluation,
        what=what,
        on=on,
        copy=ServedCopy(kept.key, kept.sha256, named, keep([proof], suffix=".pdf").key),
        served=served,
        actor=actor,
        server=signer,
        knowing=knowing,
    )
    send_by_wire(serving)
    kind = Kind.REPORT_SERVED if what == Serving.What.REPORT else Kind.PAPERS_SERVED
    tell(kind, of=evaluation, about=serving.pk, actor=actor)
    return serving


def all_parties(evaluation: Evaluation, *, leaving_out: Collection[Party], on: date) -> list[Party]:
    """Every party of record. Refused where one is to be left out, with the rule and how sure it is."""
    parties = list(parties_of(evaluation))
    if not parties:
        raise NoParties
    if left := [party for party in parties if party in leaving_out]:
        line = "agreed_evaluator" if evaluation.role == Evaluation.Role.AME else "all_parties"
        rule = service_rule(line, on=on)
        names = ", ".join(str(party) for party in left)
        raise OneSided(f"Left out: {names}. {rule.says} ({rule.citation}; {rule.confidence}.)")
    return parties


def means_of(party: Party, *, on: date, what: str = "") -> str:
    """The party's own wish as far as it is lawful that day; else mail.

    E-mail only after a written agreement (8 CCR § 36.7), and not for an appointment notice, whose rule
    names postmark and fax (8 CCR § 34(a)).
    """
    if party.preferred_means == Means.FAX and party.fax:
        return Means.FAX
    if party.preferred_means == Means.PERSONAL:
        return Means.PERSONAL
    return Means.EMAIL if not why_no_email(party, on=on, what=what) else Means.MAIL


def why_no_email(party: Party, *, on: date, what: str) -> str:
    """Why the party cannot be served by e-mail; empty where it can."""
    if what == Serving.What.APPOINTMENT_NOTICE:
        return "The rule for the appointment notice names mail and fax, not e-mail (8 CCR § 34(a))."
    agreed = party.e_service_agreed_on is not None and party.e_service_agreed_on <= on
    if agreed and party.email:
        return ""
    rule = service_rule("electronic_service", on=on)
    return f"{rule.says} ({rule.citation}.) Enter the agreement with its date and address, or serve by mail."


def served_by(party: Party, by: str, *, what: str, on: date) -> Served:
    """The party with the address that the means asks for, and the days that service adds to an answer."""
    if by == Means.EMAIL and (why := why_no_email(party, on=on, what=what)):
        raise CannotReach(f"{party}: {why}")
    if by == Means.FAX and not party.fax:
        raise CannotReach(f"{party} has no fax number. Enter it with the parties, or serve by mail.")
    if by in (Means.MAIL, Means.PERSONAL) and not (party.street and party.city and party.zip_code):
        raise CannotReach(f"{party} has no complete address. Enter street, city and ZIP code first.")
    days, steps = service_days(by, place_of(party), served_on=on)  # type: ignore[arg-type]
    address = {Means.EMAIL: party.email, Means.FAX: party.fax}.get(Means(by), party.address)
    agreement = agreement_of(party, on=on) if by == Means.EMAIL else None
    if agreement is not None and agreement.email != party.email:
        agreement = None  # the party told another address since; of that one no paper is kept
    if by == Means.EMAIL:
        steps = (*steps, how_agreed(party, agreement, on=on))
    kept = tuple(as_kept(steps)[0])
    return Served(by, address, party, answer_days=days, steps=kept, agreement=agreement)


def how_agreed(party: Party, agreement: ServiceAgreement | None, *, on: date) -> Step:
    """On which writing service by e-mail rests, and whether its paper is kept."""
    rule = service_rule("electronic_service", on=on)
    if agreement is None:
        says = f"Agreed in writing on {party.e_service_agreed_on}, as it was entered; the paper is not kept here."
    else:
        says = f"Agreed in writing on {agreement.signed_on}; the signed paper is kept."
    return Step(says, rule.citation, rule.confidence)


def served_through(party: Party, other: Addressee, *, on: date) -> Served:
    """Somebody receives it for the party, by mail or in person. The days that service adds go by the address."""
    days, steps = service_days(other.means, place_in(other.address), served_on=on)  # type: ignore[arg-type]
    kept = tuple(as_kept(steps)[0])
    return Served(other.means, other.address, party, other.name, other.capacity, days, kept)


def place_in(address: str) -> Place:
    """Where an address lies, by the State before its ZIP code at the end."""
    words = address.upper().replace(",", " ").split()
    state = words[-2] if len(words) > 1 else ""
    if state == "CA":
        return "california"
    return "us" if state in STATES.split() else "abroad"


def place_of(party: Party) -> Place:
    if party.state.upper() == "CA":
        return "california"
    return "us" if party.state.upper() in STATES.split() else "abroad"


def proof_pdf(
    evaluation: Evaluation,
    served: Sequence[Served],
    *,
    named: tuple[str, ...],
    what: str,
    on: date,
    actor: User,
) -> bytes:
    """The declaration of service for the person who serves to sign."""
    ways = dict.fromkeys(Means(one.means).label.lower() for one in served)
    return to_pdf(
        proof_of_service(
            Service(
                caption=caption_of(evaluation),
                documents=named,
                parties=tuple(as_served(one) for one in served),
                served_on=on,
                manner=" and ".join(ways),
                server=actor.name,
                server_address=as_address(evaluation.practice).one_line(),
                county=county_of(evaluation),
                is_report=what == Serving.What.REPORT,
                means=tuple(manner_of(one) for one in served),
            )
        )
    )


def county_of(evaluation: Evaluation) -> str:
    """Where the office sits, and so where the declaration is signed; empty while no office is listed."""
    office = offices_of(evaluation.physician).first()
    return office.county if office else ""


def as_served(one: Served) -> facts.Party:
    if one.party is None or one.name:
        return facts.Party(one.name, one.capacity, facts.WrittenAddress(one.address))
    return as_party(one.party)


def manner_of(one: Served) -> str:
    """How and where, and what that adds to a time to respond."""
    where = f" to {one.address}" if one.means in BY_WIRE else ""
    adds = f"; adds {one.answer_days} calendar days to a time to respond" if one.answer_days else ""
    return f"{Means(one.means).label}{where}{adds}"


def send_by_wire(serving: Serving) -> None:
    """E-mail and fax go out as soon as this transaction stands; those of a later day on its morning."""
    wait = seconds_until(serving.served_on)
    for delivery in deliveries_of(serving):
        if delivery.means in BY_WIRE:
            later(
                Job.DELIVER,
                in_seconds=wait,
                practice_id=delivery.practice_id,
                delivery_id=delivery.pk,
            )


def seconds_until(on: date) -> int | None:
    """Until the morning of that day; none where it is today or was before."""
    if on <= timezone.localdate():
        return None
    morning = timezone.make_aware(datetime.combine(on, MORNING))
    return max(1, int((morning - timezone.now()).total_seconds()))
