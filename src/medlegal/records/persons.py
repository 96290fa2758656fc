"""Who a page is about, who wrote it, and where: names as the page writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from medlegal.records.offices import OFFICE_WORD
from medlegal.records.vocabulary import WORDS, any_of, pattern

_NAME_WORD = r"(?:[A-ZÁÉÍÓÚÑ][A-Za-zÁÉÍÓÚÑáéíóúüñ'’]*(?:-[A-Z][A-Za-z]+)?\.?|de|la|del|los|van|von|da)"
_NAME = rf"{_NAME_WORD}(?:,? {_NAME_WORD}){{1,4}}"
_PATIENT_LABEL = pattern(
    "people", "patient_labels", before=r"(?:^|[\s|(])", after=r"\s*(?:\([^)]{0,30}\))?\s*[:#]\s*"
)
_NAME_START = re.compile(rf"\s*(?:Mr\.?|Mrs\.?|Ms\.?|Miss|Sr\.?|Sra\.?)?\s*(?P<name>{_NAME})")
_VERSUS = re.compile(rf"^(?P<name>{_NAME})\s*,?\s*(?:\(?Applicants?\)?|Employee)?\s*,?\s*(?:\)\s*)?vs?\.?\b")
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
        "subject",
        "attention",
        "attn",
        "to",
        "from",
    ]
)
_CREDENTIAL = any_of(WORDS["people"]["credentials"]) + r"(?=[\s,.;:)|]|$)"
_NAME_PARTS = r"(?:[A-ZÁÉÍÓÚÑ][\w'’áéíóúñ-]*\.?[ ]+){1,3}[A-ZÁÉÍÓÚÑ][\w'’áéíóúñ-]+"
_WITH_CREDENTIALS = re.compile(
    rf"(?P<name>{_NAME_PARTS})\s*,?\s+(?P<credentials>{_CREDENTIAL}(?:,?\s*{_CREDENTIAL})*)"
)
_DOCTOR = re.compile(r"\bDr\.?\s+(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)")
_AUTHOR_LABEL = pattern("people", "author_labels", after=r"\s*[:#]\s*")
_NOT_AUTHOR = pattern("people", "not_the_author", after=r"\b[^.]{0,40}$")
_WEAK_LABELS = ("re", "name", "nombre", "client", "member")
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
    best: Named | None = None
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
        for at, line in _edges(lines):
            for name, weight in _authors(lines, at, line):
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
        is_weak = word.startswith(_WEAK_LABELS)
        if is_weak and line[: label.start()].strip() and not label.group().startswith("  "):
            continue  # the name of somebody else: Physician name, Employer name
        if named and (name := _person(named["name"])):
            yield Named(name, at, 3.0 if is_weak else 5.0)
    versus = _VERSUS.match(line)
    if versus and (name := _person(versus["name"])):
        yield Named(name, at, 2.5)


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
        if named and (name := _person(named["name"])):
            signed = 3.0 if "sign" in label.group().lower() else 0.0
            yield _with_credentials(name, named), 5.0 + signed
    for named in _WITH_CREDENTIALS.finditer(line):
        if not _NOT_AUTHOR.search(line[: named.start()]) and not line.lower().lstrip().startswith(
            ("dear", "cc", "to:")
        ):
            alone = len(named.group()) >= 0.6 * len(line)
            after_close = any(
                re.match(r"(?:sincerely|respectfully|very truly|regards|signed)", near, re.IGNORECASE)
                for near in lines[max(0, at - 5) : at]
            )
            if name := _person(named["name"]):
                yield _with_credentials(name, named), (3.0 if alone else 0.5) + (4.0 if after_close else 0.0)


def _edges(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Lines near the top and the end: who is named between them is spoken of."""
    for at, line in enumerate(lines):
        if at < _TOP_LINES or at >= len(lines) - _END_LINES:
            yield at, line


def _with_credentials(name: str, named: re.Match[str]) -> str:
    credentials = named.groupdict().get("credentials")
    return f"{name}, {credentials.strip()}" if credentials else name
