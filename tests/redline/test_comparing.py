"""The difference of two values leads from one to the other, and equal content has none."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausebook.redline.comparing import ABSENT, applied, canonical, compare
from tests.corpora import library

SCALARS = (
    st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from(["a", "b", "what", "ä b"])
)
KEYS = st.sampled_from(["id", "what", "due", "status", "x"])
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda below: st.lists(below, max_size=5) | st.dictionaries(KEYS, below, max_size=4),
    max_leaves=20,
)
RISK = library().kinds["risk"].fields


def told(before: Any, after: Any):
    return [(c.pointer, c.before, c.after) for c in compare(before, after)]


@settings(max_examples=500)
@given(VALUES, VALUES)
def test_applying_the_changes_gives_the_later_state(before: Any, after: Any):
    assert applied(before, compare(before, after)) == canonical(after)
    assert json.dumps(applied(before, compare(before, after))) == json.dumps(canonical(after))


@given(VALUES)
def test_equal_content_has_no_changes(value: Any):
    assert compare(value, json.loads(json.dumps(value))) == ()


@given(st.dictionaries(KEYS, VALUES))
def test_the_order_of_keys_means_nothing(value: Any):
    assert compare(value, dict(reversed(value.items()))) == ()


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ({"a": 1}, {"a": 2}, [(("a",), 1, 2)]),
        ({"a": 1}, {"a": True}, [(("a",), 1, True)]),
        ({"a": 1}, {}, [(("a",), 1, ABSENT)]),
        ({}, {"a": None}, [(("a",), ABSENT, None)]),
        (["a", "c"], ["a", "b", "c"], [((1,), ABSENT, "b")]),
        (["a", "b", "c"], ["a", "c"], [((1,), "b", ABSENT)]),
        (
            [{"what": "x", "due": 1}, {"what": "y", "due": 1}],
            [{"what": "y", "due": 2}],
            [((1, "due"), 1, 2), ((0,), {"due": 1, "what": "x"}, ABSENT)],
        ),
        ([{"a": 1, "b": 2}], [{"a": 1, "b": 3}], [((0, "b"), 2, 3)]),
        (
            [{"what": "Buy a bench", "due": 1}],
            [{"what": "Buy a benches", "due": 1}],
            [((0, "what"), "Buy a bench", "Buy a benches")],
        ),
        (
            [{"what": "x", "due": 1}, {"what": "y", "due": 1}],
            [{"what": "xx", "due": 1}, {"what": "y", "due": 2}],
            [((0, "what"), "x", "xx"), ((1, "due"), 1, 2)],
        ),
        (
            [{"id": "a", "due": 1}],
            [{"id": "b", "due": 1}],
            [((0,), {"due": 1, "id": "a"}, ABSENT), ((0,), ABSENT, {"due": 1, "id": "b"})],
        ),
    ],
)
def test_changes_are_as_small_as_people_see_them(before: Any, after: Any, changes: Any):
    assert told(before, after) == changes


def test_sets_have_no_order_and_lists_have_one():
    before, after = {"clauses": ["5.1.2 b", "6.1.1"]}, {"clauses": ["6.1.1", "5.1.2 b"]}
    assert compare(before, after, RISK) == ()
    assert compare({"controls": ["a", "b"]}, {"controls": ["b", "a"]}, RISK) != ()


def test_changes_come_in_the_order_of_the_schema_with_its_fields():
    found = compare({"event": "a", "cause": "a"}, {"event": "b", "cause": "b"}, RISK)
    assert [change.field.title for change in found if change.field] == ["Cause", "Event"]
