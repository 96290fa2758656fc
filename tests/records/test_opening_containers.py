"""What comes in a ZIP, an e-mail or a PDF is read under its own name; nothing that came is passed over in silence."""

import io
import zipfile
from email.message import EmailMessage

import pikepdf
import pytest

from medlegal.flows.read_files import read_files
from medlegal.records.containers import unpacked
from medlegal.records.opening import CannotRead, kind_of
from medlegal.records.unpacking import plain_name
from tests.records import samples

LETTER = samples.pdf_of(samples.letter())


def zip_of(*members, how=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def mail_of(*attached, says="Records are attached.", page=None):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "desk@sender.invalid", "office@practice.invalid", "Records"
    mail["Date"] = "Mon, 02 Jan 2023 03:04:06 +0000"
    mail.set_content(says)
    if page:
        mail.add_alternative(page, subtype="html")
    for name, kind, content in attached:
        main, sub = kind.split("/")
        mail.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return mail


def held_in(folder, content):
    (folder / "file").write_bytes(content)
    return unpacked(folder / "file", kind_of(folder / "file"), folder / "into")


def names_in(folder, content):
    return [member.name for member in held_in(folder, content).members]


def test_files_in_files_are_entries_of_their_own_after_what_they_came_in(tmp_path):
    inner = zip_of(("deep.pdf", LETTER))
    samples.put(tmp_path / "in", sent__zip=zip_of(("a/one.pdf", LETTER), ("inner.zip", inner)), z__pdf=LETTER)

    reading = read_files([tmp_path / "in"], work=tmp_path / "work")

    assert [(file.name, file.pages, file.received_in) for file in reading.files] == [
        ("sent.zip", 0, ""),
        ("sent.zip/a/one.pdf", 1, "sent.zip"),
        ("sent.zip/inner.zip", 0, "sent.zip"),
        ("sent.zip/inner.zip/deep.pdf", 1, "sent.zip"),
        ("z.pdf", 1, ""),
    ]
    assert [page.stamp for page in reading.pages] == [1, 2, 3]
    assert [page.repeats is not None for page in reading.pages] == [False, True, True]


def test_a_second_reading_takes_nothing_out_again(tmp_path):
    samples.put(tmp_path / "in", sent__zip=zip_of(("one.pdf", LETTER)))
    read_files([tmp_path / "in"], work=tmp_path / "work")
    kept = next((tmp_path / "work" / "members").glob("*/*"))
    before = kept.stat().st_mtime_ns

    reading = read_files([tmp_path / "in"], work=tmp_path / "work")

    assert kept.stat().st_mtime_ns == before
    assert reading.counts.read == 1


def test_members_that_were_swept_away_are_taken_out_again(tmp_path):
    samples.put(tmp_path / "in", sent__zip=zip_of(("one.pdf", LETTER)))
    read_files([tmp_path / "in"], work=tmp_path / "work")
    next((tmp_path / "work" / "members").glob("*/*")).unlink()

    reading = read_files([tmp_path / "in"], work=tmp_path / "work")

    assert reading.counts.read == 1
    assert next((tmp_path / "work" / "members").glob("*/*")).exists()


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/a.pdf", "etc/a.pdf"),
        ("C:\\scans\\a.pdf", "scans/a.pdf"),
        ("..", "unnamed"),
        ("a\nb\x00.pdf", "a\ufffdb\ufffd.pdf"),
    ],
)
def test_a_members_name_leads_nowhere_outside(told, kept):
    assert plain_name(told) == kept


def test_no_member_is_written_outside_its_folder(tmp_path):
    (tmp_path / "room").mkdir()

    held_in(tmp_path / "room", zip_of(("../../out.pdf", LETTER), ("/out2.pdf", LETTER)))

    assert [path.name for path in tmp_path.iterdir()] == ["room"]
    assert sorted(path.name for path in (tmp_path / "room").iterdir()) == ["file", "into"]


def test_names_in_utf_8_that_do_not_say_so_are_read_as_meant(tmp_path):
    meant = "informe médico.pdf"
    plain = zip_of(("informe m++dico.pdf", LETTER)).replace(b"m++dico", "médico".encode())

    assert names_in(tmp_path, plain) == [meant]


