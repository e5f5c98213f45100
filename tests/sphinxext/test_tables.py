"""Tables beside their pages: read, made harmless, kept up to date."""

import csv
import io
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.sphinxext.html import escape, table
from clausebook.sphinxext.tables.csv_text import csv_text
from clausebook.sphinxext.tables.publishing import file_name
from clausebook.sphinxext.tables.reading import Row, Table, read_table
from tests.sphinxext.test_pages import NEEDS, RISKS

HEAD = '<th scope="col">Risk</th><th scope="col">Level &amp; more</th>'
BODY = (
    '<tr><th scope="row"><a href="#a">RSK-0001</a> Boards &lt;late&gt;</th>'
    "<td>high<br><span>due</span></td></tr>"
    '<tr class="x"><th>B</th><td class="qms-number">1&#x20;000<svg><text>no</text></svg></td></tr>'
)
VALUES = "<tr><td>nps</td><td>41</td></tr>"


def table_of(*cells):
    return Table(("a",), tuple(Row((cell,)) for cell in cells), "")


def test_cells_are_read_as_text():
    found = read_table(table(HEAD, BODY, label="Risks").partition(">")[2])
    assert found.head == ("Risk", "Level & more")
    assert found.rows == (Row(("RSK-0001 Boards <late>", "high; due")), Row(("B", "1 000")))


def test_the_html_stays_as_it_was_but_for_the_labels():
    html = table(HEAD, BODY, label="Risks").partition(">")[2].removesuffix("</div>")
    assert read_table(f"{html}</div><p>more</p>").html == html
    labelled = read_table(html, labelled=True).html
    assert '<td data-label="Level &amp; more" class="qms-number">' in labelled
    assert labelled.replace(' data-label="Level &amp; more"', "") == html


def test_a_table_in_a_cell_is_text_of_the_cell():
    values = table("<th>Metric</th><th>Value</th>", f"{VALUES}{VALUES}", label="v", classes="x")
    outer = table(HEAD, f"<tr><th>A</th><td>{values}</td></tr>{BODY}", label="Risks")
    html = outer.partition(">")[2].removesuffix("</div>")
    found = read_table(html + "<p>more</p>")
    assert found.html == html
    assert found.head == ("Risk", "Level & more")
    assert [row.cells[0] for row in found.rows] == ["A", "RSK-0001 Boards <late>", "B"]
    assert found.rows[0].cells[1] == "Metric Value; nps 41; nps 41"


def test_a_row_that_goes_across_is_the_title_of_those_below():
    body = '<tr><th colspan="2">Late</th></tr>' + BODY
    found = read_table(f"<table><thead><tr>{HEAD}</tr></thead><tbody>{body}</tbody></table>")
    assert found.rows[0] == Row(("Late",), is_title=True)
    lines = list(csv.reader(io.StringIO(csv_text(found).removeprefix("\ufeff"))))
    assert lines[0] == ["Group", "Risk", "Level & more"]
    assert lines[1] == ["Late", "RSK-0001 Boards <late>", "high; due"]


@given(st.text())
def test_any_text_comes_through_a_cell(text):
    shown = escape(text)
    found = read_table(f"<table><tbody><tr><td>{shown}</td></tr></tbody></table>")
    assert "".join(found.rows[0].cells[0].split()) == "".join(
        "; ".join(filter(str.strip, unescape(shown).split("\n"))).split()
    )
    assert found.html == f"<table><tbody><tr><td>{shown}</td></tr></tbody></table>"


@pytest.mark.parametrize(
    "formula", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", " =1", "\uff1d1", "-"]
)
def test_no_cell_is_a_formula(formula):
    assert f"'{formula}" in csv_text(table_of(formula))


def test_no_cell_is_a_formula_where_semicolons_part_cells():
    assert 'a;\'=HYPERLINK(""x"")' in csv_text(table_of('a;=HYPERLINK("x")'))
    assert "5; -3; +2 %" in csv_text(table_of("5; -3; +2 %"))


@pytest.mark.parametrize("number", ["-5", "+3.2", "-1,5 %", "12", "a=b", "RSK-0001"])
def test_numbers_stay_numbers(number):
    written = csv_text(table_of(number)).removeprefix("\ufeff")
    assert list(csv.reader(io.StringIO(written))) == [["a"], [number]]


PAGE = "---\norphan: true\n---\n# Records\n\n```{qms:records} need\n:caption: Needs\n```\n"
MORE = (
    NEEDS.rstrip()
    + "\n"
    + "".join(
        f'      - id: NED-000{number}\n        title: "=Need {number}"\n' for number in (2, 3, 4)
    )
)


def files(built):
    return {place.name: place.read_bytes() for place in (built.out / "docs").glob("*.csv")}


def test_a_file_lies_beside_the_page_and_goes_with_its_table(site):
    project = site({"policies/needs.yaml": MORE, "docs/list.md": PAGE})
    built = project.build()
    [name] = files(built)
    assert f'href="{name}" download' in built.page("docs/list.html")
    text = files(built)[name].decode("utf-8-sig")
    assert "NED-0003 =Need 3" in text
    project.write({"docs/list.md": PAGE.partition("```")[0]})
    assert files(project.build()) == {}
    project.write({"docs/list.md": PAGE})
    assert files(project.build())[name] == text.encode("utf-8-sig")
    (project.root / "docs/list.md").unlink()
    assert files(project.build()) == {}


def test_a_small_table_and_the_values_of_a_record_have_no_file(site):
    built = site({"policies/needs.yaml": NEEDS, "policies/r.yaml": RISKS, "docs/list.md": PAGE})
    assert not list(built.build().out.rglob("*.csv"))


def test_a_file_keeps_the_letters_of_its_label_as_far_as_addresses_have_them():
    taken: dict[str, str] = {}
    for label in ("Änderungen im März", "Änderungen im März", "R&amp;D: a &lt;b&gt;", "表"):
        taken[file_name("page", label, taken)] = ""
    assert [*taken] == [
        "page.table-anderungen-im-marz.csv",
        "page.table-anderungen-im-marz-2.csv",
        "page.table-r-d-a-b.csv",
        "page.table-unnamed.csv",
    ]
