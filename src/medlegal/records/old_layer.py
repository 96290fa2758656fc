"""A text layer that says something else than the page shows, taken out of a compiled page."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Dictionary

_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_PAINTS = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "INLINE IMAGE", "BI"))
_UNSEEN = (3, 7)  # render modes of letters that are not drawn
_DEEPEST = 3  # forms within forms
# Readers that honour it take a space for all the letters between the two.
UNSAID = (b"/Span <</ActualText <FEFF0020>>> BDC\n", b"\nEMC\n")

Steps = list[Any]


def without_unseen_text(packet: pikepdf.Pdf, page: pikepdf.Page) -> bool:
    """Takes letters that are not drawn out of a page of `packet`; True when letters that are drawn remain.

    A page whose drawing cannot be understood is left as it is.
    """
    try:
        sifted = _Sifted(page.obj, page.resources, 0)
        if sifted.dropped:
            page.obj.Contents = packet.make_stream(pikepdf.unparse_content_stream(sifted.kept))
        return sifted.draws_letters
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, AttributeError, KeyError):
        return False


class _Sifted:
    """The steps of a drawing without those that show letters unseen."""

    def __init__(self, drawing: pikepdf.Object, resources: Any, depth: int) -> None:
        self.kept: Steps = []
        self.dropped = 0
        self.draws_letters = self.paints = False
        self._forms = resources.get("/XObject", {}) if resources is not None else {}
        self._depth = depth
        self._mode, self._outer = 0, list[int]()
        for step in pikepdf.parse_content_stream(drawing):
            if self._is_unseen(step):
                self.dropped += 1
            else:
                self.kept.append(step)

    def _is_unseen(self, step: Any) -> bool:
        name = str(step.operator)
        if name == "q":
            self._outer.append(self._mode)
        elif name == "Q" and self._outer:
            self._mode = self._outer.pop()
        elif name == "Tr":
            self._mode = int(step.operands[0])
        elif name == "Do":
            return self._is_unseen_form(step.operands[0])
        elif name in _PAINTS:
            self.paints = True
        elif name in _SHOWS:
            self.draws_letters = self.draws_letters or self._mode not in _UNSEEN
            return self._mode in _UNSEEN
        return False

    def _is_unseen_form(self, name: Any) -> bool:
        """True for a form of nothing but unseen letters."""
        form = self._forms.get(str(name))
        if form is None or form.get("/Subtype") != "/Form" or self._depth >= _DEEPEST:
            self.paints = True
            return False
        inner = _Sifted(form, form.get("/Resources", Dictionary()), self._depth + 1)
        self.paints = self.paints or inner.paints
        self.draws_letters = self.draws_letters or inner.draws_letters
        return inner.dropped > 0 and not inner.paints and not inner.draws_letters
