"""Who a page is about, who wrote it, and where: names as the page writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from medlegal.records.addressed import (
    addressed_lines,
    closes,
    closes_before,
    greeted_in,
    is_letter,
    is_subject,
)
from medlegal.records.offices import OFFICE_WORD
from medlegal.records.vocabulary import WORDS, any_of, pattern

_NAME_WORD = r"(?:[A-ZÁÉÍÓÚÑ][A-Za-zÁÉÍÓÚÑáéíóúüñ'’]*(?:-[A-Z][A-Za-z]+)?\.?|de|la|del|los|van|von|da)"
_NAME = rf"{_NAME_WORD}(?:,? {_NAME_WORD}){{1,4}}"
_PATIENT_LABEL = pattern(
    "people", "patient_labels", before=r"(?:^|(?<=[\s|(]))", after=r"\s*(?:\([^)]{0,30}\))?\s*[:#]\s*"
)
_NAME_START = re.compile(rf"\s*(?:Mr\.?|Mrs\.?|Ms\.?|Miss|Sr\.?|Sra\.?)?\s*(?P<name>{_NAME})")
_VERSUS = re.compile(rf"^(?P<name>{_NAME})\s*,?\s*(?:\(?Applicants?\)?|Employee)?\s*,?\s*(?:\)\s*)?vs?\.?\b")
_FORM_NAMES = (
    re.compile(rf"^\s*\d{{0,2}}[.)]?\s*Name\.\s*Nombre[.:]*\s*(?P<name>{_NAME})"),
    re.compile(
        r"\bLast(?: [Nn]ame)?\s*:?\s+(?P<last>[A-ZÁÉÍÓÚÑ][\w'’-]+),?\s+"
        r"First(?: [Nn]ame)?\s*:?\s+(?P<first>[A-ZÁÉÍÓÚÑ][\w'’-]+)"
    ),
    re.compile(
        rf"(?:^|\s{{3}})(?i:patient|employee|applicant|claimant|injured worker)(?i: name)?\s{{3,}}(?P<name>{_NAME})"
    ),
)
_YOUR_CLAIM = re.compile(
    r"\byour (?:workers['’]? compensation )?(?:claim|injury|benefits|appointment|weekly)\b"
    r"|\bsu (?:reclamo|caso|cita|lesi[oó]n|beneficios)\b",
    re.IGNORECASE,
)
_DEPOSED = re.compile(rf"\bDEPOSITION OF:?\s*(?P<name>{_NAME})?\s*$", re.IGNORECASE)
_PARTY = re.compile(rf"^(?P<name>{_NAME})\s*,?\s*\)?$")
_INITIAL_AND_LAST = re.compile(r"(?:[A-Z]\.? ){1,2}[A-ZÁÉÍÓÚÑ][\w'’-]{2,}")
_FORM_NUMBER = re.compile(r"\s*\d{1,2}[.)]?\s*")
_STOP_WORDS = frozenset(
    [
        "dob",
        "doi",
        "dos",
        "date",
        "birth",
        "claim",
        "number",
        "no",
        "id",
        "mrn",
        "age",
        "sex",
        "gender",
        "male",
        "female",
        "account",
        "acct",
        "address",
        "phone",
        "employer",
        "injury",
        "insurance",
        "provider",
        "physician",
        "page",
        "occupation",
        "ssn",
        "file",
        "case",
        "adj",
        "visit",
        "report",
        "exam",
        "referring",
        "refer",
        "doctor",
        "dr",
        "chart",
        "your",
        "our",
        "the",
        "this",
        "evaluation",
        "request",
        "medical",
        "records",
        "record",
        "notice",
        "workers",
        "compensation",
        "deposition",
        "application",
        "first",
        "last",
        "middle",
        "name",
        "initial",
        "and",
        "or",
        "of",
        "for",
        "qme",
        "ame",
        "panel",
        "independent",
        "utilization",
        "review",
        "authorization",
        "supplemental",
        "claimant",
        "applicant",
        "employee",
        "patient",
        "re",
        "today's",
        "fecha",
        "subject",
        "attention",
        "attn",
        "to",
        "from",
    ]
)
_CREDENTIAL = any_of(WORDS["people"]["credentials"]) + r"(?=[\s,.;:)|]|$)"
_NAME_PARTS = r"(?:[A-ZÁÉÍÓÚÑ][\w'’áéíóúñ-]*\.?[ ]{1,2}){1,3}[A-ZÁÉÍÓÚÑ][\w'’áéíóúñ-]+"
_WITH_CREDENTIALS = re.compile(
    rf"(?P<name>{_NAME_PARTS})\s*,?\s+(?P<credentials>{_CREDENTIAL}(?:,?\s*{_CREDENTIAL})*)"
)
_DOCTOR = re.compile(r"\bDr\.?\s+(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)")
_AUTHOR_LABEL = pattern("people", "author_labels", after=r"\s*[:#]\s*")
_NOT_AUTHOR = pattern("people", "not_the_author", after=r"\b[^.]{0,40}$")
_WEAK_LABELS = ("re", "asunto", "name", "nombre", "client", "member")
_FOR_RECORDS = "records"
_NEXT_LABEL = re.compile(r"\s+[^\s:]+\s*:")
_TOP_LINES, _END_LINES = 30, 24
SAME_PERSON = 80  # of 100, rapidfuzz token likeness


@dataclass(frozen=True, slots=True)
class Named:
    """A person named on a page, with the line and how strong the claim is."""

    name: str
    line: int
    weight: float


def patient_in(lines: Sequence[str]) -> Named | None:
    """Whom the page says it is about: the strongest label near its top."""
    best = _addressed_patient(lines)
    for at, line in enumerate(lines[:45]):
        for found in _patients(lines, at, line):
            weight = found.weight - 0.02 * at
            if best is None or weight > best.weight:
                best = Named(found.name, at, weight)
    return best


def is_same_person(one: str, other: str) -> bool:
    """Names of one person, in any order, with or without a middle name, with slips of reading."""
    a, b = _name_parts(one), _name_parts(other)
    if not a or not b:
        return False
    if fuzz.token_sort_ratio(" ".join(a), " ".join(b)) >= SAME_PERSON:
        return True
    shorter, longer = sorted((a, b), key=len)
    alike = sum(any(_alike(part, whole) for whole in longer) for part in shorter)
    return alike == len(shorter) and len(shorter) >= 2


def author_in(pages: Sequence[Sequence[str]]) -> str | None:
    """Who wrote the document: by the signature at its end first, then by a label, then by the letterhead."""
    best: tuple[float, str] | None = None
    for lines in (*pages[:1], *pages[1:][-1:]):
        last_page = lines is pages[-1]
        addressee = _Addressee.of(lines)
        for at, line in _edges(lines):
            for name, weight in _authors(lines, at, line):
                if addressee.is_named(lines, at, name) or weight < addressee.least_weight:
                    continue
                near_end = 2.0 * (at / max(1, len(lines))) if last_page else 0.0
                value = weight + near_end
                if best is None or value > best[0]:
                    best = value, name
    return best[1] if best else None


def _patients(lines: Sequence[str], at: int, line: str) -> Iterator[Named]:
    for label in _PATIENT_LABEL.finditer(line):
        named = _NAME_START.match(_NEXT_LABEL.split(line[label.end() :])[0])
        word = label.group().strip(" :#|(").lower()
        if named is None and not line[label.end() :].strip() and at + 1 < len(lines):
            named = _NAME_START.match(lines[at + 1])
        is_weak = word.startswith(_WEAK_LABELS) and not word.startswith(_FOR_RECORDS)
        if is_weak and _is_of_somebody_else(line[: label.start()], line[label.end() :]):
            continue
        if named and (name := _person(named["name"])):
            yield Named(name, at, 3.0 if is_weak else 5.0)
    yield from _form_patients(at, line)
    for found in _caption_patients(lines, at, line):
        if name := _person(found):
            yield Named(name, at, 2.5)


def _is_of_somebody_else(before: str, after: str) -> bool:
    """True for the name of a physician or employer: other words stand before the label, or credentials after."""
    numbered = _FORM_NUMBER.fullmatch(before)
    return bool(before.strip() and not numbered) or bool(_WITH_CREDENTIALS.match(after.strip()))


def _form_patients(at: int, line: str) -> Iterator[Named]:
    """Names in the boxes of a form: after a label in two languages, last and first apart, or a column further."""
    whole, apart, column = (words.search(line) for words in _FORM_NAMES)
    if whole and (name := _person(whole["name"])):
        yield Named(name, at, 5.0)
    if apart and apart["last"] != "First":
        yield Named(f"{apart['first']} {apart['last']}", at, 4.0)
    if column and (name := _person(column["name"])):
        yield Named(name, at, 2.4)


def _addressed_patient(lines: Sequence[str]) -> Named | None:
    """The addressee of a letter about "your claim", as its address writes the name that is greeted."""
    greeted = greeted_in(lines)
    if not greeted or not any(_YOUR_CLAIM.search(line) for line in lines):
        return None
    for at in addressed_lines(lines):
        named = _PARTY.match(lines[at])
        if named and lines[at].split()[-1].lower() in greeted and (name := _person(named["name"])):
            return Named(name, at, 1.0)
    return None


def _caption_patients(lines: Sequence[str], at: int, line: str) -> Iterator[str]:
    """The applicant in the caption of a case, and the person who is deposed."""
    versus = _VERSUS.match(line)
    if versus:
        yield versus["name"]
    bare = re.split(r"\s*\)|\s{3,}", line)[0]
    party = _PARTY.match(bare)
    if party and any(re.match(r"applicant\b", near, re.IGNORECASE) for near in lines[at + 1 : at + 3]):
        yield party["name"]
    deposed = _DEPOSED.search(line)
    if deposed:
        after = _PARTY.match("".join(lines[at + 1 : at + 2]))
        named = deposed["name"] or (after["name"] if after else "")
        yield "" if re.search(_CREDENTIAL, named) else named


def _person(text: str) -> str | None:
    """The name as First … Last, cut where something else begins; None when it is no person's."""
    words: list[str] = []
    for word in text.replace("’", "'").split():
        bare = word.strip(",.").lower()
        if word.endswith(":") or bare in _STOP_WORDS or OFFICE_WORD.fullmatch(bare):
            break
        words.append(word)
    name = " ".join(words).strip(" ,")
    if "," in name:
        last, _, first = name.partition(",")
        name = f"{first.strip()} {last.strip()}".strip()
    parts = [part for part in name.split() if len(part.strip(".")) > 1]
    return name.strip(" ,") if 2 <= len(parts) <= 5 else None


