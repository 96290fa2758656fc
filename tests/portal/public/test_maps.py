"""The maps that are drawn here: what lies where."""

import re

from medlegal.portal.public.maps import Spot, Square, map_around, names_in, point_of
from medlegal.practice.publicity.directory import position_of


def around(zip_code: str, name: str) -> str:
    position = position_of(zip_code)
    assert position is not None
    return str(map_around(Spot(position, name), says="Where the office is"))


def test_the_neighbours_of_a_place_stand_on_its_map_and_nobody_elses():
    drawn = around("93301", "Bakersfield")

    named = set(re.findall(r'class="county"[^>]*>([^<]+)<', drawn))
    assert {"Kern", "Tulare"} <= named
    assert "Sacramento" not in named and "San Diego" not in named


def test_every_name_stands_inside_the_picture_and_none_upon_the_dot():
    position = position_of("90012")
    assert position is not None
    x, y = point_of(position)
    square = Square(x - 58, y - 58, 116)

    for left, top, _ in names_in(square):
        assert square.left < left < square.left + square.side
        assert square.top < top < square.top + square.side
        assert abs(top - y) >= 5


def test_a_name_with_signs_of_its_own_is_written_out():
    assert "<b>" not in around("93301", "<b>Town")
