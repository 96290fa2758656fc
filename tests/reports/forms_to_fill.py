"""An invented fillable form, made by the tests: nobody's official paper."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, String

MULTILINE, COMB, RADIO = 1 << 12, 1 << 24, 1 << 15


def a_form(*, with_xfa: bool = False, password: str = "") -> bytes:
    """Two pages: text, long text, a comb, a tick, a group of two, a choice, a signature, a field within a field."""
    pdf = pikepdf.new()
    for _ in range(2):
        pdf.add_blank_page(page_size=(612, 792))
    fields = [
        widget(pdf, 0, "Worker", [72, 700, 300, 718]),
        widget(pdf, 0, "Address", [72, 640, 300, 690], flags=MULTILINE),
        widget(pdf, 0, "Panel", [72, 600, 212, 618], flags=COMB, longest=7),
        widget(pdf, 0, "Needs interpreter", [72, 570, 84, 582], kind="Btn"),
        widget(pdf, 0, "Language", [120, 568, 250, 584], kind="Ch", options=["Spanish", "Korean"]),
        group(pdf, "Ground", {"tests": [72, 540, 84, 552], "cause": [120, 540, 132, 552]}),
        widget(pdf, 1, "Signature", [72, 100, 300, 130], kind="Sig"),
        parent(pdf, "Page2", widget(pdf, 1, "Date", [72, 700, 200, 716])),
    ]
    form = Dictionary(Fields=Array(fields), NeedAppearances=True, DA=String("/Helv 0 Tf 0 g"))
    if with_xfa:
        form["/XFA"] = pdf.make_stream(b"<xdp/>")
    pdf.Root["/AcroForm"] = pdf.make_indirect(form)
    return saved(pdf, password)


def widget(pdf, page, name, box, *, kind="Tx", flags=0, longest=None, options=()):
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name(f"/{kind}"), T=String(name), Rect=Array(box), Ff=flags
    )
    if longest:
        field["/MaxLen"] = longest
    if options:
        field["/Opt"] = Array([String(option) for option in options])
    return placed(pdf, page, field)


def group(pdf, name, places):
    whole = pdf.make_indirect(Dictionary(FT=Name.Btn, T=String(name), Ff=RADIO))
    kids = []
    for state, box in places.items():
        looks = Dictionary({f"/{state}": pdf.make_stream(b""), "/Off": pdf.make_stream(b"")})
        told = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array(box), AP=Dictionary(N=looks))
        kid = placed(pdf, 0, told)
        kid["/Parent"] = whole
        kids.append(kid)
    whole["/Kids"] = Array(kids)
    return whole


def parent(pdf, name, kid):
    whole = pdf.make_indirect(Dictionary(T=String(name), Kids=Array([kid])))
    kid["/Parent"] = whole
    return whole


def placed(pdf, page, field):
    held = pdf.make_indirect(field)
    if "/Annots" not in pdf.pages[page].obj:
        pdf.pages[page].obj["/Annots"] = Array([])
    pdf.pages[page].obj["/Annots"].append(held)
    return held


def saved(pdf, password):
    held = io.BytesIO()
    locked = pikepdf.Encryption(owner=password, user=password) if password else None
    pdf.save(held, encryption=locked or False)
    return held.getvalue()
