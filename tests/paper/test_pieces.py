"""Pages of HTML become pieces of a book, and nothing of them reaches out of it."""

import json
from datetime import date

import pytest

from clausebook.language import spoken_in
from clausebook.paper.book import Book, Page, book_data
from clausebook.paper.elements import parse_page
from clausebook.paper.pieces import pieces_of
from clausebook.paper.vectors import svg_of

DAY = date(2026, 11, 22)


def pieces(html, picture=lambda _: ""):
    return pieces_of(parse_page(html), picture)


def words(value):
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return "".join(words(below) for key, below in value.items() if key not in ("k", "to", "id"))
    return "".join(map(words, value)) if isinstance(value, list) else ""


def book(*pages):
    return book_data(Book("Manual", "Halde", DAY, pages))


def test_what_only_a_screen_needs_is_left_out():
    html = (
        "<nav><ul><li>Top</li></ul></nav><script>alert(1)</script><style>p{}</style>"
        '<h1>Risks<a class="headerlink" href="#x">#</a></h1>'
        '<div class="qms-scroll qms-narrow-chart"><svg><text>small</text></svg></div>'
        '<details class="qms-contents"><summary>25 records</summary><ul><li>one</li></ul></details>'
        "<p>kept</p>"
    )
    found = pieces(html)
    assert words(found) == "Riskskept"
    assert [piece["k"] for piece in found] == ["heading", "p"]


def test_what_is_folded_on_a_screen_is_open_on_paper():
    assert words(pieces("<details><summary>History</summary><p>1.0</p></details>")) == "History1.0"


def test_a_table_keeps_its_head_its_rows_and_what_spans():
    html = (
        "<table><thead><tr><th>A</th><th>B</th></tr></thead>"
        '<tbody><tr><td colspan="2">both</td></tr><tr><th>1</th><td>2</td></tr></tbody></table>'
    )
    (table,) = pieces(html)
    assert table["columns"] == 2
    assert [words(cell["c"]) for cell in table["head"]] == ["A", "B"]
    assert places(table) == {"both": (0, 1, 2, 1), "1": (0, 2, 1, 1), "2": (1, 2, 1, 1)}
    assert [cell["is_head"] for cell in table["cells"]] == [False, True, False]


def places(table):
    return {words(c["c"]): (c["x"], c["y"], c["across"], c["down"]) for c in table["cells"]}


def test_cells_stand_where_a_browser_puts_them_and_never_on_each_other():
    html = (
        '<table><tr><td>a</td><td rowspan="2">b</td></tr><tr><td colspan="3">c</td><td>d</td></tr>'
        '<tr><td rowspan="99">e</td></tr></table>'
    )
    (table,) = pieces(html)
    assert table["columns"] == 3
    assert places(table) == {
        "a": (0, 0, 1, 1),
        "b": (1, 0, 1, 2),
        "c": (0, 1, 1, 1),
        "d": (2, 1, 1, 1),
        "e": (0, 2, 1, 1),
    }


def test_rows_of_a_table_in_a_cell_stay_in_it():
    inner = "<table><tr><td>in</td></tr></table>"
    (table,) = pieces(f"<table><tbody><tr><td>{inner}</td><td>out</td></tr></tbody></table>")
    assert [cell["y"] for cell in table["cells"]] == [0, 0]
    assert table["cells"][0]["c"][0]["k"] == "table"


def test_terms_pair_also_where_each_pair_has_an_element():
    (terms,) = pieces("<dl><div><dt>Version</dt><dd>2.0</dd></div><dt>Owner</dt><dd>a</dd></dl>")
    assert [[words(one) for one in pair] for pair in terms["pairs"]] == [
        ["Version", "2.0"],
        ["Owner", "a"],
    ]


@pytest.mark.parametrize(
    "text", ["&lt;script&gt;", "#eval(1)", "$x$ @ref <label>", "שלום", "🌳", r"\u{41} [*b*]", "'\""]
)
def test_text_stays_the_text_that_it_is(text):
    shown = text.replace("&lt;", "<").replace("&gt;", ">")
    html = f"<p>{text.replace('<label>', '&lt;label&gt;')}</p>"
    assert words(pieces(html)) == shown
    assert json.loads(json.dumps(pieces(html))) == pieces(html)


def test_a_word_longer_than_a_line_may_break():
    shown = words(pieces(f"<p>{'x' * 300}</p>"))
    assert shown.replace("\u200b", "") == "x" * 300
    assert max(map(len, shown.split("\u200b"))) == 20


