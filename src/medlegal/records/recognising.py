"""A page's text: its own layer where that is sound, else read from its picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from medlegal.records.attempts import Attempt, Ocr, attempt
from medlegal.records.cleaning import Gray, Ink, at_reading_size, cleaned, ink_of
from medlegal.records.emptiness import is_empty_sheet
from medlegal.records.fingerprint import picture_fingerprint
from medlegal.records.language import Language, language_of
from medlegal.records.layer_trial import Glance, agreement, covers, leaves_ink
from medlegal.records.leaning import Lean
from medlegal.records.lines import text_and_boxes
from medlegal.records.oddities import is_plain, oddest_height
from medlegal.records.overlaying import strokes_of
from medlegal.records.pages import Carried, Source
from medlegal.records.plausible import plausibility
from medlegal.records.reading import TextFrom

SOUND = 0.5  # a layer less plausible than this is read again
COVERED = 0.75  # share of letter-sized ink that words must cover
_LARGE_PICTURE = 0.25  # share of the page; under a larger one there may be writing that the layer lacks
_AGREES = 0.85  # share of a sample's words that a sound layer over a scan has too
_ALL_BUT_A_FEW = 0.8
_SHORT_LAYER = 60  # words: a stamp or a header may be all that a page carries as text
_WELL_READ = 0.62
_ILL_READ, _NO_MORE = 0.3, 3  # sure of a reading; times as many letters, with the spaces
_WHITE = 250
_HOPELESS = 0.2  # sure of a reading: of no page that stood upright
_NO_INK = 0.0004  # share of a page; with more, a few lines of the smallest type may stand on it
_FEW_WORDS = 2
_LIKELY_TURN = 1.12  # times as likely as the next: worth the first attempt
_SURE_LEAN = 1.25
_IN_DISPUTE = 0.45  # sure of a layer that the picture does not bear out


@dataclass(frozen=True, slots=True)
class Text:
    """What a page says, how it was found, and how far it may be trusted."""

    text: str
    boxes: bytes
    text_from: TextFrom
    sure: float
    is_blank: bool = False
    rotated: int = 0
    look: str = ""
    is_partly_unread: bool = False
    strokes: bytes = b""
    language: Language = ""


def from_layer(carried: Carried, glance: Glance | None = None) -> Text | None:
    """The layer's text when it can be trusted without a close look at the picture, else None."""
    text, boxes = text_and_boxes(carried.lines)
    if not text or carried.picture_share > _LARGE_PICTURE:
        return None
    likely = plausibility(text)
    if likely < SOUND or not is_plain(carried.lines, likely):
        return None
    if (
        glance is not None
        and boxes
        and len(text.split()) < _SHORT_LAYER
        and leaves_ink(glance(), carried.lines)
    ):
        return None
    return Text(text, boxes, "layer", likely, language=language_of(text))


def from_picture(source: Source, number: int, carried: Carried, *, ocr: Ocr) -> Text:
    """The page's text by its picture; a layer that covers the writing and says the same is kept instead."""
    gray, dpi = source.gray(number)
    look = picture_fingerprint(gray)
    page = at_reading_size(gray, dpi)
    clean, lean = cleaned(page)
    ink = ink_of(clean)
    text = _sound_layer(carried, clean, lean, ink, ocr)
    if text is None and _seems_empty(ink, carried) and _is_empty(page, gray, carried):
        text = Text("", b"", "none", 1.0, is_blank=True)
    if text is None:
        text = _better_of(_best_turn(clean, lean, ink, carried, ocr), carried)
        text = _as_picture(text) if text.is_blank and not _is_empty(page, gray, carried) else text
    return replace(text, look=look, language=language_of(text.text))


def _is_empty(page: Gray, gray: Gray, carried: Carried) -> bool:
    """True for plain paper. On a page that is no scan whatever is drawn is meant: a box, a stroke."""
    is_drawn = carried.picture_share == 0 and int(gray.min()) < _WHITE
    return not is_drawn and is_empty_sheet(page)


def _seems_empty(ink: Ink, carried: Carried) -> bool:
    return not len(ink.shapes) and ink.dark_share < _NO_INK and not carried.lines


def _as_picture(text: Text) -> Text:
    """Nothing can be read on it and it is no empty sheet: a person should look at it."""
    return replace(text, is_blank=False, sure=0.0)


def _sound_layer(carried: Carried, clean: Gray, lean: Lean, ink: Ink, ocr: Ocr) -> Text | None:
    """The layer, where it stands on the ink and a sample read from the picture agrees with it."""
    text, boxes = text_and_boxes(carried.lines)
    likely = plausibility(text) if text else 0.0
    if likely < SOUND:
        return None
    share = covers(carried.lines, ink, clean.shape)
    if share < COVERED:
        return None
    if not _is_borne_out(carried, text, likely, partial(agreement, text, clean, lean, ink, ocr)):
        return None
    return Text(text, boxes, "layer", min(likely, share))


