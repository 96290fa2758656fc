"""Where a page comes from: the office named in its letterhead or after a label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from medlegal.records.addressed import addressed_lines
from medlegal.records.kinds import title_of
from medlegal.records.plain_offices import after_degree, plain_office, spoken_of
from medlegal.records.sparing import Caseless
from medlegal.records.vocabulary import pattern

OFFICE_WORD = pattern("offices", "words", before=r"\b", after=r"\b")
_LABELLED = pattern(
    "offices", "labels", before=r"(?:^|\s)", after=r"(?: name)?(?:\s*:\s*|\s{3,})(?P<name>[A-Z][^|:;]{3,70})"
)
_INSURER = pattern(
    "offices",
    "insurer_labels",
    before=r"(?:^|\s)(?:\d{1,2}[.)] ?)?",
    after=r"(?:\s*:\s*|\.\s|\s{3,})(?P<name>[A-Z][^|:;]{3,70})",
)
_EMPLOYER = Caseless(
    r"(?:^|\s)(?:\d{1,2}[.)] ?)?(?:employer(?:'?s)? name|name of (?:the )?employer|firm name|employer)"
    r"(?:\s*:\s*|\.\s|\s{3,}|(?<=name)\s)(?P<name>[A-Z][^|:;]{3,70})"
)
_PLAINLY_EMPLOYER = re.compile(  # Employer Quail Ridge Logistics
    r"(?:\d{1,2}[.)]? ?)?(?:Employer|EMPLOYER|Firm|FIRM)(?: (?:Name|NAME))?:? {1,2}(?P<name>[A-Z][a-zA-Z].{2,60})"
)
_BILLER = Caseless(r"\b33[.)]? billing provider(?: info)?(?: & ph\.? ?#?)?[\s:]+(?P<name>[A-Z][^|:;]{3,70})")
_TOWN = re.compile(r"\b(?:CA|California)\b\W*\d{5}")
_CELLS = re.compile(r"\s{3,}")
_NEXT_CELL = re.compile(r"\s{3,}|\s+\b(?:Phone|Fax|Tel|Date|DOB|Address|Contact)\b")
_DEGREES = re.compile(
    r"\b(?:M\.?D|D\.?O|Ph\.?D|Psy\.?D|Board|Fellow|Diplomate|License|Specialty|Surgery|Surgeon|Examiner|Adjuster|Manager|Director|Attorney|Representative|Supervisor|Specialist|Coordinator|Assistant)\b"
)
_BESIDE = re.compile(
    r",\s(?=\d [A-Z])"
    r"|\s(?:\|\s|(?=\d{2,6} [A-Z])|(?:CLIA|Tel|Phone|Fax|T|F)\b[ :.]*(?=[(\d])|(?=\(\d{3}\))|(?=P\.?O\.? Box)"
    r"|(?=EMERGENCY (?:DEP|ROOM|SERVICES))"
    r"|(?=(?:DEPARTMENT|Department) (?:OF|of)\b)|\s+|(?=(?:Patient|Name|DOB|MRN|Date|Employee|Claimant)\b)"
    r"|(?=[A-Z][\w'’-]+, ?[A-Z][\w'’-]+ (?:[A-Z]\.? )?(?:(?:MRN?|DOB|D\.O\.B|Acct)\b|#?\d{5}|\d\d?/\d)))"
)
_PAPER_AFTER = re.compile(  # Selma Sports & Spine Therapy Daily Note; Clovis Surgery Center - Recovery Record
    r"\s+(?:[-–|:]\s+(?:[A-Z][\w/&-]*\s+)*"
    r"|(?:(?:final|daily|progress|visit|office|treatment|encounter|discharge|laboratory|operative|consultation|chart|status|interim"
    r"|clinical|soap|work|patient|inpatient|outpatient|initial|follow-?up|procedure|nursing)\s+)+)"
    r"(?:notes?|reports?|records?|sheets?|summary|statements?|results?|forms?|slip)$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:(?:emergency|department|dept\.?|radiology|laborator(?:y|ies)|medical|imaging|services?|of|and|the|records?|clinical|diagnostics?"
    r"|pharmacy|surgical|physical|therapy|occupational|health|information|management|division|unit|report|nursing|billing|review"
    r"|workers?.?|compensation|board|insurance|claims|utilization|center|clinic|hospital|group|office|results?|cards?"
    r"|explanation|independent|medicine|evaluaci[oó]n|cl[ií]nic[oa]|centro|employee|performance|annual|peer|school|district|unified|inc\.?|llc|corp\.?|company)[\s/&,-]*)+",
    re.IGNORECASE,
)
_BESIDE_SIGNER = re.compile(
    r"\s{3,}|(?<=\w):\s|(?<=[a-z]),\s(?=\d)|(?<=\b[MD][DOC]),?\s(?=[A-Z][a-z])|\s(?=(?:Address|Specialty|Telephone|Signature)\b)"
)
_NO_BEGINNING = re.compile(r"\d+(?:\.\d|[/-]\d)|[a-z]")  # a day, a section's number, the middle of a sentence
_TOP_LINES, _LABELLED_LINES, _NEAR_SIGNATURE, _FEW_WORDS, _FOOT = 7, 60, 5, 4, 3
_ADDRESS = pattern("offices", "addresses")
_NO_OFFICE = pattern("offices", "no_office")
_UNFINISHED = Caseless(r"\b(?:law|medical|legal)?\s*(?:offices?|firm|group|associates|center) of$|&$")
_LEGAL_FORM = re.compile(
    r"^(?:an? (?:\w+ ){0,3}(?:corporation|partnership|company|association|law firm)"
    r"|attorneys?(?: and counsel\w+)? at law)\.?$",
    re.IGNORECASE,
)
_FORM_ALONE = re.compile(r"(?:LLP|APC|LLC|PC|P\.C|A\.?P\.?C|Inc|Corp)\.?")
_BARE_LABEL = re.compile(  # EMPLOYER Quail Ridge Logistics
    r"^(?:EMPLOYER|FIRM|ER|FACILITY|COMPANY|LOCATION|SITE|CLINIC|HOSPITAL|PROVIDER|CARRIER)(?: NAME)? (?=[A-Z][a-z])"
)
_TITLE_AND_DAY = re.compile(  # Progress note 08/28/2019 Motion Forward Physical Therapy
    r"^[A-Z][a-z]+(?: [a-z]+){0,3}[,:]? \d{1,2}[/-]\d{1,2}[/-](?:\d\d)?\d\d (?=[A-Z])"
)
_A_TITLE = Caseless(
    r"\b(?:evaluation|report|(?:re-?)?exam(?:ination)?|notes?|consultation|summary|history|record|form|study|results?|log"
    r"|questionnaire)\W*(?:page \d+)?$"
)
_WHOSE = re.compile(  # what stands on the line above somebody else's name
    r"(?:\d{1,2}[.)] ?)?(?:insurer|employer|carrier|claims? administrator|payer|bill(?:ed)? to|insured|mail to|ship to)"
    r"\b[\w ,/&'()]*:?",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def names_office(line: str) -> bool:
    """True where a word for an office stands in the line."""
    return OFFICE_WORD.fits(line)


def is_office_below(line: str) -> bool:
    """True for the office beneath the name of who belongs to it; a document's title may hold such words as well."""
    return names_office(line) and not _A_TITLE.fits(line)


