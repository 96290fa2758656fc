"""Who a page is about, who wrote it, and where: names as the page writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from medlegal.records.dating import dates_in
from medlegal.records.kinds import title_of

_NAME_WORD = r"(?:[A-ZÁÉÍÓÚÑ][A-Za-zÁÉÍÓÚÑáéíóúüñ'’]*(?:-[A-Z][A-Za-z]+)?\.?|de|la|del|los|van|von|da)"
_NAME = rf"{_NAME_WORD}(?:,?[ ]+{_NAME_WORD}){{1,4}}"
_PATIENT_LABEL = re.compile(
    r"(?:^|[\s|(])(?:(?:patient|employee|applicant|claimant|injured (?:worker|employee)|worker|examinee|client|member|deponent|paciente|empleado)"
    r"(?:'s)?(?: full)?(?: legal)?(?: ?name| nombre)?|(?:pt\.?|name of (?:patient|employee|injured worker|applicant|the injured))(?: name)?|nombre(?: del paciente)?|re|regarding|name"
    r"|in (?:the )?matter of|deposition of|patient name \(last, first\)|name \(last, first(?:, m\.?i\.?)?\))\s*(?:\([^)]{0,30}\))?\s*[:#]\s*",
    re.IGNORECASE,
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
_CREDENTIALS = (
    r"M\.? ?D\.?|D\.? ?O\.?|D\.? ?C\.?|D\.? ?P\.? ?M\.?|Ph\.? ?D\.?|Psy\.? ?D\.?|D\.? ?P\.? ?T\.?|M\.? ?P\.? ?T\.?|R\.? ?P\.? ?T\.?|P\.? ?T\.? ?A\.?|P\.? ?T\.?|O\.? ?T\.? ?R\.?(?:/L)?"
    r"|L\.? ?Ac\.?|P\.? ?A\.?(?:-C\.?)?|N\.? ?P\.?|FNP(?:-[BC]C?)?|R\.? ?N\.?|D\.? ?D\.? ?S\.?|O\.? ?D\.?|Pharm\.? ?D\.?|LCSW|LMFT|MFT|CSR|QME|AME|Esq\.?|Attorney at Law|J\.? ?D\.?|RPh"
)
_WITH_CREDENTIALS = re.compile(
    rf"(?P<name>(?:[A-ZÁÉÍÓÚÑ][\w'’áéíóúñ-]*\.?[ ]+){{1,3}}[A-ZÁÉÍÓÚÑ][\w'’áéíóúñ-]+)\s*,?\s+(?P<credentials>(?:{_CREDENTIALS})(?=[\s,.;:)|]|$)(?:,?\s*(?:{_CREDENTIALS})(?=[\s,.;:)|]|$))*)"
)
_DOCTOR = re.compile(r"\bDr\.?\s+(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)")
_AUTHOR_LABEL = re.compile(
    r"(?:electronically signed(?: by)?|e-?signed by|signed by|authenticated by|dictated by|interpreted by|read by|reported by|authored by|author|report(?:ed)? by|prepared by|written by"
    r"|(?:primary |treating |attending |examining |evaluating |rendering |ordering )*(?:physician|provider|doctor|clinician|surgeon|therapist|radiologist|chiropractor|acupuncturist|psychologist|psychiatrist|electromyographer|pathologist|evaluator|examiner|prescriber|adjuster|reporter|reviewer)(?:'?s)?(?: name| signature)?"
    r"|surgeon|therapist|m[eé]dico(?: tratante)?|doctor)\s*[:#]\s*",
    re.IGNORECASE,
)
_NOT_AUTHOR = re.compile(
    r"(?:referr(?:ed|ing)(?: by| physician| provider| doctor)?|refer(?:red)? to|\bcc|dear|attn|attention|^to|primary care (?:physician|provider)|pcp|reviewed|report (?:of|by|from) dr|previously|prior|ordered by|ordering (?:physician|provider)|requested by|requesting (?:physician|provider)|assistant(?: surgeon)?|an(?:a)?esthesiologist)\b[^.]{0,40}$",
    re.IGNORECASE,
)
_FACILITY_WORD = re.compile(
    r"\b(?:medical (?:group|center|clinic|associates|corporation|offices?|institute|imaging|evaluations?|evaluators?)|clinics?|hospital|health ?care|health(?: system| center| services| partners)?|imaging|radiology|diagnostics?"
    r"|orthop(?:a?edics?|a?edic)[\w &]*|physical therapy|rehab(?:ilitation)?|chiropractic|acupuncture|wellness|laborator(?:y|ies)|labs?|pharmacy|surgery center|surgical|spine|institute|associates|partners|group"
    r"|law (?:offices?|firm|group)|llp|inc\.?|llc|p\.?c\.?|corp(?:oration)?\.?|company|insurance|administrators|claims|(?:third party )?adjusters|neurology|psycholog\w+|psychiatr\w+|pain (?:management|center)|occupational (?:medicine|health)"
    r"|urgent care|emergency|copy service|reporting|court reporters|deposition|copy|records|evaluators|evaluations|board|department|division|review|services?|center|centre|cl[ií]nica|centro)\b",
    re.IGNORECASE,
)
_FACILITY_LABEL = re.compile(
    r"(?:^|\s)(?:facility|clinic|location|hospital|practice|place of (?:service|exam\w*|evaluation)|service location|laboratory|pharmacy|office)(?: name)?\s*:\s*(?P<name>[A-Z][^|:;]{3,70})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b\d{1,6} [\w .]{2,40}\b(?:st(?:reet)?|ave(?:nue)?|blvd|boulevard|road|rd|drive|dr|way|lane|ln|suite|ste|court|ct|plaza|parkway|pkwy|highway|hwy|circle)\b|\bca(?:lifornia)? \d{5}|p\.?o\.? box|\(\d{3}\) ?\d{3}-\d{4}|\b(?:tel|phone|fax)\b",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    r"(?:claim|file|adj|wcab|case|eams|policy)(?: ?(?:no|number|num|#|id)s?)?\.?\s*[:#(s)]*\s*(?P<number>(?=[A-Z0-9-]*\d{3})[A-Z0-9][A-Z0-9-]{4,22})",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"(?:d\.?o\.?b\.?|date of birth|birth ?date|born(?: on)?|fecha de nacimiento)", re.IGNORECASE
)
_INJURED = re.compile(
    r"(?:\bd\.?[o/]\.?[il]\.?\b|dates? of (?:the )?(?:injury|loss|accident)|injury date|fecha de (?:la )?lesi[oó]n|cumulative trauma|\bct:)",
    re.IGNORECASE,
)
_NO_OFFICE = re.compile(
    r":|[.;]$|\b(?:report|note|summary|form|request|dear|date|patient|notice of|declaration|department of)\b|\bDr\b",
    re.IGNORECASE,
)
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
    for number, lines in enumerate(pages):
        last_page = number == len(pages) - 1
        for at, line in enumerate(lines):
            for name, weight in _authors(lines, at, line):
                near_end = 2.0 * (at / max(1, len(lines))) if last_page else 0.0
                value = weight + near_end
                if best is None or value > best[0]:
                    best = value, name
    return best[1] if best else None


def facility_in(lines: Sequence[str]) -> str | None:
    """Where the page comes from: its letterhead, else what follows a label."""
    for at, line in enumerate(lines[:7]):
        if _is_letterhead(line) and (
            at == 0 or any(_ADDRESS.search(near) for near in lines[at + 1 : at + 4])
        ):
            return _tidied(line)
    for line in lines[:40]:
        found = _FACILITY_LABEL.search(line)
        if found and _FACILITY_WORD.search(found["name"]):
            return _tidied(re.split(r"\s{2,}|\b(?:Phone|Fax|Tel|Date|DOB|Address)\b", found["name"])[0])
    return next(
        (_tidied(line) for line in lines[:5] if _is_letterhead(line) and title_of([line]) is None), None
    )


def claim_numbers_in(lines: Sequence[str]) -> list[str]:
    found = (match["number"].strip("-") for line in lines for match in _CLAIM.finditer(line))
    return list(
        dict.fromkeys(
            number.upper() for number in found if not re.fullmatch(r"\d{1,2}-\d{1,2}-\d{2,4}", number)
        )
    )


def births_in(lines: Sequence[str]) -> list[object]:
    """Dates that stand right after a label of birth."""
    return _labelled(lines, _BORN)


def injuries_in(lines: Sequence[str]) -> list[object]:
    return _labelled(lines, _INJURED)


def _labelled(lines: Sequence[str], label: re.Pattern[str]) -> list[object]:
    found: list[object] = []
    for line in lines:
        for match in label.finditer(line):
            after = line[match.end() : match.end() + 30]
            found += [on for on, start, _ in dates_in(after) if start <= 16][:1]
    return list(dict.fromkeys(found))


def _patients(lines: Sequence[str], at: int, line: str) -> Iterator[Named]:
    for label in _PATIENT_LABEL.finditer(line):
        named = _NAME_START.match(line[label.end() :])
        word = label.group().strip(" :#|(").lower()
        if named is None and not line[label.end() :].strip() and at + 1 < len(lines):
            named = _NAME_START.match(lines[at + 1])
        if named and (name := _person(named["name"])):
            yield Named(
                name, at, 3.0 if word.startswith(("re", "name", "nombre", "client", "member")) else 5.0
            )
    versus = _VERSUS.match(line)
    if versus and (name := _person(versus["name"])):
        yield Named(name, at, 2.5)


def _person(text: str) -> str | None:
    """The name as First … Last, cut where something else begins; None when it is no person's."""
    words: list[str] = []
    for word in text.replace("’", "'").split():
        bare = word.strip(",.").lower()
        if bare in _STOP_WORDS or _FACILITY_WORD.fullmatch(bare):
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
        after = line[label.end() :]
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


def _with_credentials(name: str, named: re.Match[str]) -> str:
    credentials = named.groupdict().get("credentials")
    return f"{name}, {credentials.strip()}" if credentials else name


def _is_letterhead(line: str) -> bool:
    """True for a line that can be the name of an office: capitalised, short, no title, no sentence."""
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    return (
        4 < len(line) <= 80
        and len(words) <= 9
        and bool(words)
        and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
        and bool(_FACILITY_WORD.search(line))
        and not _NO_OFFICE.search(line)
    )


def _tidied(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" -–—_=*|•,")[:90]
