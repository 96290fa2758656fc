"""PDFs whose parts are sound in themselves and wrong together: loops, lies and parts of another kind."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name

_KEYS = (
    "/Type",
    "/Kids",
    "/Count",
    "/Parent",
    "/Contents",
    "/Resources",
    "/MediaBox",
    "/CropBox",
    "/Rotate",
    "/UserUnit",
    "/Annots",
    "/Font",
    "/XObject",
    "/Filter",
    "/DecodeParms",
    "/Width",
    "/Height",
    "/BitsPerComponent",
    "/ColorSpace",
    "/Subtype",
    "/FT",
    "/V",
    "/AS",
    "/AP",
    "/Rect",
    "/Fields",
    "/EF",
    "/Names",
    "/EmbeddedFiles",
    "/AcroForm",
    "/BaseFont",
    "/Encoding",
    "/F",
)
_SIZES = (0, -1, 1, 7, 90, 91, 180, 14_400, 1_000_000, 2**31 - 1, -(2**31))
_DEEP = 600


def broken_pdf_parts(content: bytes, chance: random.Random) -> bytes:
    """The PDF with one to four of its parts made wrong; as it was when it cannot even be written so."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            for _ in range(chance.choice([1, 1, 2, 4])):
                chance.choice(_WRONGS)(pdf, chance)
            out = io.BytesIO()
            pdf.save(out, compress_streams=chance.random() < 0.5)
            return out.getvalue()
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, AttributeError, KeyError, IndexError):
        return content


def _any_dictionary(pdf: pikepdf.Pdf, chance: random.Random) -> pikepdf.Object:
    held = [one for one in pdf.objects if isinstance(one, Dictionary | pikepdf.Stream)]
    return chance.choice(held)


def _any_value(pdf: pikepdf.Pdf, chance: random.Random) -> object:
    return chance.choice(
        [
            lambda: chance.choice(_SIZES),
            lambda: Array([chance.choice(_SIZES) for _ in range(chance.choice([0, 1, 4, 5]))]),
            lambda: Name("/Nonsense"),
            lambda: pikepdf.String("nonsense"),
            lambda: Dictionary(Type=Name.Nonsense),
            lambda: chance.choice(list(pdf.objects)),
            lambda: pdf.Root,
            lambda: pikepdf.Stream(pdf, chance.randbytes(50)),
        ]
    )()


def _lose_a_key(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    one = _any_dictionary(pdf, chance)
    keys = sorted(one.keys())
    if keys:
        del one[chance.choice(keys)]


def _change_a_key(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    one = _any_dictionary(pdf, chance)
    keys = sorted(one.keys())
    one[chance.choice(keys or _KEYS)] = _any_value(pdf, chance)


def _add_a_key(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    _any_dictionary(pdf, chance)[chance.choice(_KEYS)] = _any_value(pdf, chance)


def _loop_the_pages(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    tree = pdf.Root.Pages
    tree.Kids = Array([*tree.Kids, chance.choice([tree, pdf.Root, tree.Kids[0]])])
    tree.Count = chance.choice([1, len(tree.Kids), 10, 1000])


def _lie_about_the_count(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    pdf.Root.Pages.Count = chance.choice([0, -5, 1, 7, 49_999, 2_000_000])


def _misshape_a_page(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    page = chance.choice(list(pdf.pages)).obj
    page[chance.choice(["/MediaBox", "/CropBox"])] = Array([chance.choice(_SIZES) for _ in range(4)])
    page.Rotate = chance.choice([0, 90, 45, -90, 3600])


def _nest_deeply(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    inner: object = chance.choice(_SIZES)
    for _ in range(_DEEP):
        inner = Array([inner])
    chance.choice(list(pdf.pages)).obj[chance.choice(["/Annots", "/Contents", "/Resources", "/Rotate"])] = (
        inner
    )


def _draw_rubble(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    drawing = chance.choice(
        [
            b"q " * 20_000,
            b"BT /F0 1e30 Tf (x) Tj ET",
            b"[" * 5000,
            b"/F0 0 Tf BT (x) Tj",
            b"1 0 0 1 1e38 0 cm " * 100,
        ]
    )
    chance.choice(list(pdf.pages)).contents_add(drawing + chance.randbytes(40), prepend=chance.random() < 0.5)


def _draw_itself(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """A form that is drawn within itself."""
    page = chance.choice(list(pdf.pages)).obj
    form = pdf.make_indirect(pikepdf.Stream(pdf, b"/Fm0 Do"))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 612, 792])
    form.Resources = Dictionary(XObject=Dictionary(Fm0=form))
    page.Resources = Dictionary(XObject=Dictionary(Fm0=form))
    page.Contents = pdf.make_indirect(pikepdf.Stream(pdf, b"/Fm0 Do"))


_WRONGS: tuple[Callable[[pikepdf.Pdf, random.Random], None], ...] = (
    _lose_a_key,
    _lose_a_key,
    _change_a_key,
    _change_a_key,
    _add_a_key,
    _loop_the_pages,
    _lie_about_the_count,
    _misshape_a_page,
    _nest_deeply,
    _draw_rubble,
    _draw_itself,
)
