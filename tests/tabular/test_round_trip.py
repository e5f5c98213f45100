"""Sheets that come back as they left, or with cells changed at random."""

import copy
import json
import random
from collections import defaultdict

import pytest

from clausebook.document.amending import amended
from clausebook.document.amending_entries import amended_entries
from clausebook.tabular.columns import Form
from clausebook.tabular.record_edits import record_edits
from clausebook.tabular.sheet import HEADER_ROWS, value_at
from clausebook.tabular.workbook_writing import workbook_bytes
from tests.example.example import AS_OF, corpus
from tests.tabular.sheets import (
    KINDS,
    csv_again,
    merged,
    records_of,
    resaved,
    sheet,
    xlsx_again,
)

EDITS = 300
SHARED = {("customer", "personal_data"), ("communication", "plan"), ("provider", "criteria")}
"""Fields that several records share by an alias; the import refuses to change one for all."""
TEXTS = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-5 degrees",
    "@home",
    "'tis late",
    "a: b # c",
    'say "no"',
    "two\nlines; and =three",
    "yes",
    "1.10",
    "2026-01-01",
    "[draft] {text}",
    "Grüße – 水",
    "* star",
    "x" * 300,
)


@pytest.mark.parametrize("again", [xlsx_again, csv_again, resaved])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_changed_by_a_round_trip(kind, again):
    found = merged(again(sheet(kind)))

    assert (found.changes, found.additions, found.conflicts, found.troubles) == ([], [], [], [])
    assert (found.gone, found.vanished) == ((), [])


def test_all_values_but_what_sheets_leave_out_are_in_their_cells():
    for kind in KINDS:
        one = sheet(kind)
        shown = {column.path[0] for column in one.columns}
        said = {name for record in records_of(kind).values() for name in record.values}
        left = {"kind", "of", "records", "approval", "rejections", "lint_ignore"}
        assert said - shown <= left, kind


def test_the_same_sheet_gives_the_same_bytes():
    assert workbook_bytes(sheet("risk"), AS_OF) == workbook_bytes(sheet("risk"), AS_OF)


def other_value(column, before, chance):
    """Return a value that a person may put there, and the cell that says it."""
    choices = [one for one in column.field.choices if one != before]
    if choices:
        value = chance.choice(choices)
    elif column.form is Form.LINES:
        value = other_items(column, before, chance)
        return value, "\n".join(map(str, value))
    elif column.form is Form.PARTS:
        return [{"what": "a: b", "n": 1}, {"what": "c"}], '{what: "a: b", n: 1}\n{what: c}'
    else:
        days = [f"2027-{month:02d}-28" for month in range(1, 13)]
        known: dict = {
            Form.NUMBER: [0, 7, -3, 2.5, 10**9],
            Form.BOOLEAN: [not before],
            Form.DATE: days,
            Form.TEXT: TEXTS,
            Form.ANY: ["about 5 mm", 4, True],
        }
        value = chance.choice([one for one in known[column.form] if one != before])
    return value, value


def other_items(column, before, chance):
    if column.field.items.type != "string":
        return [1, 2.5]
    items = [f"{chance.choice(('=A', 'B: c', 'D'))}{n}" for n in range(chance.randint(1, 4))]
    kept = before if isinstance(before, list) and chance.random() < 0.5 else []
    return [*kept, *items]


def set_cell(page, row, column, value):
    cell = page.cell(row, column)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # as when a person types into a cell of text


@pytest.mark.slow
def test_random_edits_of_cells_are_exactly_what_changes():
    chance = random.Random(7)
    wanted: dict = defaultdict(dict)
    places = [
        (kind, row, column)
        for kind in KINDS
        for row in range(len(sheet(kind).rows))
        for column in range(1, len(sheet(kind).columns))
        if (kind, sheet(kind).columns[column].path[0]) not in SHARED
    ]
    for kind, row, column in chance.sample(places, EDITS):
        field = sheet(kind).columns[column]
        record = records_of(kind)[sheet(kind).rows[row].id]
        before = value_at(record.values, field.path)
        after, cell = other_value(field, before, chance)
        if before is not None and chance.random() < 0.1:
            after = cell = None
        wanted[kind][row, column] = (record, field, after, cell)

    expected = {
        record.path: copy.deepcopy(corpus().documents[record.path].value)
        for cells in wanted.values()
        for record, *_ in cells.values()
    }
    edits: dict = defaultdict(lambda: defaultdict(list))
    for kind, cells in wanted.items():
        made = changed(kind, cells)
        for change in made:
            edits[change.record.path][change.record.id].append(change)
        for record, field, after, _ in cells.values():
            put(at(expected[record.path], record.pointer), field.path, after)
    assert sum(len(one) for by_id in edits.values() for one in by_id.values()) == EDITS
    for path, by_id in edits.items():
        assert same(applied(path, by_id), expected[path]), path


def changed(kind, cells):
    def change(page):
        for (row, column), (_, _, _, cell) in cells.items():
            set_cell(page, row + HEADER_ROWS + 1, column + 1, cell)

    found = merged(resaved(sheet(kind), change))
    assert (found.additions, found.conflicts, found.troubles, found.gone) == ([], [], [], ())
    said = {(c.record.id, c.column.name): c.after for c in found.changes}
    asked = {(record.id, field.name): after for record, field, after, _ in cells.values()}
    assert {k: said.get(k) for k in asked if not same(said.get(k), asked[k])} == {}
    assert said.keys() == asked.keys()
    return found.changes


def applied(path, by_id):
    document = corpus().documents[path]
    entries = {}
    for changes in by_id.values():
        record = changes[0].record
        edits = record_edits(record, changes)
        if record.pointer:
            entries[record.pointer[1]] = edits
        else:
            document = amended(document, edits)
    return amended_entries(document, "records", entries).value if entries else document.value


def at(value, pointer):
    for step in pointer:
        value = value[step]
    return value


def put(values, path, value):
    name, *below = path
    if below:
        put(values.setdefault(name, {}), below, value)
        if not values[name]:
            del values[name]
    elif value is None:
        values.pop(name, None)
    else:
        values[name] = value


def same(one, other):
    """Whether values are the same, 1 and 1.0 and true kept apart."""
    return json.dumps(sorted_items(one)) == json.dumps(sorted_items(other))


def sorted_items(value):
    if isinstance(value, dict):
        return sorted(([str(key), sorted_items(item)] for key, item in value.items()), key=str)
    return [sorted_items(item) for item in value] if isinstance(value, list) else value
