"""The parties of a request with their addresses: letterheads, addressees, lists of copies, rows of a form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from medlegal.records.names import is_same_person, person_named
from medlegal.records.requested_lines import Line
from medlegal.records.vocabulary import WORDS, any_of

_WORDS = WORDS["requests"]
_CITY = re.compile(
    r"(?:^|,\s*|\s)(?P<city>[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){0,3})\s?,?\s+(?P<state>CA|Calif(?:ornia"
    r"|\.)?|A[LKZR]|C[OT]|DE|FL|GA|HI"
    r"|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]"
    r"|W[AVIY])\.?,?\s+(?P<zip>\d{5}(?:-\d{4})?)\b",
)
_STREET = re.compile(
    r"(?:(?:P\.?\s?O\.?|Post Office)\s*(?:Box|Drawer)\s*[\w-]+"
    r"|\d{1,6}(?:[ -]\d/\d)?[A-Z]?\s+[A-Z0-9][\w .'#&/-]*)(?:,.*)?$",
    re.IGNORECASE,
)
_SUITE = re.compile(
    r"^(?:suite|ste\.?|floor|unit|room|bldg|building|apt\.?|mail ?stop|#)\s*[\w-]+|^\d+(?:st|nd|rd|th) floor",
    re.I,
)
_LABEL = re.compile(
    r"^(?:(?:mailing |street |service )?address|name|firm|law firm|company|attn|attention|c/o|to|from|cc"
    r"|c\.c\.|copy to|via [\w .-]+"
    r"|[1-9][.)])\s*[:.)]\s*",
    re.IGNORECASE,
)
_LIVES = re.compile(
    r"^.*\b(?:(?:my|his|her|whose) (?:home |mailing )?address is|I live at):?\s*", re.IGNORECASE
)
_OF_THE_WORKER = re.compile(
    r"\b(?:my|claimant'?s?|applicant'?s?|(?:injured )?(?:worker|employee)'?s?) (?:home |mailing |street )?address\b"
    r"|\bI live at\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"^(?:company|firm|law firm|agency|organi[sz]ation|carrier)\s*:\s*", re.IGNORECASE)
_ENDS = re.compile(any_of(_WORDS["block_ends"]), re.IGNORECASE)
_FIRM = re.compile(any_of(_WORDS["firms"]), re.IGNORECASE)
_ROLES = {
    role: re.compile(any_of(words), re.IGNORECASE | re.MULTILINE)
    for role, words in _WORDS["party_roles"].items()
}
_SPEAKER = {role: re.compile(any_of(words), re.IGNORECASE) for role, words in _WORDS["speakers"].items()}
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER = r"\(?\d{3}\)?[\s.-]{0,2}\d{3}[\s.-]\d{4}"
_FAX = re.compile(
    rf"(?:\bfax|\bfacsimile|\bf)\b[\s:.#]*(?:no\.?|number)?[\s:.#]*(?P<number>{_NUMBER})", re.IGNORECASE
)
_PHONE = re.compile(
    rf"(?:\b(?:tel(?:ephone)?|phone|ph|direct|office|t|p)\b[\s:.#]*)?(?P<number>{_NUMBER})", re.IGNORECASE
)
_EVALUATOR = re.compile(
    r"(?<!\w)(?:M\.?D|D\.?O|D\.?C|Ph\.?\s?D|Psy\.?\s?D|D\.?P\.?M|D\.?D\.?S|D\.?M\.?D|O\.?D|L\.?Ac|QME"
    r"|AME)\b\.?(?=\W|$)|\bDr\.? [A-Z]"
)
_OF_THE_STATE = re.compile(
    r"\bmedical unit\b|\bdivision of workers|\bappeals board\b|\bdepartment of industrial relations\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"^\s*(?:very truly yours|sincerely|respectfully|regards|yours truly|best regards|cordially)",
    re.IGNORECASE,
)
_ESQUIRE = re.compile(r",?\s*\(?\b(?:esq(?:uire)?\.?|attorney at law|j\.d\.)\)?.*$", re.IGNORECASE)
_MOST_ABOVE, _MOST_BELOW, _LONGEST = 6, 4, 70
_FAR_RIGHT, _BESIDE = 16, 6  # letters


@dataclass(frozen=True, slots=True)
class PartyRead:
    """Somebody with an address; without a role where the letter does not tell it."""

    role: str
    name: str
    firm: str
    street: str
    city: str
    state: str
    zip_code: str
    page: int
    quote: str
    phone: str = ""
    fax: str = ""
    email: str = ""


def parties_in(lines: Sequence[Line], worker: str) -> tuple[PartyRead, ...]:
    """Every address but the evaluator's own and the State's, once each."""
    made: list[PartyRead] = []
    ends = dict[int, int]()  # the last line of a block, by column
    for at, line in enumerate(lines):
        for column, cell in enumerate(cells_of(line)):
            city = _CITY.search(cell)
            if city is None:
                continue
            party = _block(lines, at, column, city, ends.get(column, -1), worker)
            ends[column] = at
            if party is not None:
                made.append(party)
    return tuple(_once(_spoken_for(party, lines, worker) for party in made))


def _block(
    lines: Sequence[Line], at: int, column: int, city: re.Match[str], after: int, worker: str
) -> PartyRead | None:
    """The party whose address ends in this line; None for an evaluator and where nobody is named."""
    cell = cells_of(lines[at])[column]
    own = _split(_unlabelled(cell[: city.start()].strip(" ,")))
    is_whole = len(own) > 1 and not _STREET.match(own[0])  # name, street and city in one line
    above = [] if is_whole else _above(lines, at, column, after)
    parts, street = [*above, *own], list[str]()
    while parts and (_STREET.match(parts[-1]) or _SUITE.match(parts[-1])):
        street.insert(0, parts.pop())
        if _STREET.match(street[0]) and len(street) > 1:
            break
    if not street:
        return None
    if not parts and worker and _is_workers_own(lines, at, worker):
        parts = [worker]
    is_labelled = bool(_LABEL.match(f"{lines[at - len(above)].text.strip()} "))  # cc: it begins here
    label = [] if is_labelled else _label_above(lines, at, column, after, len(above))
    own_words = "\n".join([*parts, cell])
    below = _below(lines, at, column)
    if not parts or _EVALUATOR.search("\n".join(parts)) or _OF_THE_STATE.search("\n".join(parts)):
        return None
    name, firm = _name_and_firm(parts)
    if not name and not firm:
        return None
    beside = _beside(lines, at - len(above), at, column)
    contact = " ".join([*below, *above, *beside])
    firm = firm or next((_unlabelled(one) for one in beside if _COMPANY.match(one)), "")
    fax, email = _FAX.search(contact), _EMAIL.search(contact)
    phone = next((one for one in _PHONE.finditer(contact) if not fax or one["number"] != fax["number"]), None)
    return PartyRead(
        role=_role_of(own_words, "\n".join(label), " \n".join(below), name, worker),
        name=name or firm,
        firm=firm if name else "",
        street=", ".join(street),
        city=city["city"],
        state="CA" if city["state"].lower().startswith("ca") else city["state"],
        zip_code=city["zip"],
        page=lines[at].page,
        quote=" / ".join([*parts[-2:], *street, cell])[:200],
        phone=phone["number"] if phone else "",
        fax=fax["number"] if fax else "",
        email=email.group() if email else "",
    )


def _is_workers_own(lines: Sequence[Line], at: int, worker: str) -> bool:
    """An address without a name, in the worker's own words or in a form's row soon after the worker's name."""
    if _OF_THE_WORKER.search(lines[at].text):
        return True
    is_row = re.search(r"(?:^|\s)(?:home |mailing |street )?address\s*:", lines[at].text, re.IGNORECASE)
    family = worker.rsplit(maxsplit=1)[-1].casefold()
    return bool(is_row) and any(family in line.text.casefold() for line in lines[max(at - 4, 0) : at])


