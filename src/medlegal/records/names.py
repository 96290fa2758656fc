"""Names of people: how pages write them, and when two are of one person."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from medlegal.records.given import is_given, may_be_called, may_be_second
from medlegal.records.offices import OFFICE_WORD
from medlegal.records.vocabulary import WORDS, any_of

_PARTICLES = ("de", "la", "del", "los", "las", "van", "von", "der", "da", "di", "y", "bin", "al")
PARTICLE = rf"\b(?:{'|'.join(_PARTICLES)})\b"
_NAME_WORD = rf"(?:[A-ZÁÉÍÓÚÑ][A-Za-zÀ-ÖØ-öø-ÿ0-9|'’]*(?:[-‐][A-Za-zÀ-ÖØ-öø-ÿ'’]+)?\.?|{PARTICLE})"
NAME = rf"{_NAME_WORD}(?:(?:, ?|\s){_NAME_WORD}){{1,4}}"
NAME_START = re.compile(rf"\s*(?:(?:Mr|Mrs|Ms|Miss|Sra?|Dr)\.?\s+)?(?P<name>{NAME})")
CREDENTIAL = r"(?<![^\W\d_])" + any_of(WORDS["people"]["credentials"]) + r"(?=[\s,.;:)|/(-]|$)"
_PART = rf"(?:[A-ZÁÉÍÓÚÑ][\w'’À-ÖØ-öø-ÿ|-]*\.?|{PARTICLE})"
WITH_CREDENTIALS = re.compile(
    rf"(?P<name>{_PART}(?:(?:, ?| {{1,2}}){_PART}){{1,4}}?)\s*,?\s+"
    rf"(?P<credentials>{CREDENTIAL}(?:[,/]?\s*{CREDENTIAL})*)"
)
_LONE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Sra?)\.?\s+)?(?P<initial>[A-Z]\.?\s+)?(?P<last>[A-ZÁÉÍÓÚÑ][^\W\d_][\w'’-]+)(?P<after>,\s*[A-Z]\.?)?"
)
_INITIAL_AND_LAST = re.compile(r"(?:[A-Z]\.? ){1,2}[A-ZÁÉÍÓÚÑ][\w'’-]{2,}")
_GARBLED = re.compile(r"(?<![^\W\d_])(?=[\w|]*[^\W\d_]{2})[^\W_]*[0158|][^\W_]*")
_PLAIN = str.maketrans("áéíóúüñàèìòùâêîôûäëïöç", "aeiouunaeiouaeiouaeioc")
_AS_LETTERS = re.compile(r"[0158|]")
_MIXED = re.compile(r"[^\W\d_][\d_|]|[\d_|][^\W\d_]")  # letters beside figures, as in every garbled word
_TO_LETTERS = str.maketrans("0158|", "olsbl")
_FORMS = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "miss",
        "sr",
        "sra",
        "dr",
        "doctor",
        "hon",
        "prof",
        "patient",
        "patent",
        "paciente",
        "pt",
    }
)
_LAST_PARTS = frozenset({"jr", "sr", "ii", "iii", "iv", "ill"})  # III as it is read
PARTICLES = frozenset([*_PARTICLES, "le", "st"])
_LOOK_ALIKE = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("fi", "n"), ("l", "i"))  # fi as ñ is read
_CAPITAL = r"[A-ZÁÉÍÓÚÑ][\w'’-]*"
LAST_NAME = rf"{_CAPITAL}\.?(?: (?:{_CAPITAL}\.?|{PARTICLE})){{0,3}}"  # De la Cruz, Mac Dara III
STOP_WORDS = frozenset(WORDS["people"]["no_names"])
_ALSO_LAST = frozenset({"page", "law", "case", "street", "best", "may", "to"})
_SAME_PERSON = 80  # of 100, rapidfuzz token likeness
_PROSE = 90
_SAME_PART, _OTHER_PART, _FEWEST_LETTERS = 80, 60, 4


def person_named(text: str) -> str | None:
    """The name as First … Last, cut where something else begins; None when it is no person's."""
    words: list[str] = []
    for word in _words(text):
        bare = word.strip(",.").lower()
        is_stop = bare in STOP_WORDS and not (words and bare in _LAST_PARTS)
        is_stop = is_stop and not is_last_name(bare, word, words)
        is_stop = is_stop or any(letter.isdigit() for letter in bare)
        if word.endswith(":") or is_stop or OFFICE_WORD.fullmatch(bare):
            break
        words.append(word)
    name = _turned(" ".join(words).strip(" ,"))
    parts = [part for part in name.split() if len(part.strip(".")) > 1]
    return name if 2 <= len(parts) <= 5 and not any(letter.isdigit() for letter in name) else None