def _author_name(text: str) -> str | None:
    """As `_person`; a physician's first name may be an initial."""
    name = " ".join(text.split()).strip(" ,")
    return name if _INITIAL_AND_LAST.fullmatch(name) else _person(text)


def _name_parts(name: str) -> list[str]:
    return [part for part in re.findall(r"[^\W\d_]+", name.lower()) if len(part) > 1]


def _alike(part: str, whole: str) -> bool:
    return part == whole or (min(len(part), len(whole)) >= 4 and fuzz.ratio(part, whole) >= SAME_PERSON)


def _authors(lines: Sequence[str], at: int, line: str) -> Iterator[tuple[str, float]]:
    for label in _AUTHOR_LABEL.finditer(line):
        if _NOT_AUTHOR.search(line[: label.start()] + label.group().rstrip(" :#")):
            continue
        after = _NEXT_LABEL.split(line[label.end() :])[0]
        named = (
            _WITH_CREDENTIALS.match(after.strip()) or _DOCTOR.match(after.strip()) or _NAME_START.match(after)
        )
        if named and (name := _author_name(named["name"])):
            signed = 3.0 if "sign" in label.group().lower() else 0.0
            yield _with_credentials(name, named), 5.0 + signed
    for named in _WITH_CREDENTIALS.finditer(line):
        if not _NOT_AUTHOR.search(line[: named.start()]) and not line.lower().lstrip().startswith(
            ("dear", "cc", "to:")
        ):
            alone = len(named.group()) >= 0.6 * len(line)
            signed = 4.0 if closes(line) or closes_before(lines, at) else 0.0
            if name := _author_name(named["name"]):
                yield _with_credentials(name, named), (3.0 if alone else 0.5) + signed
    if signer := _signer(lines, at, line):
        yield signer, 5.0


