"""Small sound files of every kind that is read, from which broken ones are made; all in them is invented."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw

_TEXT = (
    "Larkspur Medical Group",
    "PROGRESS REPORT",
    "Patient: Marisol Quintavalle",
    "Date of Exam: 02/03/2022",
    "The patient reports pain in the lumbar spine that worsens with standing.",
    "Flexion is limited to 60 degrees. No weakness was found in either leg.",
    "Work status: modified work with no lifting over 20 pounds.",
)
_ANNOTATED = ("/Widget", "/FreeText", "/Stamp")


@cache
def sound_files() -> dict[str, bytes]:
    """Sound files by name."""
    letter, scan = letter_pdf(), _scan()
    return {
        "letter.pdf": letter,
        "packed.pdf": _saved(_opened(letter), object_stream_mode=pikepdf.ObjectStreamMode.generate),
        "form.pdf": _form_pdf(letter),
        "scan.pdf": _scan_pdf(scan),
        "attached.pdf": _with_attachment(letter),
        "locked.pdf": _saved(_opened(letter), encryption=pikepdf.Encryption(user="", owner="owner")),
        "fax.tif": _picture(scan.convert("1"), "TIFF", compression="group4", frames=3),
        "colour.tif": _picture(scan.convert("RGB"), "TIFF", compression="tiff_lzw", frames=1),
        "photo.jpg": _picture(scan, "JPEG"),
        "photo.png": _picture(scan, "PNG"),
        "photo.gif": _picture(scan, "GIF"),
        "photo.bmp": _picture(scan.convert("RGB"), "BMP"),
        "photo.webp": _picture(scan.convert("RGB"), "WEBP"),
        "sent.zip": _zip(
            {"a.pdf": letter, "b/fax.tif": _picture(scan.convert("1"), "TIFF", compression="group4")}
        ),
        "nested.zip": _zip({"inner.zip": _zip({"deep.pdf": letter}), "c.jpg": _picture(scan, "JPEG")}),
        "mail.eml": _mail(letter),
    }


def letter_pdf(pages: int = 2) -> bytes:
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        look = Dictionary(G0=Dictionary(CA=pdf.make_indirect(0.5)))  # a number that is an object of its own
        for number in range(1, pages + 1):
            page = pdf.add_blank_page(page_size=(612, 792))
            page.obj.Resources = Dictionary(Font=Dictionary(F0=font), ExtGState=look)
            lines = (*_TEXT, f"Page {number} of {pages}")
            drawn = "\n".join(
                f"BT /F0 11 Tf 60 {720 - 16 * at} Td ({line}) Tj ET" for at, line in enumerate(lines)
            )
            page.contents_add(drawn.encode())
        return _saved(pdf, close=False)


def _scan() -> Image.Image:
    scan = Image.new("L", (700, 500), 245)
    pen = ImageDraw.Draw(scan)
    for at, line in enumerate(_TEXT[:4]):
        pen.text((40, 40 + 50 * at), line, fill=20, font_size=28)
    return scan


def _opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def _saved(pdf: pikepdf.Pdf, *, close: bool = True, **how: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **how)
    if close:
        pdf.close()
    return out.getvalue()


def _form_pdf(letter: bytes) -> bytes:
    pdf = _opened(letter)
    notes = [
        pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name(kind),
                FT=Name.Tx,
                T=f"field {at}",
                V="typed value",
                Contents="a note",
                Rect=[60, 300 - 30 * at, 300, 320 - 30 * at],
            )
        )
        for at, kind in enumerate(_ANNOTATED)
    ]
    pdf.pages[0].obj.Annots = Array(notes)
    pdf.Root.AcroForm = Dictionary(Fields=Array(notes[:1]), NeedAppearances=True)
    return _saved(pdf)


def _scan_pdf(scan: Image.Image) -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(504, 360))
    held = pikepdf.Stream(pdf, _picture(scan, "JPEG"))
    held.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=scan.width,
        Height=scan.height,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
    page.obj.Resources = Dictionary(XObject=Dictionary(Im0=pdf.make_indirect(held)))
    page.contents_add(b"q 504 0 0 360 0 0 cm /Im0 Do Q")
    return _saved(pdf)


def _with_attachment(letter: bytes) -> bytes:
    pdf = _opened(letter)
    pdf.attachments["inside.pdf"] = letter
    return _saved(pdf)


def _picture(scan: Image.Image, kind: str, *, frames: int = 1, **how: object) -> bytes:
    out = io.BytesIO()
    more = {"save_all": True, "append_images": [scan] * (frames - 1)} if frames > 1 else {}
    scan.save(out, kind, **more, **how)  # type: ignore[arg-type]
    return out.getvalue()


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2023, 1, 2, 3, 4, 6)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _mail(letter: bytes) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "desk@sender.invalid", "office@practice.invalid", "Records"
    mail["Date"] = "Mon, 02 Jan 2023 03:04:06 +0000"
    mail.set_content("Records are attached.")
    mail.add_attachment(letter, maintype="application", subtype="pdf", filename="records.pdf")
    mail.set_boundary("=-=-=-invented-=-=-=")
    return mail.as_bytes()
