"""Where names of people may stand in a line, however written, and where a name ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medlegal.records.given import is_given
from medlegal.records.names import CREDENTIAL, PARTICLE, STOP_WORDS, is_last_name, person_named
from medlegal.records.offices import OFFICE_WORD
from medlegal.records.vocabulary import WORDS, any_of

SUBJECT: frozenset[str] = frozenset(WORDS["roles"]["patient"])
WEAKLY: frozenset[str] = frozenset(WORDS["roles"]["weakly_patient"])
HELPER = re.compile(any_of(WORDS["roles"]["helper"]), re.IGNORECASE)
_DEGREE = re.compile(any_of(WORDS["people"]["credentials"]))
_CAPITAL = r"[A-ZÀ-Ý](?:[\w'’]|-(?=\w))*"
_LASTS = rf"{_CAPITAL}\.?(?: (?:{_CAPITAL}\.?|{PARTICLE})){{0,3}}"
COMMA = re.compile(rf"(?P<last>{_LASTS})(?:, ?|\^)(?P<first>{_CAPITAL}(?:[ ^]{_CAPITAL}\.?){{0,2}})")
_RUN = re.compile(rf"{_CAPITAL}\.?(?: {{1,2}}(?:{_CAPITAL}\.?|{PARTICLE})){{1,9}}")
_MISTER = re.compile(
    rf"\b(?i:mr|mrs|ms|miss|sr|sra)\.? (?:(?P<first>[A-Z]\.|{_CAPITAL}) )?(?!(?:Mrs?|Ms|Miss|Dr)\b)"
    rf"(?P<last>(?:(?i:de|del|van|von|st\.?)(?: (?i:la|los|las|der|den))? )?{_CAPITAL})"
)
CREDENTIALED = re.compile(rf"[,.]?\s+{CREDENTIAL}|,\s?{CREDENTIAL}")
_PLACE = re.compile(
    r"\b(?:san|santa|st|saint|los|las|el|mount|mt|fort|lake|port|city of|county of)\.? ?$", re.IGNORECASE
)
_STREET = re.compile(r"\s*(?:street|st|ave|avenue|blvd|road|rd|drive|dr|lane|way|court|pl)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\b\d{1,6}(?: [NSEW]\.?)? $")
_STREET_END = re.compile(
    r"\b(?:street|st\.?|ave\.?|avenue|blvd|boulevard|road|rd|drive|dr\.?|lane|way|court|ct|circle|place|pl|parkway|pkwy"
    r"|highway|hwy|plaza|terrace|square|loop|trail)$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?!(?:jr|sr|iii|mac|van|von|del|los)\.)[^\W\d_][\w'’-]{2,}\.", re.IGNORECASE)
_IN_CALIFORNIA = re.compile(r"[^|]{0,40},? (?:CA|Calif\w*)\b")
_STATE = re.compile(r",? (?:[A-Z]{2}|Calif\w*)\b,?(?: \d{5}|$)")
_INITIALLED = re.compile(
    r"(?<![\w.'’-])(?P<initial>[A-Z])\. ?(?:[A-Z]\. ?)?"
    r"(?P<last>(?:(?:De|Del|De la|La|Van|Von|Mc|St\.) )?[A-ZÀ-Ý](?:[\w'’]|-(?=\w)){2,})"
    r"|(?<![\w.'’-])(?P<turned>[A-ZÀ-Ý](?:[\w'’]|-(?=\w)){2,}), ?(?P<after>[A-Z])\.(?![\w.])"
)
_SUES = re.compile(
    rf"\s*(?i:re|subject|subj|case|caption|matter)\b[:. ]{{1,4}}(?P<last>{_CAPITAL}),? (?:[Vv]s?\.?|-v-) [A-Z]"
)
_ADDRESS = frozenset({"mr", "mrs", "ms", "miss"})  # Did Mr. Fenwright
_WHOLE = 2  # words
_CELL_END = re.compile(r"\s*$|\s{3}|\s?[|(]")
_APART = re.compile(
    r"(?:^|\s{3,}|\|\s*)(?P<last>[A-ZÀ-Ý][\w'’-]+)(?:\s{3,}|\s*\|\s*)(?P<first>[A-ZÀ-Ý][\w'’-]+)(?=\s{3}|\s*\||$)"
)
_SET_ROW = re.compile(
    r"\s{1,3}(?:[A-Z]\.? )?(?:[MF]\b|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d{1,3} ?(?:[MF]|y/?o)\b)"
)


def spans(line: str) -> Iterator[tuple[int, int, str]]:
    """Where names may stand in a line, from left to right, each place once."""
    end = 0
    for words in sorted(
        (
            *_mister(line),
            *_commas(line),
            *_runs(line),
            *_initialled(line),
            *_suing(line),
            *_in_two_cells(line),
        ),
        key=_longest_first,
    ):
        if words[0] >= end:
            end = words[1]
            yield words


def _longest_first(span: tuple[int, int, str]) -> tuple[int, int]:
    return span[0], -span[1]


def _mister(line: str) -> Iterator[tuple[int, int, str]]:
    for one in _MISTER.finditer(line):
        if one["last"].lower() not in STOP_WORDS:
            first = one["first"] or ""
            whole = is_given(first) and one["last"].isupper() == first.isupper()
            yield one.start(), one.end(), f"{first} {one['last']}" if whole else one["last"]


def _commas(line: str) -> Iterator[tuple[int, int, str]]:
    """Fenwright, Odalys; FENWRIGHT^ODALYS^J; from the word after a label on."""
    for one in COMMA.finditer(line) if "," in line or "^" in line else ():
        if CREDENTIALED.match(line[one.end("last") :]) or _STATE.match(line[one.end("last") :]):
            continue
        lasts = one["last"].split()
        lasts = lasts[
            max((n for n, word in enumerate(lasts) if n and _is_no_last(lasts[n - 1])), default=0) :
        ]
        firsts = one["first"].replace("^", " ").split()
        firsts = firsts[:-1] if line[one.end() : one.end() + 1] in ("#", ":") else firsts  # HOSP# 100
        cut = next((n for n, word in enumerate(firsts) if _ends(word, [])), len(firsts))
        if not cut:
            continue
        if len(lasts) > 1 and is_given(lasts[0]) and (cut < len(firsts) or not is_given(firsts[0])):
            continue  # Odalys Fenwright, Sierra Mutual
        if len(lasts) > 1 and is_given(lasts[0]) and cut > 1 and not any(map(is_given, firsts[1:cut])):
            continue  # Odalys Fenwright, Rosa Marlowe
        is_name = len(lasts[-1].strip(".")) > 1
        name = person_named(f"{' '.join(lasts)}, {' '.join(firsts[:cut])}") if is_name else None
        if name:
            start = line.rindex(" ".join(lasts), 0, one.end("last"))
            if _NUMBERED.search(line[:start]) and _STREET_END.search(" ".join(lasts)):
                continue  # 17 Birch Ave, Tulare
            yield start, one.start("first") + len(" ".join(firsts[:cut])), name


def _runs(line: str) -> Iterator[tuple[int, int, str]]:
    """Odalys J. Fenwright, from the given name on where words stand before it."""
    has_figures = any(map(line.__contains__, "0123456789"))
    for one in _RUN.finditer(line):
        words, start = one.group().split(), one.start()
        if has_figures and (row := _turned_in_a_row(line, words, start)):
            yield row
            continue
        first = next((n for n, word in enumerate(words) if is_given(word)), None)
        if first and (turned := _turned_after_label(line, words, first, start)):
            yield turned
            continue
        if first and (turned := _turned_alone(line, one, words, first)):
            yield turned
            continue
        if first is None:
            first = next((n for n, word in enumerate(words) if not _is_no_name(word)), 0)
        for word in words[:first]:
            start = line.index(word, start) + len(word)
        start = line.index(words[first], start)
        kept = words[first:]
        kept = kept[
            : next((n for n, word in enumerate(kept) if n and word.lower().strip(".") in _ADDRESS), None)
        ]
        if len(kept) > _WHOLE and line[one.end() : one.end() + 1] == ":":
            kept = kept[:-1]  # Odalys Fenwright Language: Spanish
        kept = kept[
            : next((n for n, word in enumerate(kept, start=1) if _SENTENCE_END.fullmatch(word)), None)
        ]
        cut = next((n for n, word in enumerate(kept) if _ends(word, kept[:n])), len(kept))
        if cut < len(kept) and OFFICE_WORD.match(" ".join(kept[cut:])):
            continue
        whole = " ".join(kept[:cut])
        name = person_named(whole.rstrip(".") if cut and _SENTENCE_END.fullmatch(kept[cut - 1]) else whole)
        end = start
        for word in kept[:cut]:
            end = line.index(word, end) + len(word)
        if name and not _is_place(line, start, end):
            yield start, end, name


def _ends(word: str, before: list[str]) -> bool:
    """True where a label, an office or a degree follows a name."""
    bare = word.strip(".,").lower()
    if bare in STOP_WORDS:
        return not is_last_name(bare, word, before)
    return bool(OFFICE_WORD.fullmatch(bare) or _DEGREE.fullmatch(word)) or (
        len(before) != 1 and is_role(word)
    )


def _is_no_last(word: str) -> bool:
    """True for a word that ends what stands before a last name: a label, an office's name."""
    return _is_no_name(word) or OFFICE_WORD.fullmatch(word) is not None


