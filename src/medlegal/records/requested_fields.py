"""The single fields of a request: panel, role, kind, issues, representation, worker, language, days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from medlegal.records.names import person_named
from medlegal.records.persons import patient_in
from medlegal.records.requested_lines import Line, Read, caption_in, found, only_one, sentences_of
from medlegal.records.vocabulary import WORDS, any_of
from medlegal.records.written_days import dates_in

_WORDS = WORDS["requests"]
_PANEL = re.compile(
    r"\bpanel\b(?:\s*(?:qme|list|request|case|id|unit))*\s*(?:numbers?|nos?\b|num\b|#"
    r"|:)?(?: is)?[\s.:#()]*(?P<number>\d{6,8})\b"
    r"|\bpanel\b[^\d.;]{0,30}(?:\bno\.)?[^\d.;]{0,4}(?P<near>\d{7})\b"
    r"|\b(?:qme|pqme)\s*(?:panel)?\s*(?:#|no\.?|number)\s*:?\s*(?P<other>\d{6,8})\b",
    re.IGNORECASE,
)
_SPECIALTIES = {
    name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _WORDS["specialties"].items()
}
_OF_A_PANEL = re.compile(
    r"\b(?:panels?|specialt(?:y|ies)|qmes?|pqme|ame|field of|evaluators?|experts?)\b|\bM\.?D\.? [-–(]",
    re.IGNORECASE,
)
_SPECIALTY_LABEL = re.compile(
    r"\bspecialty(?:\s+(?:requested|of (?:the )?panel|code|type))?\s*[:#]", re.IGNORECASE
)
_LABOR_CODE = r"(?:labor\s+code|lab\.?\s*code|\bL\.?C\.?)"
_SECTIONS = re.compile(
    rf"{_LABOR_CODE}\s*(?:sections?|secs?\.?|§+)?\s*(?P<list>§?\s*406\d(?:\.\d+)?(?:\([a-z]\))*"
    r"(?:\s*(?:,|;|/|&|and|or|through|-)+\s*(?:and |or )?(?:section |§+\s*)?406\d(?:\.\d+)?(?:\([a-z]\))*)*)"
    r"|(?P<marked>§+\s*406[0-2](?!\.\d))"
    r"|(?P<ticked>(?:\[x\]|\(x\)|☒|☑|✓)\s*(?:LC ?)?406[0-2](?!\.?\d))"
    r"|(?P<named>(?<![\d-])406[0-2](?= (?:dispute|issue|exam|eval|panel|determination)))",
    re.IGNORECASE,
)
_SECTION = re.compile(r"406[012](?![.\d])")
_EMPTY_BOX = re.compile(r"(?:\[\s*\]|\(\s\)|☐|□|_{2,})\s*[^\[\]☐☒]{0,40}$")
_UNREPRESENTED = re.compile(
    r"\bun-?represented\b|\bnot (?:currently )?represented\b|\bin pro(?:pria)? per(?:sona)?\b|\bself-represented\b"
    r"|\b(?:has|with) no attorney\b|\bwithout (?:an )?(?:attorney|lawyer)\b|\b(?:do"
    r"|does) not have an? (?:attorney|lawyer)\b|\brepresented\s*\??\s*:\s*(?:no|n)\b"
    r"|\brepresented\b.{0,20}(?:\[x\]|☒|☑|✓)\s*no\b",
    re.IGNORECASE,
)
_REPRESENTED = re.compile(
    r"\b(?:is|was|are) represented by\b|\battorneys? for (?:the )?(?:applicant|injured|employee|worker)"
    r"|\bapplicant'?s?'? (?:attorney|counsel)\b|\bcounsel for (?:the )?(?:applicant|injured|employee)"
    r"|,? for (?:the )?(?:applicant|injured worker)\s*$|\b(?:his|her|their) (?:attorney|lawyer) is\b"
    r"|\bwe represent (?:the )?(?:applicant|injured|above)"
    r"|\brepresented\s*\??\s*:\s*(?:yes|y)\b|\brepresented\b.{0,20}(?:\[x\]|☒|☑|✓)\s*yes\b"
    r"|\brepresented (?:injured )?(?:worker|employee|applicant)\b"
    r"|\b(?:this (?:office|firm)|I) represents? (?:the )?(?:applicant|injured)",
    re.IGNORECASE,
)
_WORKER = re.compile(
    r"(?:^|(?<=\s{3})|(?<=re: ))\s*(?:name of )?(?:the )?(?:injured (?:worker|employee)|applicant|employee"
    r"|claimant|plaintiff"
    r"|worker|examinee|patient|injured party|our client|my client"
    r"|your patient)(?:'s)?(?:\s*/\s*\w+)?(?: name)?\s*[:#-]\s*"
    r"(?P<name>\S.*)",
    re.IGNORECASE,
)
_VERSUS = re.compile(r"^(?:re\s*:|case:?)?\s*(?P<name>[^:]{4,60}?),?\s+(?:v|vs)\.?\s+\S", re.IGNORECASE)
_SPOKEN = re.compile(
    r"(?:\b[Mm]y name is|(?<![\w'])(?:I am|I'm|[Tt]his is)(?= [A-Z][\w'-]+ [A-Z])"
    r"|\b(?:[Pp]laintiff|[Aa]pplicant|[Cc]laimant|[Ii]njured [Ww]orker"
    r"|[Ii]njured [Ee]mployee|[Cc]lient),?)"
    r" (?P<name>(?:(?:Mr|Mrs|Ms)\. )?[A-Z][\w'-]+(?: [A-Z](?:\.|[\w'-]+)){1,3})"
)
_RE = re.compile(r"^\s*(?:re|regarding|subject|in re)\s*:\s*(?P<name>\S.*)", re.IGNORECASE)
_BORN = re.compile(
    r"\b(?:date of birth|birth ?date|d\.?o\.?b\.?|d/birth|born(?: on)?|birthday(?: is)?)\b[^\d\w]{0,6}",
    re.IGNORECASE,
)
_INTERPRETER = re.compile(r"\binterpret(?:er|ers|ing|ation)\b", re.IGNORECASE)
_LANGUAGE_LABEL = re.compile(
    r"\b(?:primary |preferred |worker'?s |native )?language(?: spoken| needed| required| preference)?\s*:",
    re.IGNORECASE,
)
_LANGUAGES = {
    name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _WORDS["languages"].items()
}
_SPEAKING = re.compile(r"[- ]speaking\b|\bspeaks? (?:only )?", re.IGNORECASE)
_OF_ONES_OWN = re.compile(
    r"\b(?:I (?:was |got )?(?:hurt|injured|fell)|my (?:injury|accident|claim|employer|job|birthday))\b",
    re.IGNORECASE,
)
_NO_INTERPRETER = re.compile(
    r"\bno interpreter\b|\binterpreter\b.{0,30}?(?::\s*(?:no|none|n/?a)\b|\bis not (?:needed|required"
    r"|necessary)|\bnot (?:needed|required))|(?<!not )(?<!n't )\bspeaks? (?:fluent |good )?english\b",
    re.IGNORECASE,
)
_LETTER_DAY_LABEL = re.compile(
    r"^\s*(?:dated?|date of (?:letter|request|issue|this notice)|issued|(?:date )?panel issued"
    r"|panel issue date)(?: on)?\s*:?\s*$",
    re.I,
)
_TOP_LINES = 18
_WITHIN_A_NAME = frozenset(
    ("de", "la", "las", "los", "del", "da", "dos", "y", "van", "von", "der", "bin", "al")
)


def panel_number_in(lines: Sequence[Line]) -> Read[str] | None:
    reads = [
        Read(match["number"] or match["near"] or match["other"], lines[at].page, lines[at].quote)
        for at, match in found(_PANEL, lines)
    ]
    return only_one(reads)


def specialty_in(lines: Sequence[Line]) -> Read[str] | None:
    """After its label; else the one specialty named beside a panel or an evaluator."""
    labelled, near = list[Read[str]](), list[Read[str]]()
    for at, line in enumerate(lines):
        label = _SPECIALTY_LABEL.search(line.text)
        after = line.text[label.end() :] if label else line.text
        if label and not after.strip() and at + 1 < len(lines):
            after = lines[at + 1].text
        names = [name for name, words in _SPECIALTIES.items() if words.search(after)]
        reads = [Read(name, line.page, line.quote) for name in names]
        if label and len(names) == 1:
            labelled += reads
        elif not label and _OF_A_PANEL.search(line.text):
            near += reads
    return only_one(labelled) if labelled else only_one(near or _told_in_text(lines))


def _told_in_text(lines: Sequence[Line]) -> list[Read[str]]:
    """The specialties in sentences that speak of a panel or an evaluator, over the ends of lines."""
    return [
        Read(name, page, sentence[:200])
        for page, sentence in sentences_of(lines)
        if _OF_A_PANEL.search(sentence)
        for name, words in _SPECIALTIES.items()
        if words.search(sentence)
    ]


def role_in(lines: Sequence[Line]) -> Read[str] | None:
    """In which capacity the physician is asked; an agreement counts only where it is said to stand."""
    for role, one in _WORDS["roles"].items():
        asks = re.compile(any_of(one["asks"]), re.IGNORECASE)
        denies = re.compile(any_of(one["denies"]), re.IGNORECASE) if one["denies"] else None
        for page, sentence in sentences_of(lines):
            if asks.search(sentence) and not (denies and denies.search(sentence)):
                return Read(role, page, sentence[:200])
    return None


def kind_in(lines: Sequence[Line]) -> Read[str] | None:
    """What is asked for: the kind that most of the asking words speak of. Even means: not sure."""
    scores, first = dict[str, float](), dict[str, Read[str]]()
    asking = re.compile(any_of(_WORDS["asking"]), re.IGNORECASE)
    for page, sentence in sentences_of(lines):
        for kind, words in _WORDS["kinds"].items():
            times = len(re.findall(any_of(words), sentence, re.IGNORECASE))
            if times:
                weight = 3.0 if asking.search(sentence) else 1.0
                scores[kind] = scores.get(kind, 0) + weight
                first.setdefault(kind, Read(kind, page, sentence[:200]))
    ranked = sorted(scores, key=lambda kind: -scores[kind])
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] == scores[ranked[1]]):
        return None
    return first[ranked[0]]


def issues_in(lines: Sequence[Line]) -> tuple[Read[str], ...]:
    """The sections 4060, 4061 and 4062 that are named and not left unticked."""
    reads = dict[str, Read[str]]()
    following: list[Line | None] = [*lines[1:], None]
    for line, after in zip(lines, following, strict=False):
        text = (
            f"{line.text} {after.text.strip()}"
            if after is not None and after.page == line.page
            else line.text
        )
        for match in _SECTIONS.finditer(text):
            is_empty = not match["ticked"] and _EMPTY_BOX.search(text[: match.start()])
            if match.start() > len(line.text) or is_empty:
                continue
            for section in _SECTION.findall(match.group()):
                reads.setdefault(section, Read(section, line.page, line.quote))
    return tuple(reads[section] for section in sorted(reads))


def represented_in(lines: Sequence[Line]) -> Read[bool] | None:
    """Whether the worker has an attorney; None where the letter says both or neither."""
    says = [Read(False, lines[at].page, lines[at].quote) for at, _ in found(_UNREPRESENTED, lines)]
    says += [
        Read(True, lines[at].page, lines[at].quote)
        for at, _ in found(_REPRESENTED, lines)
        if not _UNREPRESENTED.search(lines[at].text)
    ]
    return only_one(says)


def worker_in(lines: Sequence[Line]) -> Read[str] | None:
    """The injured worker: after a label, before “v.”, in the subject line, else as records name a patient."""
    for told in caption_in(lines)[:1]:
        if name := _name_in(told.value):
            return Read(name, told.page, told.quote)
    is_own = any(_OF_ONES_OWN.search(line.text) for line in lines)
    for pattern in (_WORKER, _VERSUS, _RE, _SPOKEN):
        for at, match in found(pattern, lines):
            name = _name_in(
                re.split(r"\s[-–—]\s", match["name"])[-1] if pattern is _VERSUS else match["name"]
            )
            is_writer = pattern is _SPOKEN and re.match(r"I|[Tt]his", match.group())
            if name and (is_own or not is_writer):
                return Read(name, lines[at].page, lines[at].quote)
    texts = [line.text for line in lines]
    named = patient_in(texts)
    return Read(named.name, lines[named.line].page, lines[named.line].quote) if named else None


def _name_in(text: str) -> str:
    """The name with which the text begins; empty where it is no person's."""
    cell = re.split(
        r"\s{3,}|\s+(?:v|vs)\.?\s|[;|(]|\s[-–—]\s|,?\s+(?:d\.?o\.?b|date of|claim|employer)\b",
        text,
        flags=re.I,
    )[0]
    words = [word for word in cell.replace(",", ", ").split() if word]
    if not 2 <= len(words) <= 6 or any(digit.isdigit() for digit in cell):
        return ""
    if not all(word[0].isupper() or word.lower() in _WITHIN_A_NAME for word in words):
        return ""
    name = person_named(cell.strip(" .,")) or ""
    return name.title() if name.isupper() else name


