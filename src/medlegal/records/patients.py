"""Pages that speak of another person than the packet does: by name, birth and claim together."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from medlegal.records.agreeing import agrees, claim_agrees, injury_disagrees, record_agrees
from medlegal.records.bearers import (
    addressed_on_envelope,
    has_another_first_name,
    is_of_the_family,
    is_somebody_else,
)
from medlegal.records.births import birth_agrees, is_far, is_nearly_the_birth
from medlegal.records.everybody import Somebody
from medlegal.records.given import is_given
from medlegal.records.initials import are_initials_of, initials_on
from medlegal.records.known import Identity, sexes_on
from medlegal.records.names import WITH_CREDENTIALS, is_same_person, name_parts, plainly
from medlegal.records.others import another_on, could_be, is_helper, is_written_short, may_be_about
from medlegal.records.persons import Named
from medlegal.records.plausible import is_wordlike
from medlegal.records.rosters import lists_others
from medlegal.records.sights import Sight
from medlegal.records.sparing import Caseless

_NAMED_SURELY, NAMED_PLAINLY = 2.2, 3.8
_NAMED_LOOSELY, _SPOKEN = 0.6, 1.4
_BADLY_READ, _READ_WELL = 0.5, 0.75
_ILLEGIBLE = 0.45  # below what a page is set to that a person should read
_AT_THE_TOP = 0.3  # what a name loses by standing some lines below the top
_FORMS_OF_ADDRESS = ("mr", "mrs", "ms", "miss", "sr", "sra")
_COULD_BE, _ALIKE = 55, 88  # of 100
_LETTERS = 8  # of a name that says something on a badly read page
_BEGINNING = 3  # letters of a given name that were read rightly
_FIRST_LETTERS = 4  # of a last name that was cut short
_LONG, _SLIPS_ALIKE, _RUBBLE_ALIKE, _EXACT = 5, 72, 62, 100  # letters; of 100
_SHORTEST, _SOMEWHAT_ALIKE, _RATHER_ALIKE = 3, 45, 58
_LABELS_OF_A_PERSON = re.compile(
    r"\b(?:DOB|D\.O\.B|birth|age|sex|(?:fe)?male|claim|injury|DOI|D/I|MRN|MR ?#|SSN|employer|applicant|claimant"
    r"|our client|nacimiento|lesi[oó]n)(?!\w)",
    re.IGNORECASE,
)
_AGED = re.compile(r"\b\d{1,3}[- ]year[- ]old\b", re.IGNORECASE)
_RELATED = Caseless(
    r"\b(?:emergency contact|next of kin|spouse|wife|husband|mother|father|son|daughter|guarantor|subscriber"
    r"|insured|employer|supervisor|witness|referred)\b"
)
_CLINICAL = frozenset(
    [
        "dfr",
        "pr2",
        "pr4",
        "narrative",
        "operative",
        "imaging",
        "laboratory",
        "electrodiagnostic",
        "therapy",
        "hospital",
        "medication",
        "psychological",
        "evaluation",
        "return_to_work",
    ]
)
_INNER_CAPITAL = re.compile(r"(?!Mc|Mac|De|Di|La|Le|Van|O['’]|D['’]).*[a-zà-ÿ][A-Z]")
_FROM = re.compile(r"\W{0,2}(?:from|de)\s*:", re.IGNORECASE)
_DEAR = re.compile(r"\s*(?:Dear (?:Mr|Mrs|Ms|Miss)\b|Estimad[oa])")
_CLIENT = Caseless(r"\b(?:client|counsel|attorney|esq)")
_MERELY_ADDRESSED = 1.0
_TOP, _FIRST_PART = 12, 40


def is_of_another(sight: Sight, known: Identity) -> bool:
    """True when the page is about somebody else than the packet's patient: by its labels, or by all whom it names."""
    if _is_labelled_another(sight, known) and not _only_helps(sight, known):
        return True
    return whom_else(sight, known) is not None or _is_by_signs(sight, known)


def _is_by_signs(sight: Sight, known: Identity) -> bool:
    """True where a page that tells nothing of the patient has other initials, or lists several people."""
    if sight.is_transcript or sight.page.sure < _ILLEGIBLE or agrees(sight, known):
        return False
    letters = initials_on(sight.lines)
    is_other = bool(letters) and not any(are_initials_of(one, known.name) for one in letters)
    is_other = is_other or (sight.patient is None and all(sex_or_age_differs(sight, known)))
    is_other = is_other or lists_others(sight.lines, known.name, known.circle)
    return is_other and not (may_be_about(sight.lines, known.name) or speaks_of(sight, known.name))


