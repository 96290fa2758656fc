"""Whether a page that names others, and the packet's patient nowhere, is about one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from medlegal.records.addressed import greeted_in, is_letter
from medlegal.records.circle import Circle
from medlegal.records.everybody import Somebody, everybody_in
from medlegal.records.given import is_given, may_be_called, may_be_second
from medlegal.records.names import PARTICLES, is_same_person, name_parts, plainly
from medlegal.records.sparing import Caseless

_ENDINGS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ALIKE, _SOMEWHAT, _RATHER = 80, 50, 75  # of 100
_TOP, _FOOT = 9, 5  # lines
_FEW_LETTERS = 60
_A_NUMBER = re.compile(r"\d[\d/-]{2}")
_GOES_TO = Caseless(r"\s*(?:to|from|attn|attention|sent to|cc|hello|hi|dear)\b\s*:?")
_NO_DEGREE = (
    r"(?!(?:m\.? ?[da]|d\.? ?[oc]|p\.? ?[at]|r\.? ?n|n\.? ?p|j\.? ?d|l\.? ?v|o\.? ?[dt])\b)"  # Quiroz, M.D.
)
_COPY = re.compile(r"\W{0,2}c ?[ceo] ?[:;.]\s*", re.IGNORECASE)  # and as it is read from pictures
_OF_ONESELF = Caseless(
    r"\bmy (?:[a-z-]+ )?(?:injury|back|claim|doctor|check|pain|employer|case|job|work|surgery|records)\b"
)
_MARKS = 2  # beside a name in a line of its own
_SENT = Caseless(r"\bproof of service\b|\bi served\b|\bcertificate of (?:service|mailing)\b")


def another_on(lines: Sequence[str], patient: str, circle: Circle) -> Somebody | None:
    """Who the page is about, when that is plainly not the patient; None where the patient may be meant."""
    people = everybody_in(lines)
    if any(could_be(one.name, patient) for one in people if one.role in ("patient", "")):
        return None
    if is_written_short(lines, patient):
        return None
    spoken_of = {one.name for one in people if one.role == "patient" and " " not in one.name}
    busy = {_last(one.name) for one in people if one.role == "helper" and one.name not in spoken_of}
    kin = {one.name for one in people if one.role == "kin"}
    there = [one for one in people if one.is_given and " " in one.name and one.name not in kin]
    people = [one for one in people if _last(one.name) not in busy and one.name not in kin]
    patients = [one for one in people if one.role == "patient"]
    if patients:
        return patients[0]
    if placed := next((one for one in there if circle.has_patient_at(lines, one)), None):
        return placed
    rest = [
        one for one in people if one.role == "" and not circle.knows(one.name) and not _is_signer(lines, one)
    ]
    if len({_last(one.name) for one in rest}) > 1:
        rest = [one for one in rest if not _is_of_the_letter(lines, one)]
    is_alone = len({_last(one.name) for one in rest}) == 1
    tells = is_alone and rest[0].is_given and not _is_signature(lines, rest[0])
    if not rest:
        copied = [one for one in there if _is_copied(lines, one) and not circle.knows(one.name)]
        return copied[0] if len(copied) == 1 else None
    return rest[0] if tells and not _SENT.fits("\n".join(lines[:_TOP])) else None


def _is_signer(lines: Sequence[str], one: Somebody) -> bool:
    """True for a name by itself over those to whom copies go, or at the end of a letter that greets."""
    below = lines[one.line + 1] if one.line + 1 < len(lines) else None
    is_alone = " " in one.name and one.is_first and len(lines[one.line].strip()) <= len(one.name) + _MARKS
    if not is_alone:
        return False
    return (
        is_letter(lines) and not _OF_ONESELF.fits("\n".join(lines))
        if below is None
        else bool(_COPY.match(below))
    )


def _is_copied(lines: Sequence[str], one: Somebody) -> bool:
    """True for somebody of no office to whom a copy goes: who gets one of a decision besides the offices."""
    found = _COPY.match(lines[one.line])
    return found is not None and len(lines[one.line][found.end() :].strip(" .,")) <= len(one.name) + 1


def _is_signature(lines: Sequence[str], one: Somebody) -> bool:
    """True for a page that holds little more than the name of who signed there: the end of a letter."""
    text = " ".join(lines)
    if "," in lines[one.line]:
        return False  # nobody signs the last name first
    return len(text) < _FEW_LETTERS and _A_NUMBER.search(text) is None


def _is_of_the_letter(lines: Sequence[str], one: Somebody) -> bool:
    """True for somebody to whom a page goes, or who stands below all of it."""
    is_signed = one.line == len(lines) - 1 and one.is_first and " " in one.name
    if is_signed or one.line >= max(_TOP, len(lines) - _FOOT) or _last(one.name) in greeted_in(lines):
        return True
    return _GOES_TO.match(lines[one.line]) is not None


def is_helper(lines: Sequence[str], name: str) -> bool:
    """True for a name that the page knows as a helper's or a relative's alone."""
    roles = {one.role for one in everybody_in(lines) if _last(one.name) == _last(name)}
    return bool(roles) and roles <= {"helper", "kin"}


def may_be_about(lines: Sequence[str], patient: str) -> bool:
    """True where a first and last name that may be the patient's stand on the page, and not as a helper's."""
    return is_written_short(lines, patient) or any(
        len(name_parts(one.name)) > 1 and could_be(one.name, patient)
        for one in everybody_in(lines)
        if one.role in ("patient", "")
    )


def is_written_short(lines: Sequence[str], patient: str) -> bool:
    """True where the last name stands with the first initial, or against another: Fenwright, O.; Fenwright v. Acme."""
    return _short_form(patient).search(plainly("\n".join(lines))) is not None


@lru_cache(maxsize=64)
def _short_form(patient: str) -> re.Pattern[str]:
    words = [word for word in plainly(patient).split() if word.strip(".") not in _ENDINGS] or [patient]
    firsts = [word for word in words[:-1] if word.strip(".") not in PARTICLES]
    own = "[" + "".join(sorted({re.escape(word[0]) for word in firsts} or {"-"})) + "]"
    lasts = "|".join(re.escape(" ".join(words[at:])) for at in range(min(1, len(words) - 1), len(words)))
    turned = rf"\b(?:{lasts})(?:,? (?:jr|sr|ii|iii)\.?)?, ?{_NO_DEGREE}{own}(?=\.|[ \t]*$|\t|  | ?[|(])"
    sues = rf"(?:^|[:(] ?|\bre )(?:{lasts}),? (?:vs?\.?|versus|-v-) "
    return re.compile(
        rf"\b{own}(?:\.? (?:[a-z]\.? ?)?|\. ?(?:[a-z]\. ?)?)(?:{lasts})\b|{turned}|{sues}", re.MULTILINE
    )


def could_be(name: str, patient: str) -> bool:
    """True for the patient's name in any of its forms: short, in part, with slips; a last name alone as well."""
    here, own = _core(name), _core(patient)
    if not here or not own:
        return True
    if "-" in name and " " not in name:  # the last names of Ms. Fenwright-Marlowe
        return any(_alike(part, other) for part in here for other in own)
    if len(here) == 1:
        return _initial_fits(name, own) and any(_alike(here[0], part) for part in own)
    same = _common_start(here, own)
    here_lasts, own_lasts = here[max(1, same) :], own[max(1, same) :]
    is_last = not here_lasts or any(_alike(part, other) for part in here_lasts for other in own_lasts)
    if same > 1:
        return is_last
    if is_same_person(name, patient) or _is_whole_alike(here, own):
        return not _are_two_given(here[0], own[0])
    return is_last and any(_alike(here[0], part) or may_be_called(here[0], part) for part in own)


