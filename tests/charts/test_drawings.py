"""Every kind of chart: without data, with one datum, with five hundred, with hostile words."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from inspect import signature
from math import sin
from pkgutil import iter_modules

import pytest

import clausebook.charts
from clausebook.charts.bars import Bar, BarPicture, draw_bars
from clausebook.charts.boxes import Node
from clausebook.charts.canvas import CanvasPicture, Curve, Factor, draw_canvas
from clausebook.charts.control_chart import ControlChartPicture, SeriesPoint, draw_control_chart
from clausebook.charts.gauge import Gauge, Zone, draw_gauge
from clausebook.charts.graph import Arrow, Graph, Shelf, draw_graph
from clausebook.charts.heat_map import HeatCell, HeatMap, draw_heat_map
from clausebook.charts.intervals import IntervalPicture, Score, draw_intervals
from clausebook.charts.pareto import ParetoBar, ParetoPicture, draw_pareto
from clausebook.charts.plane import Corner, Dot, Guide, Plane, draw_plane
from clausebook.charts.sipoc import SipocPicture, draw_sipoc
from clausebook.charts.svg import NARROW, WIDE
from clausebook.charts.timeline import Event, Timeline, draw_timeline
from tests.charts.drawing import HOSTILE, beyond, carrying, numbers, sound

Draw = Callable[[int, str, float], str]
"""Draws so many data with such words at such a width; the id of the drawing is ``c``."""


def wave(index: int) -> float:
    return 50 + 40 * sin(index)


def control_chart(number: int, words: str, width: float) -> str:
    points = [
        SeriesPoint(
            f"{2000 + i // 12}-{i % 12 + 1:02}",
            wave(i),
            lower=20 + i % 3,
            centre=50,
            upper=80 + i % 3,
            target=60 if i % 40 else None,
            signal=words if wave(i) > 85 else "",
            in_signal=wave(i) > 80,
            phase=i // 100,
        )
        for i in range(number)
    ]
    chart = ControlChartPicture(words, words, words, points, least=0, most=100)
    return draw_control_chart(chart, "c", width)


def gauge(number: int, words: str, width: float) -> str:
    zones = [Zone(float("-inf"), 40, 0), Zone(40, 60, 1), Zone(60, float("inf"), 2)]
    values = [wave(i) for i in range(number)]
    drawn = Gauge(words, words, values, 60, zones, [("target 60", 60), ("amber 40", 40)], least=0)
    return draw_gauge(drawn, "c")


def intervals(number: int, words: str, width: float) -> str:
    scores = [
        Score(
            words, wave(i) - 50, words[:40], wave(i) - 60, wave(i) - 40, 20, 30, is_hint=i % 2 == 0
        )
        for i in range(number)
    ]
    chart = IntervalPicture(words, words, words, -100, 100, scores, 0)
    return draw_intervals(chart, "c", width)


def pareto(number: int, words: str, width: float) -> str:
    bars = [
        ParetoBar(words, number - i, 100 / number, 100 * (i + 1) / number, i < number / 2)
        for i in range(number)
    ]
    return draw_pareto(ParetoPicture(words, words, bars, 80), "c", width)


def plane(number: int, words: str, width: float) -> str:
    dots = [Dot(words, words, wave(i) / 10, wave(3 * i) / 10, i % 7) for i in range(number)]
    drawn = Plane(
        words,
        words,
        words,
        words,
        (0, 10),
        (0, 10),
        dots,
        dict.fromkeys(range(min(number, 7)), words),
        [Guide(words, (10, 10), (5, 0)), Guide("", (20, 20), (30, 20))],
        [
            Corner(words, is_right=right, is_top=top)
            for right in (True, False)
            for top in (True, False)
        ],
    )
    return draw_plane(drawn, "c", width)


def canvas(number: int, words: str, width: float) -> str:
    factors = [Factor(words, words[:20]) for _ in range(number)]
    scores = [None if i % 9 == 4 else wave(i) / 10 for i in range(number)]
    curves = [Curve(words, scores, is_own=i == 0) for i in range(min(number, 6))]
    return draw_canvas(CanvasPicture(words, words, factors, curves), "c", width)


def heat_map(number: int, words: str, width: float) -> str:
    rows = [[HeatCell(words, i % 5, i % 13)] * min(number, 3) for i in range(number)]
    drawn = HeatMap(words, words, words, words, [words] * number, [words] * min(number, 3), rows, 4)
    return draw_heat_map(drawn, "c", width)


def timeline(number: int, words: str, width: float) -> str:
    day = date(2026, 1, 1)
    events = [Event(words, words, day + timedelta(7 * i), i % 5) for i in range(number)]
    drawn = Timeline(words, words, [words] * min(number, 5), events, day if number else None)
    return draw_timeline(drawn, "c", width)


def nodes(number: int, words: str, name: str = "n") -> list[Node]:
    return [Node(f"{name}{i}", words, words, i % 7, words and "a.html") for i in range(number)]


def graph(number: int, words: str, width: float) -> str:
    arrows = [Arrow(f"n{i}", f"n{(3 * i + 1) % number}", words) for i in range(number)]
    shelf = Shelf(words, nodes(min(number, 3), words, "s"))
    groups = dict.fromkeys(range(min(number, 7)), words)
    drawn = Graph(words, words, nodes(number, words), arrows, groups, shelf if number else None)
    return draw_graph(drawn, "c", width)


def sipoc(number: int, words: str, width: float) -> str:
    process = Node("p", words, words, is_strong=True)
    things = nodes(number, words)
    return draw_sipoc(SipocPicture(words, words, process, things, things[1:]), "c", width)


def bars(number: int, words: str, width: float) -> str:
    drawn = [Bar(words, wave(i), words[:30], is_marked=i % 3 == 0) for i in range(number)]
    chart = BarPicture(words, words, drawn, words[:10], (words, 60))
    return draw_bars(chart, "c", width)


CHARTS = [
    bars,
    control_chart,
    gauge,
    intervals,
    pareto,
    plane,
    canvas,
    heat_map,
    timeline,
    graph,
    sipoc,
]
each = pytest.mark.parametrize("draw", CHARTS, ids=[draw.__name__ for draw in CHARTS])
width = pytest.mark.parametrize("width", [WIDE, NARROW], ids=["wide", "narrow"])


def drawing_functions() -> set[str]:
    """Return the names of all functions that draw a whole chart, wherever they stand."""
    folder = clausebook.charts
    modules = [import_module(f"{folder.__name__}.{m.name}") for m in iter_modules(folder.__path__)]
    return {
        name.removeprefix("draw_")
        for module in modules
        for name, value in vars(module).items()
        if name.startswith("draw_") and "chart_id" in signature(value).parameters
    }


def test_no_chart_escapes_these_tests():
    assert {draw.__name__ for draw in CHARTS} == drawing_functions()


@each
@width
@pytest.mark.parametrize("number", [0, 1, 2, 7, 500])
def test_any_number_of_data_is_drawn_inside_the_frame(draw: Draw, width: float, number: int):
    text = draw(number, "words", width)
    assert beyond(sound(text, "c")) == []
    assert text == draw(number, "words", width)


@each
@width
@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_told_and_do_nothing(draw: Draw, width: float, words: str):
    root = sound(draw(5, words, width), "c")
    assert beyond(root) == []
    assert (root[0].text or "") == words.replace("\x01", "\ufffd")


@each
def test_five_hundred_data_stay_light(draw: Draw):
    assert len(draw(500, "words", WIDE)) < 1_000_000


@each
def test_no_colour_hangs_on_a_style_sheet(draw: Draw):
    text = draw(5, "words", WIDE)
    assert "style=" not in text
    assert "currentColor" not in text
    assert "var(" not in text


def test_the_control_chart_tells_the_numbers_of_each_period():
    root = sound(control_chart(30, "above", WIDE), "c")
    assert numbers(root, "value") == pytest.approx([wave(i) for i in range(30)])
    assert numbers(root, "lower") == [20 + i % 3 for i in range(30)]
    assert numbers(root, "upper") == [80 + i % 3 for i in range(30)]
    assert set(numbers(root, "centre")) == {50}
    told = [one["data-period"] for one in carrying(root, "signal")]
    assert told == [f"{2000 + i // 12}-{i % 12 + 1:02}" for i in range(30) if wave(i) > 85]


def test_a_signal_has_a_shape_of_its_own_and_a_name():
    text = control_chart(12, "above the limit", WIDE)
    assert "above the limit</text>" in text
    assert text.count("Z") - text.count('d="M') < 0  # diamonds are closed paths, lines are not
    assert len(carrying(sound(text, "c"), "signal")) == len(
        re.findall(r'data-signal="[^"]*">.*?<path[^>]*Z"', text)
    )


def test_limits_step_where_they_change_and_new_ones_are_told():
    points = [
        SeriesPoint(f"2026-{i + 1:02}", 5, lower=i, centre=5, upper=10 - i, phase=i // 3)
        for i in range(6)
    ]
    chart = ControlChartPicture("t", "d", "%", points)
    text = draw_control_chart(chart, "c")
    assert "new limits from 2026-04" in text
    assert len(re.findall(r'stroke-dasharray="6 3"', text)) == 4


def test_many_signals_are_counted_rather_than_named():
    text = control_chart(100, "above the limit", WIDE)
    assert text.count("above the limit</text>") == 1  # the unit, which is called so here
    assert re.search(r"[0-9]+ signals, named in the table</text>", text)


def test_the_gauge_tells_values_and_target():
    root = sound(gauge(6, "t", WIDE), "c")
    (found,) = carrying(root, "latest")
    assert float(found["data-latest"]) == pytest.approx(wave(5))
    assert float(found["data-target"]) == 60
    assert [float(v) for v in found["data-values"].split()] == pytest.approx(
        [wave(i) for i in range(6)]
    )


def test_a_gauge_far_from_zero_shows_a_mark_and_no_bar():
    near = draw_gauge(Gauge("t", "d", [3, 4], 5), "c")
    far = draw_gauge(Gauge("t", "d", [93, 96], 95), "c")
    assert near.count("<rect") == 1
    assert far.count("<rect") == 0
    assert far.count("Z") == 1


def test_scores_tell_interval_and_groups():
    root = sound(intervals(3, "t", WIDE), "c")
    assert numbers(root, "value") == pytest.approx([wave(i) - 50 for i in range(3)])
    assert numbers(root, "lower") == pytest.approx([wave(i) - 60 for i in range(3)])
    assert numbers(root, "upper") == pytest.approx([wave(i) - 40 for i in range(3)])
    assert numbers(root, "against") == [20, 20, 20]
    assert numbers(root, "in-favour") == [30, 30, 30]


def test_the_pareto_chart_tells_shares_and_sums_and_the_few():
    root = sound(pareto(4, "t", WIDE), "c")
    assert numbers(root, "weight") == [4, 3, 2, 1]
    assert numbers(root, "percentage") == [25] * 4
    assert numbers(root, "cumulative") == [25, 50, 75, 100]
    vital = [one["data-vital"] for one in carrying(root, "vital")]
    assert vital == ["true", "true", "false", "false"]


def test_bars_are_as_long_as_their_share():
    bars = [ParetoBar("a", 3, 75, 75, is_vital=True), ParetoBar("b", 1, 25, 100, is_vital=False)]
    text = draw_pareto(ParetoPicture("t", "d", bars, 80), "c")
    first, second = (float(w) for w in re.findall(r'<rect[^>]*width="([0-9.]+)"', text))
    assert first == pytest.approx(3 * second, abs=0.02)


def test_plain_bars_tell_their_numbers_and_begin_at_zero():
    drawn = [Bar("a", 2), Bar("b", 8, "late", is_marked=True), Bar("c", 0)]
    text = draw_bars(BarPicture("t", "d", drawn, "d", ("promised", 4)), "c")
    root = sound(text, "c")
    assert numbers(root, "value") == [2, 8, 0]
    assert [one["data-marked"] for one in carrying(root, "marked")] == ["false", "true", "false"]
    first, second, third = (float(w) for w in re.findall(r'<rect[^>]*width="([0-9.]+)"', text))
    assert third == 0
    assert second == pytest.approx(4 * first, abs=0.05)
    assert "b · 8 d · late</text>" in text
    assert "promised</text>" in text


def test_a_bar_keeps_its_number_where_its_name_is_cut():
    text = draw_bars(BarPicture("t", "d", [Bar("many words " * 30, 12)]), "c", NARROW)
    assert re.search(r"many words[^<]*… · 12", text)


def test_small_counts_have_no_halves_on_their_axis():
    text = draw_bars(BarPicture("t", "d", [Bar("a", 1), Bar("b", 2)]), "c")
    assert not re.search(r">[0-9]+\.[0-9]", text)


def test_dots_lie_where_their_numbers_say():
    dots = [Dot("a", "", 0, 0), Dot("b", "", 10, 10), Dot("c", "", 5, 5, 1)]
    plane = Plane("t", "d", "x", "y", (0, 10), (0, 10), dots, {0: "one", 1: "two"})
    root = sound(draw_plane(plane, "c"), "c")
    assert numbers(root, "x") == [0, 10, 5]
    assert numbers(root, "y") == [0, 10, 5]
    groups = [g for g in root.iter() if "data-name" in g.attrib]
    low, high = (g[1].attrib for g in groups[:2])
    assert float(low["cx"]) < float(high["cx"])
    assert float(low["cy"]) > float(high["cy"])
    assert groups[0][1].tag != groups[2][1].tag  # another group has another shape


def test_a_guide_is_cut_at_the_edge_of_the_plane_and_left_out_beyond_it():
    guides = [Guide("in", (-10, 5), (20, 5)), Guide("out", (20, 20), (30, 30))]
    text = draw_plane(Plane("t", "d", "x", "y", (0, 10), (0, 10), [], guides=guides), "c")
    assert "in</text>" in text
    assert "out</text>" not in text


def test_the_canvas_tells_each_score_and_breaks_where_one_lacks():
    factors = [Factor(name) for name in "abcd"]
    curves = [Curve("own", (1, 2, None, 4), is_own=True), Curve("other", (4, 3, 2, 1))]
    for across in (WIDE, NARROW):
        root = sound(draw_canvas(CanvasPicture("t", "d", factors, curves), "c", across), "c")
        told = [
            (one["data-curve"], one["data-factor"], float(one["data-score"]))
            for one in carrying(root, "score")
        ]
        assert told[:3] == [("own", "a", 1), ("own", "b", 2), ("own", "d", 4)]
        assert len(told) == 7


def test_factors_lie_on_a_telephone_and_stand_beside_each_other_on_a_page():
    factors = [Factor(f"factor {i}") for i in range(6)]
    drawn = CanvasPicture("t", "d", factors, [Curve("own", [5] * 6, is_own=True)])
    wide = sound(draw_canvas(drawn, "c", WIDE), "c").attrib["viewBox"].split()
    narrow = sound(draw_canvas(drawn, "c", NARROW), "c").attrib["viewBox"].split()
    assert float(wide[2]) > float(wide[3])
    assert float(narrow[2]) < float(narrow[3])


def test_events_lie_in_order_of_time_in_their_row():
    days = [date(2025, 12, 9), date(2026, 4, 1), date(2026, 4, 2)]
    events = [Event(f"E{i}", "", day, i % 2) for i, day in enumerate(days)]
    drawn = Timeline("t", "d", ["a", "b"], events, date(2026, 6, 30))
    root = sound(draw_timeline(drawn, "c"), "c")
    found = {one["data-name"]: one for one in carrying(root, "day")}
    assert {name: one["data-day"] for name, one in found.items()} == {
        f"E{i}": day.isoformat() for i, day in enumerate(days)
    }
    assert [found[f"E{i}"]["data-row"] for i in range(3)] == ["1", "2", "1"]
    places = {
        g.attrib["data-name"]: float(g[1].attrib["cx"])
        for g in root.iter()
        if "data-day" in g.attrib
    }
    assert places["E0"] < places["E1"] < places["E2"]


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_drawn(day):
    drawn = Timeline("t", "d", ["a"], [Event("E", "", day, 0)], None)
    sound(draw_timeline(drawn, "c"), "c")
