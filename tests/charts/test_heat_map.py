"""The heat map: true numbers, safe text, the same bytes."""

import re
from xml.etree.ElementTree import Element, fromstring

import pytest

from clausebook.charts.heat_map import HeatCell, HeatMap, draw_heat_map, shade_of
from clausebook.charts.svg import element, fitted, in_two_lines, label, number

SVG = "{http://www.w3.org/2000/svg}"


def parsed(text: str) -> Element:
    return fromstring(text)  # noqa: S314 - drawn by ourselves


def at(element: Element, tag: str) -> Element:
    found = element.find(f"{SVG}{tag}")
    assert found is not None
    return found


def heat_map(counts: list[list[int]], words: str = "low") -> HeatMap:
    cells = [
        [HeatCell(words, 1 + (i + j) % 4, n) for j, n in enumerate(r)] for i, r in enumerate(counts)
    ]
    columns = [f"{words} {j}" for j in range(len(counts[0]) if counts else 0)]
    rows = [f"{words} {i}" for i in range(len(counts))]
    return HeatMap(words, f"{words} counts", words, words, rows, columns, cells, 4)


def drawn(counts: list[list[int]], words: str = "low"):
    return parsed(draw_heat_map(heat_map(counts, words), "chart-1"))


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


@pytest.mark.parametrize(
    "words",
    [
        '<script>alert("1")</script>',
        '\'" onload="x',
        "x" * 300,
        "מטריצת סיכונים",
        "🔥 hot & cold",
        "a\x01b",
        "]]>",
        "",
    ],
)
def test_any_text_gives_well_formed_svg_without_markup_of_its_own(words):
    root = drawn([[1]], words)
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "defs",
        "pattern",
        "line",
        "g",
        "rect",
        "text",
    }
    assert not any(name.startswith("on") for e in root.iter() for name in e.attrib)
    assert at(root, "title").text in (words.replace("\x01", "\ufffd"), None)


def test_a_long_label_is_cut_and_said_whole():
    text = drawn([[1]], "x" * 300).findall(f".//{SVG}text")
    for found in text:
        if found.find(f"{SVG}title") is not None:
            shown = at(found, "title").tail or ""
            assert len(shown) <= 40
            assert shown.endswith("…")
    assert any(found.find(f"{SVG}title") is not None for found in text)


def test_no_rows_and_one_datum_draw():
    assert drawn([]).attrib["viewBox"] == "0 0 140 86"
    assert len([g for g in drawn([[5]]).iter(f"{SVG}g") if "data-row" in g.attrib]) == 1


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
    assert (fitted("abc", 3), fitted("abcd", 3)) == ("abc", "ab…")


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("1 rare", ("1 rare",)),
        ("1 hardly noticed", ("1 hardly", "noticed")),
        ("x" * 30, ("x" * 30,)),
        ("a b " + "x" * 30, ("a b", "x" * 30)),
        (" " + "x" * 30, (" " + "x" * 30,)),
    ],
)
def test_names_of_columns_take_two_lines(words, lines):
    assert in_two_lines(words, 14) == lines
