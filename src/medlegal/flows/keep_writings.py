"""What was signed about an examination is kept: who agreed to a place, a later date or video, and when."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from medlegal.flows.refusal import Refused, WrongTime
from medlegal.flows.weigh_appointment import is_of_a_side
from medlegal.outside.storage import Kept, keep
from medlegal.practice.calendar.models import PanelOffice, Writing
from medlegal.practice.calendar.place_services import keep_panel_office, keep_writing
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.rights import need_role
from medlegal.practice.people.models import Office, Role, User

KINDS: Mapping[bytes, str] = {
    b"%PDF-": ".pdf",
    b"\xff\xd8\xff": ".jpg",
    b"\x89PNG": ".png",
    b"II*\x00": ".tif",
    b"MM\x00*": ".tif",
}
What = Writing.What


class NotAPaper(Refused):
    """This file is no PDF and no picture. Send the signed paper as a PDF, JPEG, PNG or TIFF file."""


class CannotAgree(Refused):
    """Only the worker's and the defense's side can agree to this; this party is on neither."""


class SignsAlone(Refused):
    """This is signed by the evaluator, and the others by a party. Choose who signed."""


class NotSaidWhat(Refused):
    """Say what is agreed: the office for another place, and what the dispute is about for video."""


@transaction.atomic
def keep_signed(  # noqa: PLR0913 - what stands on the paper
    evaluation: Evaluation,
    *,
    what: str,
    party: Party | None,
    signed_on: date,
    proof: str,
    today: date,
    office: Office | None = None,
    dispute: str = "",
    content: Iterable[bytes] = (),
    actor: User,
) -> Writing:
    """One signed paper, with the scan where it was sent. An agreement stands once both sides have signed.

    Law: 8 CCR §§ 34(b), (e), 46.3(a).
    """
    need_role(evaluation, actor, Role.SCHEDULER, Role.PHYSICIAN)
    if signed_on > today:
        raise WrongTime("The day of the signature is still to come.")
    need_signer(what, party)
    if (what == What.PLACE_AGREED and office is None) or (what == What.REMOTE_ATTESTED and not dispute):
        raise NotSaidWhat
    kept = keep_paper(content)
    return keep_writing(
        evaluation,
        what=what,
        party=party,
        office=office if what == What.PLACE_AGREED else None,
        dispute=dispute if what == What.REMOTE_ATTESTED else "",
        signed_on=signed_on,
        proof=proof,
        document_key=kept.key if kept else "",
        document_sha256=kept.sha256 if kept else "",
        actor=actor,
    )


def need_signer(what: str, party: Party | None) -> None:
    if (what == What.REMOTE_ATTESTED) != (party is None):
        raise SignsAlone
    if party is not None:
        need_side(party)


def need_side(party: Party) -> None:
    if not is_of_a_side(party):
        raise CannotAgree


def keep_paper(content: Iterable[bytes]) -> Kept | None:
    """The scan of a signed paper, if one was sent; a file of another kind is refused."""
    whole = b"".join(content)
    if not whole:
        return None
    suffix = next((suffix for begins, suffix in KINDS.items() if whole.startswith(begins)), None)
    if suffix is None:
        raise NotAPaper
    return keep([whole], suffix=suffix)


@transaction.atomic
def name_panel_office(evaluation: Evaluation, *, office: Office, actor: User) -> PanelOffice:
    """The office on the panel form: the first examination is there unless both sides agree in writing.

    Law: 8 CCR § 34(b).
    """
    need_role(evaluation, actor, Role.SCHEDULER)
    return keep_panel_office(evaluation, office=office, actor=actor)
