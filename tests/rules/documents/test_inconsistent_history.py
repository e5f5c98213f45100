"""Versions of a history as numbers, and the end of the history."""

import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from clausebook.rules.documents.inconsistent_history import inconsistent_history
from tests.rules.base import corpus_of

VERSIONS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda v: f"{v[0]}.{v[1]}"),
    min_size=1,
    max_size=6,
)


def told(versions, version=None, **fields):
    history = [{"version": v, "date": "2026-01-15", "reason": "Promise taken in"} for v in versions]
    value = {
        "id": "ROL-0001",
        "kind": "role",
        "title": "Managing director",
        "status": "effective",
        "owner": "ROL-0001",
        "approval": {"by": "PSN-0001", "role": "ROL-0001", "on": "2026-01-20"},
        "effective_on": "2026-02-01",
        "version": version or versions[-1],
        "history": history,
        **fields,
    }
    corpus = corpus_of({"policies/a.yaml": json.dumps(value).encode()})
    assert not corpus.invalid("role")
    return [finding.message for finding in inconsistent_history(corpus)]


@given(VERSIONS)
def test_silent_exactly_where_versions_rise_as_numbers(versions):
    numbers = [tuple(int(n) for n in v.split(".")) for v in versions]
    rises = all(one < other for one, other in pairwise(numbers))
    assert (told(versions) == []) is rises


def test_a_third_number_counts_and_a_missing_one_is_zero():
    assert told(["1.0", "1.0.1"]) == []
    assert told(["1.9", "1.10"], "1.10.0") == []
    assert told(["1.0", "1.0.0"]) == ["version 1.0.0 stands after version 1.0"]


def test_the_header_agrees_with_the_end():
    assert told(["1.0", "1.2"], "1.3") == [
        "the document is version 1.3, but its history ends with 1.2"
    ]
    assert told(["1.0", "1.2"], "1.1") == [
        "the document is version 1.1, but its history goes on to 1.2"
    ]


def test_a_draft_may_be_ahead_but_not_behind():
    draft = {"status": "draft"}
    assert told(["1.0"], "1.1", **draft) == []
    assert told(["1.0"], "0.9", **draft) == [
        "the document is version 0.9, but its history goes on to 1.0"
    ]


def test_what_was_withdrawn_is_left_alone():
    assert told(["2.0", "1.0"], status="superseded") == []
    assert told(["2.0", "1.0"], status="obsolete") == []


def test_a_version_of_tomorrow():
    history = [{"version": "1.0", "date": "2026-07-01", "reason": "Promise taken in"}]
    assert told(["1.0"], history=history) == [
        "version 1.0 is of 2026-07-01, which is still to come"
    ]
    history[0]["date"] = "2026-06-30"
    approval = {"by": "PSN-0001", "role": "ROL-0001", "on": "2026-06-30"}
    assert told(["1.0"], history=history, approval=approval) == []


def test_what_was_approved_had_been_written_by_then():
    late = [{"version": "1.0", "date": "2026-01-21", "reason": "Promise taken in"}]
    assert told(["1.0"], history=late) == [
        "version 1.0 is of 2026-01-21, but was approved on 2026-01-20"
    ]
    assert told(["1.0"], history=[{**late[0], "date": "2026-01-20"}]) == []


def test_a_reason_of_one_word_tells_nothing():
    short = [{"version": "1.0", "date": "2026-01-15", "reason": "Update"}]
    assert told(["1.0"], history=short) == ["'Update' does not say why the content changed"]