def _common_start(here: list[str], own: list[str]) -> int:
    """How many given names both begin with: Maria Fernanda; Hyun-Woo."""
    same = 0
    while same < min(len(here), len(own) - 1) and here[same] == own[same]:
        if same and not may_be_second(own[same]):  # Montoya Núñez are two last names
            break
        same += 1
    return same


def _is_whole_alike(here: list[str], own: list[str]) -> bool:
    if fuzz.token_sort_ratio(" ".join(here), " ".join(own)) < _ALIKE:
        return False
    least = _SOMEWHAT if set(here).isdisjoint(own) else _RATHER
    return len(here) != len(own) or all(
        max(fuzz.ratio(part, other) for other in own) >= least for part in here
    )


def _initial_fits(name: str, own: list[str]) -> bool:
    """True unless a last name stands with an initial that no other part of the patient's name has."""
    initials = [word[0].lower() for word in name.split() if len(word.strip(".")) == 1]
    return not initials or len(own) == 1 or any(part.startswith(tuple(initials)) for part in own)


def _core(name: str) -> list[str]:
    parts = name_parts(name)
    return [part for part in parts if part not in PARTICLES] or parts


def _are_two_given(one: str, other: str) -> bool:
    """True for two given names that are no slip of each other: Daniel and Danielle."""
    both = is_given(one) and is_given(other) and not may_be_called(one, other)
    return both and Levenshtein.distance(one, other) > 1


def _alike(part: str, other: str) -> bool:
    if part == other:
        return True
    if min(len(part), len(other)) < 4:
        return False
    return fuzz.ratio(part, other) >= _ALIKE and not _are_two_given(part, other)


def _last(name: str) -> str:
    return (name_parts(name) or [name.lower()])[-1]
