"""Whom a page is about: the patient as its labels, boxes, captions and addresses name one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from medlegal.records.meant import MEANS, as_labelled
from medlegal.records.names import (
    CREDENTIAL,
    LAST_NAME,
    NAME,
    NAME_START,
    WITH_CREDENTIALS,
    is_prose,
    is_same_person,
    lone_name,
    mended,
    person_named,
)
from medlegal.records.sparing import Caseless, Gated
from medlegal.records.standing import Gate
from medlegal.records.unlabelled import (
    addressed_patient,
    patients_spoken_of,
    patients_without_label,
)
from medlegal.records.vocabulary import WORDS, any_of

__all__ = ["Named", "is_same_person", "patient_in"]

_PLAIN_LABELS: list[str] = WORDS["people"]["plain_patient_labels"]
_LABEL = any_of(WORDS["people"]["patient_labels"])
_BRACKETS = r"(?:\s*\([^)]{0,60}(?:\)|$))?"
_PATIENT_LABEL = Caseless(
    rf"(?:^|(?<=[\s|(.]))(?P<label>{_LABEL}){_BRACKETS}\s*(?:[:#;]{_BRACKETS}\s*|\s{{3,}}|$)"
)
_BARE_LABEL = re.compile(
    r"^(?:\d{1,2}[.)]?\s*)?(?:(?P<weak>name|nombre)|injured (?:worker|employee)|worker"
    r"|patient|employee|applicant|claimant|pt|examinee|deponent|paciente|empleado)"
    r"(?:['’]?s)?(?: name)?\.?(?:\s*\([^)]{0,40}\))?\s(?=[A-Z])",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:^|\s+)([A-Z][a-z]+)(Name|[A-Z][A-Za-z]+)=")
_CARET = re.compile(r"(?<=[A-ZÀ-Ý]{2})[\^/4“”\"~‘’'`*|\\](?=[A-ZÀ-Ý]{3})")
_NUMBERED_BOX = re.compile(r"^\s*\d{1,2}[a-z]?[.)]?\s*$")
_BILINGUAL = Gated(rf"^\s*\d{{0,2}}[.)]?\s*Name\.\s*Nombre[.:]*\s*(?P<name>{NAME})")
_APART = (
    re.compile(
        rf"\b(?:[Ll]ast(?: [Nn]ame)?|LN)\s*:?\s+(?P<last>{LAST_NAME}),?\s+"
        r"(?:[Ff]irst(?: [Nn]ame)?|FN)\s*:?\s+(?P<first>[A-ZÁÉÍÓÚÑ][\w'’-]+)"
    ),
    re.compile(
        r"\b[Ff]irst(?: [Nn]ame)?\s*:?\s+(?P<first>[A-ZÁÉÍÓÚÑ][\w'’-]+),?\s+"
        r"(?:M\.?I\.?:?\s+\w?\.?\s+|Middle:?\s+\w*\s+)?(?:\d{1,2}[a-z]?[.)] ?)?"
        rf"Last(?: [Nn]ame)?\s*:?\s+(?P<last>{LAST_NAME})"
    ),
)
_BOX_GATE = Gate(r"(?:last|first|nombre|ln |fn )")  # in the labels of all boxes that are looked for
_LAST_ALONE = Gated(r"\b(?:last|first)(?: name)?\s*:?$", re.IGNORECASE)
_FIRST_NAME, _LAST_NAME = (re.compile(rf"\b{which} name\b", re.IGNORECASE) for which in ("first", "last"))
_BENEATH = Gated(r"\((?:last|first|mi|middle)", re.IGNORECASE)
_SUBJECT_LABELS = ("re", "asunto", "regarding", "concerning")
_WEAK_LABELS = ("name", "nombre", "client", "member", "full name", "subject", "insured")
_FOR_RECORDS = "records"
_NEXT_LABEL = re.compile(r"\s+[^\s:]+\s*:(?!\d)")
_SOMEBODY = re.compile(
    r"(?:employer|physician|doctor|provider|facility|practice|contact|company|file|drug|test|insurer|carrier|firm|"
    r"administrator|attorney|adjuster|interpreter|pharmacy|emergency|qme|ame|business|school|spouse|mother|father|"
    r"witness|supervisor|user|agent|plan|group|study|procedure|medication|product|project|claims?)'?s?\s*$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor (?:the )?$")
_HEAD = re.compile(
    r"(?:patient|employee|claimant|applicant|exam|service|visit|study|date|dob|mrn|age|sex|account|ordering|referring|"
    r"provider|physician|claim|employer|doi|location|room|birth|of|injury|name|number|id|no\.?|#|\s|/)+:?",
    re.IGNORECASE,
)
_PLAINLY, SUBJECT, _LOOSELY, _ADDRESSED = 5.0, 3.2, 3.0, 1.0
_MOST_LINES, _FOOT_LINES, _LIKE_A_LABEL = 45, 3, 84
_LONE_WEIGHT = 4.0
_CELLS = re.compile(r"\s{3,}")
_LAST_AND_COMMA = re.compile(rf"{LAST_NAME},")
_LEADERS = re.compile(r"\s*(?:\.{4,}|_{3,}|…{2,})[\s._…]*")
_LAST_HEAD = re.compile(
    r"(?:(?:pat\w{1,5}|employee|applicant|claimant)'?s?)?[\s:]*last(?: name)?:?", re.IGNORECASE
)
_BOXES_OF = frozenset({"patient", "employee", "applicant", "claimant", "name"})
_INITIAL_HEAD = re.compile(r"(?:m\.?i\.?|middle(?: name| initial)?|initial):?", re.IGNORECASE)
_HEADS_IN_A_LINE = re.compile(
    rf"{_LAST_HEAD.pattern}[\s,]+first(?: name)?:?(?:[\s,]+{_INITIAL_HEAD.pattern})?", re.IGNORECASE
)
_FIRST_HEAD = re.compile(r"first(?: name)?:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A person named on a page, with the line and how strong the claim is."""

    name: str
    line: int
    weight: float


