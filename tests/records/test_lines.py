"""Words stand in the order in which a person reads them, however they were drawn."""

from medlegal.records.lines import Placed, in_order, text_and_boxes


def words(*placed, y=0.2):
    return [Placed(text, (left, y, left + width, y + 0.01)) for text, left, width in placed]


BLANKS = words(("Date:", 0.1, 0.05), ("______", 0.16, 0.1), ("DOB:", 0.3, 0.05), ("______", 0.36, 0.1))
VALUES = words(("2/8/24", 0.17, 0.06), ("6/14/80", 0.37, 0.06), y=0.199)
FILLED = "Date: ______ 2/8/24   DOB: ______ 6/14/80"


def test_values_written_upon_the_blanks_of_a_form_stand_beside_their_labels():
    for drawn in ([BLANKS + VALUES], [BLANKS, VALUES], [BLANKS, VALUES[:1], VALUES[1:]]):
        assert text_and_boxes(in_order(drawn))[0] == FILLED


def test_a_line_beneath_the_blanks_is_a_line_of_its_own():
    assert len(in_order([BLANKS, words(("Signed", 0.17, 0.06), y=0.22)])) == 2
    assert len(in_order([BLANKS, words(("A", 0.12, 0.02), ("note", 0.27, 0.02), y=0.2)])) == 2
