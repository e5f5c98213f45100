"""CSV as it leaves, and as spreadsheets of other countries save it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.tabular.csv_form import _harmed, _harmless, csv_bytes, read_csv
from clausebook.tabular.limits import TableFault
from tests.tabular.sheets import back, merged, sheet

KPI = "kpi"


def saved(delimiter=",", encoding="utf-8-sig", kind=KPI):
    """Return the CSV of a kind as another program writes it."""
    rows = csv.reader(io.StringIO(csv_bytes(sheet(kind)).decode("utf-8-sig"), newline=""))
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return written.getvalue().encode(encoding)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_delimiter_and_encoding_of_spreadsheets(delimiter, encoding):
    found = merged(read_csv("x.csv", saved(delimiter, encoding)))

    assert (found.changes, found.troubles, found.gone) == ([], [], ())


def test_an_old_encoding_is_refused():
    with pytest.raises(TableFault, match="save it as 'CSV UTF-8'"):
        read_csv("x.csv", "Grüße".encode("cp1252"))


def test_what_is_no_csv():
    with pytest.raises(TableFault, match="is not CSV after line 0"):
        read_csv("x.csv", b'"' + b"a" * 200_000)


def test_a_table_without_end():
    with pytest.raises(TableFault, match="holds more than 100,000 rows"):
        read_csv("x.csv", b"a\n" * 100_001)


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@a", "\ta", "\ra", " =1", "\uff1d1", "a;=1", "'=1"]
)
def test_no_text_begins_as_a_formula(text):
    assert all(part.startswith("'") for part in _harmless(text).split(";") if part != "a")


@given(st.text(st.sampled_from("'=+-@;\t\r a\uff1d")) | st.text())
def test_texts_come_back_exactly(text):
    assert _harmed(_harmless(text)) == text


def test_an_apostrophe_of_the_text_stays():
    assert _harmed("'tis") == "'tis"


def test_numbers_and_days_as_another_country_writes_them():
    text = saved(";").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    names = rows[0]
    changed = []
    for row in rows[2:]:
        for index, name in enumerate(names[:-1]):
            if name.endswith("_on") and row[index]:
                year, month, day = row[index].split("-")
                row[index] = f"{day}.{month}.{year}"
                changed.append(name)
            elif row[index].replace(".", "", 1).isdecimal() and name == "target.value":
                row[index] = (
                    row[index].replace(".", ",") if "." in row[index] else f"{row[index]},0"
                )
                changed.append(name)
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows(rows)
    found = merged(read_csv("x.csv", written.getvalue().encode()))

    assert changed
    assert (found.changes, found.troubles) == ([], [])


def test_places_are_those_of_a_spreadsheet():
    found = back(read_csv("x.csv", csv_bytes(sheet(KPI))))

    assert (found.place(3, "id"), found.place(3, found.exported[27])) == ("A3", "AB3")