def is_last_name(bare: str, word: str, before: list[str]) -> bool:
    """True for a last name that is a common word too: Page, Consuelo; Consuelo Page."""
    return bare in _ALSO_LAST and (
        word.endswith(",") if not before else len(before) == 1 and is_given(before[0])
    )


def lone_name(text: str, *, needs_initial: bool) -> str | None:
    """The last name that is all the text, or all of it but an initial: Tennant; B. Tennant; Tennant, B."""
    found = _LONE.fullmatch(text.strip())
    if found is None or (needs_initial and not (found["initial"] or found["after"])):
        return None
    bare = found["last"].lower()
    return None if bare in STOP_WORDS or OFFICE_WORD.fullmatch(bare) else found["last"]


def physician_named(text: str) -> str | None:
    """As `person_named`; a physician's first name may be an initial."""
    words = _words(text)
    while words and words[0].strip(".,:").lower() in STOP_WORDS:
        words = words[1:]  # Name Odalys Fenwright, M.D.
    text = " ".join(words)
    name = text.strip(" ,")
    return name if _INITIAL_AND_LAST.fullmatch(name) else person_named(text)


def mended(text: str) -> str:
    """Figures inside words read as the letters that they are: Octav1o, M0lina."""
    if not (_AS_LETTERS.search(text) and _MIXED.search(text)):
        return text
    return _GARBLED.sub(lambda found: _as_letters(found.group()), text)


def is_prose(line: str) -> bool:
    """True for a long line of running text, where no label stands before a name."""
    if len(line) <= _PROSE or ":" in line or "   " in line:
        return False
    words = line.split()
    return sum(word[0].islower() for word in words) > len(words) / 2


@lru_cache(maxsize=8192)
def is_same_person(one: str, other: str) -> bool:
    """Names of one person, in any order, with or without a middle name, with slips of reading."""
    a, b = name_parts(one), name_parts(other)
    if not a or not b:
        return False
    if fuzz.token_sort_ratio(" ".join(a), " ".join(b)) >= _SAME_PERSON and not _first_names_differ(a, b):
        return True
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) == 1:
        return any(_alike(shorter[0], whole) for whole in longer)
    alike = sum(any(_alike(part, whole) for whole in longer) for part in shorter)
    return alike == len(shorter)


def name_parts(name: str) -> list[str]:
    """The words of a name in small letters, without initials, accents, endings and the particles of last names."""
    parts = [
        part
        for part in re.findall(r"[^\W\d_]+", plainly(mended(name)))
        if len(part) > 1 and part not in _FORMS
    ]
    parts = [part for part in parts if part not in _LAST_PARTS] or parts
    core = [part for part in parts if part not in PARTICLES]
    return core if len(core) > 1 or core[-1:] == parts[-1:] else parts  # De la O keeps its particles


def _first_names_differ(a: list[str], b: list[str]) -> bool:
    """True where one part of each name is alike and another plainly not: John and Joan, Maria Fernanda of two families.

    Of two last names the second may be badly read or left away.
    """
    if len(a) != len(b):
        return False
    left = [part for part in a if not any(_alike(part, other) for other in b)]
    if len(a) == 2:
        return bool(left)
    ends = (0, -1) if len(a) > 1 and may_be_second(a[1]) else (0,)
    return any(a[end] in left and fuzz.ratio(a[end], b[end]) < _OTHER_PART for end in ends)


def _alike(part: str, whole: str) -> bool:
    if part == whole or may_be_called(part, whole) or _as_seen(part) == _as_seen(whole):
        return True
    return min(len(part), len(whole)) >= _FEWEST_LETTERS and fuzz.ratio(part, whole) >= _SAME_PART


def _as_seen(part: str) -> str:
    """One writing for letters that look alike on a picture: Kirn and Kim."""
    for pair, letter in _LOOK_ALIKE:
        part = part.replace(pair, letter)
    return part


def _words(text: str) -> list[str]:
    parts = re.sub(r",(?=\S)", ", ", text.replace("’", "'")).split()
    while parts and parts[0].strip(".,").lower() in _FORMS:
        parts = parts[1:]
    return parts


def _turned(name: str) -> str:
    """Last, First Middle as First Middle Last."""
    last, comma, first = name.partition(",")
    first = first.replace(",", " ").strip()
    if not comma or not first:
        return name.strip(" ,")
    if first.strip(".").lower() in _LAST_PARTS:
        return f"{last.strip()} {first}"
    return f"{' '.join(first.split())} {last.strip()}"


def _as_letters(word: str) -> str:
    if sum(letter.isdigit() for letter in word) > len(word) / 2:
        return word
    letters = word.translate(_TO_LETTERS)
    if word.upper() == word:
        return letters.upper()
    return letters.capitalize() if word[0].isdigit() else letters


def plainly(name: str) -> str:
    return name.lower().translate(_PLAIN)