def patient_in(lines: Sequence[str]) -> Named | None:
    """Whom the page says it is about: the strongest label near its top."""
    addressed = addressed_patient(lines)
    best = Named(*addressed, _ADDRESSED) if addressed else None
    foot = range(max(_MOST_LINES, len(lines) - _FOOT_LINES), len(lines))
    meant = frozenset(MEANS.among(lines))
    for at in (*range(min(_MOST_LINES, len(lines))), *foot):
        written = as_labelled(lines, at) if at in meant else lines[at]
        has_leaders = "...." in written or "___" in written or "……" in written
        line = _LEADERS.sub("   ", written) if has_leaders else written
        line = _as_labelled(line) if "=" in line else line
        for found in _patients(lines, at, line):
            weight = found.weight - 0.02 * min(at, _MOST_LINES)
            if best is None or weight > best.weight:
                best = Named(found.name, at, weight)
    return best


def _as_labelled(line: str) -> str:
    """What programs write as PatientName=FENWRIGHT^ODALYS PatientID=10, as forms do; a caret is read as many a sign."""
    spaced = _JOINED.sub(lambda found: f"   {found[1]} {found[2]}: ", line).strip()
    return _CARET.sub(", ", spaced)


def _patients(lines: Sequence[str], at: int, line: str) -> Iterator[Named]:
    if is_prose(line):
        yield from (Named(name, at, weight) for name, weight in patients_spoken_of(lines, at, line))
        return
    for label in _PATIENT_LABEL.finditer(line):
        yield from _labelled(lines, at, line, label)
    if ":" in line or ";" in line:
        yield from _badly_labelled(lines, at, line)
    else:
        yield from _plainly_labelled(lines, at, line)
    yield from _boxed(lines, at, line)
    yield from (Named(name, at, weight) for name, weight in patients_without_label(lines, at, line))


def _labelled(lines: Sequence[str], at: int, line: str, label: re.Match[str]) -> Iterator[Named]:
    before, after = line[: label.start()], mended(line[label.end() :])
    word = label["label"].lower()
    is_subject = word.startswith(_SUBJECT_LABELS) and not word.startswith(_FOR_RECORDS)
    is_weak = is_subject or word.startswith(_WEAK_LABELS)
    has_mark = any(mark in label.group()[len(label["label"]) :] for mark in ":#;")
    if _SOMEBODY.search(before) or _FOR.search(before) or (is_weak and _is_of_somebody_else(before, after)):
        return
    is_alone = not after.strip() and (not before.strip() or bool(_NUMBERED_BOX.match(before)))
    if not has_mark and not is_alone and not _is_a_box(before, after):
        yield from _in_next_row(lines, at, line, label)
        return
    named, text = _name_after(lines, at, line, after)
    if named and not _is_physician(named, text) and (name := person_named(named["name"])):
        yield Named(
            name,
            at,
            SUBJECT
            if is_subject
            else _LOOSELY
            if is_weak
            else (_PLAINLY if has_mark else 4.0 if is_alone else 2.4),
        )
    elif is_subject:
        yield from _in_subject(at, after)
    elif not is_weak and has_mark:
        yield from _lone(at, word, text)


