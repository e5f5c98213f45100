"""Workbooks that are damaged, hostile, or laid out by somebody else."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from clausebook.tabular import workbook_reading
from clausebook.tabular.cells import Unusable
from clausebook.tabular.limits import TableFault
from clausebook.tabular.returned import NotASheet, returned
from clausebook.tabular.workbook_reading import is_workbook, read_workbook
from clausebook.tabular.workbook_writing import workbook_bytes
from tests.example.example import AS_OF
from tests.tabular.sheets import merged, resaved, sheet, xlsx_again

RISKS = "risk"
AT_NOON = dt.datetime.fromisoformat("2026-01-02T12:30")
AT_MIDNIGHT = dt.datetime.fromisoformat("2026-07-06T00:00")


def troubles(change):
    return [(t.place, t.record, t.message) for t in merged(resaved(sheet(RISKS), change)).troubles]


def column(page, name):
    return next(cell.column for cell in page[1] if cell.value == name)


def with_part(name, data, source=None):
    """Return a workbook with one part exchanged."""
    read = zipfile.ZipFile(io.BytesIO(source or workbook_bytes(sheet(RISKS), AS_OF)))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in read.infolist():
            archive.writestr(
                entry.filename, data if entry.filename == name else read.read(entry.filename)
            )
    return written.getvalue()


def refused(data):
    with pytest.raises(TableFault) as fault:
        list(read_workbook(data))
    return str(fault.value)


def test_a_formula_is_seen_and_not_computed():
    def change(page):
        page.cell(3, column(page, "cause")).value = "=1+1"

    assert troubles(change) == [
        ("E3", "RSK-0001", "Cause: holds a formula; put the value itself there")
    ]


def test_no_formula_leaves():
    one = zipfile.ZipFile(io.BytesIO(workbook_bytes(sheet(RISKS), AS_OF)))

    assert b"<f>" not in one.read("xl/worksheets/sheet1.xml")


def test_merged_cells():
    told = troubles(lambda page: page.merge_cells("D4:E4"))

    assert ("D4:E4", "", "these cells are merged; split them, each has its own value") in told


def test_a_changed_a_deleted_and_a_copied_id():
    def change(page):
        page["A3"].value = "RSK-0999"
        page["A4"].value = None
        for cell in page[5]:
            page.cell(28, cell.column).value = cell.value

    told = {(place, record): message for place, record, message in troubles(change)}
    assert "put RSK-0001 back" in told["A3", "RSK-0001"]
    assert "put RSK-0002 back" in told["A4", "RSK-0002"]
    assert told["A28", "RSK-0003"] == "stands in row 5 too; empty the id of the one that is new"


def test_a_copied_row_without_its_id_is_a_new_record():
    def change(page):
        for cell in page[5]:
            page.cell(28, cell.column).value = cell.value
        page["A28"].value = None
        page["B28"].value = "Another one"

    found = merged(resaved(sheet(RISKS), change))
    assert (found.troubles, found.changes) == ([], [])
    assert [one.values["title"] for one in found.additions] == ["Another one"]


def test_sorted_rows_and_moved_columns_are_the_same():
    def change(page):
        rows = [[cell.value for cell in row] for row in page.iter_rows()]
        body = sorted(rows[2:], key=lambda row: str(row[4]))
        for number, row in enumerate([rows[0], rows[1], *body], start=1):
            moved = [*row[:2], *reversed(row[2:])]
            for place, value in enumerate(moved, start=1):
                page.cell(number, place).value = value

    found = merged(resaved(sheet(RISKS), change))
    assert (found.changes, found.troubles, found.additions, found.gone) == ([], [], [], ())


def test_a_removed_column_is_left_as_it_is():
    found = merged(resaved(sheet(RISKS), lambda page: page.delete_cols(5)))

    assert (found.changes, found.troubles) == ([], [])


def test_deleted_rows_are_named():
    found = merged(resaved(sheet(RISKS), lambda page: page.delete_rows(4, 2)))

    assert (found.gone, found.changes, found.troubles) == (("RSK-0002", "RSK-0003"), [], [])


def test_titles_again_and_a_table_below():
    def change(page):
        page.insert_rows(3)
        for cell in page[2]:
            page.cell(3, cell.column).value = cell.value
        page.cell(3, page.max_column).value = None
        page["B35"].value = "Totals"

    told = {place: message for place, _, message in troubles(change)}
    assert told["A3"] == "the titles stand here again; delete this row"
    assert "below an empty row" in told["A35"]


def test_days_as_days_and_as_text_numbers_as_floats_and_invisible_characters():
    def change(page):
        day = column(page, "effectiveness.checked_on")
        page.cell(3, day).value = dt.date(2026, 7, 6)
        page.cell(4, day).value = "30.10.2026"
        page.cell(5, day).value = "soon"
        page.cell(6, day).value = "11/12/2026"
        page.cell(7, day).value = AT_NOON
        page.cell(3, column(page, "inherent.likelihood")).value = 4.0
        page.cell(
            3, column(page, "cause")
        ).value = "Only\u00a0one assembler\u200b makes our boards "

    found = merged(resaved(sheet(RISKS), change))
    told = {trouble.place[-1]: trouble.message for trouble in found.troubles}
    assert found.changes == []
    assert "'soon' is not a day" in told["5"]
    assert "may be 2026-12-11 or 2026-11-12" in told["6"]
    assert "a time of day" in told["7"]


def test_a_choice_is_known_in_any_case():
    def change(page):
        page.cell(3, column(page, "treatment.option")).value = "Avoid"

    assert [one.after for one in merged(resaved(sheet(RISKS), change)).changes] == ["avoid"]


def test_the_first_row_or_the_last_column_is_gone():
    assert returned(resaved(sheet(RISKS), lambda page: page.delete_rows(1))) is None
    assert returned(resaved(sheet(RISKS), lambda page: page.delete_cols(page.max_column))) is None


def test_a_column_twice():
    def change(page):
        page.cell(1, 5).value = "title"

    with pytest.raises(NotASheet, match="the column 'title' twice, in E again"):
        returned(resaved(sheet(RISKS), change))


def test_another_programs_workbook():
    book = openpyxl.Workbook()
    book.active.append(["Risk", "Cause"])
    written = io.BytesIO()
    book.save(written)

    assert returned(next(read_workbook(written.getvalue()))) is None


def test_a_password():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000

    assert is_workbook(data)
    assert "has a password" in refused(data)


def test_a_zip_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(workbook_reading, "MOST_UNPACKED", 2**20)
    zeros = with_part("xl/worksheets/sheet1.xml", b"0" * (2**20 + 1))

    assert len(zeros) < 2**16
    assert "unpacks to more than 1 MB" in refused(zeros)


def test_a_bomb_that_lies_about_its_size_is_damaged():
    data = bytearray(with_part("xl/worksheets/sheet1.xml", b"<a>" * 100_000))
    real = (300_000).to_bytes(4, "little")
    while (at := data.find(real)) >= 0:
        data[at : at + 4] = (10).to_bytes(4, "little")

    assert "is damaged" in refused(bytes(data))


def test_entities_are_refused():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData>&a;</sheetData></worksheet>'

    assert "declares entities" in refused(with_part("xl/worksheets/sheet1.xml", bomb))


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 500])
def test_what_only_begins_like_a_workbook(data):
    assert "is damaged" in refused(data)


def test_half_a_workbook():
    whole = workbook_bytes(sheet(RISKS), AS_OF)

    assert "is damaged" in refused(whole[: len(whole) // 2])


@pytest.mark.parametrize(
    "name", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"]
)
def test_parts_that_are_no_xml(name):
    assert "is damaged" in refused(with_part(name, b"<worksheet><row r='x'>"))


def rows_of(cells):
    body = "".join(f'<row r="{row}"><c r="{place}{row}"><v>1</v></c></row>' for row, place in cells)
    return f"<worksheet><sheetData>{body}</sheetData></worksheet>".encode()


@pytest.mark.parametrize(
    "cells",
    [
        [(row, "A") for row in range(1, 100_003)],
        [(row, "BXX") for row in range(1, 3_000)],
        [(1, "XFD")],
        [(9_999_999, "A")],
    ],
    ids=["rows", "cells", "columns", "a row that there is not"],
)
def test_tables_without_bounds(cells):
    assert "holds more than" in refused(with_part("xl/worksheets/sheet1.xml", rows_of(cells)))


def test_one_cell_in_the_last_row_costs_nothing():
    data = with_part("xl/worksheets/sheet1.xml", rows_of([(1, "A"), (1_048_576, "B")]))
    grid = next(read_workbook(data))

    assert (len(grid.rows), grid.rows[-1]) == (1_048_576, [None, 1.0])


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c t="n"><v>NaN</v></c>', Unusable("no number")),
        ('<c t="n" s="1"><v>1e999</v></c>', Unusable("no number")),
        ('<c t="str"><v>_xD800_</v></c>', "_xD800_"),
        (
            '<c t="str"><v>' + "x" * 32_768 + "</v></c>",
            Unusable("more than a spreadsheet can hold"),
        ),
        ('<c t="d"><v>2026-03-31T00:00:00</v></c>', "2026-03-31"),
        ('<c s="99"><v>45000</v></c>', 45000.0),
    ],
)
def test_odd_cells(cell, value):
    part = f"<worksheet><sheetData><row>{cell}</row></sheetData></worksheet>"
    grid = next(read_workbook(with_part("xl/worksheets/sheet1.xml", part.encode())))

    assert grid.rows == [[value]]


@pytest.mark.parametrize("cell", ['<c t="s"><v>999999</v></c>', "<c><v>four</v></c>"])
def test_cells_that_cannot_be(cell):
    part = f"<worksheet><sheetData><row>{cell}</row></sheetData></worksheet>"

    assert "is damaged" in refused(with_part("xl/worksheets/sheet1.xml", part.encode()))


def test_errors_and_texts_with_readings():
    part = (
        '<worksheet><sheetData><row><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c>'
        '<c t="inlineStr"><is><r><t>Ri</t></r><r><t>sk</t></r><rPh><t>xx</t></rPh></is></c>'
        '<c t="str"><v>a_x000D_b_x005F_x0041_</v></c></row></sheetData></worksheet>'
    )
    grid = next(read_workbook(with_part("xl/worksheets/sheet1.xml", part.encode())))

    assert grid.rows == [[Unusable("the error #REF!"), True, "Risk", "a\rb_x0041_"]]


def test_other_programs_see_our_days_lists_and_comments():
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(sheet(RISKS), AS_OF)))
    page = book.worksheets[0]

    day = page.cell(3, column(page, "effectiveness.checked_on"))
    assert (day.value, day.is_date) == (AT_MIDNIGHT, True)
    assert page.row_dimensions[1].hidden
    assert page.protection.sheet
    assert page["A3"].protection.locked
    assert not page["B3"].protection.locked
    assert "ISO 9001" in page["E2"].comment.text
    lists = {str(one.sqref): one.formula1 for one in page.data_validations.dataValidation}
    letters = page.cell(2, column(page, "treatment.option")).column_letter
    assert lists[f"{letters}3:{letters}1028"].startswith("Choices!")
    assert book["Choices"].sheet_state == "hidden"


def test_the_grid_is_what_was_written():
    assert len(xlsx_again(sheet(RISKS)).rows) == len(sheet(RISKS).rows) + 2
