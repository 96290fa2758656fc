"""Who wrote a document: by its signature, a label, or its letterhead; never to whom it goes or of whom it speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from medlegal.records.addressed import (
    addressed_lines,
    closes,
    closes_before,
    greeted_in,
    is_letter,
    is_subject,
)
from medlegal.records.names import (
    CREDENTIAL,
    NAME,
    NAME_START,
    WITH_CREDENTIALS,
    is_prose,
    is_same_person,
    mended,
    person_named,
    physician_named,
)
from medlegal.records.offices import names_office
from medlegal.records.sparing import Caseless, Gated
from medlegal.records.standing import Gate
from medlegal.records.vocabulary import WORDS, any_of, pattern

_DOCTOR = re.compile(r"\bDra?\.?\s+(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?)")
_LABEL = any_of(WORDS["people"]["author_labels"])
_AUTHOR_LABEL = Caseless(
    rf"(?:^|(?<=[\s|(./-]))(?P<label>{_LABEL})(?:\s*\([^)]{{0,40}}\))?(?P<mark>\s*[:#]\s*|\s{{3,}}|\s+(?=[A-Z])|\s*$)"
)
_SIGNING = re.compile(r"sign|authent|attest|finali[sz]ed|verified|firmado", re.IGNORECASE)
_WEAK = re.compile(any_of(WORDS["people"]["weak_author_labels"]), re.IGNORECASE)
_NOT_AUTHOR = pattern("people", "not_the_author", after=r"\b[^.]{0,40}$")
_DECLARES = Gated(
    rf"^(?:\d\W+)?I,\s+(?:the undersigned,\s+)?(?P<name>{NAME})\s*,?.{{0,60}}\b(?:declare|certify|state|am )",
    re.IGNORECASE,
)
_FROM = Gated(rf"^(?:from|de)\s*:\s*(?P<name>{NAME})", re.IGNORECASE)
_BAR = r"(?:SBN|State Bar|CSB|Bar No|Cal\. Bar)"
_BAR_NUMBER = Gated(rf"^(?P<name>{NAME})\s*,?\s*(?:Esq\.?,?\s*)?\(?{_BAR}", re.IGNORECASE)
_DOCTORS_OFFICE = re.compile(
    r"doctor|physician|provider|surgeon|evaluator|examiner(?<!claims examiner)|therapist|qme|ame\b",
    re.IGNORECASE,
)
_SHORTHAND = Gated(r"\b(?:CSR|RPR|Certified Shorthand Reporter)\b")
_TELLS = Gate(_AUTHOR_LABEL.pattern, _DECLARES.pattern, _FROM.pattern, _BAR_NUMBER.pattern)
_NAMES_PLAINLY = Gate(_DECLARES.pattern, _FROM.pattern, _BAR_NUMBER.pattern)
_PROOF = Caseless(r"proof of service|declaration of service|certificate of service")
_NEXT_LABEL = re.compile(r"\s+[^\s:]+\s*:(?!\d)")
_TOP_LINES, _END_LINES, _LAST_PAGES = 30, 24, 3
_BY_LABEL, _BY_SIGNATURE, _BY_CREDENTIALS, _SPOKEN_OF = 5.0, 3.0, 3.0, 0.5
_SIGNED_MORE, _SIGNER, _SENDER, _DECLARANT = 4.0, 5.0, 4.5, 6.0
_LEAST_IN_LETTER = 2.0
_ALONE_SHARE, _HALF, _LAST_LINES = 0.6, 0.45, 6
_NAME_ALONE = 2.5
_DEGREE = re.compile(rf"\s(?=[A-Z]){CREDENTIAL}")  # they all begin so: most words are passed over at once
_SHORT_NAME = re.compile(r"(?P<initial>[A-Z])\.? (?:[A-Z]\.? )?(?P<last>[A-Z][\w'’-]{2,})(?P<degree>,.*)?")
_SIGNED = re.compile(r"^(?:by|signed|signature)\s*:?\s*_*\s*", re.IGNORECASE)
_LONGEST_NAME = 34
_UNSIGNED = frozenset(
    {"dwc1", "employer_report", "job_description", "billing", "copy_service", "medication", "other"}
)
_BY_PHYSICIANS = frozenset(
    {"evaluation", "supplemental", "pr2", "pr4", "dfr", "narrative", "operative", "imaging", "psychological"}
)
_LAWYER = re.compile(r"esq", re.IGNORECASE)
_OF_LETTERS = frozenset(
    {"correspondence", "benefit_notice", "cover_letter", "page_declaration", "copy_service", "pleading"}
)


def author_in(pages: Sequence[Sequence[str]], kind: str = "", patient: str | None = None) -> str | None:
    """Who wrote the document: by the signature at its end first, then by a label, then by the letterhead.

    The `patient` wrote it only where nobody else can have and a label says so.
    """
    best: tuple[float, str] | None = None
    signed_pages = [page for page in pages if not any(map(_PROOF.fits, page[:12]))] or list(pages)
    last = signed_pages[-1]
    for number, lines in enumerate(_read_pages(signed_pages)):
        addressee = _Addressee.of(lines, kind)
        for at in _telling(lines):
            line = lines[at]
            for name, weight in _authors(lines, at, line, kind):
                if addressee.is_named(lines, at, name) or weight < addressee.least_weight:
                    continue
                if weight < _BY_LABEL and patient is not None and is_same_person(name, patient):
                    continue
                if number > 0 and lines is not last and weight < _BY_LABEL + _BY_SIGNATURE:
                    continue  # within a document only who signs counts
                value = weight + (2.0 * (at / max(1, len(lines))) if lines is last else 0.0)
                if best is None or value > best[0]:
                    best = value, name
    return _in_full(best[1], pages) if best else None


def _in_full(name: str, pages: Sequence[Sequence[str]]) -> str:
    """The name with the given name that its document writes out, where it was found with an initial alone."""
    short = _SHORT_NAME.fullmatch(name)
    if short is None:
        return name
    long = re.compile(
        rf"\b(?:Dr\. )?({short['initial']}[\w'’-]+(?: [A-Z]\.?)?) +{re.escape(short['last'])}\b",
        re.IGNORECASE,
    )
    found = {given.title() for lines in pages for line in lines for given in long.findall(line)}
    return f"{found.pop()} {short['last']}{short['degree'] or ''}" if len(found) == 1 else name


def _read_pages(pages: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    return [*pages[:1], *pages[1:][-_LAST_PAGES:]]


def _authors(lines: Sequence[str], at: int, line: str, kind: str) -> Iterator[tuple[str, float]]:
    for label in _AUTHOR_LABEL.finditer(line):
        if _may_announce(line) and (found := _labelled(lines, at, line, label, kind)):
            yield found
    if _DEGREE.search(line):
        for named in WITH_CREDENTIALS.finditer(line):
            if found := _with_degree(lines, at, line, named, kind):
                yield found
    yield from _plainly_named(lines, at, line, kind)


def _may_announce(line: str) -> bool:
    return "igned" in line or " made by " in line.lower() or not is_prose(line)


def _labelled(
    lines: Sequence[str], at: int, line: str, label: re.Match[str], kind: str
) -> tuple[str, float] | None:
    mark, word = label["mark"], label["label"]
    has_mark = ":" in mark or "#" in mark
    signs = bool(_SIGNING.search(word))
    if not has_mark and not (
        signs or word.lower().endswith(" by") or len(mark) >= 3 or not line[label.end() :].strip()
    ):
        return None
    if _NOT_AUTHOR.fits(line[: label.start()] + word) and not _of_review(kind, word):
        return None
    if kind in _OF_LETTERS and _DOCTORS_OFFICE.search(word):
        return None
    after = mended(_NEXT_LABEL.split(line[label.end() :])[0]).strip()
    if not after and has_mark and at + 1 < len(lines):
        after = mended(lines[at + 1]).strip()
    named = WITH_CREDENTIALS.match(after) or _DOCTOR.match(after) or NAME_START.match(after.split("   ")[0])
    if named is None or not (name := physician_named(named["name"])):
        return None
    weak = 2.0 if _WEAK.fullmatch(word) else 0.0
    plain = 1.5 if not has_mark and not signs else 0.0
    return _full_name(name, named), _BY_LABEL + (_BY_SIGNATURE if signs else 0.0) - weak - plain


def _of_review(kind: str, word: str) -> bool:
    """True where "reviewed by" names who decided, and on a request "requesting physician" who asks."""
    small = word.lower()
    return (kind in ("ur_decision", "imr") and "review" in small) or (kind == "rfa" and "requesting" in small)


def _with_degree(
    lines: Sequence[str], at: int, line: str, named: re.Match[str], kind: str
) -> tuple[str, float] | None:
    before = line[: named.start()]
    if _NOT_AUTHOR.fits(before) or line.lower().lstrip().startswith(("dear", "cc", "to:")):
        return None
    if not before.strip() and _is_of_the_label_above(lines, at, kind):
        return None
    if kind in _BY_PHYSICIANS and _LAWYER.match(named["credentials"]):
        return None
    name = physician_named(named["name"])
    if name is None:
        return None
    cell = line[named.start() :].split("   ", maxsplit=1)[0]
    opens = not before.strip() or before.endswith("   ")
    alone = (opens and len(named.group()) >= _ALONE_SHARE * len(cell)) or len(
        named.group()
    ) >= _ALONE_SHARE * len(line)
    signed = _SIGNED_MORE if closes(line) or closes_before(lines, at) else 0.0
    return _full_name(name, named), (_BY_CREDENTIALS if alone else _SPOKEN_OF) + signed


def _is_of_the_label_above(lines: Sequence[str], at: int, kind: str) -> bool:
    above = lines[at - 1].rstrip() if at else ""
    return above.endswith(":") and bool(_NOT_AUTHOR.fits(above.rstrip(" :"))) and not _of_review(kind, above)


def _plainly_named(lines: Sequence[str], at: int, line: str, kind: str) -> Iterator[tuple[str, float]]:
    """People who sign, send, declare or take down without a degree beside their name."""
    if signer := _signer(lines, at, line):
        yield signer, _SIGNER
    elif at >= len(lines) - _LAST_LINES and kind not in _UNSIGNED and (name := _stands_alone(line)):
        yield name, _NAME_ALONE
    doctor = _DOCTOR.match(line) if at >= len(lines) - _LAST_LINES and kind not in _OF_LETTERS else None
    if doctor and doctor.end() >= _HALF * len(line) and (name := physician_named(doctor["name"])):
        yield name, _NAME_ALONE
    yield from _told_plainly(at, line, kind) if _NAMES_PLAINLY.lets(line) else ()
    reports = (
        at + 1 < len(lines) and _SHORTHAND.search(lines[at + 1]) and re.fullmatch(NAME, line.strip(" ,"))
    )
    if reports and (name := person_named(line)):
        yield f"{name}, CSR", _BY_LABEL


def _told_plainly(at: int, line: str, kind: str) -> Iterator[tuple[str, float]]:
    declares = _DECLARES.match(line)
    if declares and (name := person_named(declares["name"])):
        yield name, _DECLARANT if kind in _OF_LETTERS else _SPOKEN_OF
    sender = _FROM.match(line) if at < _TOP_LINES else None
    if sender and not names_office(sender["name"]) and (name := person_named(sender["name"])):
        yield name, _SENDER
    counsel = _BAR_NUMBER.match(line) if at < _TOP_LINES else None
    if counsel and (name := person_named(counsel["name"])):
        yield name, _BY_CREDENTIALS


def _stands_alone(line: str) -> str | None:
    """A name that is the whole line, as under a signature that nothing announces."""
    bare = mended(line.strip(" _,"))
    if len(bare) > _LONGEST_NAME or names_office(bare) or not re.fullmatch(NAME, bare) or bare.isupper():
        return None
    return person_named(bare)


def _signer(lines: Sequence[str], at: int, line: str) -> str | None:
    """A name without credentials that stands alone after the words that close a letter, and is the first to."""
    if closes(line) or not closes_before(lines, at):
        return None
    bare = _SIGNED.sub("", line.strip(" _")).split("   ")[0].strip(" ,_")
    if names_office(bare) or not re.fullmatch(NAME, mended(bare)):
        return None
    if closes_before(lines, at - 1) and _signer(lines, at - 1, lines[at - 1]):
        return None
    return person_named(mended(bare))


@dataclass(frozen=True, slots=True)
class _Addressee:
    """Whom a letter goes to, and so who did not write it."""

    lines: range
    names: frozenset[str]
    least_weight: float  # of what makes an author: in a letter nobody is it by being spoken of

    @staticmethod
    def of(lines: Sequence[str], kind: str) -> _Addressee:
        least = _LEAST_IN_LETTER if is_letter(lines) else 0.0
        return _Addressee(addressed_lines(lines), greeted_in(lines), least)

    def is_named(self, lines: Sequence[str], at: int, name: str) -> bool:
        """True for a name in the address, the subject or the greeting, and for the one greeted wherever it stands
        but where the letter is signed."""
        if at in self.lines or is_subject(lines[at]):
            return True
        words = re.findall(r"[^\W\d_][\w'’-]+", name.lower().split(",")[0])
        return not self.names.isdisjoint(words) and not closes_before(lines, at)


def _telling(lines: Sequence[str]) -> list[int]:
    """Places near the top and the end where something may tell who wrote: who is named between is spoken of."""
    count = len(lines)
    near = (
        range(count)
        if count <= _TOP_LINES + _END_LINES
        else (*range(_TOP_LINES), *range(count - _END_LINES, count))
    )
    likely = {
        *_TELLS.among(lines),
        *(at - 1 for at in _SHORTHAND.among(lines)),
        *range(count - _LAST_LINES, count),
    }
    return [at for at in near if at in likely or closes_before(lines, at) or _DEGREE.search(lines[at])]


def _full_name(name: str, named: re.Match[str]) -> str:
    credentials = named.groupdict().get("credentials")
    return f"{name}, {credentials.strip()}" if credentials else name
