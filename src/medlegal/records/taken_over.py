"""Pages of an open PDF with all that they show, taken over into a PDF that is being written."""

from __future__ import annotations

import re
from array import array

import pikepdf
from pikepdf import Dictionary, Stream

from medlegal.records.bound_file import BoundFile, Written

_REFERENCE = re.compile(rb"\((?:[^\\()]|\\.)*\)|\b(\d+) (\d+) R\b", re.DOTALL)  # strings are passed over
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_STALE = ("/Parent", "/B", "/AA", "/StructParents", "/Tabs")
_DEEPEST = 50  # levels of a tree of pages
_LEFT_BEHIND = frozenset({"/Page", "/Pages", "/Catalog"})


class Origin:
    """An open PDF whose pages are taken over, each once; what several of them show is taken over once.

    `known` tells, by an object's number in this PDF, its number in the one that is written (0 for none); it holds
    when the same file is opened again. Pages may be changed before they are taken.
    """

    def __init__(self, bound: BoundFile, pdf: pikepdf.Pdf, known: array[int] | None = None) -> None:
        self.pdf, self.pages = pdf, list(pdf.pages)
        self._bound = bound
        count = pdf.make_indirect(Dictionary()).objgen[0]
        is_same = known is not None and len(known) == count
        self.known = known if known is not None and is_same else array("I", bytes(4 * count))
        self._fresh: dict[int, int] = {}  # of objects made since the PDF was opened
        self._stand_ins: dict[int, pikepdf.Object] = {}
        self._learnt: list[int] = []
        self._coming: list[tuple[tuple[int, int], int]] = []

    def stand_in(self, number: int) -> pikepdf.Object:
        """An object that stands for the one of that number in the PDF that is written."""
        if number not in self._stand_ins:
            one = self.pdf.make_indirect(Dictionary())
            self._fresh[one.objgen[0]] = number
            self._stand_ins[number] = one
        return self._stand_ins[number]

    @staticmethod
    def loosen(page: pikepdf.Page) -> None:
        """Frees a page of the tree in which it hangs; it must be done before the page is taken."""
        for key in _INHERITED:
            if key not in page.obj and (value := _inherited(page.obj, key)) is not None:
                page.obj[key] = value
        for key in _STALE:
            if key in page.obj:
                del page.obj[key]

    def take(self, page: pikepdf.Page, number: int) -> None:
        """The page becomes the object of that number, at the end. Raises, and leaves nothing, if it cannot be read."""
        self._coming, self._learnt = [], []
        try:
            self._learn(page.obj.objgen[0], number)
            told = self._renumbered(page.obj.unparse(resolved=True))
            beneath = list(self._beneath())
        except BaseException:
            for one in tuple(self._learnt):  # to unlearn one is noted as well
                self._learn(one, 0)
            raise
        self._bound.put(number, b"<</Parent %d 0 R %b" % (self._bound.node_for(number), told[2:]))
        self._bound.put_all(beneath)

    def take_part(self, one: pikepdf.Object) -> int:
        """Takes over an object and all that it leads to; its number in the PDF that is written."""
        self._coming = []
        told = self._renumbered(b"%d %d R" % one.objgen)
        self._bound.put_all(self._beneath())
        return int(told.split()[0])

    def _beneath(self) -> list[Written]:
        written: list[Written] = []
        while self._coming:
            place, number = self._coming.pop()
            one = self.pdf.get_object(place)
            if isinstance(one, Stream):
                told = Dictionary({key: value for key, value in one.stream_dict.items() if key != "/Length"})
                written.append((number, self._renumbered(told.unparse()), one.read_raw_bytes()))
            else:
                written.append((number, self._renumbered(_told(one)), None))
        return written

    def _renumbered(self, told: bytes) -> bytes:
        return _REFERENCE.sub(self._reference, told) if b" R" in told else told

    def _reference(self, found: re.Match[bytes]) -> bytes:
        if found[1] is None:
            return found[0]
        one, generation = int(found[1]), int(found[2])
        number = self._number_of(one)
        if not number:
            if self._is_left_behind(self.pdf.get_object((one, generation))):
                return b"null"
            number = self._bound.reserved()
            self._learn(one, number)
            self._coming.append(((one, generation), number))
        return b"%d 0 R" % number

    @staticmethod
    def _is_left_behind(one: pikepdf.Object) -> bool:
        """True for pages that are not taken, and for what leads to all of them."""
        return isinstance(one, Dictionary) and str(one.get("/Type", "")) in _LEFT_BEHIND

    def _number_of(self, one: int) -> int:
        return self.known[one] if one < len(self.known) else self._fresh.get(one, 0)

    def _learn(self, one: int, number: int) -> None:
        self._learnt.append(one)
        if one < len(self.known):
            self.known[one] = number
        else:
            self._fresh[one] = number


def _told(one: object) -> bytes:
    """An object as it is written; a number, a yes or no, or nothing comes as Python's own."""
    if isinstance(one, pikepdf.Object):
        return bytes(one.unparse(resolved=True))
    return bytes(pikepdf.Array([one]).unparse()).strip(b"[] ")


def _inherited(page: pikepdf.Object, key: str) -> pikepdf.Object | None:
    for _ in range(_DEEPEST):
        if key in page:
            return page[key]
        if "/Parent" not in page:
            return None
        page = page["/Parent"]
    return None
