"""The heat map: true numbers, safe text, the same bytes."""

import re

import pytest

from clausebook.charts.heat_map import HeatCell, HeatMap, draw_heat_map, shade_of
from clausebook.charts.svg import NARROW, element, label, number
from tests.charts.drawing import SVG, parsed, words


def heat_map(counts: list[list[int]], name: str = "low") -> HeatMap:
    cells = [
        [HeatCell(name, 1 + (i + j) % 4, n) for j, n in enumerate(r)] for i, r in enumerate(counts)
    ]
    columns = [f"{name} {j}" for j in range(len(counts[0]) if counts else 0)]
    rows = [f"{name} {i}" for i in range(len(counts))]
    return HeatMap(name, f"{name} counts", name, name, rows, columns, cells, 4)


def drawn(counts: list[list[int]], name: str = "low"):
    return parsed(draw_heat_map(heat_map(counts, name), "chart-1"))


def test_each_cell_says_its_number_in_text_and_data():
    counts = [[0, 1, 12], [3, 0, 0], [0, 0, 7]]
    cells = [g for g in drawn(counts).iter(f"{SVG}g") if "data-row" in g.attrib]
    read = [[0] * 3 for _ in range(3)]
    for cell in cells:
        count = int(cell.attrib["data-count"])
        read[int(cell.attrib["data-row"]) - 1][int(cell.attrib["data-column"]) - 1] = count
        texts = ["".join(text.itertext()) for text in cell.iter(f"{SVG}text")]
        assert texts == ([str(count)] if count else []) + [cell.attrib["data-level"]]
    assert read == counts


def test_the_lowest_row_stands_at_the_foot_and_columns_run_to_the_right():
    cells = [g for g in drawn([[0, 1], [2, 3]]).iter(f"{SVG}g") if "data-row" in g.attrib]
    where = {
        (c.attrib["data-row"], c.attrib["data-column"]): [
            float(n) for n in re.findall(r"[0-9.]+", c.attrib["transform"])
        ]
        for c in cells
    }
    assert where["1", "1"][1] > where["2", "1"][1]
    assert where["1", "1"][0] < where["1", "2"][0]


def test_no_rows_draw_a_small_frame():
    assert drawn([]).attrib["viewBox"].startswith("0 0 ")
    assert len([g for g in drawn([[5]]).iter(f"{SVG}g") if "data-row" in g.attrib]) == 1


def test_what_is_not_known_has_no_shade():
    cells = [[HeatCell("not asked", 0), HeatCell("mild", 2)]]
    text = draw_heat_map(HeatMap("t", "d", "", "", ["row"], ["a", "b"], cells, 4), "c")
    classes = [g.attrib["class"] for g in parsed(text).iter(f"{SVG}g") if "data-row" in g.attrib]
    assert classes == ["qms-cell", "qms-cell qms-shade-2"]


def test_cells_stay_wide_enough_for_their_words_on_a_telephone():
    root = parsed(draw_heat_map(heat_map([[1] * 5], "moderate"), "c", NARROW))
    assert "moderate" in words(root)
    assert float(root.attrib["width"]) > NARROW


def test_same_bytes_and_ids_of_the_chart_only():
    one = draw_heat_map(heat_map([[1, 2]]), "a")
    assert one == draw_heat_map(heat_map([[1, 2]]), "a")
    assert all(i == "a" or i.startswith("a-") for i in re.findall(r'\bid="([^"]*)"', one))
    assert all(i.startswith("a-") for i in re.findall(r"url\(#([^)]*)\)", one))
    root = parsed(one)
    assert root.attrib["aria-labelledby"] == "a-title"


@pytest.mark.parametrize(
    ("rank", "ranks", "shade"), [(1, 4, 1), (2, 4, 2), (3, 4, 4), (4, 4, 5), (1, 1, 1), (9, 4, 5)]
)
def test_shades_span_the_levels(rank, ranks, shade):
    assert shade_of(rank, ranks) == shade


def test_pieces():
    assert (
        element("g", class_="a", data_x=None, stroke_width=1.5)
        == '<g class="a" stroke-width="1.5"/>'
    )
    assert label(1, 2, "<b>") == '<text x="1" y="2">&lt;b&gt;</text>'
    assert (number(2.0), number(1 / 3), number(7)) == ("2", "0.33", "7")