def birth_in(lines: Sequence[Line]) -> Read[date] | None:
    reads = list[Read[date]]()
    for at, match in found(_BORN, lines):
        after = lines[at].text[match.end() : match.end() + 40]
        if not after.strip() and at + 1 < len(lines):
            after = lines[at + 1].text.strip()[:40]
        on = next((on for on, start, _ in dates_in(after) if start <= 12), None)
        if on:
            reads.append(Read(on, lines[at].page, lines[at].quote))
    return only_one(reads)


def language_in(lines: Sequence[Line]) -> Read[str] | None:
    """The interpreter's language; English where the letter says that none is needed."""
    for line in lines:
        if _NO_INTERPRETER.search(line.text):
            return Read("English", line.page, line.quote)
    labelled = [
        Read(name, line.page, line.quote)
        for line in lines
        if (label := _LANGUAGE_LABEL.search(line.text))
        for name, words in _LANGUAGES.items()
        if words.search(line.text[label.end() :])
    ]
    reads = labelled or [
        Read(name, page, sentence[:200])
        for page, sentence in sentences_of(lines)
        if _INTERPRETER.search(sentence) or _LANGUAGE_LABEL.search(sentence) or _SPEAKING.search(sentence)
        for name, words in _LANGUAGES.items()
        if words.search(sentence)
    ]
    return only_one(reads)


def letter_day_in(lines: Sequence[Line]) -> Read[date] | None:
    """The day that stands alone, or after its label, near the top of the first page."""
    top = [line for line in lines if line.page == 1][:_TOP_LINES]
    for line in top:
        for cell in line.cells:
            for on, start, end in dates_in(cell):
                before = cell[:start].strip()
                if not cell[end:].strip(" .") and (not before or _LETTER_DAY_LABEL.match(before)):
                    return Read(on, line.page, line.quote)
    return None