def _lone(at: int, label: str, text: str) -> Iterator[Named]:
    """A last name by itself: after a label that asks for a name; elsewhere only with an initial."""
    cell = text.partition("   ")[0].strip(" .,")
    if name := lone_name(cell, needs_initial="name" not in label):
        yield Named(name, at, _LONE_WEIGHT)


def _name_after(lines: Sequence[str], at: int, line: str, after: str) -> tuple[re.Match[str] | None, str]:
    """The name after a label: in its cell, in several boxes, in the next line, or beginning here and going on there."""
    text = _NEXT_LABEL.split(after)[0]
    cell = _joined_cells(text) if _BENEATH.search(line) else text.split("   ")[0]
    below = [mended(near).split("   ")[0] for near in lines[at + 1 : at + 3]]
    if below and below[0].endswith(")") and "(" not in below[0]:
        below = below[1:]  # the brackets of the label go on over the line
    if _LAST_AND_COMMA.fullmatch(cell.strip()):
        cell = f"{cell.strip()} {' '.join(below[:1])}"
    if not after.strip():
        cell = " ".join(below[:1])
    return NAME_START.match(cell), cell if not after.strip() else text


def _in_subject(at: int, text: str) -> Iterator[Named]:
    """A name among the parts of a subject line: RE: Request for a report; Fenwright, Odalys; WC123."""
    for part in re.split(r";|\s{3,}|\s[-–—]\s|\|", text)[1:]:
        named = NAME_START.match(part)
        if named and not _is_physician(named, part) and (name := person_named(named["name"])):
            yield Named(name, at, SUBJECT - 0.4)


def _plainly_labelled(lines: Sequence[str], at: int, line: str) -> Iterator[Named]:
    """A name that follows its label with a space alone, up to a gap or the next label: Employee Odalys Fenwright."""
    label = _BARE_LABEL.match(line)
    cell = mended(line[label.end() :]).split("   ")[0] if label else ""
    if _LAST_AND_COMMA.fullmatch(cell.strip()):
        cell = f"{cell.strip()} {' '.join(lines[at + 1 : at + 2]).split('   ')[0]}"
    named = NAME_START.match(cell) if label else None
    if label is None or (named and _is_physician(named, line[label.end() :])):
        return
    name = person_named(named["name"]) if named else None
    name = name or (None if label["weak"] else lone_name(cell.strip(), needs_initial=True))
    if name:
        yield Named(name, at, 2.6 if label["weak"] else 3.9)


def _is_physician(named: re.Match[str], text: str) -> bool:
    return bool(
        re.match(rf"\s*,?\s+{CREDENTIAL}", text[named.end() :]) or WITH_CREDENTIALS.match(text.strip())
    )


def _is_a_box(before: str, after: str) -> bool:
    """True where the label begins its cell and the name stands a column further: Employee   Name of the employee."""
    begins = not before.strip() or before.endswith("   ") or bool(_NUMBERED_BOX.match(before))
    first = next((cell for cell in after.split("   ") if cell.strip()), "")
    return begins and bool(first) and not _HEAD.fullmatch(first.strip())


def _in_next_row(lines: Sequence[str], at: int, line: str, label: re.Match[str]) -> Iterator[Named]:
    """The name beneath the head of a column."""
    heads, rank = (
        re.split(r"\s{3,}", line.strip()),
        len([c for c in line[: label.start()].split("   ") if c.strip()]),
    )
    if len(heads) < 2 or at + 1 >= len(lines):
        return
    cells = re.split(r"\s{3,}", mended(lines[at + 1]).strip())
    if len(cells) == len(heads) and rank < len(cells):
        named = NAME_START.match(cells[rank])
        if named and not _is_physician(named, cells[rank]) and (name := person_named(named["name"])):
            yield Named(name, at, 4.0)