def cells_of(line: Line) -> list[str]:
    """The columns of the line, without one that holds a label alone: cc:"""
    cells = line.cells
    return cells[1:] if len(cells) > 1 and _LABEL.fullmatch(f"{cells[0]} ") else cells


def _is_capacity(cell: str, below: Sequence[str]) -> bool:
    """Whether a role without a value stands between a name and its street, as beneath a signature."""
    return ":" not in cell and all(_STREET.match(one) or _SUITE.match(one) for one in below)


def _cell(lines: Sequence[Line], at: int, column: int, *, beneath: Line | None = None) -> str:
    """What stands in that column of the line; a line of one cell belongs to the first column.

    Above a line of one cell that begins far to the right, it is what stands right above it.
    """
    start = len(beneath.text) - len(beneath.text.lstrip()) if beneath and len(beneath.cells) == 1 else 0
    if start >= _FAR_RIGHT:
        return next((cell for place, cell in _placed(lines[at]) if abs(place - start) <= _BESIDE), "")
    cells = cells_of(lines[at])
    return cells[column] if column < len(cells) else ""


def _placed(line: Line) -> list[tuple[int, str]]:
    """Each cell with the place where it begins."""
    return [(match.start(), match.group()) for match in re.finditer(r"\S+(?:\s{1,2}\S+)*", line.text)]