def _is_no_name(word: str) -> bool:
    return word.lower().strip(".") in STOP_WORDS or is_role(word)


def is_role(word: str) -> bool:
    bare = word.strip(".:,").lower()
    return bare in SUBJECT or bare in WEAKLY or bool(HELPER.fullmatch(bare))


def _is_place(line: str, start: int, end: int) -> bool:
    is_street = _NUMBERED.search(line[:start]) and (
        _STREET_END.search(line[start:end]) or _IN_CALIFORNIA.match(line[end:])
    )
    return bool(
        is_street or _PLACE.search(line[:start]) or _STREET.match(line[end:]) or _STATE.match(line[end:])
    )


def _initialled(line: str) -> Iterator[tuple[int, int, str]]:
    """R. Fenwright; Fenwright, R."""
    if "." not in line:
        return
    for one in _INITIALLED.finditer(line):
        last = one["last"] or one["turned"]
        bare = last.lower()
        if bare in STOP_WORDS or is_role(last) or OFFICE_WORD.fullmatch(bare) or _DEGREE.fullmatch(last):
            continue
        if not _is_place(line, one.start(), one.end()):
            yield one.start(), one.end(), f"{one['initial'] or one['after']}. {last}"


def _in_two_cells(line: str) -> Iterator[tuple[int, int, str]]:
    """Fenwright   Odalys, in a row's cells beside each other."""
    found = _APART.search(line) if "   " in line or "|" in line else None
    if found and is_given(found["first"]) and not is_given(found["last"]) and not _is_no_last(found["last"]):
        yield found.start("last"), found.end("first"), f"{found['first']} {found['last']}"


