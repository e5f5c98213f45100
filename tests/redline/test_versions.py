"""Versions of records of every kind: what is told leads from one to the other, and only that."""

import json
from typing import Any

from hypothesis import given, settings

from clausebook.redline.comparing import applied, canonical, compare
from clausebook.schema import Kind
from tests.redline.versions import VERSION_PAIRS

Pair = tuple[Kind, dict[str, Any], dict[str, Any]]


def text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


@settings(max_examples=500)
@given(VERSION_PAIRS)
def test_the_changes_lead_from_one_version_to_the_other(pair: Pair):
    kind, before, after = pair
    changes = compare(before, after, kind.fields)
    assert text(applied(before, changes, kind.fields)) == text(canonical(after, kind.fields))
    same = text(canonical(before, kind.fields)) == text(canonical(after, kind.fields))
    assert (not changes) == same


@settings(max_examples=500)
@given(VERSION_PAIRS)
def test_every_change_is_one(pair: Pair):
    kind, before, after = pair
    for change in compare(before, after, kind.fields):
        assert repr(change.before) != repr(change.after)