def sex_or_age_differs(sight: Sight, known: Identity) -> tuple[bool, bool]:
    """Whether the page tells of the other sex, and of an age that the patient has not had since the injury."""
    told = [one for one in sexes_on(sight.lines, _FIRST_PART) if not _RELATED.fits(one[0])]
    sexes = {is_man for _, is_man, _ in told}
    ages = [age for _, _, age in told if age is not None]
    years = known.years
    is_other_age = bool(ages) and years is not None and not any(age in years for age in ages)
    return known.is_man is not None and sexes == {not known.is_man}, is_other_age


def _only_helps(sight: Sight, known: Identity) -> bool:
    """True where the one taken for the patient is there for something else, and no birth or claim is another's."""
    named = sight.patient
    if named is None or birth_agrees(sight, known) is False or claim_agrees(sight, known) is False:
        return False
    return is_helper(sight.lines, named.name)


def whom_else(sight: Sight, known: Identity) -> str | None:
    """The other person whom the page is about, by all whom it names; None where it may be the patient."""
    if sight.is_transcript or sight.page.sure < _ILLEGIBLE:
        return None
    if agrees(sight, known) or speaks_of(sight, known.name) or is_own_name(sight, known):
        return None
    named = sight.patient
    if named is not None and _is_addressed(sight, named) and not could_be(named.name, known.name):
        return named.name
    other = another_on(sight.lines, known.name, known.circle)
    if other is not None and _goes_over(known.name, sight):
        return None
    is_read = sight.page.text_from == "ocr"
    if other is None or (is_read and not (other.is_given and _is_clearly_read(sight, other, known))):
        return None
    return other.name


def _is_clearly_read(sight: Sight, other: Somebody, known: Identity) -> bool:
    """True where nothing on the line may be the patient's name badly read, or given and last name say who it is."""
    if _is_unlike(sight.lines[other.line], known):
        return True
    parts, own = name_parts(other.name), name_parts(known.name)
    if not (is_given(parts[0]) and has_another_first_name(other.name, known.name)):
        return False
    return parts[-1] in own or all(fuzz.ratio(parts[-1], part) < _SLIPS_ALIKE for part in own)


def _is_addressed(sight: Sight, named: Named) -> bool:
    """True for the addressee of a letter about "your claim" that speaks to no attorney."""
    is_greeted = named.line in range(_TOP * 2) and _DEAR.match(sight.lines[named.line]) is not None
    return named.weight <= _MERELY_ADDRESSED and is_greeted and not _CLIENT.fits(_text(sight))


def is_own_name(sight: Sight, known: Identity) -> bool:
    named = sight.patient
    return named is not None and (_is_the_same(named, known) or _is_read_alike(sight, named, known))


def _is_unlike(line: str, known: Identity) -> bool:
    """True unless a word on the line may be a part of the patient's name, badly read."""
    own = [part for part in name_parts(known.name) if len(part) >= _LONG]
    words = plainly(line).split()
    return not any(_SLIPS_ALIKE <= fuzz.ratio(part, word) < _EXACT for part in own for word in words)


def _text(sight: Sight) -> str:
    return "\n".join(sight.lines)


def _is_labelled_another(sight: Sight, known: Identity) -> bool:
    """True where a label names somebody else, or numbers and days are another's.

    A wholly other name after a patient's label decides by itself; else birth or claim must disagree as well, and
    a birth or claim that agrees speaks for a badly read or a changed name.
    """
    birth, claim = birth_agrees(sight, known), claim_agrees(sight, known)
    claim = record_agrees(sight, known) or None if claim is None else claim
    if birth is not True and claim is not True and _is_of_kin_or_stranger(sight, known):
        return True
    named = _named_on(sight, disagrees=False in (birth, claim) or injury_disagrees(sight, known))
    if named is not None and claim is not True and _is_a_twin(sight, named, known):
        return True
    if named is None:
        if birth is False:
            is_slip = is_nearly_the_birth(sight, known) or not is_far(sight, known)
            return claim is not True and not (is_slip and _may_be_a_slip(sight, known))
        is_numbered = claim is not True and record_agrees(sight, known) is False
        return birth is None and (is_numbered or (claim is False and injury_disagrees(sight, known)))
    if _is_the_same(named, known) or _is_read_alike(sight, named, known):
        if birth is None and claim is not True and record_agrees(sight, known) is False:
            return True
        is_exact = set(name_parts(known.name)) <= set(name_parts(named.name))
        return (
            birth is False and claim is not True and (claim is False or not is_exact or is_far(sight, known))
        )
    if (
        claim is False
        and named.weight >= NAMED_PLAINLY - _AT_THE_TOP
        and _is_plainly_another(sight, named, known)
    ):
        return True
    if _may_be_badly_read(named, known) and True in (birth, claim):
        return False
    if birth is False or (claim is False and birth is None):
        return birth is False or not _speaks_of_patient(sight, known)
    if True in (birth, claim) and not (_is_wholly_another(named, known) and _is_listed(named)):
        return False
    return (
        _is_confirmed(sight, named)
        and not _is_cut_short(sight, named, known)
        and not (sight.page.sure < _BADLY_READ and (_is_garbled(named, known) or not _is_listed(named)))
        and not (sight.page.text_from == "ocr" and not _is_listed(named) and _is_rubble(named.name))
        and not _speaks_of_patient(sight, known)
        and not is_written_short(sight.lines, known.name)
    )