def facility_in(lines: Sequence[str]) -> str | None:
    """Where the page comes from: its letterhead, else what follows a label."""
    addressed = addressed_lines(lines)
    top = [_name_alone(_whole_name(lines, at)) for at in range(min(_TOP_LINES, len(lines)))]
    for at, line in enumerate(top):
        if (
            at not in addressed
            and _is_letterhead(line, lines[at + 1 : at + 2])
            and not _is_of_another(lines, at)
            and (at == 0 or any(map(_ADDRESS.fits, lines[at : at + 4])))
        ):
            return _tidied(_own_cell(line))
    if labelled := _after_label(lines, _LABELLED, OFFICE_WORD):
        return labelled
    bare = (
        at
        for at in range(min(5, len(top)))
        if at not in addressed
        and _is_letterhead(top[at], lines[at + 1 : at + 2])
        and not _is_of_another(lines, at)
    )
    named = next(
        (
            _tidied(_own_cell(top[at]))
            for at in bare
            if _is_no_title(top, at) or _TITLE_AND_DAY.match(lines[at])
        ),
        None,
    )
    return named or plain_office(lines)


def _is_of_another(lines: Sequence[str], at: int) -> bool:
    """True beneath or beside a form's label for the insurer or employer."""
    if len(cells := _CELLS.split(lines[at].strip())) > 1 and _WHOSE.fullmatch(cells[0]):
        return True
    above = re.split(r"\s{3,}", lines[at - 1].strip())[0] if at else ""
    return _WHOSE.fullmatch(above) is not None


