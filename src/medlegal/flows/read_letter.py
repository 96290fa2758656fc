"""A letter that asks for an evaluation becomes text, page by page: PDF, picture, Word file, e-mail or plain text."""

import tempfile
import zipfile
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path

import pikepdf
from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import html

from medlegal.flows.read_files import read_files
from medlegal.records.requested import Requested, read_request

MOST_PAGES = 12  # of a request that are read; the rest are enclosures
LARGEST_WORD = 60_000_000  # bytes of a Word file once it is unpacked
COLUMNS = "    "  # what parts two columns of a line
ENDINGS = frozenset((".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png", ".heic", ".docx", ".txt", ".eml"))


def read_letter(path: Path) -> Requested:
    """What the letter's pages say; nothing where it cannot be read."""
    return read_request(pages_of(path))


def pages_of(path: Path) -> list[str]:
    """The text of each page, in the order in which they are to be read; empty where there is none to read."""
    if path.suffix == ".txt":
        return path.read_bytes().decode("utf-8", "replace").split("\f")[:MOST_PAGES]
    if path.suffix == ".docx":
        return word_pages(path.read_bytes())
    if path.suffix == ".eml":
        return mail_pages(path)
    return read_pages(path)


def read_pages(path: Path) -> list[str]:
    """As the record engine reads them: the layer of a PDF, the picture of a scan, what is attached to an e-mail."""
    with tempfile.TemporaryDirectory() as work:
        letter = first_pages(path, Path(work) / "first.pdf")
        reading = read_files([letter], work=Path(work) / "reading")
        return [page.text for page in reading.pages[:MOST_PAGES]]


def first_pages(path: Path, shorter: Path) -> Path:
    """The letter without its enclosures, which nobody waits for; as it is where it is short or does not open."""
    if path.suffix != ".pdf":
        return path
    try:
        with pikepdf.open(path) as whole:
            if len(whole.pages) <= MOST_PAGES:
                return path
            del whole.pages[MOST_PAGES:]
            whole.save(shorter)
    except pikepdf.PdfError:
        return path
    return shorter


def mail_pages(path: Path) -> list[str]:
    """The e-mail's own words and what is attached to it; a covering note stands behind the letter it covers."""
    mail = message_from_bytes(path.read_bytes(), policy=default)
    own = [mail_text(mail)]
    attached = [page for one in word_files(mail) for page in word_pages(one)]
    attached += read_pages(path)
    names_worker = read_request(own).worker_name is not None
    pages = [*own, *attached] if names_worker else [*attached, *own]
    return [page for page in pages if page.strip()][:MOST_PAGES]


def mail_text(mail: EmailMessage) -> str:
    """The words of an e-mail, those of its HTML where it has no others; empty where it has none."""
    body = mail.get_body(("plain", "html"))
    if body is None:
        return ""
    text = str(body.get_content())
    return html_text(text) if body.get_content_subtype() == "html" else text


def html_text(text: str) -> str:
    """Line by line, with the cells of a table's row beside each other."""
    if not text.strip():
        return ""
    page = html.fromstring(text)
    for hidden in page.xpath("//script | //style | //head"):
        hidden.drop_tree()
    for cell in page.iter("td", "th"):
        cell.tail = f"{COLUMNS}{cell.tail or ''}"
    for block in page.iter("p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "blockquote"):
        block.tail = f"\n{block.tail or ''}"
    return str(page.text_content())


def word_files(mail: EmailMessage) -> list[bytes]:
    """The Word files that are attached to the e-mail."""
    return [
        bytes(part.get_payload(decode=True) or b"")
        for part in mail.iter_attachments()
        if (part.get_filename() or "").lower().endswith(".docx")
    ]


def word_pages(content: bytes) -> list[str]:
    """The Word file's text as one page: letterhead, paragraphs and rows of tables in their order, foot.

    Empty where it is no Word file, or one that is far larger than a letter once it is unpacked.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > LARGEST_WORD:
                return []
        letter = Document(BytesIO(content))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        return []
    first = letter.sections[0] if letter.sections else None
    parts = [first.first_page_header, first.header, letter, first.footer] if first else [letter]
    lines = [line for part in parts for one in part.iter_inner_content() for line in lines_in(one)]
    return ["\n".join(lines)]


def lines_in(one: Paragraph | Table) -> list[str]:
    """The lines of a paragraph; of a table each row as one line, and a row that holds whole blocks cell by cell."""
    if isinstance(one, Paragraph):
        return one.text.split("\n")
    lines = list[str]()
    for row in one.rows:
        cells = list(dict.fromkeys(cell.text.strip() for cell in row.cells))
        if any("\n" in cell for cell in cells):
            lines += [line for cell in cells for line in cell.split("\n")]
        else:
            lines.append(COLUMNS.join(cells))
    return lines
