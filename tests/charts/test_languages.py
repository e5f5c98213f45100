"""Every kind of chart in another language: its own words and numbers, the same data."""

import re
from xml.etree.ElementTree import Element

import pytest

from clausebook.charts.pareto import ParetoBar, ParetoPicture, draw_pareto
from clausebook.charts.scales import written
from clausebook.charts.svg import NARROW, WIDE
from clausebook.language import spoken_in
from tests.charts.drawing import beyond, parsed, words
from tests.charts.test_drawings import CHARTS, Draw, control_chart

GIVEN = "Q"
"""What the tests give as words, so that all others are the chart's own."""
ALSO_GIVEN = ("target 60", "amber 40")
"""What the test of the gauge gives beside it."""

each = pytest.mark.parametrize("draw", CHARTS, ids=[draw.__name__ for draw in CHARTS])
some = pytest.mark.parametrize("number", [0, 5, 100])


def drawn(draw: Draw, number: int, language: str, width: float = WIDE) -> str:
    with spoken_in(language):
        return draw(number, GIVEN, width)


def own_words(text: str) -> set[str]:
    """Return what a chart says by itself; ids and units have no word in small letters."""
    found = {one for one in words(parsed(text)) if re.search("[a-z]{3}", one)}
    return {one for one in found if not one.startswith(ALSO_GIVEN)}


def data(root: Element) -> list[tuple[str, str]]:
    return [
        (name, value)
        for element in root.iter()
        for name, value in element.attrib.items()
        if name.startswith("data-")
    ]


@each
@some
def test_no_word_of_a_chart_stays_english(draw: Draw, number: int):
    assert own_words(drawn(draw, number, "en")) & own_words(drawn(draw, number, "de")) == set()


@each
@some
@pytest.mark.parametrize("width", [WIDE, NARROW], ids=["wide", "narrow"])
def test_longer_words_stay_inside_the_frame(draw: Draw, number: int, width: float):
    assert beyond(parsed(drawn(draw, number, "de", width))) == []


@each
@some
def test_what_machines_read_is_the_same_in_every_language(draw: Draw, number: int):
    assert data(parsed(drawn(draw, number, "de"))) == data(parsed(drawn(draw, number, "en")))


def test_an_empty_chart_says_so():
    assert "noch kein Wert" in words(parsed(drawn(control_chart, 0, "de")))


def test_numbers_have_the_decimal_sign_of_the_language():
    chart = ParetoPicture("t", "d", [ParetoBar("late", 2.5, 62.5, 62.5, is_vital=True)], 80)
    with spoken_in("de"):
        text = draw_pareto(chart, "c")
        assert written([0.5, 1200]) == ("0,5", "1\u202f200,0")
    assert "late · 2,5 · 62,5 %" in words(parsed(text))
    assert "<title>late · 2,5 · 62,5 %, mit allen darüber 62,5 %</title>" in text
    assert 'data-percentage="62.5"' in text