def _is_no_title(top: Sequence[str], at: int) -> bool:
    """True for a line that does not name the document, or begins with a name of its own above the one that does."""
    if title_of([top[at]]) is None:
        return True
    is_proper = not _GENERIC.fullmatch(top[at].split()[0])
    return is_proper and any(title_of([other]) is not None for other in top[at + 1 : at + 6])


def facility_by_signature(lines: Sequence[str], author: str | None) -> str | None:
    """The office named beneath the author's name, or in the address beside it on a form."""
    last = author.split(",")[0].split()[-1].lower() if author else ""
    signed = [at for at, line in enumerate(lines) if last and last in line.lower()]
    addressed = addressed_lines(lines)
    near = range(signed[-1], min(signed[-1] + _NEAR_SIGNATURE, len(lines))) if signed else range(0)
    beside = [lines[at] for at in near if at not in addressed]
    return next((found for line in beside if (found := _office_in(line, last))), None)


def employer_in(lines: Sequence[str]) -> str | None:
    """The employer that a form of its own names."""
    cells = (cell for line in lines[:_LABELLED_LINES] for cell in _CELLS.split(line.strip()))
    plainly = next((found["name"] for cell in cells if (found := _PLAINLY_EMPLOYER.fullmatch(cell))), None)
    return _after_label(lines, _EMPLOYER, None) or (_tidied(plainly) if plainly else None)


def biller_in(lines: Sequence[str]) -> str | None:
    """Who bills, in the last box of the national claim form."""
    return _after_label(lines, _BILLER, None)


def insurer_in(lines: Sequence[str]) -> str | None:
    """The insurance carrier or administrator that a form names."""
    return _after_label(lines, _INSURER, None)


def _after_label(lines: Sequence[str], label: Caseless, must: Caseless | None) -> str | None:
    for at, line in enumerate(lines[:_LABELLED_LINES]):
        found = label.search(line)
        name = _NEXT_CELL.split(found["name"])[0] if found else ""
        if found and found.end() == len(line) and name == found["name"]:
            name = _with_its_end(name, "".join(lines[at + 1 : at + 2]))
        if (
            name
            and (must is None or must.search(name))
            and not (_NO_OFFICE.search(name) or _GENERIC.fullmatch(name))
        ):
            return _tidied(name.split(", PO Box")[0])
    return None


def _with_its_end(name: str, after: str) -> str:
    """The name with the next line, where that is no more than the end of an office's name."""
    after = _BESIDE.split(after)[0]
    words = after.split()
    is_end = 0 < len(words) <= _FEW_WORDS and (
        _GENERIC.fullmatch(after) or (names_office(after) and not names_office(name))
    )
    return f"{name} {after}" if is_end and not _NO_OFFICE.search(after) else name


def office_told(lines: Sequence[str]) -> str | None:
    """Of a declaration: whose records they are, or whom the declarant works for."""
    return _tidied(name) if (name := spoken_of(lines)) else None


def office_at_foot(lines: Sequence[str]) -> str | None:
    """An office whose name alone stands in one of the last lines."""
    return next(
        (
            _tidied(line)
            for line in map(_name_alone, lines[-_FOOT:])
            if _is_letterhead(line) and title_of([line]) is None
        ),
        None,
    )


