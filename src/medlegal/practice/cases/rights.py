"""Who may do what to an evaluation."""

from medlegal.practice.cases.models import Evaluation
from medlegal.practice.people.models import Role, User
from medlegal.practice.people.refusal import NotYourRole
from medlegal.practice.people.selectors import may_act


def need_role(evaluation: Evaluation, actor: User | None, *roles: Role) -> None:
    """Refused unless the actor has one of the roles in the evaluation's practice. The clock may act."""
    if actor is not None and not may_act(actor, evaluation.practice_id, *roles):
        words = " or ".join(role.label.lower() for role in roles)
        raise NotYourRole(f"It is for a {words}.")


def need_evaluator(evaluation: Evaluation, actor: User) -> None:
    """Refused unless the actor is the very physician who evaluates: conclusions are the signer's alone.

    Law: Lab. Code § 4628(a)(3).
    """
    if evaluation.physician.user_id != actor.pk:
        raise NotYourRole(f"It is for {evaluation.physician} alone (Lab. Code § 4628).")
