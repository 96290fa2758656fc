"""What was read in a letter, as the request form takes it, with the place where each field was read."""

from collections.abc import Iterator
from datetime import date

from medlegal.practice.cases.models import Evaluation, Injury, Party
from medlegal.records.requested import InjuryRead, PartyRead, Read, Requested

Asked = dict[str, object]
ReadAt = list[dict[str, object]]
ADDRESS = ("street", "city", "state", "zip_code")


def draft_of(requested: Requested, *, came_on: date) -> tuple[Asked, ReadAt]:
    """The form's fields as far as they are plain, and [{"field", "page", "quote"}] for each that was read."""
    form = dict(form_fields(requested))
    worker = worker_fields(requested)
    others = [party for party in requested.parties if party.role != Party.Role.WORKER]
    asked: Asked = {
        "form": {name: value for name, (value, _) in form.items()} | {"requested_on": came_on.isoformat()},
        "worker": {name: value for name, (value, _) in worker.items()},
        "injuries": [injury_fields(one) for one in requested.injuries],
        "parties": [party_fields(one) for one in others],
    }
    read: ReadAt = [at(f"form.{name}", place) for name, (_, place) in form.items()]
    read += [at(f"worker.{name}", place) for name, (_, place) in worker.items()]
    read += [at(f"injuries.{n}", one) for n, one in enumerate(requested.injuries)]
    read += [at(f"parties.{n}", one) for n, one in enumerate(others)]
    return asked, read


Place = Read[str] | Read[bool] | Read[date] | InjuryRead | PartyRead


def at(field: str, place: Place) -> dict[str, object]:
    return {"field": field, "page": place.page, "quote": place.quote}


def form_fields(requested: Requested) -> Iterator[tuple[str, tuple[object, Place]]]:
    for name in ("role", "kind", "panel_number", "specialty", "is_represented", "language"):
        found = getattr(requested, name)
        if found is not None:
            yield name, (found.value, found)
    for issue in requested.issues:
        yield f"issue_{issue.value}", (True, issue)
    if requested.role is None and requested.panel_number is not None:
        yield "role", (Evaluation.Role.PANEL_QME.value, requested.panel_number)


def worker_fields(requested: Requested) -> dict[str, tuple[object, Place]]:
    fields = dict[str, tuple[object, Place]]()
    if requested.worker_name is not None:
        given, _, family = requested.worker_name.value.rpartition(" ")
        fields["given_name"] = (given[:60], requested.worker_name)
        fields["family_name"] = (family[:60], requested.worker_name)
    if requested.born_on is not None:
        fields["born_on"] = (requested.born_on.value.isoformat(), requested.born_on)
    if requested.language is not None:
        fields["language"] = (requested.language.value, requested.language)
    home = next((one for one in requested.parties if one.role == Party.Role.WORKER), None)
    if home is not None:
        fields |= {name: (getattr(home, name), home) for name in ADDRESS}
        fields["phone"] = (home.phone, home)
    return fields


def injury_fields(injury: InjuryRead) -> dict[str, object]:
    is_cumulative = injury.ended_on is not None
    kind = Injury.Kind.CUMULATIVE if is_cumulative else Injury.Kind.SPECIFIC
    return {
        "kind": kind.value,
        "began_on": injury.began_on.isoformat() if injury.began_on else "",
        "ended_on": injury.ended_on.isoformat() if injury.ended_on else "",
        "employer": injury.employer[:120],
        "claim_number": injury.claim_number[:40],
        "adj_number": injury.adj_number[:20],
        "body_parts": injury.body_parts[:300],
    }


def party_fields(party: PartyRead) -> dict[str, object]:
    told = {name: getattr(party, name) for name in ADDRESS}
    return {
        **told,
        "role": party.role,
        "name": party.name[:120],
        "firm": party.firm[:120],
        "phone": party.phone[:20],
        "fax": party.fax[:20],
        "email": party.email,
    }