def _office_in(line: str, last: str) -> str | None:
    """The cell of the line that is an office's name, without the street that may stand before or after it."""
    if (named := after_degree(line)) and names_office(named):
        return _tidied(named)
    for cell in _BESIDE_SIGNER.split(line):
        name = re.sub(r"^\d+\s+|,.*$", "", cell.strip())
        is_own = last not in name.lower() or len(name.split()) < 3
        if is_own and len(name.split()) > 1 and _is_letterhead(name) and not _DEGREES.search(name):
            return _tidied(name)
    return None


@lru_cache(maxsize=4096)
def _name_alone(line: str) -> str:
    """The line up to where a street, a telephone or a label begins beside the name."""
    name = _without_what_follows(_BESIDE.split(_own_cell(line))[0].strip(" |,-–"))
    before = _PAPER_AFTER.sub("", name)
    is_name = " " in before and names_office(before) and not _GENERIC.fullmatch(before)
    return before if is_name else name


def _without_what_follows(name: str) -> str:
    """The office without what a dash parts from it: what the paper is called."""
    office, _, other = name.partition(" - ")
    is_paper = title_of([other]) is not None and title_of([office]) is None and not _GENERIC.fullmatch(office)
    return office if other and (is_paper or (names_office(office) and not names_office(other))) else name


def _own_cell(line: str) -> str:
    """The cell with the office's name, where something else stands further right, without who signs before it."""
    line = after_degree(line) or _TITLE_AND_DAY.sub("", line)
    cells = [cell for cell in re.split(r"\s{3,}", line) if cell.strip()]
    named = [cell for cell in cells if names_office(cell)] if len(cells) > 1 else []
    return next((cell for cell in named if " " in cell.strip()), named[0] if named else line)


def _whole_name(lines: Sequence[str], at: int) -> str:
    """The line, with the next one where the name of an office runs on into it."""
    line, after = lines[at], "".join(lines[at + 1 : at + 2])
    line = re.sub(r"(?<=[A-Za-z])0(?=[A-Za-z])", "o", line) if "0" in line else line
    if beside := _beside_an_address(line, after):
        return beside
    goes_on = len(after.split()) <= 2 and _GENERIC.fullmatch(after) and not names_office(line)
    if goes_on and names_office(after) and title_of([line]) is None and re.search(r"[a-z]", line):
        return f"{line} {after}"
    is_open = (line.endswith(("f", "F", "&")) and _UNFINISHED.fits(line)) or (
        line.endswith(",") and _FORM_ALONE.fullmatch(after)
    )
    return f"{line} {after}" if is_open and 0 < len(after) <= 60 else line


def _beside_an_address(line: str, after: str) -> str | None:
    """A name in two lines beside an address in two: Elm Therapy &   12 Oak Street / Hand Clinic   Ojai, CA 91234."""
    cells, below = _CELLS.split(line.strip()), _CELLS.split(after.strip())
    if len(cells) != 2 or len(below) != 2 or not (cells[1][:1].isdigit() and _TOWN.search(below[1])):
        return None
    is_name = all(part[:1].isupper() and not any(map(str.isdigit, part)) for part in (cells[0], below[0]))
    return f"{cells[0]} {below[0]}" if is_name and names_office(f"{cells[0]} {below[0]}") else None


def _is_letterhead(line: str, after: Sequence[str] = ()) -> bool:
    """True for a line that can be the name of an office: capitalised, short, no title, no sentence.

    A name without a word for an office counts when the line after it says its legal form.
    """
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", line) if len(word) > 3]
    return (
        4 < len(line) <= 80
        and len(words) <= 9
        and bool(words)
        and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
        and bool(names_office(line) or any(_LEGAL_FORM.match(form) for form in after))
        and not _NO_OFFICE.fits(line)
        and not _NO_BEGINNING.match(line)
        and not _GENERIC.fullmatch(line)
    )


def _tidied(text: str) -> str:
    return _BARE_LABEL.sub("", re.sub(r"\s+", " ", text).strip(" -–—_=*|•,"))[:90]
