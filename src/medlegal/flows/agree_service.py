"""A party agrees in writing to be served by e-mail, and may take it back; the signed paper is kept."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from medlegal.flows.keep_writings import keep_paper
from medlegal.flows.refusal import Refused, WrongTime
from medlegal.practice.cases.models import Party
from medlegal.practice.cases.rights import need_role
from medlegal.practice.cases.services import agree_by_email, end_email
from medlegal.practice.correspondence.models import ServiceAgreement
from medlegal.practice.correspondence.selectors import agreement_of
from medlegal.practice.correspondence.services import end_agreement, keep_agreement
from medlegal.practice.people.models import Role, User

AT_THE_OFFICE = (Role.SCHEDULER, Role.RECORD_EDITOR)


class PaperNeeded(Refused):
    """An agreement to be served by e-mail is confirmed in writing (8 CCR § 36.7(a)). Send a scan of the paper."""


class EndedAlready(Refused):
    """This agreement was ended before."""


@transaction.atomic
def agree_service(
    party: Party, *, email: str, signed_on: date, content: Iterable[bytes], today: date, actor: User
) -> ServiceAgreement:
    """The agreement with its paper, in place of an earlier one; the party is served by e-mail from its day on.

    Refused without the signed paper, and for a day to come. Law: 8 CCR § 36.7(a)(2).
    """
    need_role(party.evaluation, actor, *AT_THE_OFFICE)
    if signed_on > today:
        raise WrongTime("The day of the signature is still to come.")
    paper = keep_paper(content)
    if paper is None:
        raise PaperNeeded
    earlier = agreement_of(party, on=today)
    if earlier is not None:
        if signed_on < earlier.signed_on:
            raise WrongTime(f"An agreement of {earlier.signed_on:%m/%d/%Y} stands, which is later.")
        end_agreement(earlier, on=signed_on, actor=actor)
    agree_by_email(party, email=email, agreed_on=signed_on, actor=actor)
    return keep_agreement(
        party,
        email=email,
        signed_on=signed_on,
        document_key=paper.key,
        document_sha256=paper.sha256,
        kept_on=today,
        actor=actor,
    )


@transaction.atomic
def take_agreement_back(agreement: ServiceAgreement, *, on: date, actor: User) -> None:
    """The party is served by mail from that day on; what was served before stays as it was."""
    need_role(agreement.evaluation, actor, *AT_THE_OFFICE)
    if agreement.ended_on is not None:
        raise EndedAlready
    if on < agreement.signed_on:
        raise WrongTime(f"It was signed on {agreement.signed_on:%m/%d/%Y}.")
    end_agreement(agreement, on=on, actor=actor)
    end_email(agreement.party, actor=actor)
