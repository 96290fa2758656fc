"""A letter that asks for an evaluation says the same on paper, in a Word file and in an e-mail."""

from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import docx
import pytest
from PIL import Image, ImageDraw, ImageFont

from medlegal.flows import read_letter as reading
from medlegal.flows.read_letter import read_letter
from medlegal.records.requested import Requested, read_request
from tests.records.letters import ADJUSTERS, ATTORNEYS

WORD = {"maintype": "application", "subtype": "octet-stream", "filename": "Request.DOCX"}
NOTE = "Good morning,\n\nPlease see the request attached.\n\nThank you,\nDana Holloway\n"


def read(folder: Path, name: str, content: bytes) -> Requested:
    path = folder / name
    path.write_bytes(content)
    return read_letter(path)


def told(requested: Requested) -> tuple[object, ...]:
    """What the letter says, without the places where it says it."""
    fields = ("panel_number", "role", "specialty", "worker_name", "born_on", "language", "is_represented")
    values = tuple(getattr(getattr(requested, name), "value", None) for name in fields)
    claims = tuple(one.claim_number for one in requested.injuries)
    return (*values, claims, tuple((one.role, one.name, one.zip_code) for one in requested.parties))


def word(text: str, *, head: int = 0) -> bytes:
    """The letter as a Word file whose first lines are its letterhead and whose labelled lines are a table."""
    letter, lines = docx.Document(), text.split("\n")
    for line in lines[:head]:
        letter.sections[0].header.add_paragraph(line)
    for line in lines[head:]:
        label, colon, value = line.partition(":")
        if colon and value.strip() and len(label) < 20 and not line.startswith(("Dear", "cc")):
            row = letter.add_table(1, 2).rows[0].cells
            row[0].text, row[1].text = f"{label}:", value.strip()
        else:
            letter.add_paragraph(line)
    packed = BytesIO()
    letter.save(packed)
    return packed.getvalue()


def mail(text: str = NOTE, *, subtype: str = "plain", attached: bytes = b"") -> bytes:
    message = EmailMessage()
    message["Subject"] = "An invented request"
    message.set_content(text, subtype=subtype)
    if attached:
        message.add_attachment(attached, **WORD)
    return message.as_bytes()


def scan(text: str) -> bytes:
    """The letter as a picture in a PDF, as a scanner sends it."""
    sheet = Image.new("L", (1700, 2200), 255)
    ImageDraw.Draw(sheet).multiline_text((150, 150), text, font=ImageFont.load_default(size=28), spacing=12)
    packed = BytesIO()
    sheet.save(packed, "PDF", resolution=200)
    return packed.getvalue()


@pytest.mark.parametrize("letter", [ATTORNEYS, ADJUSTERS])
def test_a_word_file_says_what_the_letter_says_in_its_head_and_its_tables_too(letter, tmp_path):
    assert told(read(tmp_path, "letter.docx", word(letter, head=4))) == told(read_request([letter]))


def test_an_e_mail_that_has_only_html_is_read(tmp_path):
    lines = "".join(f"<div>{line.replace('&', '&amp;') or '&nbsp;'}</div>" for line in ADJUSTERS.split("\n"))
    page = f"<html><head><style>p {{ color: red }}</style></head><body>{lines}</body></html>"

    assert told(read(tmp_path, "mail.eml", mail(page, subtype="html"))) == told(read_request([ADJUSTERS]))


def test_a_covering_e_mail_does_not_stand_before_the_letter_it_covers(tmp_path):
    assert told(read(tmp_path, "mail.eml", mail(attached=word(ATTORNEYS)))) == told(read_request([ATTORNEYS]))


def test_an_e_mail_that_is_the_letter_is_read_before_its_enclosures(tmp_path):
    requested = read(tmp_path, "mail.eml", mail(ATTORNEYS, attached=word(NOTE)))

    assert requested.worker_name is not None and requested.worker_name.page == 1


def test_a_scanned_letter_is_read_by_its_picture(tmp_path):
    requested = read(tmp_path, "scan.pdf", scan(ADJUSTERS))

    assert requested.panel_number is not None and requested.panel_number.value == "7688901"
    assert [one.claim_number for one in requested.injuries] == ["PTA-2025-0091"]


@pytest.mark.parametrize("name", ["broken.docx", "empty.pdf", "broken.eml"])
def test_a_file_that_cannot_be_read_says_nothing_and_fails_nothing(name, tmp_path):
    assert read(tmp_path, name, b"" if name == "empty.pdf" else b"PK\x03\x04 no letter") == Requested()


def test_a_word_file_that_is_far_larger_than_a_letter_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_WORD", 100)

    assert read(tmp_path, "letter.docx", word(ATTORNEYS)) == Requested()