def test_two_members_of_one_name_stay_two(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate"):
        sent = zip_of(("a.pdf", LETTER), ("a.pdf", samples.pdf_of(samples.progress())))
    samples.put(tmp_path / "in", sent__zip=sent)

    reading = read_files([tmp_path / "in"], work=tmp_path / "work")

    assert [file.name for file in reading.files] == ["sent.zip", "sent.zip/a.pdf", "sent.zip/a.pdf (2)"]
    assert reading.counts.distinct == 2


def test_a_zip_that_is_cut_short_gives_what_can_be_saved_and_says_so(tmp_path):
    whole = zip_of(("a.pdf", LETTER), ("b.pdf", LETTER), ("c.pdf", LETTER))

    held = held_in(tmp_path, whole[: whole.index(b"c.pdf")])

    assert [member.name for member in held.members] == ["a.pdf", "b.pdf"]
    assert all(member.problem is None for member in held.members)
    assert "cut short" in held.problem


def test_a_member_that_unpacks_without_end_is_refused_and_its_neighbour_kept(tmp_path):
    bomb = zip_of(("bomb.pdf", bytes(1 << 30)), ("more.pdf", b"%PDF-" + bytes(1 << 20)), ("good.pdf", LETTER))

    held = held_in(tmp_path, bomb)

    assert ["more than any record" in (member.problem or "") for member in held.members] == [
        False,
        True,
        True,
    ]


def test_an_empty_zip_says_so(tmp_path):
    with pytest.raises(CannotRead, match="holds no file"):
        held_in(tmp_path, zip_of())


def test_a_word_document_asks_to_be_printed_and_is_not_taken_apart(tmp_path):
    (tmp_path / "a.docx").write_bytes(
        zip_of(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>"))
    )

    with pytest.raises(CannotRead, match=r"Word document.*print it as PDF"):
        kind_of(tmp_path / "a.docx")


def test_what_is_attached_to_an_email_is_read_and_its_own_text_told(tmp_path):
    forwarded = mail_of(("deep.pdf", "application/pdf", LETTER))
    mail = mail_of(("Año uno.pdf", "application/pdf", LETTER), ("notes.docx", "application/msword", b"PK?"))
    mail.add_attachment(forwarded)
    samples.put(tmp_path / "in", mail__eml=mail.as_bytes())

    reading = read_files([tmp_path / "in"], work=tmp_path / "work")

    files = {file.name: file for file in reading.files}
    assert files["mail.eml/Año uno.pdf"].pages == 1
    assert files["mail.eml/Records.eml/deep.pdf"].pages == 1
    assert "print it as PDF" in files["mail.eml/notes.docx"].problem
    assert "own text" in files["mail.eml"].remarks[0]


def test_a_small_picture_in_an_emails_text_is_named_and_is_no_page(tmp_path):
    mail = mail_of(("records.pdf", "application/pdf", LETTER), page='<p>Hello <img src="cid:logo1"></p>')
    logo = samples.png_of(samples.scan_of(samples.letter())[:60, :120])
    mail.get_payload()[0].get_payload()[1].add_related(
        logo, maintype="image", subtype="png", cid="<logo1>", filename="logo.png"
    )

    held = held_in(tmp_path, mail.as_bytes())

    assert [member.name for member in held.members] == ["records.pdf"]
    assert any("logo.png" in remark for remark in held.remarks)


def test_an_email_without_attachments_says_what_to_do(tmp_path):
    with pytest.raises(CannotRead, match="print it as PDF"):
        held_in(tmp_path, mail_of().as_bytes())


def test_what_is_attached_to_a_pdf_is_read_after_its_pages(tmp_path):
    with pikepdf.open(io.BytesIO(LETTER)) as pdf:
        pdf.attachments["inside.pdf"] = samples.pdf_of(samples.imaging())
        samples.put(tmp_path / "in", cover__pdf=samples.saved(pdf))

    reading = read_files([tmp_path / "in"], work=tmp_path / "work")

    assert [(page.file, page.number) for page in reading.pages] == [
        ("cover.pdf", 1),
        ("cover.pdf/inside.pdf", 1),
    ]