def test_a_chart_keeps_its_shapes_and_loses_what_could_fetch():
    chart = (
        '<svg viewbox="0 0 10 10" onload="alert(1)" class="qms-chart"><title>T &lt;b&gt;</title>'
        '<rect x="1" fill="url(#p)" style="fill:url(http://a)"/><image href="file:///etc/passwd"/>'
        '<rect fill="url(http://a/b)"/><a href="http://a"><text>x</text></a>'
        '<foreignobject><p>y</p></foreignobject><text x="1">a &amp; b</text></svg>'
    )
    (element,) = parse_page(chart).elements()
    assert svg_of(element) == (
        '<svg viewBox="0 0 10 10"><title>T &lt;b&gt;</title>'
        '<rect x="1" fill="url(#p)"></rect><rect></rect><text x="1">a &amp; b</text></svg>'
    )


def test_links_lead_to_pages_of_the_book_or_nowhere():
    one = '<p><a href="../risks/risks.html#RSK-0001">a</a><a href="../roles.html">b</a></p>'
    hostile = '<p><a href="javascript:alert(1)">c</a><a href="//host/x">d</a><a href="file:///x">e</a></p>'
    outside = '<p><a href="https://example.org/">f</a><a href="#top">g</a></p>'
    data = book(
        Page("policies/people/a", "A", "", pieces(f'<h1 id="top">A</h1>{one}{hostile}{outside}')),
        Page("policies/risks/risks", "R", "", pieces('<section id="RSK-0001"><p>r</p></section>')),
    )
    a, risks = data["parts"]
    to = [link["to"] for piece in a["body"][2:] for link in piece["c"]]
    (anchor,) = (piece for piece in risks["body"] if piece["k"] == "anchor")
    assert to == [
        f"#{anchor['id']}",
        "",
        "",
        "",
        "",
        "https://example.org/",
        f"#{a['body'][0]['id']}",
    ]


def test_equal_anchors_of_two_pages_are_two_and_those_of_one_page_are_one():
    html = '<h2 id="purpose">x</h2><h2 id="purpose">y</h2>'
    data = book(Page("a", "A", "", pieces(html)), Page("b", "B", "", pieces(html)))
    names = [p["id"] for part in data["parts"] for p in part["body"] if p and p["k"] == "anchor"]
    assert len(names) == len(set(names)) == 2


@pytest.mark.parametrize(("sections", "depth"), [(1, 0), (5, 0), (6, 2)])
def test_a_single_document_has_contents_where_it_is_long(sections, depth):
    page = Page("a", "A", "POL-0001 · version 1.0", pieces("<h2>x</h2>" * sections))
    data = book(page)
    assert (data["contents_depth"], data["cover"]) == (depth, False)
    assert data["parts"][0]["head_right"] == "POL-0001 · version 1.0"
    assert data["foot"] == "Uncontrolled when printed · as of 2026-11-22"


def test_several_documents_have_a_cover_and_contents():
    data = book(Page("a", "A", "", []), Page("b", "B", "", []))
    assert (data["contents_depth"], data["cover"]) == (1, True)


def test_a_picture_is_shown_by_its_name_or_by_its_words():
    html = '<img src="a.png" alt="Bench"><img src="http://x/b.png" alt="Gone">'
    found = pieces(html, lambda address: "picture-0.png" if address == "a.png" else "")
    assert found == [{"k": "picture", "file": "picture-0.png", "alt": "Bench"}, "Gone"]


@pytest.mark.parametrize(
    ("width", "share"),
    [("736", 100), ("184", 25), ("9999", 100), ("", 100), ("100%", 100), ("nan", 100)],
)
def test_a_small_drawing_stays_small(width, share):
    (chart,) = pieces(f'<svg width="{width}"><rect/></svg>')
    assert chart["share"] == share


def test_paper_speaks_the_language_of_the_manual():
    with spoken_in("de"):
        data = book_data(Book("Handbuch", "", date(2026, 11, 22), [Page("a", "A", "", [])]))
    assert (data["contents"], data["page_of"]) == ("Inhalt", "1 von 1")
    assert data["foot"] == "Ausdruck unterliegt nicht der Lenkung · Stand 22.11.2026"


def test_a_hint_stands_on_a_line_of_its_own_as_on_the_screen():
    found = pieces('<p>Order desk<span class="qms-hint">within 1 day</span></p>')
    assert found[0]["c"] == ["Order desk", {"k": "break"}, "within 1 day"]