def _is_borne_out(
    carried: Carried, text: str, likely: float, agrees: Callable[[float | None], float | None]
) -> bool:
    """Whether samples of the picture say what the layer says: none of a plain layer without a picture beneath, one
    of a plain layer, and of one that reads oddly a second where it is oddest."""
    odd = not is_plain(carried.lines, likely)
    if not odd and carried.picture_share <= _LARGE_PICTURE:
        return True
    share = agrees(None)
    if share is None:
        return not odd
    if share < _AGREES:
        return False
    height = oddest_height(carried.lines) if odd else None
    return height is None or (agrees(height) or 0.0) >= _AGREES


def _best_turn(clean: Gray, lean: Lean, ink: Ink, carried: Carried, ocr: Ocr) -> Text:
    """The reading the way up that the page seems to stand; when it reads badly, also turned otherwise."""
    seems = lean.turn if lean.sure >= _LIKELY_TURN else 0
    best = attempt(clean, lean.tilt, ink, ocr, seems)
    if best.trust.sure < _WELL_READ or best.trust.good_words < _FEW_WORDS:
        is_hopeless = best.trust.sure < _HOPELESS
        for degrees in _other_turns(lean, seems, is_hopeless=is_hopeless):
            other = attempt(clean, lean.tilt, ink, ocr, degrees)
            best = other if _worth(other) > _worth(best) else best
            if best.trust.sure >= _WELL_READ:
                break
        best = _as_it_came(best, clean, lean, ink, ocr)
    if best.trust.good_words == 0 and ink.is_next_to_nothing and not carried.lines:
        return Text("", b"", "none", 1.0, is_blank=True)
    text, boxes = text_and_boxes(best.lines)
    found = Text(text, boxes, "ocr" if text else "none", best.trust.sure, rotated=best.degrees)
    if not best.trust.is_partly_unread:
        return found
    upright = np.rot90(clean, k=-best.degrees // 90)
    return replace(found, is_partly_unread=True, strokes=strokes_of(upright))


def _as_it_came(best: Attempt, clean: Gray, lean: Lean, ink: Ink, ocr: Ocr) -> Attempt:
    """A page that no way up is read, as in another script or a picture, is shown as its sender sent it."""
    if best.degrees == 0 or best.trust.sure >= _HOPELESS:
        return best
    return attempt(clean, lean.tilt, ink, ocr, 0)


def _worth(read: Attempt) -> float:
    return read.trust.sure * read.trust.good_words


def _other_turns(lean: Lean, seems: int, *, is_hopeless: bool) -> list[int]:
    """The turns worth an attempt: all others where the letters' ends tell nothing, none where they tell the direction.

    Where they tell it, and nothing could be read along it, the lines may stand on their head.
    """
    if lean.sure >= _SURE_LEAN:
        return [(seems + 180) % 360] if is_hopeless else []
    return [turn for turn in (180, 0, 90, 270) if turn != seems]


def _better_of(found: Text, carried: Carried) -> Text:
    """What was read, unless the layer says much more and says it plausibly: then a person should look."""
    text, boxes = text_and_boxes(carried.lines)
    if _is_few_letters(text, found, carried):
        return Text(text, boxes, "layer", min(found.sure, _IN_DISPUTE))
    if not text or (likely := plausibility(text)) < SOUND:
        return found
    if _say_the_same(found.text, text):
        return Text(text, boxes, "layer", max(likely, found.sure), rotated=found.rotated)
    says_more = found.sure * len(found.text) < 0.6 * len(text) and is_plain(carried.lines, likely)
    if found.is_blank or says_more:
        return Text(text, boxes, "layer", _IN_DISPUTE, rotated=found.rotated)
    return found


def _is_few_letters(text: str, found: Text, carried: Carried) -> bool:
    """True for a page of a few letters or figures that its picture tells badly or turned, and no more of.

    They say too little to be told from wrong codes, but more than nothing; and the page stands as it was sent.
    """
    said = "".join(text.split())
    is_worse = found.sure < _ILL_READ or (found.rotated and len(found.text) <= _NO_MORE * len(said))
    return (
        bool(is_worse)
        and carried.picture_share == 0
        and 0 < len(text.split()) < _SHORT_LAYER
        and said.isascii()
        and said.isprintable()
    )


def _say_the_same(one: str, other: str) -> bool:
    """True where nearly all that stands in either text stands in the other: a table of figures, a list of codes."""
    here, there = set(one.split()), set(other.split())
    return len(here & there) >= _ALL_BUT_A_FEW * max(len(here), len(there), 1)
