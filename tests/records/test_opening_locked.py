"""Locked files open with a password that was given, which is kept nowhere; others say that they ask for one."""

import base64
import io
import re

import pikepdf
import pytest

from medlegal.flows.read_files import read_files
from medlegal.records.containers import unpacked
from medlegal.records.told import told
from tests.records import samples

PASSWORD = "secret"

NOTE = b"This is an invented page.\n"
# ZIPs of this note, locked with this password by common programs: in the old way, and with AES
CLASSIC = (
    "UEsDBAoACQAAAAWVd13rkTkIJgAAABoAAAAIAAAAbm90ZS50eHRDAJWNswm+1Wvb6hE0rogeQtzfvsJzmCK2/2YUTWdF3gVJp6tZlFBLBwjr"
    "kTkIJgAAABoAAABQSwECHgMKAAkAAAAFlXdd65E5CCYAAAAaAAAACAAAAAAAAAABAAAApIEAAAAAbm90ZS50eHRQSwUGAAAAAAEAAQA2AAAA"
    "XAAAAAAA"
)
STRONG = (
    "UEsDBDMAAQBjAAWVd10AAAAANgAAABoAAAAIAAsAbm90ZS50eHQBmQcAAgBBRQMAAMcJ4msBEpiZypfDPLQ9Az6x+pIoUjAuMH2QqcfmYFt7"
    "525/QsO7ioo70AVOy4qm93OiR2BJI1BLAQI/AzMAAQBjAAWVd10AAAAANgAAABoAAAAIAC8AAAAAAAAAIICkgQAAAABub3RlLnR4dAoAIAAA"
    "AAAAAQAYAFIhCBF6e90BAAAAAAAAAAAAAAAAAAAAAAGZBwACAEFFAwAAUEsFBgAAAAABAAEAZQAAAGcAAAAAAA=="
)


def test_a_locked_pdf_asks_for_its_password_and_opens_with_it(tmp_path):
    samples.put(
        tmp_path / "in", locked__pdf=samples.encrypted_pdf(), open__pdf=samples.pdf_of(samples.letter())
    )

    before = read_files([tmp_path / "in"], work=tmp_path / "work")
    wrong = read_files([tmp_path / "in"], work=tmp_path / "work", passwords=["guess"])
    after = read_files([tmp_path / "in"], work=tmp_path / "work", passwords=["guess", PASSWORD])

    assert [file.needs_password for file in before.files] == [True, False]
    assert "password" in before.files[0].problem
    assert wrong.files[0].needs_password
    assert "none that was given opens it" in wrong.files[0].problem
    assert [file.problem for file in after.files] == [None, None]
    assert after.counts.read == 2


def test_a_file_once_opened_needs_its_password_no_more(tmp_path):
    samples.put(tmp_path / "in", locked__pdf=samples.encrypted_pdf())
    read_files([tmp_path / "in"], work=tmp_path / "work", passwords=[PASSWORD])

    reading = read_files([tmp_path / "in"], work=tmp_path / "work")

    assert reading.counts.read == 1


def test_a_file_once_opened_stays_open_to_a_later_version_of_the_program(tmp_path):
    samples.put(tmp_path / "in", locked__pdf=samples.encrypted_pdf())
    read_files([tmp_path / "in"], work=tmp_path / "work", passwords=[PASSWORD])
    for kept in (tmp_path / "work").glob("kept.sqlite3*"):  # which drops what another version found
        kept.unlink()

    reading = read_files([tmp_path / "in"], work=tmp_path / "work")

    assert (reading.counts.read, reading.files[0].needs_password) == (1, False)


def locked_in_part() -> bytes:
    """Only what is attached asks for the password: pages and words stand under the filter that changes nothing."""
    with pikepdf.open(io.BytesIO(samples.pdf_of(samples.letter()))) as pdf:
        pdf.attachments["inside.pdf"] = samples.pdf_of(samples.progress())
        open_file = samples.saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
        of_all = samples.saved(pdf, encryption=pikepdf.Encryption(user=PASSWORD, owner="owner", R=6))
    number = re.search(rb"/Encrypt (\d+) 0 R", of_all)[1]
    lock = of_all.partition(b"\n%b 0 obj\n" % number)[2].partition(b"\nendobj")[0]
    lock = lock.replace(b"/StmF /StdCF /StrF /StdCF", b"/EFF /StdCF /StmF /Identity /StrF /Identity")
    before, trailer, after = open_file.rpartition(b"trailer <<")
    return before + trailer + b" /Encrypt " + lock.replace(b"DocOpen", b"EFOpen") + after


def test_pages_open_where_only_what_is_attached_is_locked(tmp_path):
    samples.put(tmp_path / "in", half__pdf=locked_in_part())

    reading = read_files([tmp_path / "in"], work=tmp_path / "work")

    whole, attached = reading.files
    assert (whole.pages, attached.pages) == (1, 0)
    assert "what is attached to it is protected by a password" in whole.problem
    assert "not in it" in attached.problem
    assert reading.counts.read == 1


def test_a_pdf_that_is_only_barred_from_changes_opens_by_itself(tmp_path):
    with pikepdf.open(io.BytesIO(samples.pdf_of(samples.letter()))) as pdf:
        barred = samples.saved(pdf, encryption=pikepdf.Encryption(user="", owner="owner"))
    samples.put(tmp_path / "in", barred__pdf=barred)

    reading = read_files([tmp_path / "in"], work=tmp_path / "work")

    assert reading.files[0].problem is None
    assert reading.counts.read == 1


def test_no_password_is_written_anywhere(tmp_path):
    word = "Zq7!unlikely-word"
    with pikepdf.open(io.BytesIO(samples.pdf_of(samples.letter()))) as pdf:
        locked = samples.saved(pdf, encryption=pikepdf.Encryption(user=word, owner=word))
    samples.put(tmp_path / "in", locked__pdf=locked)

    reading = read_files([tmp_path / "in"], work=tmp_path / "work", passwords=[word])

    assert reading.counts.read == 1
    assert word not in told(reading)
    kept = [path.read_bytes() for path in (tmp_path / "work").rglob("*") if path.is_file()]
    assert all(word.encode() not in content for content in kept)


@pytest.mark.parametrize("locked", [CLASSIC, STRONG])
def test_a_locked_zip_opens_with_its_password_and_asks_for_it_else(tmp_path, locked):
    (tmp_path / "sent.zip").write_bytes(base64.b64decode(locked))

    without = unpacked(tmp_path / "sent.zip", "zip", tmp_path / "into").members
    given = unpacked(tmp_path / "sent.zip", "zip", tmp_path / "into", ["guess", PASSWORD]).members

    assert [(member.needs_password, member.kept) for member in without] == [(True, "")]
    assert (tmp_path / "into" / given[0].kept).read_bytes() == NOTE
