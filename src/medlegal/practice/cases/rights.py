"""Who may do what to an evaluation."""

from medlegal.practice.cases.models import Evaluation
from medlegal.practice.people.models import Role, User
from medlegal.practice.people.refusal import NotYourRole, Refused
from medlegal.practice.people.selectors import may_act


class ClosedAlready(Refused):
    """This evaluation is closed; nothing more is done in it but keeping what its payer answers."""


def need_role(evaluation: Evaluation, actor: User | None, *roles: Role) -> None:
    """Refused unless the actor has one of the roles in the evaluation's practice. The clock may act.

    In a closed evaluation only the biller goes on: money comes late.
    """
    if evaluation.closed_on and Role.BILLER not in roles:
        raise ClosedAlready(f"It was closed on {evaluation.closed_on:%m/%d/%Y}.")
    if actor is not None and not may_act(actor, evaluation.practice_id, *roles):
        words = " or ".join(role.label.lower() for role in roles)
        raise NotYourRole(f"It is for a {words}.")


def need_evaluator(evaluation: Evaluation, actor: User) -> None:
    """Refused unless the actor is the very physician who evaluates: conclusions are the signer's alone.

    Law: Lab. Code § 4628(a)(3).
    """
    if evaluation.closed_on:
        raise ClosedAlready(f"It was closed on {evaluation.closed_on:%m/%d/%Y}.")
    if evaluation.physician.user_id != actor.pk:
        raise NotYourRole(f"It is for {evaluation.physician} alone (Lab. Code § 4628).")
