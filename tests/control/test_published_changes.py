"""The news of the manual."""

from datetime import date

import pytest

from clausebook.control.versions.published_changes import by_month, changes_since, published_changes
from tests.control.documents_then import corpus_then, procedure
from tests.corpora import corpus

HISTORY = 'history: [{version: "1.0", date: "2026-01-20", reason: First issue of it}]\n'


def told(states, now=None):
    return [(one.version, str(one.since)) for one in published_changes(corpus_then(states, now))]


def test_each_approved_version_is_told_with_the_day_from_which_it_holds():
    states = [
        procedure("1.0", approved="2026-01-10", effective="2026-01-15"),
        procedure("2.0", status="draft"),
        procedure("2.0", approved="2026-05-10", effective="2026-01-15"),
    ]
    assert told(states) == [("2.0", "2026-05-10"), ("1.0", "2026-01-15")]


def test_drafts_and_what_is_to_come_are_no_news():
    assert told([procedure("0.1", status="draft")]) == []
    assert told([], procedure("1.1", status="draft", more=HISTORY)) == [("1.0", "2026-01-20")]
    assert told([procedure("1.0", effective="2026-07-01")]) == []


def test_the_first_version_is_new():
    found = published_changes(corpus_then([procedure("1.0"), procedure("1.1")]))
    assert [one.is_first for one in found] == [False, True]


@pytest.mark.parametrize("status", ["superseded", "obsolete"])
def test_withdrawn_documents_are_no_news(status):
    assert told([procedure("1.0"), procedure("1.0", status=status)]) == []


def test_records_of_what_happened_are_no_news():
    assert (
        published_changes(corpus({"a.yaml": "id: DEC-0001\nkind: decision\n"}, must_be_valid=False))
        == ()
    )


def test_changes_of_twelve_months_are_told_by_month():
    days = ("2026-06-30", "2026-06-01", "2025-07-01", "2025-06-30")
    states = [procedure(f"1.{4 - n}", approved=day, effective=day) for n, day in enumerate(days)]
    found = published_changes(corpus_then(list(reversed(states))))
    months = by_month(found, date(2026, 6, 30))
    assert [(str(month.first_day), len(month.changes)) for month in months] == [
        ("2026-06-01", 2),
        ("2025-07-01", 1),
    ]


def test_what_a_release_does_not_know_is_newer():
    found = published_changes(corpus_then([procedure("1.0"), procedure("1.1"), procedure("1.10")]))
    assert [one.version for one in changes_since(found, {"SOP-0001": "1.1"})] == ["1.10"]
    assert len(changes_since(found, {})) == 3
    assert changes_since(found, {"SOP-0001": "1.10"}) == ()