def _speaks_of_patient(sight: Sight, known: Identity) -> bool:
    """True where the page speaks of the patient, and is no mail from somebody of that name about another."""
    sent = (plainly(line) for line in sight.lines[:_TOP] if _FROM.match(line))
    is_sender = any(all(part in line for part in name_parts(known.name)) for line in sent)
    return not is_sender and speaks_of(sight, known.name)


def _is_of_kin_or_stranger(sight: Sight, known: Identity) -> bool:
    """True where a name by itself near the top is of the patient's family, or a clinical page's and another's."""
    named = sight.patient
    is_whole = named is not None and len(name_parts(named.name)) > 1
    if named is not None and is_whole and named.weight >= _NAMED_LOOSELY and _is_the_same(named, known):
        return False
    if is_of_the_family(sight.lines, known.name):
        return not speaks_of(sight, known.name)
    addressee = addressed_on_envelope(sight.lines)
    if addressee is not None and not is_same_person(addressee, known.name):
        return not speaks_of(sight, known.name)
    is_clinical = sight.title is not None and sight.title.kind in _CLINICAL
    return is_clinical and named is None and is_somebody_else(sight.lines, known.name)


def _named_on(sight: Sight, *, disagrees: bool) -> Named | None:
    """Whom the page names surely enough; where a birth or a claim disagrees, or Mr. Name is spoken of again, less
    is enough."""
    named = sight.patient
    if named is None or named.weight >= _NAMED_SURELY or (disagrees and named.weight >= _NAMED_LOOSELY):
        return named
    last = name_parts(named.name)[-1:]
    is_again = any(
        last and at != named.line and _is_spoken_of(last[0], line) for at, line in enumerate(sight.lines)
    )
    return named if is_again and named.weight >= _SPOKEN else None


def _is_spoken_of(last: str, line: str) -> bool:
    small = line.lower()
    return last in small and any(f"{form} {last}" in small.replace(".", "") for form in _FORMS_OF_ADDRESS)


def is_exactly(named: Named | None, known: Identity) -> bool:
    return named is not None and _is_the_same(named, known)


def _is_the_same(named: Named, known: Identity) -> bool:
    return is_same_person(named.name, known.name)


def _is_wholly_another(named: Named, known: Identity) -> bool:
    """True for a name after a patient's label of which no part is like one of the patient's: no married name."""
    own = name_parts(known.name)
    unlike = all(
        fuzz.ratio(part, other) < _ALIKE and not (len(part) >= _FIRST_LETTERS and other.startswith(part))
        for part in name_parts(named.name)
        for other in own
    )
    return named.weight >= NAMED_PLAINLY and unlike and not _may_be_badly_read(named, known)


def _may_be_badly_read(named: Named, known: Identity) -> bool:
    """True when a badly read name could still be the patient's."""
    here, own = name_parts(named.name), name_parts(known.name)
    if here and not _is_listed(named) and here[0][:_BEGINNING] == own[0][:_BEGINNING]:
        return True  # Doles Vref of Dolores Vandermeer
    return fuzz.token_sort_ratio(" ".join(here), " ".join(own)) >= _COULD_BE


def _is_confirmed(sight: Sight, named: Named) -> bool:
    """True for a name after a patient's label, or whose bearer the page goes on to speak of."""
    if named.weight >= NAMED_PLAINLY - 0.02 * named.line:
        return True
    if named.line < _TOP and sight.title is not None and sight.title.kind in _CLINICAL:
        return True
    parts = name_parts(named.name)
    if named.line < _TOP and len(parts) > 1 and f"{parts[-1]}, {parts[0]}" in sight.lines[named.line].lower():
        return True
    near = sight.lines[named.line : named.line + 6]
    if any(_AGED.search(line) for line in near[:2]):
        return True
    if any(_LABELS_OF_A_PERSON.search(line) for line in near):
        return True
    last = name_parts(named.name)[-1:]
    return bool(last) and sum(last[0] in line.lower() for line in sight.lines) > 1


def _may_be_a_slip(sight: Sight, known: Identity) -> bool:
    """True where a birth that differs little stands on a page read from a picture, or beside the patient's name."""
    letters = initials_on(sight.lines)
    is_named = speaks_of(sight, known.name) or any(are_initials_of(one, known.name) for one in letters)
    return sight.page.text_from == "ocr" or is_named


