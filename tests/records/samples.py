"""Small invented records, made on the spot: born-digital and scanned pages, and files that are broken in every way."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2 as pdfium
from pikepdf import Dictionary, Name
from PIL import Image

PATIENT = "Marisol Quintavalle"

PROGRESS = """Larkspur Medical Group
1420 Larkspur Avenue, Fresno, CA 93721
PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT (PR-2)
Patient: {patient}
Date of Birth: 03/04/1971
Date of Injury: 05/06/2021
Claim Number: WC1234567
Date of Exam: {on}
Subjective complaints:
The patient reports {pain}/10 pain in the lumbar spine that worsens with prolonged standing.
She denies numbness below the knee and sleeps about six hours each night.
Objective findings:
Flexion is limited to 60 degrees and straight leg raising is negative on both sides.
Diagnoses:
Lumbar strain.
Work status:
The patient may return to modified work with no lifting over 20 pounds.
Electronically signed by Tobias Winterbourne, M.D. on {on}"""

IMAGING = """Half Moon Imaging Center
88 Old Mill Road, Stockton, CA 95202
MRI OF THE LUMBAR SPINE WITHOUT CONTRAST
Patient: {patient}
DOB: 03/04/1971
Exam date: {on}
Referring physician: Petra Osei, M.D.
Clinical history:
Low back pain after lifting a crate at work.
Findings:
There is a 3 mm disc protrusion at L4-L5 without central canal stenosis.
No acute fracture or dislocation is identified in the visualized segments.
Impression:
Small disc protrusion at L4-L5.
Radiologist: Haruki Zamora, M.D."""

LETTER = """Marlowe Law Offices
900 Harbor Way, Oxnard, CA 93030
June 3, 2022
Re: {patient}
Dear Dr. Winterbourne:
You have been selected as the evaluator in this matter. Please address causation and
apportionment, and please comment on the need for future medical care.
Thank you in advance for your time.
Very truly yours,
Bridget Castellanos, Esq."""


def progress(on: str = "02/03/2022", *, patient: str = PATIENT, pain: int = 7) -> str:
    return PROGRESS.format(on=on, patient=patient, pain=pain)


def imaging(on: str = "04/05/2022", *, patient: str = PATIENT) -> str:
    return IMAGING.format(on=on, patient=patient)


def letter() -> str:
    return LETTER.format(patient=PATIENT)


def pdf_of(*pages: str) -> bytes:
    """Born-digital pages, one for each text; an empty text makes an empty page."""
    with pikepdf.new() as pdf:
        for text in pages:
            page = pdf.add_blank_page(page_size=(612, 792))
            font = Dictionary(
                Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
            )
            page.obj.Resources = Dictionary(Font=Dictionary(F0=font))
            page.contents_add(_drawn(text))
        return saved(pdf)


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **how)
    return out.getvalue()


def scan_of(text: str, *, noise: int = 4, seed: int = 1, turned: int = 0) -> np.ndarray:
    """The page printed and scanned at 200 dots per inch; `turned` degrees counter-clockwise."""
    opened = pdfium.PdfDocument(pdf_of(text))
    bitmap = opened[0].render(scale=200 / 72, grayscale=True)
    gray = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width].astype(np.int16)
    grain = np.random.default_rng(seed).normal(0, noise, gray.shape)
    page = np.clip(gray + grain, 0, 250).astype(np.uint8)
    return np.ascontiguousarray(np.rot90(page, k=turned // 90))


def pdf_of_scans(*scans: np.ndarray) -> bytes:
    with pikepdf.new() as pdf:
        for gray in scans:
            add_scan(pdf, gray)
        return saved(pdf)


def add_scan(pdf: pikepdf.Pdf, gray: np.ndarray) -> pikepdf.Page:
    high, wide = gray.shape
    page = pdf.add_blank_page(page_size=(wide * 72 / 200, high * 72 / 200))
    picture = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=wide,
        Height=high,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )
    scan = pikepdf.Stream(pdf, jpeg_of(gray), picture)
    scan.Filter = Name.DCTDecode
    page.obj.Resources = Dictionary(XObject=Dictionary(Im0=pdf.make_indirect(scan)))
    page.contents_add(f"q {wide * 72 / 200} 0 0 {high * 72 / 200} 0 0 cm /Im0 Do Q".encode())
    return page


def jpeg_of(gray: np.ndarray) -> bytes:
    out = io.BytesIO()
    Image.fromarray(gray).save(out, "JPEG", quality=80, dpi=(200, 200))
    return out.getvalue()


def png_of(gray: np.ndarray) -> bytes:
    out = io.BytesIO()
    Image.fromarray(gray).save(out, "PNG", dpi=(200, 200))
    return out.getvalue()


def tiff_of(*scans: np.ndarray) -> bytes:
    out = io.BytesIO()
    first, *rest = [
        Image.fromarray(gray).point(lambda value: 255 * (value > 140)).convert("1") for gray in scans
    ]
    first.save(out, "TIFF", save_all=True, append_images=rest, compression="group4", dpi=(200, 200))
    return out.getvalue()


def garbage_layer_pdf(text: str) -> bytes:
    """A scan under a layer of letters shifted by three, as a broken text layer has them."""
    shifted = "\n".join(
        "".join(chr((ord(c.lower()) - 94) % 26 + 97) if c.isalpha() else c for c in line)
        for line in text.split("\n")
    )
    with pikepdf.new() as pdf:
        page = add_scan(pdf, scan_of(text))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.obj.Resources.Font = Dictionary(F0=font)
        page.contents_add(b"\nBT 3 Tr ET " + _drawn(shifted).replace(b"BT ", b"BT 3 Tr "))
        return saved(pdf)


def form_pdf(name: str = PATIENT) -> bytes:
    """A form whose values stand in its fields alone."""
    with pikepdf.open(
        io.BytesIO(pdf_of("REQUEST FOR AUTHORIZATION (DWC Form RFA)\nEmployee name:\nDate of request:"))
    ) as pdf:
        fields = [("name", name, (200, 711, 500, 726)), ("date", "07/08/2022", (200, 696, 500, 710))]
        notes = [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=title, V=value, Rect=list(box), F=4
                )
            )
            for title, value, box in fields
        ]
        pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array(notes))
        pdf.Root.AcroForm = Dictionary(Fields=pikepdf.Array(notes), NeedAppearances=True)
        return saved(pdf)


def encrypted_pdf() -> bytes:
    with pikepdf.open(io.BytesIO(pdf_of(progress()))) as pdf:
        return saved(pdf, encryption=pikepdf.Encryption(user="secret", owner="secret"))


def truncated_pdf() -> bytes:
    whole = pdf_of(*(progress(f"02/{day:02d}/2022") for day in range(1, 9)))
    return whole[: len(whole) // 2]


def stream_bomb_pdf() -> bytes:
    """A page of half a megabyte that unpacks to a gigabyte."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" q" * (1 << 19)) for _ in range(1000)) + packer.flush()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.obj.Contents = pdf.make_indirect(pikepdf.Stream(pdf, b""))
        page.obj.Contents.write(packed, filter=Name.FlateDecode)
        return saved(pdf)


def page_bomb_pdf() -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        leaf = pdf.pages[0].obj
        pdf.Root.Pages.Kids = pikepdf.Array([leaf] * 60_000)
        pdf.Root.Pages.Count = 60_000
        return saved(pdf)


def pixel_bomb_png() -> bytes:
    """A picture that says it is forty thousand dots wide and high."""
    header = (40_000).to_bytes(4, "big") * 2 + bytes([1, 0, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(bytes(9)))
        + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + name + content + zlib.crc32(name + content).to_bytes(4, "big")


def put(folder: Path, **files: bytes) -> Path:
    """Files by name; a double underscore in a name stands for its dot."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_bytes(content)
    return folder


def _drawn(text: str) -> bytes:
    lines = []
    for at, line in enumerate(text.split("\n")):
        escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        lines.append(f"BT /F0 11 Tf 60 {730 - 15 * at} Td ({escaped}) Tj ET")
    return "\n".join(lines).encode("cp1252") if text else b""
