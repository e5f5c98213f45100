"""Clause numbers are rewritten and nothing else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.document import read
from clausebook.edition import load_edition
from clausebook.migration.clause_changes import clause_changes
from clausebook.migration.rewriting import rewrite
from tests.corpora import corpus

TARGET = load_edition("iso-9001-2026")
DECISION = 'id: DEC-0001\nkind: decision\nstatus: open\ndecided_on: "2026-01-01"\nwhat: x\n'


def rewritten(clauses: str, kind: str = DECISION):
    found = corpus({"a.yaml": f"{kind}{clauses}"})
    (path,) = found.documents
    document = found.documents[path]
    done = rewrite(document, clause_changes(found, TARGET))
    return done, document.text


def values(text: str) -> dict[str, Any]:
    value: Any = read("a.yaml", text.encode()).value
    return dict(value)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('clauses: ["10.3"] # why', 'clauses: ["10.1"] # why'),
        ("clauses: ['10.3', \"5.1.1 c\"]", "clauses: ['10.1', \"5.1.1\"]"),
        ("clauses:\n- 5.1.1 c   # first\n- 7.5", "clauses:\n- 5.1.1   # first\n- 7.5"),
        ('clauses: ["10.1", "10.3"]', 'clauses: ["10.1"]'),
        ('clauses: ["10.3" , "10.1"]', 'clauses: ["10.1"]'),
        ('clauses: ["5.1.1 a", "5.1.1 b", "5.1.1 c"]', 'clauses: ["5.1.1"]'),
        ('clauses:\n  - "10.1"\n  - "10.3"\n', 'clauses:\n  - "10.1"\n'),
        ('clauses:\n  - "10.3" # last', 'clauses:\n  - "10.1" # last'),
    ],
)
def test_one_number_takes_the_place_of_another(before: str, after: str):
    before, after = (text.replace("- 7.5", '- "7.5"') for text in (before, after))
    done, text = rewritten(before)
    assert done.text == text.replace(before, after)
    assert done.left == ()


def test_what_has_two_successors_is_left_to_people():
    done, text = rewritten('clauses: ["6.1.2 b", "10.3"]')
    assert done.text == text.replace("10.3", "10.1")
    assert [(change.old, change.new) for change in done.left] == [("6.1.2 b", ("6.1.2", "6.1.3"))]


@pytest.mark.parametrize(
    ("kind", "new"),
    [
        ("id: RSK-0001\nkind: risk\ncause: a\nevent: b\neffect: c\n", "6.1.2"),
        ("id: OPP-0001\nkind: opportunity\ndesired_effect: c\n", "6.1.3"),
    ],
)
def test_risks_and_opportunities_go_their_own_way(kind: str, new: str):
    done, text = rewritten('clauses: ["6.1.2 a"]', kind)
    assert done.text == text.replace("6.1.2 a", new)


def test_a_number_that_is_written_plain_stays_text():
    done, text = rewritten("clauses: [5.1.1 i, 10.1 a]")
    assert done.text == text.replace("5.1.1 i, 10.1 a", '5.1.1, "10.1"')
    assert values(done.text)["clauses"] == ["5.1.1", "10.1"]


def test_a_number_shared_by_an_alias_is_left_to_people():
    done, text = rewritten(
        'clauses: [&c "10.3"]\nconcerns: []\nlint_ignore: []\nactions: [{what: *c, owner: ROL-0001}]'
    )
    assert done.text == text
    assert [change.old for change in done.left] == ["10.3"]


@pytest.mark.parametrize("status", ["closed", "superseded"])
def test_records_of_their_time_keep_their_numbers(status: str):
    kind = DECISION if status == "closed" else "id: POL-0001\nkind: policy\nstatus: open\n"
    done, text = rewritten('clauses: ["10.3"]', kind.replace("open", status))
    assert done.text == text


NUMBERS = st.lists(
    st.sampled_from(
        ["10.1", "10.2.1", "10.3", "5.1.1 a", "5.1.1 i", "5.1.2 b", "6.1.2", "7.5.3.1"]
    ),
    min_size=1,
    unique=True,
)


@given(NUMBERS, st.sampled_from([None, "", " # c"]), st.sampled_from("'\""))
def test_after_it_the_list_says_what_the_edition_says(numbers, behind, quote):
    items = [f"{quote}{number}{quote}" for number in numbers]
    written = (
        f" [{', '.join(items)}]"
        if behind is None
        else "\n" + "\n".join(f"  - {i}{behind}" for i in items)
    )
    done, text = rewritten(f"clauses:{written}")
    value = values(done.text)
    kept = {change.old for change in done.left}
    expected = {n for old in numbers for n in ([old] if old in kept else TARGET.translate([old]))}
    assert set(value.pop("clauses")) == expected
    before = values(text)
    before.pop("clauses")
    assert value == before
    certain = {change.old for change in done.left if change.is_certain}
    # A line is not taken out with what people wrote behind it.
    told_twice = {change.old for change in done.left if change.is_repeated and behind}
    assert certain - told_twice == set()