def _badly_labelled(lines: Sequence[str], at: int, line: str) -> Iterator[Named]:
    """A name after a label that resembles one of a patient: Patlent Nane."""
    head, _, after = line.replace(";", ":", 1).partition(":")
    head = head.strip().lower()
    if not 5 <= len(head) <= 18 or _PATIENT_LABEL.match(line):
        return
    if _is_like_a_label(head):
        named, _ = _name_after(lines, at, line, mended(after))
        if named and (name := person_named(named["name"])):
            yield Named(name, at, 3.5)


@lru_cache(maxsize=4096)
def _is_like_a_label(head: str) -> bool:
    return process.extractOne(head, _PLAIN_LABELS, scorer=fuzz.ratio, score_cutoff=_LIKE_A_LABEL) is not None


def _is_of_somebody_else(before: str, after: str) -> bool:
    """True for the name of a physician or employer: other words stand before the label, or credentials after."""
    own_cell = not before.strip() or before.endswith("   ") or _NUMBERED_BOX.fullmatch(before)
    return not own_cell or bool(WITH_CREDENTIALS.match(after.strip()))


def _joined_cells(text: str) -> str:
    """Last, first and initial in boxes of their own: Fenwright   Odalys   J."""
    cells = [
        cell.strip(" ,") for cell in text.split("   ") if cell.strip() and not cell.strip().startswith("(")
    ]
    return f"{cells[0]}, {' '.join(cells[1:3])}" if len(cells) > 1 else text


def _in_boxes_below(lines: Sequence[str], at: int, line: str) -> Iterator[Named]:
    """The name under heads that part it: Last   First   MI, and beneath Fenwright   Odalys   J."""
    if "irst" not in line and "IRST" not in line:
        return
    heads = _CELLS.split(line.strip())
    if heads[0].endswith(":") or heads[0].lower() in _BOXES_OF:
        heads = heads[1:]
    last, first = (
        next((place for place, head in enumerate(heads) if of.fullmatch(head)), None)
        for of in (_LAST_HEAD, _FIRST_HEAD)
    )
    if last is None or first is None:
        return
    for near in (at + 1, at - 1):  # the heads stand above the boxes, or beneath
        cells = _CELLS.split(mended(lines[near]).strip()) if 0 <= near < len(lines) else []
        whole = f"{cells[last].strip(' ,')}, {cells[first]}" if max(last, first) < len(cells) else ""
        if (near > at or len(cells) == len(heads)) and (name := person_named(whole)):
            yield Named(name, at, _PLAINLY)
            return


def _in_a_stack(lines: Sequence[str], at: int, line: str) -> Iterator[Named]:
    """Heads and boxes that were read one beneath the other, or each in one line: Last name First name M.I."""
    if _LAST_HEAD.fullmatch(line) and at + 1 < len(lines) and _FIRST_HEAD.fullmatch(lines[at + 1]):
        size = 3 if at + 2 < len(lines) and _INITIAL_HEAD.fullmatch(lines[at + 2]) else 2
        boxes = [box.strip() for box in lines[at + size : at + size + 2]]
    elif _HEADS_IN_A_LINE.fullmatch(line):
        boxes = " ".join(lines[at + 1 : at + 2]).split()[:2]
    else:
        return
    name = person_named(", ".join(boxes)) if len(boxes) > 1 else None
    if name:
        yield Named(name, at, 4.0)


def _boxed(lines: Sequence[str], at: int, line: str) -> Iterator[Named]:
    """Names in the boxes of a form: after a label in two languages, or last and first apart, beside or beneath."""
    if not _BOX_GATE.lets(line):
        return
    yield from _in_boxes_below(lines, at, line)
    yield from _in_a_stack(lines, at, line)
    whole = _BILINGUAL.search(line)
    if whole and (name := person_named(whole["name"])):
        yield Named(name, at, 5.0)
    if _LAST_ALONE.search(line):
        line = " ".join(lines[at : at + 4])
    elif line.startswith("LN ") or (_FIRST_NAME.search(line) and not _LAST_NAME.search(line)):
        line = " ".join(lines[at : at + 2])
    bare = re.sub(r"\([^)]*\)", "", line) if "(" in line else line
    for words in _APART:
        apart = words.search(bare)
        if apart and not {apart["last"].lower(), apart["first"].lower()} & {
            "first",
            "last",
            "name",
            "middle",
        }:
            yield Named(f"{apart['first']} {apart['last']}", at, 4.0)