def _is_plainly_another(sight: Sight, named: Named, known: Identity) -> bool:
    """True for another first name on a page that was read well: a twin, a brother."""
    is_clear = sight.page.text_from == "layer" or sight.page.sure >= _READ_WELL
    return is_clear and has_another_first_name(named.name, known.name)


def _is_a_twin(sight: Sight, named: Named, known: Identity) -> bool:
    """True for the patient's whole last name with another given name, which no slip makes of the patient's."""
    here, own = name_parts(named.name), name_parts(known.name)
    if len(here) < 2 or here[1:] != own[1:] or not (is_given(here[0]) and is_given(own[0])):
        return False
    return _is_plainly_another(sight, named, known) and fuzz.ratio(here[0], own[0]) < _SOMEWHAT_ALIKE


def _is_read_alike(sight: Sight, named: Named, known: Identity) -> bool:
    """True for a name read from a picture of which each part is a part of the patient's, slips of reading allowed."""
    own, here = name_parts(known.name), name_parts(named.name)
    if sight.page.text_from != "ocr" or len(here) < 2:
        return False
    shorter, longer = sorted((own, here), key=len)
    return all(any(part == other or _differ_by_slips(part, other) for other in longer) for part in shorter)


def _differ_by_slips(part: str, other: str) -> bool:
    if len(part) == len(other) >= _SHORTEST and sum(a != b for a, b in zip(part, other, strict=True)) == 1:
        return True
    is_name = is_given(part) and is_given(other)
    return min(len(part), len(other)) >= _LONG and fuzz.ratio(part, other) >= (
        _SLIPS_ALIKE if is_name else _RUBBLE_ALIKE
    )


def _is_listed(named: Named) -> bool:
    return any(map(is_given, named.name.split()))


def _is_rubble(name: str) -> bool:
    """True for letters as they are read where a hand wrote, or of a label: HiMherte Ten; LAME Lamp; DOL OL."""
    words = [word for word in name.split() if len(word) >= _SHORTEST]
    is_mixed = len({word.isupper() for word in words}) > 1 or any(map(_INNER_CAPITAL.match, words))
    return is_mixed or len(name) < _LETTERS


def _is_garbled(named: Named, known: Identity) -> bool:
    """True for a name on a badly read page that is no name, or of which every part is somewhat like the patient's."""
    own, here = name_parts(known.name), name_parts(named.name)
    if any(len(part) < _SHORTEST or not is_wordlike(part) for part in here) or len("".join(here)) < _LETTERS:
        return True
    first, last = fuzz.ratio(here[0], own[0]), fuzz.ratio(here[-1], own[-1])
    if first >= _RATHER_ALIKE or _RATHER_ALIKE <= last < _ALIKE:
        return True
    return all(max(fuzz.ratio(part, other) for other in own) >= _SOMEWHAT_ALIKE for part in here)


def _is_cut_short(sight: Sight, named: Named, known: Identity) -> bool:
    """True for a name read from a picture that is the patient's but for the end of its last part."""
    own, here = name_parts(known.name), name_parts(named.name)
    if sight.page.text_from != "ocr" or len(own) < 2 or len(here) < 2:
        return False
    starts = here[-1][:_FIRST_LETTERS] == own[-1][:_FIRST_LETTERS]
    return starts and fuzz.ratio(here[0], own[0]) >= _ALIKE


def speaks_of(sight: Sight, patient: str) -> bool:
    """True when the patient's first and last name stand together on the page, slips of reading allowed, and not as
    those of a relative or a witness."""
    parts = name_parts(patient)
    if not parts:
        return False
    first, last = parts[0], parts[-1]
    return any(
        _stands_in(first, words) and _stands_in(last, words)
        for line in sight.lines
        if last[:3] in (words := plainly(line)) or first[:3] in words
        if not (_RELATED.fits(line) or _is_credentialed(line, patient))
    )


def _goes_over(patient: str, sight: Sight) -> bool:
    """True where the name begins at the end of a line and goes on in the next; the last name may be one of two."""
    parts = name_parts(patient) or [patient]
    over = rf"\b{re.escape(parts[0])}\n(?:[^\W\d_]+[ -])?{re.escape(parts[-1])}\b"
    return re.search(over, plainly(_text(sight))) is not None


def _is_credentialed(line: str, patient: str) -> bool:
    """True where the name is a physician's who bears the patient's: Odalys Fenwright, M.D."""
    return any(is_same_person(one["name"], patient) for one in WITH_CREDENTIALS.finditer(line))


def _stands_in(part: str, text: str) -> bool:
    return part in text or (len(part) > 3 and fuzz.partial_ratio(part, text) >= _ALIKE)