def _above(lines: Sequence[Line], at: int, column: int, after: int) -> list[str]:
    """The lines of the block over its last one, first to last, without labels."""
    block = list[str]()
    for before in range(at - 1, max(after, at - 1 - _MOST_ABOVE, -1), -1):
        cell = _cell(lines, before, column, beneath=lines[at])
        if lines[before].page != lines[at].page or _ends_block(cell) or _is_of_another(cell, block):
            break
        text = _unlabelled(cell)
        if text and not _EMAIL.search(text) and not _PHONE.fullmatch(text) and not _FAX.match(text):
            block.insert(0, text)
        if (_starts_block(cell) and not _is_capacity(cell, block[1:])) or _LABEL.match(
            f"{lines[before].text.strip()} "
        ):
            break
    return block


def _is_of_another(cell: str, block: Sequence[str]) -> bool:
    """Whether a capacity in brackets stands over somebody who is named already: it closes the block before."""
    return cell.startswith("(") and cell.endswith(")") and any(not _STREET.match(one) for one in block)


def _ends_block(cell: str) -> bool:
    return not cell or len(cell) > _LONGEST or bool(_ENDS.search(cell)) or cell.endswith((".com", "?"))


def _starts_block(cell: str) -> bool:
    return bool(_LABEL.match(cell)) or any(pattern.match(cell) for pattern in _ROLES.values())


def _beside(lines: Sequence[Line], first: int, last: int, column: int) -> list[str]:
    """What stands beside the block's lines in other columns and can only belong to it: telephone, fax, company."""
    return [
        cell
        for line in lines[max(first, 0) : last + 1]
        for at, cell in enumerate(cells_of(line))
        if at != column and (_COMPANY.match(cell) or (_PHONE.search(cell) and len(cell) < 40))
    ]


def _label_above(lines: Sequence[Line], at: int, column: int, after: int, count: int) -> list[str]:
    first = at - count
    if first < 1:
        return []
    before = lines[first - 1]
    own = _cell(lines, first - 1, column, beneath=lines[at]) or (
        before.text.strip() if len(cells_of(before)) == 1 else ""
    )
    is_of_before = own.startswith("(") and own.endswith(")")  # closes the block before, and labels nobody
    return [own] if first - 1 > after and len(own) < _LONGEST and not is_of_before else []


def _below(lines: Sequence[Line], at: int, column: int) -> list[str]:
    """What follows an address: telephone, fax, e-mail, whose attorney."""
    below, is_alone = list[str](), len(cells_of(lines[at])) == 1
    for next_at in range(at + 1, min(len(lines), at + 1 + _MOST_BELOW)):
        cell = lines[next_at].text.strip() if is_alone else _cell(lines, next_at, column)
        is_role = ":" not in cell and any(pattern.search(cell) for pattern in _ROLES.values())
        tells = _PHONE.search(cell) or _EMAIL.search(cell) or is_role
        if (
            not tells
            or lines[next_at].page != lines[at].page
            or _LABEL.match(cell)
            or cell.rstrip().endswith(":")
        ):
            break
        below.append(cell)
    return below