def _signer(lines: Sequence[str], at: int, line: str) -> str | None:
    """A name without credentials that stands alone after the words that close a letter, and is the first to."""
    if (
        closes(line)
        or not closes_before(lines, at)
        or OFFICE_WORD.search(line)
        or not re.fullmatch(_NAME, line.strip())
    ):
        return None
    if closes_before(lines, at - 1) and _signer(lines, at - 1, lines[at - 1]):
        return None
    return _person(line)


@dataclass(frozen=True, slots=True)
class _Addressee:
    """Whom a letter goes to, and so who did not write it."""

    lines: range
    names: frozenset[str]
    least_weight: float  # of what makes an author: in a letter nobody is it by being spoken of

    @staticmethod
    def of(lines: Sequence[str]) -> _Addressee:
        return _Addressee(addressed_lines(lines), greeted_in(lines), 2.0 if is_letter(lines) else 0.0)

    def is_named(self, lines: Sequence[str], at: int, name: str) -> bool:
        """True for a name in the address, the subject or the greeting, and for the one greeted wherever it stands
        but where the letter is signed."""
        if at in self.lines or is_subject(lines[at]):
            return True
        words = re.findall(r"[^\W\d_][\w'’-]+", name.lower().split(",")[0])
        return not self.names.isdisjoint(words) and not closes_before(lines, at)


def _edges(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Lines near the top and the end: who is named between them is spoken of."""
    for at, line in enumerate(lines):
        if at < _TOP_LINES or at >= len(lines) - _END_LINES:
            yield at, line


def _with_credentials(name: str, named: re.Match[str]) -> str:
    credentials = named.groupdict().get("credentials")
    return f"{name}, {credentials.strip()}" if credentials else name
