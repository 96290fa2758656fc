"""The pictures say what their figures say: order, proportion, nothing outside, nothing drawn of nothing."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from medlegal.portal.pictures.bars import Pages, aging, pages_by_sender
from medlegal.portal.pictures.case_timeline import Clock, Happened, case_timeline
from medlegal.portal.pictures.chronology_bar import Dated, chronology_bar
from medlegal.portal.pictures.drawing import LETTER, WIDE, Picture, Shape
from medlegal.portal.pictures.physician_month import physician_month
from medlegal.portal.pictures.report_clock import report_clock

TODAY, DAY = date(2026, 6, 15), "%m/%d/%Y"
LONG = "A very long sender's name, which no line of any picture has ever had the room to show as it is & <so>"


def every_picture() -> list[Picture]:
    clock = Clock(LONG, date(2026, 3, 1), date(2026, 6, 1))
    return [
        case_timeline([Happened(LONG, date(2026, 1, 5))], [clock], today=TODAY, written=DAY),
        clock_of(used=40, more=15),
        clock_of(used=70, more=0),
        aging({"0 to 30 days": Decimal("10.10"), "older": Decimal("2000000.00")}),
        pages_by_sender([Pages(LONG, None, 0, 0, 0), Pages("B", 900, 12_345_678, 10, 9)]),
        chronology_bar([Dated(LONG, date(1999, 1, 1)), Dated("B", TODAY), Dated("C", None)], written=DAY),
        month_of(examinations=[TODAY] * 9, reports=[TODAY] * 3, away={TODAY}),
    ]


def clock_of(*, used: int, more: int) -> Picture:
    began = TODAY - timedelta(days=used)
    due = began + timedelta(days=30)
    return report_clock(
        began_on=began,
        first_due_on=due,
        due_on=due + timedelta(days=more),
        steps=[10, 20, 25],
        today=TODAY,
        written=DAY,
        is_late=used > 30 + more,
    )


def month_of(**told: object) -> Picture:
    return physician_month(
        TODAY, **({"examinations": [], "reports": [], "away": set()} | told), today=TODAY, written=DAY
    )


def of_kind(picture: Picture, kind: str, *looks: str) -> list[Shape]:
    return [one for one in picture.shapes if one.kind == kind and (not looks or one.look in looks)]


@pytest.mark.parametrize("picture", every_picture(), ids=lambda one: one.name)
def test_nothing_stands_outside_the_picture(picture):
    for one in picture.shapes:
        width = len(one.text) * LETTER if one.kind == "label" else one.width
        left = one.x - {"start": 0, "middle": width / 2, "end": width}[one.anchor]
        assert left >= -8 and left + width <= WIDE + 8, one
        assert one.y >= 0 and one.y + one.height <= picture.height + 1, one


@pytest.mark.parametrize("picture", every_picture(), ids=lambda one: one.name)
def test_it_is_well_formed_and_says_in_words_what_it_draws(picture):
    drawn = render_to_string("pictures/picture.html", {"picture": picture})

    root = ElementTree.fromstring(drawn)

    assert root.find(".//title").text == picture.title and root.find(".//desc").text == picture.says
    assert len(root.findall(".//tbody/tr")) == len(picture.rows) > 0
    assert "style=" not in drawn


@pytest.mark.parametrize("picture", every_picture(), ids=lambda one: one.name)
def test_no_two_labels_of_a_line_run_into_each_other(picture):
    labels = of_kind(picture, "label")
    for line in {one.y for one in labels}:
        edges = sorted(edges_of(one) for one in labels if one.y == line)
        assert all(before[1] <= after[0] + 1 for before, after in pairwise(edges)), edges


def edges_of(one: Shape) -> tuple[float, float]:
    width = len(one.text) * LETTER
    left = one.x - {"start": 0, "middle": width / 2, "end": width}[one.anchor]
    return left, left + width


def test_a_later_day_stands_to_the_right():
    days = [date(2026, 1, 5), date(2026, 2, 9), date(2026, 5, 1)]

    picture = case_timeline([Happened(str(on), on) for on in reversed(days)], [], today=TODAY, written=DAY)

    dots = [one.x for one in of_kind(picture, "dot")]
    assert dots == sorted(dots) and len(set(dots)) == 3
    assert max(dots) < of_kind(picture, "line", "today")[0].x


@pytest.mark.parametrize("behind", [0, 1, 20, 200, 400])
def test_the_first_and_the_last_day_are_written_wherever_today_stands(behind):
    clock = Clock("Report", TODAY - timedelta(days=behind), TODAY + timedelta(days=400 - behind))

    picture = case_timeline([], [clock], today=TODAY, written=DAY)

    said = {one.text for one in of_kind(picture, "label")}
    assert {f"{clock.began_on:{DAY}}", f"{clock.last_on:{DAY}}", "today"} <= said


def test_a_clock_over_its_last_day_is_hatched_from_there_to_today():
    clock = Clock("Report", TODAY - timedelta(days=40), TODAY - timedelta(days=10))

    picture = case_timeline([], [clock], today=TODAY, written=DAY)

    (runs,), (late,) = of_kind(picture, "bar", "open"), of_kind(picture, "bar", "hatched")
    assert runs.width / late.width == pytest.approx(3, rel=0.05)
    assert late.x == pytest.approx(runs.x + runs.width, abs=0.2)


def test_the_used_part_of_a_report_is_in_proportion():
    picture = clock_of(used=15, more=0)

    (whole,), (used,) = of_kind(picture, "bar", "open"), of_kind(picture, "bar", "solid")
    assert used.width / whole.width == pytest.approx(0.5, abs=0.01)
    assert "15 of 30 days are used; 15 are left." in picture.says


def test_more_time_given_is_drawn_after_the_first_last_day():
    picture = clock_of(used=10, more=15)

    (more,) = of_kind(picture, "bar", "dotted")
    assert more.width / of_kind(picture, "bar", "open")[0].width == pytest.approx(1 / 3, abs=0.01)
    assert ("last day at first" in {row[1] for row in picture.rows}) and "10 of 45" in picture.says


def test_bars_of_money_are_in_proportion_and_the_table_is_exact():
    picture = aging({"a": Decimal("100.00"), "b": Decimal("25.01"), "c": Decimal(0), "d": Decimal(0)})

    first, second = (one.width for one in of_kind(picture, "bar"))
    assert second / first == pytest.approx(0.2501, abs=0.01)
    assert picture.rows[1] == ("b", "$25.01") and "$125.01" in picture.says


def test_a_sender_without_a_declaration_is_told_so_and_not_as_zero():
    picture = pages_by_sender([Pages("A", None, 100, 100, 0)])

    assert picture.rows == (("A", "none told", "100", "100", "0"),)


def test_documents_without_a_day_are_told_and_not_drawn():
    picture = chronology_bar([Dated("PR-2", TODAY), Dated("PR-2", None)], written=DAY)

    assert len(of_kind(picture, "line", "solid")) == 1 and "1 more have no date" in picture.says


def test_a_day_of_the_month_carries_its_examinations_and_is_hatched_when_away():
    picture = month_of(
        examinations=[TODAY, TODAY], reports=[TODAY + timedelta(days=1)], away={date(2026, 6, 20)}
    )

    assert len(of_kind(picture, "dot", "solid")) == 2 and len(of_kind(picture, "dot", "open")) == 1
    assert len(of_kind(picture, "bar", "hatched")) == 1
    assert [row[0] for row in picture.rows] == ["06/15/2026", "06/16/2026", "06/20/2026"]


def test_nothing_is_drawn_of_nothing():
    assert case_timeline([], [], today=TODAY, written=DAY) is None
    assert aging({"a": Decimal(0)}) is None
    assert pages_by_sender([]) is None
    assert chronology_bar([Dated("PR-2", None)], written=DAY) is None