def _unlabelled(text: str) -> str:
    """Without the label before it: Claims administrator: Invented Casualty."""
    text = _LABEL.sub("", text.strip(" •*-–"))
    text = _LIVES.sub("", text)
    label, colon, rest = text.partition(":")
    if colon and any(pattern.fullmatch(label.strip()) for pattern in _ROLES.values()):
        return rest.strip()
    return text.strip()


def _split(text: str) -> list[str]:
    """An address in one line, cut into its parts: name, firm, street."""
    return [
        _unlabelled(part)
        for part in re.split(r",\s+(?!(?:suite|ste|inc|llc|llp|esq|apc|ph|m\.?d)\b)|;\s*", text, flags=re.I)
        if part.strip()
    ]


def _name_and_firm(parts: Sequence[str]) -> tuple[str, str]:
    """The person and the body among the lines; titles and capacities are neither."""
    name = firm = ""
    for part in parts:
        bare = _ESQUIRE.sub("", re.sub(r"\s*[(\[].*?[)\]]", "", part)).strip(" ,")
        if not bare or any(pattern.fullmatch(bare) for pattern in _ROLES.values()):
            continue
        bare = re.split(
            r",\s*(?=(?:claims|senior|sr|adjuster|examiner|attorney|applicant|defense)\b)", bare, flags=re.I
        )[0]
        person = "" if _FIRM.search(bare) else person_named(bare) or _with_initial(bare)
        if person and not name:
            name = person.title() if person.isupper() else person
        elif not person and not firm and not _STREET.fullmatch(bare):
            firm = bare
    return name, firm


def _with_initial(text: str) -> str:
    """A name whose first is an initial: T. Vance."""
    return text if re.fullmatch(r"(?:[A-Z]\.? ?){1,2} ?[A-Z][\w'-]{2,}", text) else ""


def _role_of(own: str, label: str, below: str, name: str, worker: str) -> str:
    """By the block's own words and its label, then by what stands beneath, at last by the sort of its name."""
    if worker and name and is_same_person(name, worker):
        return "worker"
    for text in (f"{own}\n{label}", below):
        roles = [role for role, pattern in _ROLES.items() if pattern.search(text)]
        if roles:
            return str(roles[0])
    insurer = re.search(any_of(_WORDS["insurers"]), own, re.IGNORECASE)
    return "claims_administrator" if insurer else ""


def _spoken_for(party: PartyRead, lines: Sequence[Line], worker: str) -> PartyRead:
    """The letterhead's own party gets the capacity in which the letter speaks."""
    if party.page != 1 or not any(party.zip_code in line.text for line in lines[:8]):
        return party
    signer = "" if party.firm or party.role == "worker" else _signer(lines)
    if signer and _FIRM.search(party.name):
        party = replace(party, name=signer, firm=party.name)
    text = " ".join(line.text.strip() for line in lines)
    said = [(match.start(), role) for role, words in _SPEAKER.items() if (match := words.search(text))]
    return replace(party, role=min(said)[1]) if said and not party.role else party


def _signer(lines: Sequence[Line]) -> str:
    """Who signed: the first person's name after the closing words; empty where none stands there."""
    closing = next((at for at, line in enumerate(lines) if _SIGNED.match(line.text)), None)
    if closing is None:
        return ""
    for line in lines[closing + 1 : closing + 5]:
        bare = _ESQUIRE.sub("", line.cells[0]).strip(" ,_/s")
        if not _FIRM.search(bare) and (name := person_named(bare)) and len(bare.split()) <= 5:
            return name.title() if name.isupper() else name
    return ""


def _once(parties: Iterable[PartyRead]) -> list[PartyRead]:
    """Each address and role once, with whatever any of its places tells."""
    kept = dict[tuple[str, ...], PartyRead]()
    for party in parties:
        key: tuple[str, ...] = (party.zip_code[:5], re.sub(r"\W", "", party.street).casefold()[:8])
        before = kept.get(key)
        if before is None:
            kept[key] = party
        elif party.role == before.role or not before.role or not party.role:
            more = {
                name: getattr(before, name) or getattr(party, name)
                for name in ("role", "firm", "phone", "fax", "email")
            }
            kept[key] = replace(before, **more)
        else:
            kept[(*key, party.role)] = party
    return list(kept.values())
