"""Graphs: boxes cover neither each other nor a way, rows are kept, and nothing depends on chance."""

import subprocess
import sys
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.charts.boxes import Node
from clausebook.charts.graph import Arrow, Graph, Shelf, draw_graph
from clausebook.charts.graph_layout import Arranged, Sized, Tie, arrange
from clausebook.charts.labels import Box
from clausebook.charts.sipoc import SipocPicture, draw_sipoc
from clausebook.charts.svg import NARROW, WIDE
from tests.charts.drawing import SVG, carrying, sound, words

ends = st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda tie: tie[0] != tie[1])


def boxes_of(found: Arranged, sizes) -> list[Box]:
    return [
        Box(x - s.width / 2, y - s.height / 2, x + s.width / 2, y + s.height / 2)
        for (x, y), s in zip(found.places, sizes, strict=True)
    ]


def covers(box: Box, way, room: float = 1) -> bool:
    inner = Box(box.left + room, box.top + room, box.right - room, box.bottom - room)
    for (x0, y0), (x1, y1) in pairwise(way):
        for step in range(41):
            x, y = x0 + (x1 - x0) * step / 40, y0 + (y1 - y0) * step / 40
            if inner.left < x < inner.right and inner.top < y < inner.bottom:
                return True
    return False


@settings(max_examples=40)
@given(st.lists(ends, max_size=25, unique=True))
def test_boxes_stand_free_and_ways_lead_round_them(pairs):
    sizes = [Sized(100, 30 + 15 * (i % 3)) for i in range(12)]
    found = arrange(sizes, [Tie(*pair) for pair in pairs])
    boxes = boxes_of(found, sizes)
    assert not any(a.meets(b) for a, b in combinations(boxes, 2))
    assert all(b.left > -1 and b.top > -1 for b in boxes)
    assert all(b.right < found.width + 1 and b.bottom < found.height + 1 for b in boxes)
    for (start, end), way in zip(pairs, found.ways, strict=True):
        others = [box for i, box in enumerate(boxes) if i not in (start, end)]
        assert not any(covers(box, way) for box in others)


def test_given_rows_are_kept_from_the_top_down():
    sizes = [Sized(90, 40, row) for row in (0, 1, 1, 2, 3)]
    found = arrange(sizes, [Tie(0, 1), Tie(0, 4), Tie(2, 3)])
    heights = [y for _, y in found.places]
    assert heights[0] < heights[1] == heights[2] < heights[3] < heights[4]


def test_the_first_and_the_last_stand_at_the_ends():
    sizes = [Sized(90, 40), Sized(90, 40, "first"), Sized(90, 40, "last"), Sized(90, 40)]
    found = arrange(sizes, [Tie(0, 3), Tie(3, 0), Tie(1, 3), Tie(0, 2)])
    heights = [y for _, y in found.places]
    assert min(heights) == heights[1]
    assert max(heights) == heights[2]


PROGRAM = """
from clausebook.charts.boxes import Node
from clausebook.charts.graph import Arrow, Graph, draw_graph
keys = {f"n{i}" for i in range(30)}
nodes = [Node(key, key) for key in sorted(keys)]
arrows = [Arrow(f"n{i}", f"n{i * 7 % 30}") for i in range(30)]
print(draw_graph(Graph("t", "d", nodes, arrows, {}), "c"))
"""


def test_two_processes_draw_the_same_bytes():
    drawn = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(drawn) == 1


def graph(number: int, arrows, width: float = WIDE, **given):
    nodes = [Node(f"n{i}", f"Box {i}", f"RSK-{i}", address=f"a.html#{i}") for i in range(number)]
    return sound(draw_graph(Graph("t", "d", nodes, arrows, {}, **given), "c", width), "c")


def test_boxes_lead_to_their_records_and_arrows_tell_their_ends():
    root = graph(3, [Arrow("n0", "n1", "gives"), Arrow("n1", "n2"), Arrow("n1", "unknown")])
    assert [a.attrib["href"] for a in root.iter(f"{SVG}a")] == ["a.html#0", "a.html#1", "a.html#2"]
    told = [(one["data-start"], one["data-end"]) for one in carrying(root, "start")]
    assert told == [("n0", "n1"), ("n1", "n2")]
    assert all(one["aria-hidden"] == "true" for one in carrying(root, "start"))
    titles = [t.text for g in root.iter(f"{SVG}g") if "data-start" in g.attrib for t in g[:1]]
    assert titles[0] == "gives"


def test_a_node_without_address_is_no_link():
    drawn = draw_graph(Graph("t", "d", [Node("a", "A")], [], {}), "c")
    assert "<a" not in drawn.replace("aria", "")


def test_more_than_fit_in_a_row_become_several_rows():
    nodes = [Node(f"n{i}", "word", row=0) for i in range(9)]
    root = sound(draw_graph(Graph("t", "d", nodes, [], {}), "c", NARROW), "c")
    assert float(root.attrib["width"]) == NARROW
    tops = {r.attrib["y"] for r in root.iter(f"{SVG}rect")}
    assert len(tops) > 2


def test_too_many_boxes_lose_their_arrows_and_say_so():
    root = graph(90, [Arrow(f"n{i}", f"n{i + 1}") for i in range(89)])
    assert len(carrying(root, "key")) == 90
    assert carrying(root, "start") == []
    assert "too many for arrows, which stand in the table" in words(root)


def test_shelves_stand_above_and_below_with_their_names():
    shelf = [Node("s", "On the shelf")]
    root = graph(1, [], above=Shelf("Lead", shelf), below=Shelf("Support", shelf))
    at = {
        "".join(t.itertext()): float(t.attrib["y"])
        for t in root.iter(f"{SVG}text")
        if t.text in ("Lead", "Support", "Box 0")
    }
    assert at["Lead"] < at["Box 0"] < at["Support"]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_what_comes_in_stands_left_of_the_process_and_what_goes_out_right(width):
    drawn = SipocPicture("t", "d", Node("p", "P"), [Node("1", "in")], [Node("2", "out")])
    root = sound(draw_sipoc(drawn, "c", width), "c")
    at = {
        g.attrib["data-key"]: float(g[1].attrib["x"])
        for g in root.iter(f"{SVG}g")
        if "data-key" in g.attrib
    }
    assert at["1"] < at["p"] < at["2"]
    told = [(one["data-start"], one["data-end"]) for one in carrying(root, "start")]
    assert told == [("1", "p"), ("p", "2")]
    assert float(root.attrib["width"]) == width
