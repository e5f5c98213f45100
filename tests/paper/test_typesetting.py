"""The template sets every piece, the same bytes each time."""

import re
from datetime import date
from importlib.util import find_spec

import pytest

from clausebook.charts.svg import picture
from clausebook.paper.book import Book, Page
from clausebook.paper.elements import parse_page
from clausebook.paper.pieces import pieces_of
from clausebook.paper.typesetting import TypesettingFault, typeset
from tests.paper.unpacked import unpacked

HOSTILE = (
    "#eval(&quot;1&quot;) $x$ @ref &lt;script&gt; \\u{41} \u202etxt "
    + "x" * 300
    + " שלום 🌳 `a` *b*"
)
CHART = picture("c", (100, 50), "A <chart>", "told", '<rect x="0" y="0" width="9" height="9"/>')
EVERYTHING = f"""
<section id="POL-0001"><h1>{HOSTILE}</h1>
<div class="qms-header"><dl><div><dt>Version</dt><dd>1.0</dd></div></dl></div>
<p>{HOSTILE} <b>b</b><i>i</i><code>c</code><del>d</del><ins>n</ins><sub>1</sub><sup>2</sup><br>
<span class="qms-id">RSK-0001</span><span class="qms-status">draft</span></p>
<ul><li>{HOSTILE}<ol><li>in</li></ol></li></ul><dl><dt>t</dt><dd>d<dl><dt>u</dt><dd>e</dd></dl></dd></dl>
<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>{"<tr><td>1</td><td>2</td></tr>" * 200}
<tr><td colspan="9">wide</td></tr></tbody></table>
<pre>{HOSTILE}</pre><figure>{CHART}<figcaption>told</figcaption></figure><blockquote>q</blockquote><hr>
<div class="qms-banner">note</div><p><a href="#POL-0001">in</a> <a href="https://e.org/">out</a></p>
</section>"""


pytestmark = pytest.mark.skipif(find_spec("typst") is None, reason="typst is not installed")


def book(*html, notice=""):
    bodies = [pieces_of(parse_page(one), lambda address: address) for one in html]
    pages = [Page(f"p{n}", f"Page {n}", "POL-0001 · version 1.0", b) for n, b in enumerate(bodies)]
    return Book("Manual <1>", "Halde & Co", date(2026, 11, 22), pages, notice)


def test_everything_is_set_and_twice_the_same():
    one, two = (typeset(book(EVERYTHING, EVERYTHING, notice="Not today."), {}) for _ in range(2))
    assert one.startswith(b"%PDF-")
    assert one == two
    assert b"Manual &lt;1&gt;" in unpacked(one)
    assert b"2026-11-22T00:00:00" in unpacked(one)
    assert b"/StructTreeRoot" in unpacked(one)


def test_a_long_table_goes_over_pages_and_charts_are_no_pictures_of_dots():
    pdf = typeset(book(EVERYTHING), {})
    counts = [int(n) for n in re.findall(rb"/Count (\d+) /Kids", unpacked(pdf))]
    assert counts
    assert max(counts) >= 4
    assert b"/Subtype /Link" in unpacked(pdf)
    assert b"/Subtype /Image" not in unpacked(pdf)


def test_links_and_marks_for_screen_readers_are_packed_together():
    """In plain text each of them is an object of some 300 bytes."""
    links = '<p><a href="https://e.org/">A link</a> in a text.</p>' * 300
    assert len(typeset(book(links), {})) < 300 * 150


def test_a_word_that_goes_on_behind_a_link_is_set():
    """The library stopped where it divided such a word in a narrow cell."""
    link = '<a href="https://e.org/">ROL-0011 Order desk clerk</a>'
    told = "Questions, trouble, wishes, praise and complaints"
    cells = f"<th>{told}</th><td>https://halde.example/help</td>"
    days = "Monday to Friday, 07:00 to 17:00"
    rows = f"<tr><td></td><td></td><td>{days}</td><td>{link}within 1 day</td></tr><tr>{cells}</tr>"
    assert typeset(book(f"<table><tbody>{rows}</tbody></table>"), {}).startswith(b"%PDF-")


def test_what_cannot_be_set_is_told_in_one_line(tmp_path):
    place = tmp_path / "broken.png"
    place.write_bytes(b"no picture")
    with pytest.raises(TypesettingFault) as fault:
        typeset(book('<img src="picture-0.png" alt="x">'), {"picture-0.png": place})
    assert "\n" not in str(fault.value)