def _suing(line: str) -> Iterator[tuple[int, int, str]]:
    """Fenwright v. Seaside Bistro, where a subject line says so."""
    found = _SUES.match(line) if " v" in line.lower() else None
    if found and found["last"].lower() not in STOP_WORDS:
        yield found.start("last"), found.end("last"), found["last"]


def _turned_after_label(line: str, words: list[str], at: int, start: int) -> tuple[int, int, str] | None:
    """Member: Fenwright Odalys; EE FENWRIGHT ODALYS called: the given name last, right after a label."""
    begins = next((n for n, word in enumerate(words) if not is_role(word)), 0)
    is_labelled = begins > 0 or line[:start].rstrip().endswith((":", "#"))
    lasts = words[begins:at]
    if not is_labelled or len(lasts) > _WHOLE or any(map(_is_no_last, lasts)) or not lasts:
        return None
    if at + 1 < len(words) and not _ends(words[at + 1], words[begins : at + 1]):
        return None  # Fenwright Odalys Marlowe
    name = person_named(f"{' '.join(lasts)}, {words[at]}")
    begin = line.index(lasts[0], start)
    return (begin, line.index(words[at], begin) + len(words[at]), name) if name else None


def _turned_alone(line: str, run: re.Match[str], words: list[str], at: int) -> tuple[int, int, str] | None:
    """FENWRIGHT ODALYS J as all of a cell: the given name last, with nothing after it but an initial."""
    before = line[: run.start()]
    is_cell = (not before.strip() or before.endswith("   ")) and _CELL_END.match(line[run.end() :])
    lasts, after = words[:at], words[at + 1 :]
    if (
        not (is_cell and run.group().isupper())
        or len(lasts) > _WHOLE
        or any(map(_is_no_last, lasts))
        or any(map(is_given, lasts))
    ):
        return None
    if len(after) > 1 or any(len(word.strip(".")) > 1 for word in after):
        return None
    name = person_named(f"{' '.join(lasts)}, {words[at]}")
    return (run.start(), run.end(), name) if name else None


def _turned_in_a_row(line: str, words: list[str], start: int) -> tuple[int, int, str] | None:
    """FENWRIGHT ODALYS J 03/04/1961 F: the given name last, without a comma, in a row of figures."""
    at = next((n for n, word in enumerate(words) if is_given(word)), 0)
    lasts = words[max(0, at - 2) : at]
    while lasts and _is_no_last(lasts[0]):
        lasts = lasts[1:]
    name = person_named(f"{' '.join(lasts)}, {words[at]}") if lasts and words[at].isupper() else None
    end = (
        line.index(words[at], line.index(words[at - 1], start) + len(words[at - 1])) + len(words[at])
        if name
        else 0
    )
    return (line.index(lasts[0], start), end, name) if name and _SET_ROW.match(line[end:]) else None
