"""A page whose words no other page of its packet knows goes to a person, however sure the reading was of it."""

from medlegal.records.packet import read_packet
from medlegal.records.reading import Page

NOTE = """Larkspur Medical Group
PROGRESS NOTE
Patient: Odalys Fenwright
Date of service: {month:02d}/{day:02d}/2022
The lumbar spine shows mild tenderness and motion is full, exercises continue twice a week."""
LOST = """Larhspvr Nedcal Grovp
PR0GRES NDTE
Thc lumhar spme shcws mld tendcrmess amd motlon ls ful, exercses conbnue twce"""


def last_of(count, text, *, text_from="ocr", sure=0.85):
    """The last page and its document, after so many notes."""
    texts = [NOTE.format(month=n % 12 + 1, day=n % 27 + 1) for n in range(count)] + [text]
    pages = [
        Page("a.pdf", at, at, text=one, fingerprint=str(at), text_from=text_from, sure=sure)
        for at, one in enumerate(texts, start=1)
    ]
    reading = read_packet([], pages)
    return reading.pages[-1], reading.documents[-1]


def test_a_page_of_words_that_nobody_else_uses_goes_to_a_person():
    page, document = last_of(70, LOST)

    assert page.sure < 0.5
    assert "text" in document.doubts


def test_a_page_in_the_packets_own_words_does_not():
    page, document = last_of(70, NOTE.format(month=4, day=28))

    assert page.sure == 0.85
    assert "text" not in document.doubts


def test_few_pages_are_no_vocabulary():
    page, _ = last_of(5, LOST)

    assert page.sure == 0.85


def test_a_text_layer_is_doubted_where_most_of_it_is_strange():
    wrong = " ".join(f"xq{one}{other}z" for one in "bcdfgh" for other in "jklmnp")

    page, document = last_of(70, wrong, text_from="layer", sure=1.0)

    assert page.sure < 0.5
    assert "text" in document.doubts
