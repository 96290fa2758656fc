"""Where the token's person works: practices, their physicians and the offices where these examine."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from medlegal.api.evaluation_shapes import OfficeTold
from medlegal.api.operation import gives
from medlegal.practice.people.models import Physician
from medlegal.practice.people.selectors import offices_of, physicians_of, practices_of, roles_of

router = Router(tags=["Practices"])


class PhysicianTold(Schema):
    id: int
    name: str
    credentials: str
    specialty: str
    offices: list[OfficeTold]


class PracticeTold(Schema):
    id: int
    name: str
    roles: list[str]
    physicians: list[PhysicianTold]


@router.get("", **gives("cases:read", list[PracticeTold]))
def mine(request: HttpRequest) -> Any:
    """The practices of the token's person, with the numbers that other operations ask for."""
    return [
        {
            "id": practice.pk,
            "name": practice.name,
            "roles": sorted(roles_of(request.user, practice)),
            "physicians": [physician_told(one) for one in physicians_of(practice)],
        }
        for practice in practices_of(request.user)
    ]


def physician_told(physician: Physician) -> dict[str, Any]:
    told = {key: getattr(physician, key) for key in ("id", "name", "credentials", "specialty")}
    return told | {"offices": list(offices_of(physician))}
